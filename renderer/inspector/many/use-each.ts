import type { DesignDraft } from '../../store/edits/add.ts';
import { useT, useWorkbench } from '../../store/hooks.ts';

/** Makes one edit on all of them; the letters typed into one field are one step. */
export function useEach(names: readonly string[]) {
  const t = useT();
  const { design } = useWorkbench();
  return {
    each: (field: string, apply: (draft: DesignDraft, name: string) => void) =>
      design.getState().edit(
        t('edit.many', { field, count: names.length }),
        (draft) => {
          for (const name of names) apply(draft, name);
        },
        { merge: `${field} ${names.join(' ')}` },
      ),
    seal: () => design.getState().seal(),
  };
}
