import { isDirty } from '../store/design.ts';
import { chooseAndOpen, newDesign, saveAs, saveFile, unlessUnsaved } from '../store/tasks/files.ts';
import { savePicture } from '../store/tasks/picture.ts';
import type { Workbench } from '../store/workbench.ts';
import type { Action } from './action.ts';

const isOpen = (bench: Workbench): boolean => bench.design.getState().document !== null;
const isDrawn = (bench: Workbench): boolean => Object.keys(bench.design.getState().document?.hosts ?? {}).length > 0;

export const fileActions: readonly Action[] = [
  { id: 'file.new', label: 'action.file.new', keys: ['Alt+N'], run: (bench) => unlessUnsaved(bench, () => newDesign(bench)) },
  {
    id: 'file.open',
    label: 'action.file.open',
    keys: ['Mod+O'],
    inFields: true,
    run: (bench) => void chooseAndOpen(bench),
  },
  {
    id: 'file.recent',
    label: 'action.file.recent',
    only: 'desktop',
    run: (bench) => bench.view.getState().set({ dialog: 'open' }),
  },
  {
    id: 'file.save',
    label: 'action.file.save',
    keys: ['Mod+S'],
    inFields: true,
    // What is in no file yet can be given one before anything is drawn.
    enabled: (bench) => isOpen(bench) && (isDirty(bench.design.getState()) || bench.design.getState().saved.path === null),
    run: (bench) => void saveFile(bench),
  },
  {
    id: 'file.saveAs',
    label: 'action.file.saveAs',
    keys: ['Mod+Shift+S'],
    inFields: true,
    enabled: isOpen,
    run: (bench) => void saveAs(bench),
  },
  {
    id: 'file.autosave',
    label: 'action.file.autosave',
    checked: (bench) => bench.view.getState().autosave,
    run: (bench) => bench.view.getState().set({ autosave: !bench.view.getState().autosave }),
  },
  { id: 'file.pictureSvg', label: 'action.file.pictureSvg', enabled: isDrawn, run: (bench) => void savePicture(bench, 'svg') },
  { id: 'file.picturePng', label: 'action.file.picturePng', enabled: isDrawn, run: (bench) => void savePicture(bench, 'png') },
  {
    id: 'file.close',
    label: 'action.file.close',
    enabled: isOpen,
    run: (bench) =>
      unlessUnsaved(bench, () => {
        bench.design.getState().close();
        bench.view.getState().set({ selection: [], cell: null, dialog: null });
      }),
  },
];
