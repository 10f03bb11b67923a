import { layOut } from '../canvas/layout.ts';
import { removeObject } from '../store/edits/remove.ts';
import { splitObjectId } from '../store/object-id.ts';
import type { Workbench } from '../store/workbench.ts';
import type { Action } from './action.ts';

/** No undo in the middle of a gesture. */
const calm = (bench: Workbench): boolean => !bench.view.getState().gesture;

export const editActions: readonly Action[] = [
  {
    id: 'edit.undo',
    label: 'action.edit.undo',
    keys: ['Mod+Z'],
    enabled: (bench) => calm(bench) && bench.design.getState().history.past.length > 0,
    values: (bench) => ({ edit: bench.design.getState().history.past.at(-1)?.label ?? '' }),
    run: (bench) => bench.design.getState().undo(),
  },
  {
    id: 'edit.redo',
    label: 'action.edit.redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    enabled: (bench) => calm(bench) && bench.design.getState().history.future.length > 0,
    values: (bench) => ({ edit: bench.design.getState().history.future[0]?.label ?? '' }),
    run: (bench) => bench.design.getState().redo(),
  },
  {
    id: 'edit.delete',
    label: 'action.edit.delete',
    keys: ['Delete', 'Backspace'],
    enabled: (bench) => calm(bench) && bench.view.getState().selection.length > 0,
    run: deleteSelection,
  },
  {
    id: 'edit.selectAll',
    label: 'action.edit.selectAll',
    keys: ['Mod+A'],
    enabled: (bench) => bench.design.getState().document !== null,
    run: (bench) => {
      const { document } = bench.design.getState();
      if (document) bench.view.getState().select(layOut(document).boxes.map((box) => box.id));
    },
  },
  {
    id: 'edit.selectNone',
    label: 'action.edit.selectNone',
    keys: ['Escape'],
    enabled: (bench) => bench.view.getState().selection.length > 0,
    run: (bench) => bench.view.getState().select([]),
  },
];

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
