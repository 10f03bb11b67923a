/**
 * Goes through the first design again while nobody asks: an engine makes code fast that has run often, and without it the first dozen
 * edits of 200 containers take 40 to 100 ms each instead of 10. It gives way to every question, and ends for good after a while.
 */
import type { Question } from './analyst.ts';
import { examine, expectedTable, predict } from './examine.ts';

export interface Rehearsal {
  /** A question came: of a design, or another (null). What is rehearsed waits until it is quiet again. */
  asked(question: Question | null): void;
}

/** Milliseconds: without a question for so long it is quiet; so long the passes take together. */
export const QUIET_MS = 200;
const MOST_MS = 600;

export function createRehearsal(pass: (question: Question) => void = goThrough): Rehearsal {
  let latest: Question | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let left = MOST_MS;

  const rehearse = (): void => {
    if (latest === null || left <= 0) return;
    const started = performance.now();
    pass(latest);
    left -= performance.now() - started;
    // Between two passes a question gets in.
    timer = setTimeout(rehearse, 0);
  };

  return {
    asked(question) {
      if (left <= 0) return;
      latest = question ?? latest;
      clearTimeout(timer);
      timer = setTimeout(rehearse, QUIET_MS);
    },
  };
}

/** What an edit is answered with, thrown away. */
function goThrough({ design, engines }: Question): void {
  const { topology, compiled } = examine(design, engines);
  if (!topology || !compiled) return;
  const prediction = predict(compiled);
  prediction.outcomes();
  expectedTable(topology, prediction);
}
