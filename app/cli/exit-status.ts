/** Exit status of the command line (TOPOLOGY.md): what scripts rely on. */
import type { FailureKind } from '../../shared/problem/problem.ts';

export const DONE = 0;
/** The answer is no: errors found, reachability not as expected, changes pending with --exit-code. */
export const ANSWER_NO = 1;
/** Bad usage or bad file. */
export const BAD_USAGE = 2;
/** A host could not be reached or refused. */
export const HOST_FAILED = 3;
/** Ended by Ctrl-C: 128 + SIGINT, as shells have it. */
export const INTERRUPTED = 130;

export function statusOf(kind: FailureKind): number {
  switch (kind) {
    case 'answer':
      return ANSWER_NO;
    case 'usage':
      return BAD_USAGE;
    case 'host':
      return HOST_FAILED;
  }
}
