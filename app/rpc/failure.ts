/** From whatever was thrown to the one typed error of the contract. */
import { ORPCError } from '@orpc/server';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { FailureKind, Problem } from '../../shared/problem/problem.ts';
import type { Log } from '../log.ts';

export interface Failure {
  readonly kind: FailureKind;
  readonly problem: Problem;
}

/**
 * What a person reads about a failure. A VlanvasError brings its own words. A call that the contract refuses is INVALID_REQUEST.
 * Anything else is a mistake of ours: logged with its stack, answered as INTERNAL without it.
 */
export function describeFailure(error: unknown, log: Log): Failure {
  if (error instanceof VlanvasError) return { kind: error.kind, problem: error.problem };
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    return {
      kind: 'usage',
      problem: {
        code: 'INVALID_REQUEST',
        severity: 'error',
        message: 'The designer asked for something that the service does not understand.',
        hint: 'Reload the window: the page may be older than the program behind it.',
      },
    };
  }
  log.error({ err: error }, 'unexpected failure');
  return {
    kind: 'answer',
    problem: {
      code: 'INTERNAL',
      severity: 'error',
      message: `Vlanvas met a failure that it did not expect: ${firstLine(error)}`,
      hint: 'Nothing more was changed. Please report it with the log that the program wrote.',
    },
  };
}

/** The failure as it goes over the wire: the contract's error VLANVAS. */
export function toRpcError(error: unknown, log: Log): ORPCError<'VLANVAS', Failure> {
  if (isVlanvasRpcError(error)) return error;
  const failure = describeFailure(error, log);
  return new ORPCError('VLANVAS', { defined: true, message: failure.problem.message, data: failure });
}

function isVlanvasRpcError(error: unknown): error is ORPCError<'VLANVAS', Failure> {
  return error instanceof ORPCError && error.code === 'VLANVAS';
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}
