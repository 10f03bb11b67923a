/**
 * Undo and redo as labelled steps from one state to the next. States share what is the same in both, so a step costs what it
 * changes; and going back gives the very state of before, the order of its keys and the comments of its text included. Pure.
 */
import { produce, type Draft } from 'immer';
import type { Problem } from '../../shared/problem/problem.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';

/** Text that is no topology yet: kept as it was typed, beside the last document that could be read. */
export interface UnreadableText {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** Nothing of this design could be read so far: the document beside it is an empty one. */
  readonly nothingRead?: boolean;
}

/** A state that can be gone back to. */
export interface Snapshot {
  readonly document: TopologyDocument;
  /** The text that the document is written over: comments live there. */
  readonly base: string;
  readonly unreadable: UnreadableText | null;
}

export interface HistoryStep {
  readonly label: string;
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** Edits with the same key that follow each other are one step: the letters typed into one field. */
  readonly merge?: string;
}

export interface History {
  readonly past: readonly HistoryStep[];
  readonly future: readonly HistoryStep[];
  /** The last of the steps that were too many to keep. */
  readonly dropped?: HistoryStep;
}

export const EMPTY_HISTORY: History = { past: [], future: [] };

const NOTHING: Snapshot = { document: { vlanvas: 1, name: '-' }, base: '', unreadable: null };
/** A step that no history has. */
export const NO_STEP: HistoryStep = { label: '', before: NOTHING, after: NOTHING };

const LIMIT = 500;

export interface Edited extends Snapshot {
  readonly history: History;
}

/** The step that led to what is on the screen; null: none did. */
export function lastStep({ past, dropped }: History): HistoryStep | null {
  return past.at(-1) ?? dropped ?? null;
}

/**
 * Makes an edit; the same history where it changed nothing. `base`: another text to write the document over. `unreadable`: what was
 * typed instead of it, where that is no topology.
 */
export function record(
  { document, base, unreadable, history }: Edited,
  label: string,
  recipe: (draft: Draft<TopologyDocument>) => void,
  options: { readonly merge?: string | undefined; readonly base?: string; readonly unreadable?: UnreadableText } = {},
): Edited {
  const after: Snapshot = {
    document: produce(document, (draft) => {
      recipe(draft);
    }),
    base: options.base ?? base,
    unreadable: options.unreadable ?? null,
  };
  if (after.document === document && after.base === base && after.unreadable?.text === unreadable?.text)
    return { document, base, unreadable, history };
  const { merge } = options;
  const last = history.past.at(-1);
  const joins = merge !== undefined && last?.merge === merge;
  const step: HistoryStep = {
    label: joins ? last.label : label,
    before: joins ? last.before : { document, base, unreadable },
    after,
    ...(merge !== undefined && { merge }),
  };
  const past = [...(joins ? history.past.slice(0, -1) : history.past), step];
  const dropped = past.length > LIMIT ? past.at(-LIMIT - 1) : history.dropped;
  return { ...after, history: { past: past.slice(-LIMIT), future: [], ...(dropped && { dropped }) } };
}

export function undo(now: Edited): Edited {
  const history = seal(now.history);
  const step = history.past.at(-1);
  if (!step) return now;
  return { ...step.before, history: { ...history, past: history.past.slice(0, -1), future: [step, ...history.future] } };
}

export function redo(now: Edited): Edited {
  const { history } = now;
  const [step, ...rest] = history.future;
  if (!step) return now;
  return { ...step.after, history: { ...history, past: [...history.past, step], future: rest } };
}

/** Closes the last step, so that what is typed next is a step of its own. */
export function seal(history: History): History {
  const last = history.past.at(-1);
  if (last?.merge === undefined) return history;
  const { merge: _merge, ...closed } = last;
  return { ...history, past: [...history.past.slice(0, -1), closed] };
}
