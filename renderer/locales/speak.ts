/**
 * What the core wrote in English, in another language. Its catalogue is as large as a third of the page, so it is loaded when a language
 * wants it.
 */
import type { Translated } from './sentences/sentence.ts';

export type Speak = (language: Translated, text: string) => string;

/** Without a catalogue. */
export const asWritten: Speak = (_language, text) => text;

/** Milliseconds after which a page that is never idle goes on with the catalogue. */
const PATIENCE = 100;

/** Of a window. Not every browser has the first. */
interface IdlePage {
  requestIdleCallback?(run: () => void, options: { readonly timeout: number }): unknown;
  setTimeout(run: () => void, milliseconds: number): unknown;
}

/** The catalogue, ready to be asked. What is left to do for it is done in small parts while the page is idle. */
export async function loadSpeak(target: IdlePage): Promise<Speak> {
  const { prepare, say } = await import('./sentences/index.ts');
  const whenIdle = (run: () => void): void => {
    if (target.requestIdleCallback) target.requestIdleCallback(run, { timeout: PATIENCE });
    else target.setTimeout(run, PATIENCE);
  };
  const later = (): void => {
    if (!prepare()) whenIdle(later);
  };
  whenIdle(later);
  return say;
}
