/** Keyboard shortcuts: which action a key event means. */
import type { Action } from './action.ts';

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export function isMac(platform: string): boolean {
  return /mac|iphone|ipad/i.test(platform);
}

/** Whether an event is the shortcut `keys`, as in `Mod+Shift+Z`; `Plus` is the key that types one, with Shift or without. */
export function matches(keys: string, press: KeyPress, mac: boolean): boolean {
  const parts = keys.split('+');
  const wanted = parts.at(-1) ?? '';
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other || mod !== parts.includes('Mod') || press.altKey !== parts.includes('Alt')) return false;
  if (wanted === 'Plus') return press.key === '+';
  if (press.shiftKey !== parts.includes('Shift')) return false;
  // A digit with Shift is another character on every keyboard: its key is what counts.
  if (/^\d$/.test(wanted)) return press.code === `Digit${wanted}` || (press.key === wanted && press.code === `Numpad${wanted}`);
  if (press.key.toLowerCase() === wanted.toLowerCase()) return true;
  // Other alphabets, and Alt on a Mac, type other characters with the same key.
  return /^[A-Z]$/.test(wanted) && press.code === `Key${wanted}` && !/^[a-z]$/i.test(press.key);
}

export function actionFor(
  actions: readonly Action[],
  press: KeyPress,
  context: { readonly inField: boolean; readonly mac: boolean; readonly onCanvas?: boolean },
): Action | undefined {
  return actions.find(
    (action) =>
      !action.native &&
      (!context.inField || action.inFields === true) &&
      (!action.onCanvas || context.onCanvas !== false) &&
      action.keys?.some((keys) => matches(keys, press, context.mac)),
  );
}

const ARROWS: Readonly<Record<string, string>> = { Left: '←', Right: '→', Up: '↑', Down: '↓' };
/** Not one of those that stand between keys. */
const PLUS = '\u{ff0b}';

/** As it is printed beside a menu item: `Ctrl+Shift+Z`, `⇧⌘Z`. */
export function keysText(keys: string, mac: boolean): string {
  const named = keys
    .replace('Arrow', '')
    .replace(/(Left|Right|Up|Down)$/, (word) => ARROWS[word] ?? word)
    .replace('Plus', PLUS);
  if (!mac) return named.replace('Mod', 'Ctrl').replace(PLUS, '+');
  return named.replace('Mod', '⌘').replace('Shift', '⇧').replace('Alt', '⌥').replaceAll('+', '').replace(PLUS, '+');
}

/** A text field keeps its own keys, undo among them. */
export function isTextField(target: EventTarget | null | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || isTyping(target)
  );
}

function isTyping(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'button';
}
