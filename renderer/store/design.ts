/** The design: the document that is drawn, its undo history, and the file that it came from. */
import type { Draft } from 'immer';
import { createStore } from 'zustand/vanilla';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { parse, write } from './core.ts';
import {
  EMPTY_HISTORY,
  lastStep,
  record,
  redo,
  seal,
  undo,
  type Edited,
  type History,
  type HistoryStep,
  type UnreadableText,
} from './history.ts';

/** The file as it is on disk, or the text that a new design began with. */
export interface SavedFile {
  /** Null: never saved. */
  readonly path: string | null;
  readonly revision: string | null;
  readonly text: string;
}

export type Recipe = (draft: Draft<TopologyDocument>) => void;

export interface DesignState {
  /** Null: nothing is open, the start page is shown. */
  readonly document: TopologyDocument | null;
  readonly saved: SavedFile;
  /** The text that the next one is written over: the saved one, or what was typed since, with its comments. */
  readonly base: string;
  /** The last step of the history when it was saved; another one at its end means unsaved changes. */
  readonly savedStep: HistoryStep | null;
  /** While there is one, the document is the last that could be read, and nothing but the text can be edited. */
  readonly unreadable: UnreadableText | null;
  readonly history: History;
  /** How many edits were refused because the text could not be read. */
  readonly refused: number;
  edit(label: string, recipe: Recipe, options?: { readonly merge?: string }): void;
  seal(): void;
  undo(): void;
  redo(): void;
  /** Opens a file, or a text that is in none yet: nothing of it is lost as long as nobody touches it. */
  load(file: SavedFile): void;
  /** `of`: the state whose text was written, where that was not now: what was drawn since is not in the file. */
  markSaved(file: SavedFile, of?: Pick<DesignState, 'history' | 'base' | 'unreadable'>): void;
  /** What was typed in the text panel, as a step: of the drawing where it can be read, else of the text alone. */
  typeText(text: string, label: string): void;
  /** Gives up a text that cannot be read for the last one that could, as a step. */
  dropUnreadable(label: string): void;
  close(): void;
}

const NOTHING: SavedFile = { path: null, revision: null, text: '' };

export function emptyDocument(name: string): TopologyDocument {
  return { vlanvas: 1, name };
}

export function createDesignStore() {
  return createStore<DesignState>()((set, get) => ({
    document: null,
    saved: NOTHING,
    base: '',
    savedStep: null,
    unreadable: null,
    history: EMPTY_HISTORY,
    refused: 0,
    edit(label, recipe, options) {
      const { document, base, unreadable, history, refused } = get();
      if (!document) return;
      // The document is not what the text says: written over it, what was typed would be lost.
      if (unreadable) {
        set({ refused: refused + 1 });
        return;
      }
      const edited = record({ document, base, unreadable, history }, label, recipe, { merge: options?.merge });
      if (edited.document !== document) set(edited);
    },
    seal() {
      const { history, savedStep } = get();
      const sealed = seal(history);
      if (sealed === history) return;
      const saved = savedStep === lastStep(history);
      set({ history: sealed, ...(saved && { savedStep: lastStep(sealed) }) });
    },
    undo() {
      const { document, base, unreadable, history } = get();
      if (document) set(moved(get(), undo({ document, base, unreadable, history })));
    },
    redo() {
      const { document, base, unreadable, history } = get();
      if (document) set(moved(get(), redo({ document, base, unreadable, history })));
    },
    load(file) {
      const read = parse(file.text, file.path);
      set({
        document: read.document ?? emptyDocument(stemOf(file.path)),
        saved: file,
        base: read.document ? file.text : '',
        savedStep: null,
        unreadable: read.document ? null : { text: file.text, problems: read.problems, nothingRead: true },
        history: EMPTY_HISTORY,
      });
    },
    markSaved(file, of = get()) {
      const { base, unreadable } = get();
      const isNow = base === of.base && unreadable === null && of.unreadable === null;
      set({ saved: file, base: isNow ? file.text : base, savedStep: lastStep(of.history) });
    },
    typeText(text, label) {
      set(withText(get(), { text, path: get().saved.path }, label, 'text'));
    },
    dropUnreadable(label) {
      const { document, base, unreadable, history } = get();
      if (!document || !unreadable || unreadable.nothingRead === true) return;
      set(record({ document, base, unreadable, history }, label, () => undefined));
    },
    close() {
      set({
        document: null,
        saved: NOTHING,
        base: '',
        savedStep: null,
        unreadable: null,
        history: EMPTY_HISTORY,
      });
    },
  }));
}

export type DesignStore = ReturnType<typeof createDesignStore>;

/** Another text in the place of what is open, as a step: what is drawn follows where it can be read. */
export function withText(
  { document, base, unreadable, history }: Pick<DesignState, 'document' | 'base' | 'unreadable' | 'history'>,
  { text, path }: Pick<SavedFile, 'text' | 'path'>,
  label: string,
  merge?: string,
): Edited {
  const { document: next, problems } = parse(text, path);
  const now: Edited = { document: document ?? next ?? emptyDocument(stemOf(path)), base, unreadable, history };
  if (!next) {
    const nothingRead = unreadable ? unreadable.nothingRead === true : document === null;
    return record(now, label, () => undefined, { merge, unreadable: { text, problems, nothingRead } });
  }
  const recipe: Recipe = (draft) => {
    for (const key of Object.keys(draft)) if (!(key in next)) Reflect.deleteProperty(draft, key);
    Object.assign(draft, next);
  };
  // Comments live in the text alone: what was typed is the text that the next save starts from.
  return record(now, label, recipe, { merge, base: text });
}

function stemOf(path: string | null): string {
  const [stem = ''] = (path ?? '').split(/[/\\]/).at(-1)?.split('.') ?? [];
  return stem === '' ? 'unreadable' : stem;
}

/** After undo or redo: back at what was saved, the text is the saved one again, to the letter. */
function moved(state: DesignState, edited: Edited): Partial<DesignState> {
  const atSaved = edited.unreadable === null && lastStep(edited.history) === state.savedStep;
  return { ...edited, ...(atSaved && { base: state.saved.text }) };
}

/** The text of the design as it would be saved now. */
export function textOf(state: Pick<DesignState, 'document' | 'base' | 'unreadable'>): string {
  if (state.unreadable) return state.unreadable.text;
  return state.document ? write(state.base, state.document) : state.base;
}

/** What would be lost with the window: a new design or an example that nobody touched is none of it. */
export function isDirty(
  state: Pick<DesignState, 'document' | 'history' | 'savedStep' | 'unreadable' | 'base' | 'saved'>,
): boolean {
  if (!state.document) return false;
  if (state.unreadable) return state.unreadable.text !== state.saved.text;
  // A comment that was typed is no edit of the document, and is in no file yet.
  return lastStep(state.history) !== state.savedStep || state.base !== state.saved.text;
}

/** Whether the text that would be saved can only be the same, and belongs to the same file. */
export function isSameText(one: DesignState, other: DesignState): boolean {
  return (
    one.document === other.document && one.unreadable === other.unreadable && one.base === other.base && one.saved === other.saved
  );
}
