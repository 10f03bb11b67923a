import type { Problem } from '../../shared/problem/problem.ts';

/** All that a problem tells a person. */
export function textsOf({ message, hint, fix }: Problem): readonly string[] {
  return [message, ...(hint === undefined ? [] : [hint]), ...(fix ? [fix.label] : [])];
}
