/** What the window and the page of a terminal say to each other. Both are of one origin, and each takes it from the other alone. */

/** From the window to the terminal. */
export type ToTerminal =
  /** Before anything else, and again when it changes. `label` is what a screen reader calls it; `locked`: nothing can be typed. */
  | {
      readonly type: 'look';
      readonly theme: 'light' | 'dark';
      readonly language: string;
      readonly label: string;
      readonly locked: boolean;
    }
  /** To be shown. `old`: it was shown before, so what it asks of a terminal is answered already. */
  | { readonly type: 'show'; readonly bytes: Uint8Array; readonly old: boolean }
  | { readonly type: 'clear' }
  | { readonly type: 'focus' };

/** From the terminal to the window. */
export type FromTerminal =
  | { readonly type: 'loaded' }
  /** It has been drawn for the first time, or its size has changed. */
  | { readonly type: 'sized'; readonly columns: number; readonly rows: number }
  | { readonly type: 'typed'; readonly bytes: Uint8Array }
  /** So many bytes have been read. */
  | { readonly type: 'read'; readonly bytes: number }
  /** The keyboard goes on to the next part of the window (1), or to the one before. */
  | { readonly type: 'leave'; readonly step: 1 | -1 };

/** Whether a message is of this kind of conversation; others (of extensions, of tools) come over the same way. */
export function isMessage(value: unknown): value is { readonly type: string } {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
