/** Undo and redo as labelled patches. Pure: a history and a document in, a history and a document out. */
import { applyPatches, enablePatches, produceWithPatches, type Draft, type Patch } from 'immer';

enablePatches();

export interface HistoryStep {
  readonly label: string;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  /** Edits with the same key that follow each other are one step: the letters typed into one field. */
  readonly merge?: string;
}

export interface History {
  readonly past: readonly HistoryStep[];
  readonly future: readonly HistoryStep[];
}

export const EMPTY_HISTORY: History = { past: [], future: [] };

const LIMIT = 500;

export interface Edited<Document> {
  readonly document: Document;
  readonly history: History;
}

/** Makes an edit; the same history where the recipe changed nothing. */
export function record<Document extends object>(
  document: Document,
  history: History,
  label: string,
  recipe: (draft: Draft<Document>) => void,
  merge?: string,
): Edited<Document> {
  const [next, patches, inverse] = produceWithPatches(document, (draft) => {
    recipe(draft);
  });
  if (patches.length === 0) return { document, history };
  const last = history.past.at(-1);
  if (merge !== undefined && last?.merge === merge) {
    const joined: HistoryStep = {
      label: last.label,
      patches: [...last.patches, ...patches],
      inverse: [...inverse, ...last.inverse],
      merge,
    };
    return { document: next, history: { past: [...history.past.slice(0, -1), joined], future: [] } };
  }
  const step: HistoryStep = merge === undefined ? { label, patches, inverse } : { label, patches, inverse, merge };
  return { document: next, history: { past: [...history.past, step].slice(-LIMIT), future: [] } };
}

export function undo<Document extends object>(document: Document, history: History): Edited<Document> {
  const step = history.past.at(-1);
  if (!step) return { document, history };
  return {
    document: applyPatches(document, [...step.inverse]),
    history: { past: history.past.slice(0, -1), future: [step, ...history.future] },
  };
}

export function redo<Document extends object>(document: Document, history: History): Edited<Document> {
  const [step, ...rest] = history.future;
  if (!step) return { document, history };
  return { document: applyPatches(document, [...step.patches]), history: { past: [...history.past, step], future: rest } };
}

/** Closes the last step, so that what is typed next is a step of its own. */
export function seal(history: History): History {
  const last = history.past.at(-1);
  if (last?.merge === undefined) return history;
  const { merge: _merge, ...closed } = last;
  return { ...history, past: [...history.past.slice(0, -1), closed] };
}
