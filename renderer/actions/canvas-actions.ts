import { align, ALIGNMENTS, distribute, DISTRIBUTIONS } from '../canvas/gestures/align.ts';
import { movable, type Movable } from '../canvas/gestures/movable.ts';
import { addFromPalette, spreadVlanOf } from '../palette/add-from-palette.ts';
import { PALETTE_ITEMS } from '../palette/items.ts';
import { place, type Placed } from '../store/edits/arrange.ts';
import { group, isGrouped, ungroup } from '../store/edits/group.ts';
import { vlanMates } from '../store/edits/vlan-mates.ts';
import { splitPair } from '../store/object-id.ts';
import { tidyDesign } from '../store/tasks/tidy.ts';
import { VIEW_MOVES, type ViewMove } from '../store/view.ts';
import type { Workbench } from '../store/workbench.ts';
import type { Action } from './action.ts';

const isOpen = (bench: Workbench): boolean => bench.design.getState().document !== null;

const selected = (bench: Workbench): readonly Movable[] => {
  const { document } = bench.design.getState();
  const { selection } = bench.view.getState();
  return document && selection.length > 1 ? movable(document, selection) : [];
};

/** The selected sub-interface, where other hosts of its segment lack its VLAN. */
const spreadable = (bench: Workbench): readonly [string, string] | null => {
  const { document } = bench.design.getState();
  const [only, ...others] = bench.view.getState().selection;
  if (!document || !only?.startsWith('interface:') || others.length > 0) return null;
  const [host, name] = splitPair(only.slice('interface:'.length));
  return vlanMates(document, host, name).length > 0 ? [host, name] : null;
};

const VIEW_KEYS: Readonly<Record<ViewMove, readonly string[]>> = {
  zoomIn: ['Plus', '=', 'Mod+=', 'Mod+Plus'],
  zoomOut: ['-', 'Mod+-'],
  zoomReset: ['Mod+0'],
  panLeft: ['ArrowLeft'],
  panRight: ['ArrowRight'],
  panUp: ['ArrowUp'],
  panDown: ['ArrowDown'],
};

/** Places what is selected anew, as one step. */
function arrange(bench: Workbench, placed: readonly Placed[]): void {
  if (placed.length > 0) bench.design.getState().edit(bench.t('edit.arrange'), (draft) => place(draft, placed));
}

export const canvasActions: readonly Action[] = [
  ...PALETTE_ITEMS.map((item): Action => ({
    id: `add.${item}`,
    label: `edit.add.${item}`,
    enabled: isOpen,
    run: (bench) => addFromPalette(bench, item),
  })),
  ...ALIGNMENTS.map((edge): Action => ({
    id: `arrange.align.${edge}`,
    label: `action.arrange.align.${edge}`,
    enabled: (bench) => selected(bench).length > 1,
    run: (bench) => arrange(bench, align(selected(bench), edge)),
  })),
  ...DISTRIBUTIONS.map((direction): Action => ({
    id: `arrange.distribute.${direction}`,
    label: `action.arrange.distribute.${direction}`,
    enabled: (bench) => selected(bench).length > 2,
    run: (bench) => arrange(bench, distribute(selected(bench), direction)),
  })),
  {
    id: 'arrange.group',
    label: 'action.arrange.group',
    keys: ['Mod+G'],
    enabled: (bench) => selected(bench).length > 1,
    run: (bench) => {
      const ids = selected(bench).map((thing) => thing.box.id);
      bench.design.getState().edit(bench.t('action.arrange.group'), (draft) => group(draft, ids));
    },
  },
  {
    id: 'arrange.ungroup',
    label: 'action.arrange.ungroup',
    keys: ['Mod+Shift+G'],
    enabled: (bench) => bench.view.getState().selection.some((id) => isGrouped(bench.design.getState().document, id)),
    run: (bench) => {
      const { selection } = bench.view.getState();
      bench.design.getState().edit(bench.t('action.arrange.ungroup'), (draft) => ungroup(draft, selection));
    },
  },
  {
    id: 'edit.spreadVlan',
    label: 'action.edit.spreadVlan',
    enabled: (bench) => spreadable(bench) !== null,
    run: (bench) => {
      const at = spreadable(bench);
      if (at) spreadVlanOf(bench, ...at);
    },
  },
  {
    id: 'canvas.tidy',
    label: 'action.canvas.tidy',
    keys: ['Mod+Shift+L'],
    enabled: (bench) => Object.keys(bench.design.getState().document?.canvas?.positions ?? {}).length > 0,
    run: (bench) => void tidyDesign(bench),
  },
  {
    id: 'canvas.fit',
    label: 'action.canvas.fit',
    keys: ['Shift+1'],
    enabled: isOpen,
    run: (bench) => bench.view.getState().revealObjects(null),
  },
  {
    id: 'canvas.zoomToSelection',
    label: 'action.canvas.zoomToSelection',
    keys: ['Shift+2'],
    enabled: (bench) => bench.view.getState().selection.length > 0,
    run: (bench) => bench.view.getState().revealObjects(bench.view.getState().selection),
  },
  ...VIEW_MOVES.map((move): Action => ({
    id: `canvas.${move}`,
    label: `action.canvas.${move}`,
    keys: VIEW_KEYS[move],
    // Elsewhere the arrows belong to what has the keyboard; with something selected they move that.
    onCanvas: move.startsWith('pan'),
    enabled: (bench) => isOpen(bench) && !(move.startsWith('pan') && bench.view.getState().selection.length > 0),
    run: (bench) => bench.view.getState().moveView(move),
  })),
];
