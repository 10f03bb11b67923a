/** A deadline on a call of dockerode. */
import { anySignal, orAborted } from '../streams/signals.ts';
import { dockerTimeout } from './problems.ts';

export interface CallOptions {
  /** The host's name in the topology. */
  readonly host: string;
  /** What is being done, in words for the error. */
  readonly what: string;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; 30,000 when left out. */
  readonly timeout?: number | undefined;
}

/** Runs `call` with an abort signal for dockerode's options. Rejects with the signal's reason, or with DOCKER_TIMEOUT. */
export async function callDocker<T>(options: CallOptions, call: (abortSignal: AbortSignal) => Promise<T>): Promise<T> {
  const timeout = options.timeout ?? 30_000;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(dockerTimeout(options.host, options.host, options.what, timeout)), timeout);
  const either = anySignal([options.signal, late.signal]);
  try {
    either.signal.throwIfAborted();
    return await orAborted(call(either.signal), either.signal);
  } finally {
    clearTimeout(timer);
    either.done();
  }
}
