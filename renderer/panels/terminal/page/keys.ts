/** Keys that do not go to the shell. Everything else does, Tab, Escape and Ctrl-C among them. */

export interface TerminalKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** `browser`: left to the browser, which pastes. Null: for the shell, or for a log to scroll by. */
export type KeyMeaning = 'copy' | 'browser' | 'leave' | 'leave-back' | 'page-up' | 'page-down' | 'top' | 'bottom' | null;

const SCROLLING: Readonly<Record<string, KeyMeaning>> = {
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'top',
  End: 'bottom',
};

/** F6 leaves, as everywhere in the window. What only shows a log takes no keys but those that copy and scroll. */
export function meaningOf(key: TerminalKey, locked: boolean): KeyMeaning {
  const letter = key.key.toLowerCase();
  if (key.key === 'F6') return key.shiftKey ? 'leave-back' : 'leave';
  if (letter === 'c' && (key.metaKey || (key.ctrlKey && (key.shiftKey || locked)))) return 'copy';
  if (letter === 'v' && (key.metaKey || (key.ctrlKey && key.shiftKey))) return 'browser';
  if (key.key === 'Insert' && (key.shiftKey || key.ctrlKey)) return key.ctrlKey ? 'copy' : 'browser';
  if (!locked) return null;
  return SCROLLING[key.key] ?? 'browser';
}
