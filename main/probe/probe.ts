/** Pings every ordered pair of endpoints for real, from inside the source's network namespace, on all hosts at once. */
import type { ProbeEvent, HostEvent } from '../../shared/contract/events.ts';
import type { Endpoint } from '../../shared/reach/result.ts';
import type { ProbeMethod } from '../../shared/verdict/measurement.ts';
import type { HostConnection } from '../host/connection.ts';
import { eventQueue } from '../streams/queue.ts';
import { createHostWorker, type HostWorker } from './host-worker.ts';
import { buildMatrix } from './matrix.ts';
import { runRound } from './rounds.ts';

/** A running endpoint of a host. */
export interface ProbeSource {
  readonly endpointId: string;
  /** A process in its namespace, as the host counts them; 0 is the host's own namespace. */
  readonly pid: number;
  /** Name on the host, for `docker exec`; absent for the host itself. */
  readonly containerName?: string;
}

export interface ProbeHost {
  readonly host: string;
  readonly connection: HostConnection;
  /** `uname -m`; asked when left out. */
  readonly machine?: string;
  readonly sources: readonly ProbeSource[];
}

export interface MeasureOptions {
  /** Milliseconds from the start of one round to that of the next; null: one round. */
  readonly intervalMs: number | null;
  /** Ends everything, on the hosts too. */
  readonly signal: AbortSignal;
  /** Folder of the built helpers: `dist/helper`. */
  readonly helperFolder: string;
  /** This method or none; left out: the first that works, host by host. */
  readonly method?: ProbeMethod;
  /** Least milliseconds of silence after which a pair is dead; 250 when left out. Helper and python only. */
  readonly quietMs?: number;
  /** Why an endpoint that no host names as a source can't be one, by its id: `docker02 could not be reached.` */
  readonly whyNot?: ReadonlyMap<string, string>;
}

export type MeasureEvent = Exclude<ProbeEvent, HostEvent | { readonly type: 'look' }>;

/**
 * Measures the whole matrix, once or until the signal aborts. Cells stream as they are known; each pair of a round comes
 * exactly once, what could not be measured with its `why`. A host that is dead, hangs or is lost delays no cell of another.
 * Never throws for a host's sake: what went wrong is in the problems of `round-end`.
 */
export async function* measure(
  hosts: readonly ProbeHost[],
  endpoints: readonly Endpoint[],
  options: MeasureOptions,
): AsyncGenerator<MeasureEvent> {
  const matrix = buildMatrix(endpoints);
  const queue = eventQueue<MeasureEvent>();
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, options.signal]);
  const workers: readonly HostWorker[] = hosts.map((host) => createHostWorker(host, matrix, options, signal));
  const rounds = (async () => {
    for (let round = 1; !signal.aborted; round++) {
      const startedAt = Date.now();
      await runRound({ round, startedAt, matrix, workers, whyNot: options.whyNot, signal, push: (event) => queue.push(event) });
      if (options.intervalMs === null) return;
      await pause(Math.max(0, startedAt + options.intervalMs - Date.now()), signal);
    }
  })().then(
    () => queue.end(),
    (error: unknown) => queue.fail(error),
  );
  // At once, not when the consumer comes back for the next event: it may never come.
  const end = (): void => {
    queue.end();
    for (const worker of workers) void worker.close();
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    yield* queue.events();
  } finally {
    stop.abort();
    await Promise.all([rounds, ...workers.map((worker) => worker.close())]);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });
}
