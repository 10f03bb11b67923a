import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { givenName, groupSelected, renameGroup } from '../../store/edits/group.ts';
import { useT, useWorkbench } from '../../store/hooks.ts';
import { Line } from '../line.tsx';

interface GroupNameProps {
  readonly document: TopologyDocument;
  readonly selection: readonly string[];
}

/** The name of the group that is selected; its outline on the canvas bears it. Nothing where the selection is no group. */
export function GroupName({ document, selection }: GroupNameProps) {
  const t = useT();
  const { design } = useWorkbench();
  const name = groupSelected(document, selection);
  if (name === null) return null;
  const others = Object.keys(document.canvas?.groups ?? {}).filter((other) => other !== name);
  const check = (text: string): string | null => (others.includes(text.trim()) ? t('mistake.name.taken') : null);
  const label = t('group.name');
  return (
    <Line
      label={label}
      value={givenName(name) ?? ''}
      mono={false}
      placeholder={name}
      check={check}
      onType={(text) => {
        if (check(text) !== null) return;
        const words = t('edit.field', { field: label, name: selection.map((id) => id.slice(id.indexOf(':') + 1)).join(', ') });
        design
          .getState()
          .edit(words, (draft) => renameGroup(draft, name, text.trim()), { merge: `group ${selection.join(' ')}` });
      }}
      onDone={() => design.getState().seal()}
    />
  );
}
