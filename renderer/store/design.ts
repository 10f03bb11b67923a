/** The design: the document that is drawn, its undo history, and the file that it came from. */
import type { Draft } from 'immer';
import { createStore } from 'zustand/vanilla';
import type { Problem } from '../../shared/problem/problem.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { parse, write } from './core.ts';
import { EMPTY_HISTORY, record, redo, seal, undo, type History, type HistoryStep } from './history.ts';

/** The file as it is on disk, or as it was opened. */
export interface SavedFile {
  /** Null: never saved. */
  readonly path: string | null;
  readonly revision: string | null;
  readonly text: string;
}

/** Text that is no topology yet: kept as it was typed, beside the last document that could be read. */
export interface UnreadableText {
  readonly text: string;
  readonly problems: readonly Problem[];
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
  /** Opened from no file: unsaved until it is saved once. */
  readonly neverSaved: boolean;
  readonly unreadable: UnreadableText | null;
  readonly history: History;
  edit(label: string, recipe: Recipe, options?: { readonly merge?: string }): void;
  seal(): void;
  undo(): void;
  redo(): void;
  /** Opens a file. `unsaved`: what is opened is on no disk yet. */
  load(file: SavedFile, options?: { readonly unsaved?: boolean }): void;
  markSaved(file: SavedFile): void;
  /** What was typed in the text panel: an edit where it can be read, else kept as it is. */
  typeText(text: string, label: string): void;
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
    neverSaved: true,
    unreadable: null,
    history: EMPTY_HISTORY,
    edit(label, recipe, options) {
      const { document, history } = get();
      if (!document) return;
      const edited = record(document, history, label, recipe, options?.merge);
      if (edited.document !== document) set({ ...edited, unreadable: null });
    },
    seal() {
      const { history, savedStep } = get();
      const sealed = seal(history);
      if (sealed === history) return;
      const saved = savedStep === (history.past.at(-1) ?? null);
      set({ history: sealed, ...(saved && { savedStep: sealed.past.at(-1) ?? null }) });
    },
    undo() {
      const { document } = get();
      if (document) set(moved(get(), undo(document, get().history)));
    },
    redo() {
      const { document } = get();
      if (document) set(moved(get(), redo(document, get().history)));
    },
    load(file, options) {
      const read = parse(file.text, file.path);
      const document = read.document ?? emptyDocument('unreadable');
      set({
        document,
        saved: file,
        base: file.text,
        savedStep: null,
        neverSaved: options?.unsaved ?? false,
        unreadable: read.document ? null : { text: file.text, problems: read.problems },
        history: EMPTY_HISTORY,
      });
    },
    markSaved(file) {
      set({ saved: file, base: file.text, savedStep: get().history.past.at(-1) ?? null, neverSaved: false });
    },
    typeText(text, label) {
      const { document, history, saved } = get();
      const read = parse(text, saved.path);
      if (!read.document) {
        set({ unreadable: { text, problems: read.problems } });
        return;
      }
      const next = read.document;
      const edited = record(
        document ?? next,
        history,
        label,
        (draft) => {
          for (const key of Object.keys(draft)) if (!(key in next)) Reflect.deleteProperty(draft, key);
          Object.assign(draft, next);
        },
        'text',
      );
      // Comments live in the text alone: what was typed is the text that the next save starts from.
      set({ ...edited, unreadable: null, base: text });
    },
    close() {
      set({
        document: null,
        saved: NOTHING,
        base: '',
        savedStep: null,
        neverSaved: true,
        unreadable: null,
        history: EMPTY_HISTORY,
      });
    },
  }));
}

export type DesignStore = ReturnType<typeof createDesignStore>;

/** After undo or redo: back at what was saved, the text is the saved one again, to the letter. */
function moved(state: DesignState, edited: { document: TopologyDocument; history: History }): Partial<DesignState> {
  const atSaved = !state.neverSaved && (edited.history.past.at(-1) ?? null) === state.savedStep;
  return { ...edited, unreadable: null, ...(atSaved && { base: state.saved.text }) };
}

/** The text of the design as it would be saved now. */
export function textOf(state: Pick<DesignState, 'document' | 'base' | 'unreadable'>): string {
  if (state.unreadable) return state.unreadable.text;
  return state.document ? write(state.base, state.document) : state.base;
}

export function isDirty(
  state: Pick<DesignState, 'document' | 'history' | 'savedStep' | 'neverSaved' | 'unreadable' | 'base' | 'saved'>,
): boolean {
  if (!state.document) return false;
  if (state.neverSaved) return true;
  if (state.unreadable) return state.unreadable.text !== state.saved.text;
  return (state.history.past.at(-1) ?? null) !== state.savedStep;
}
