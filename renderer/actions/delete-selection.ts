import { removeObject } from '../store/edits/remove.ts';
import { splitObjectId } from '../store/object-id.ts';
import type { Workbench } from '../store/workbench.ts';

/** Deletes what is selected, as one step that names it. */
export function deleteSelection(bench: Workbench): void {
  const { selection, select } = bench.view.getState();
  const [only] = selection;
  const name = selection.length === 1 && only !== undefined ? splitObjectId(only)?.name : undefined;
  const label = name === undefined ? bench.t.count('edit.deleteMany', selection.length) : bench.t('edit.delete', { name });
  bench.design.getState().edit(label, (draft) => {
    for (const id of selection) removeObject(draft, id);
  });
  select([]);
}
