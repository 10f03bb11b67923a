import { PANELS, type Theme } from '../store/view.ts';
import type { Action } from './action.ts';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export const viewActions: readonly Action[] = [
  {
    id: 'view.commands',
    label: 'action.view.commands',
    keys: ['Mod+K'],
    inFields: true,
    run: (bench) => bench.view.getState().set({ dialog: 'commands' }),
  },
  ...PANELS.map((panel): Action => ({
    id: `view.panel.${panel}`,
    label: `action.view.panel.${panel}`,
    run: (bench) => bench.view.getState().showPanel(panel),
  })),
  {
    id: 'view.panelToggle',
    label: 'action.view.panelToggle',
    keys: ['Mod+J'],
    inFields: true,
    checked: (bench) => bench.view.getState().panelOpen,
    run: (bench) => bench.view.getState().set({ panelOpen: !bench.view.getState().panelOpen }),
  },
  ...THEMES.map((theme): Action => ({
    id: `view.theme.${theme}`,
    label: `action.view.theme.${theme}`,
    checked: (bench) => bench.view.getState().theme === theme,
    run: (bench) => bench.view.getState().set({ theme }),
  })),
  {
    id: 'help.shortcuts',
    label: 'action.help.shortcuts',
    keys: ['F1'],
    inFields: true,
    run: (bench) => bench.view.getState().set({ dialog: 'shortcuts' }),
  },
  { id: 'help.about', label: 'action.help.about', run: (bench) => bench.view.getState().set({ dialog: 'about' }) },
];
