import { PALETTE_ITEMS, addFromPalette } from '../palette/add-from-palette.ts';
import { tidy } from '../store/edits/arrange.ts';
import type { Workbench } from '../store/workbench.ts';
import type { Action } from './action.ts';

const isOpen = (bench: Workbench): boolean => bench.design.getState().document !== null;

export const canvasActions: readonly Action[] = [
  ...PALETTE_ITEMS.map((item): Action => ({
    id: `add.${item}`,
    label: `edit.add.${item}`,
    enabled: isOpen,
    run: (bench) => addFromPalette(bench, item),
  })),
  {
    id: 'canvas.tidy',
    label: 'action.canvas.tidy',
    keys: ['Mod+Shift+L'],
    enabled: (bench) => Object.keys(bench.design.getState().document?.canvas?.positions ?? {}).length > 0,
    run: (bench) => {
      bench.design.getState().edit(bench.t('edit.tidy'), tidy);
      bench.view.getState().revealObjects(null);
    },
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
];
