import type { Language } from '../../locales/index.ts';
import { asWritten, loadSpeak } from '../../locales/speak.ts';
import type { ViewStore } from '../view.ts';

/** The language that was asked for last. */
const chosen = new WeakMap<ViewStore, Language>();

/**
 * Shows the page in a language, all of it at once: when the sentences of the core are there too. Where they cannot be had, those stay
 * English, and are asked for again next time.
 */
export async function showLanguage(
  view: ViewStore,
  language: Language,
  load: () => ReturnType<typeof loadSpeak> = () => loadSpeak(window),
): Promise<void> {
  const { set } = view.getState();
  chosen.set(view, language);
  const known = view.getState().speak;
  const speak = language === 'en' || known !== asWritten ? known : await load().catch(() => asWritten);
  // Another one was chosen meanwhile.
  if (chosen.get(view) === language) set({ language, speak });
}
