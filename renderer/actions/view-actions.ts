import { LANGUAGES, LANGUAGE_TAGS } from '../locales/index.ts';
import { showLanguage } from '../store/tasks/language.ts';
import { PANELS, type Theme } from '../store/view.ts';
import type { Action } from './action.ts';
import { moveToPart } from './parts.ts';

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
  {
    id: 'view.minimap',
    label: 'action.view.minimap',
    checked: (bench) => bench.view.getState().minimap,
    run: (bench) => bench.view.getState().set({ minimap: !bench.view.getState().minimap }),
  },
  ...THEMES.map((theme): Action => ({
    id: `view.theme.${theme}`,
    label: `action.view.theme.${theme}`,
    checked: (bench) => bench.view.getState().theme === theme,
    run: (bench) => bench.view.getState().set({ theme }),
  })),
  ...LANGUAGE_TAGS.map((language): Action => ({
    id: `view.language.${language}`,
    label: 'action.view.language',
    values: () => ({ name: LANGUAGES[language].name }),
    checked: (bench) => bench.view.getState().language === language,
    run: (bench) => void showLanguage(bench.view, language),
  })),
  { id: 'view.nextPart', label: 'action.view.nextPart', keys: ['F6'], inFields: true, run: () => moveToPart(document, 1) },
  {
    id: 'view.previousPart',
    label: 'action.view.previousPart',
    keys: ['Shift+F6'],
    inFields: true,
    run: () => moveToPart(document, -1),
  },
  {
    id: 'help.shortcuts',
    label: 'action.help.shortcuts',
    keys: ['F1'],
    inFields: true,
    run: (bench) => bench.view.getState().set({ dialog: 'shortcuts' }),
  },
  { id: 'help.about', label: 'action.help.about', run: (bench) => bench.view.getState().set({ dialog: 'about' }) },
];
