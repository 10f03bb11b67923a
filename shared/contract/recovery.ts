/** Work that was on no disk when its window went away. */

export interface UnsavedWork {
  /** The window that it is drawn in: a new name each time a page is loaded. */
  readonly window: string;
  /** The file that it belongs to; null: never saved. */
  readonly path: string | null;
  /** Of the design, for the question. */
  readonly name: string;
  readonly text: string;
  /** Of the file that it was drawn over; null: of none, or not known. */
  readonly revision: string | null;
}

export interface RecoveredWork extends UnsavedWork {
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}
