/** Whatever a call ended with, as the problem that a person reads. */
import { isDefinedError, ORPCError } from '@orpc/client';
import type { Problem } from '../../shared/problem/problem.ts';

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value && 'severity' in value;
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ORPCError || isDefinedError(error)) {
    const data: unknown = error.data;
    if (typeof data === 'object' && data !== null && 'problem' in data && isProblem(data.problem)) return data.problem;
  }
  const message = error instanceof Error ? error.message : String(error);
  // A connection that closes ends what runs over it as an abort that nobody here asked for.
  const isAbort = error instanceof Error && error.name === 'AbortError';
  if (isAbort || /websocket is not open|peer.*closed|connection.*closed/i.test(message)) {
    return {
      code: 'CONNECTION_LOST',
      severity: 'error',
      message: 'The connection to Vlanvas was lost while this was running.',
      hint: 'It is being opened again. Start once more when it is back.',
    };
  }
  return { code: 'INTERNAL', severity: 'error', message };
}
