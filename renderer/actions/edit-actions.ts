import { layOut } from '../canvas/layout/layout.ts';
import { clipOf } from '../store/edits/clip.ts';
import { groupOf } from '../store/edits/group.ts';
import { isWire } from '../store/object-id.ts';
import type { Workbench } from '../store/workbench.ts';
import type { Action } from './action.ts';
import { copySelection, cutSelection, duplicateSelection, hasKept, pasteKept } from './clipboard.ts';
import { deleteChosen } from './delete-selection.ts';
import { focusThing, hasWires, selectWire } from './wires.ts';

/** No undo in the middle of a gesture. */
const calm = (bench: Workbench): boolean => !bench.view.getState().gesture;
/** A wire or the arrow of a rule is what the keyboard is at. */
const isOnLine = (bench: Workbench): boolean => {
  const { selection, ruleAt } = bench.view.getState();
  return ruleAt !== null || isWire(selection[0] ?? '');
};
/** One step out of what is selected: from a wire to its thing, from a member to its group, and from there to nothing. */
function outOf(bench: Workbench): readonly string[] {
  const { selection, wiresOf } = bench.view.getState();
  const [only] = selection;
  if (only === undefined || selection.length > 1) return [];
  if (isOnLine(bench)) return wiresOf === null ? [] : [wiresOf];
  const members = groupOf(bench.design.getState().document, only);
  return members.length > 1 ? members : [];
}

const CONNECTABLE = /^(host|interface|segment|network|container|tunnel):/;
const canCopy = (bench: Workbench): boolean => {
  const { document } = bench.design.getState();
  return calm(bench) && document !== null && clipOf(document, bench.view.getState().selection) !== null;
};

export const editActions: readonly Action[] = [
  {
    id: 'edit.undo',
    label: 'action.edit.undo',
    idleLabel: 'action.edit.undoNothing',
    keys: ['Mod+Z'],
    enabled: (bench) => calm(bench) && bench.design.getState().history.past.length > 0,
    values: (bench) => ({ edit: bench.t.say(bench.design.getState().history.past.at(-1)?.label ?? '') }),
    run: (bench) => bench.design.getState().undo(),
  },
  {
    id: 'edit.redo',
    label: 'action.edit.redo',
    idleLabel: 'action.edit.redoNothing',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    enabled: (bench) => calm(bench) && bench.design.getState().history.future.length > 0,
    values: (bench) => ({ edit: bench.t.say(bench.design.getState().history.future[0]?.label ?? '') }),
    run: (bench) => bench.design.getState().redo(),
  },
  {
    id: 'edit.lastReadable',
    label: 'edit.lastReadable',
    enabled: (bench) => {
      const { unreadable } = bench.design.getState();
      return calm(bench) && unreadable !== null && unreadable.nothingRead !== true;
    },
    run: (bench) => bench.design.getState().dropUnreadable(bench.t('edit.lastReadable')),
  },
  { id: 'edit.cut', label: 'action.edit.cut', keys: ['Mod+X'], native: true, enabled: canCopy, run: cutSelection },
  { id: 'edit.copy', label: 'action.edit.copy', keys: ['Mod+C'], native: true, enabled: canCopy, run: copySelection },
  {
    id: 'edit.paste',
    label: 'action.edit.paste',
    keys: ['Mod+V'],
    native: true,
    enabled: (bench) => calm(bench) && bench.design.getState().document !== null && hasKept(),
    run: pasteKept,
  },
  { id: 'edit.duplicate', label: 'action.edit.duplicate', keys: ['Mod+D'], enabled: canCopy, run: duplicateSelection },
  {
    id: 'edit.connect',
    label: 'action.edit.connect',
    keys: ['C'],
    enabled: (bench) => calm(bench) && bench.view.getState().selection.some((id) => CONNECTABLE.test(id)),
    run: (bench) => bench.view.getState().set({ dialog: 'connect' }),
  },
  {
    id: 'edit.delete',
    label: 'action.edit.delete',
    keys: ['Delete', 'Backspace'],
    enabled: (bench) => calm(bench) && bench.view.getState().selection.length > 0,
    run: deleteChosen,
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
    enabled: (bench) => calm(bench) && bench.view.getState().selection.length > 0,
    run: (bench) => {
      const wasOnLine = isOnLine(bench);
      const to = outOf(bench);
      bench.view.getState().select(to);
      if (wasOnLine && to[0] !== undefined) focusThing(to[0]);
    },
  },
  {
    id: 'edit.nextWire',
    label: 'action.edit.nextWire',
    keys: ['W'],
    onCanvas: true,
    enabled: (bench) => calm(bench) && hasWires(bench),
    run: (bench) => selectWire(bench, 1),
  },
  {
    id: 'edit.previousWire',
    label: 'action.edit.previousWire',
    keys: ['Shift+W'],
    onCanvas: true,
    enabled: (bench) => calm(bench) && hasWires(bench),
    run: (bench) => selectWire(bench, -1),
  },
];
