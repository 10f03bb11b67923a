/** Theme, language and whether files save themselves, kept on this machine. */
import { LANGUAGE_TAGS, languageFor } from '../locales/index.ts';
import type { Preferences, Theme, ViewStore } from '../store/view.ts';

const KEY = 'vlanvas.preferences';
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** What was chosen here before; else the system's theme, and the first language of ours that the browser asks for. */
export function readPreferences(storage: Pick<Storage, 'getItem'>, wanted: readonly string[]): Preferences {
  let kept: unknown;
  try {
    kept = JSON.parse(storage.getItem(KEY) ?? '{}');
  } catch {
    kept = {};
  }
  const value = (key: string): unknown => (typeof kept === 'object' && kept !== null ? Reflect.get(kept, key) : undefined);
  return {
    theme: THEMES.find((theme) => theme === value('theme')) ?? 'system',
    language: LANGUAGE_TAGS.find((language) => language === value('language')) ?? languageFor(wanted),
    autosave: value('autosave') === true,
  };
}

/** Puts theme and language on the page, and keeps what was chosen. */
export function followPreferences(view: ViewStore, page: Document, target: Window): void {
  const system = target.matchMedia('(prefers-color-scheme: dark)');
  let kept = '';
  const apply = (): void => {
    const { theme, language, autosave } = view.getState();
    const shown = theme === 'dark' || (theme === 'system' && system.matches) ? 'dark' : 'light';
    const root = page.documentElement;
    // Written again, even the same makes the browser style every element of the page anew.
    if (root.dataset['theme'] !== shown) root.dataset['theme'] = shown;
    if (root.lang !== language) root.lang = language;
    const preferences = JSON.stringify({ theme, language, autosave });
    if (preferences === kept) return;
    kept = preferences;
    target.vlanvas?.showLanguage(language);
    try {
      target.localStorage.setItem(KEY, preferences);
    } catch {
      // A browser that keeps nothing: the choice lasts as long as the page.
    }
  };
  apply();
  system.addEventListener('change', apply);
  view.subscribe(apply);
}
