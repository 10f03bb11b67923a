/** One host through all the rounds of a measurement: its session is opened, used, lost and opened again. */
import { VlanvasError, type Problem } from '../../shared/problem/problem.ts';
import type { Matrix } from './matrix.ts';
import { openSession } from './open-session.ts';
import type { MeasureOptions, ProbeHost } from './probe.ts';
import type { HostSession, SourceRef } from './session.ts';

/** How long a host may take until it is ready, before a round goes on without it. */
const START_MS = 15_000;
/** How long the end of a measurement waits for a host that was still being opened. */
const CLEAR_MS = 3_000;
/** How long all others wait for the last ones, once the first host is ready. */
export const GRACE_MS = 2_000;

export type Readiness = { readonly session: HostSession } | { readonly why: string; readonly problem: Problem };

export interface HostWorker {
  readonly host: string;
  /** Indexes in the matrix of the endpoints that this host pings from. */
  readonly sources: readonly SourceRef[];
  /** The session, opened where there is none, or why there is none. Never rejects. */
  ready(): Promise<Readiness>;
  /** What `ready` would say, if it is known by now. */
  readonly known: Readiness | undefined;
  /** Tells what went wrong in the session and forgets it: the next round opens another. */
  failed(error: unknown): { readonly why: string; readonly problem: Problem };
  /** Aborted when the host is lost. */
  readonly lost: AbortSignal;
  close(): Promise<void>;
}

export function createHostWorker(host: ProbeHost, matrix: Matrix, options: MeasureOptions, signal: AbortSignal): HostWorker {
  const sources = host.sources.flatMap(({ endpointId, pid, containerName }): SourceRef[] => {
    const index = matrix.indexOf(endpointId);
    return index === undefined ? [] : [{ index, pid, ...(containerName === undefined ? {} : { containerName }) }];
  });
  let opening: Promise<Readiness> | undefined;
  let known: Readiness | undefined;
  /** Settles when an opening that was given up has cleared away what it had started. */
  let clearing: Promise<unknown> = Promise.resolve();

  async function open(): Promise<Readiness> {
    const { connection } = host;
    // A limit for the opening only: what was started under the signal ends with it.
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new Error(`It did not get ready within ${START_MS / 1000} seconds.`)), START_MS);
    const signals = AbortSignal.any([signal, connection.lost, limit.signal]);
    const context = {
      connection,
      machine: host.machine,
      matrix,
      sources,
      helperFolder: options.helperFolder,
      quietMs: options.quietMs ?? 250,
    };
    const session = openSession(context, options.method, signals);
    try {
      return { session: await untilAborted(signals, session) };
    } catch (error) {
      clearing = session.then((late) => late.close()).catch(() => undefined);
      return explain(error);
    } finally {
      clearTimeout(timer);
    }
  }

  function explain(error: unknown): { why: string; problem: Problem } {
    const cause: unknown = host.connection.lost.aborted ? host.connection.lost.reason : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    if (cause instanceof VlanvasError) return { why, problem: cause.problem };
    return {
      why: `${host.host}: ${why}`,
      problem: {
        code: 'PROBE_FAILED',
        severity: 'error',
        message: `${host.host} could not be measured. ${why}`,
        hint: 'Pinging from inside containers needs root on the host, sudo, or the right to use its Docker daemon.',
        place: { host: host.host },
        data: { why },
      },
    };
  }

  return {
    host: host.host,
    sources,
    lost: host.connection.lost,
    get known() {
      return known;
    },
    ready() {
      // After a failure the next call tries again, unless the connection itself is gone.
      if (opening && known && !('session' in known) && !host.connection.lost.aborted) opening = undefined;
      if (!opening) {
        known = undefined;
        opening = open().then((readiness) => (known = readiness));
      }
      return opening;
    },
    failed(error) {
      if (known && 'session' in known) void known.session.close();
      known = explain(error);
      return known;
    },
    async close() {
      const readiness = await opening;
      if (readiness && 'session' in readiness) await readiness.session.close();
      // A host that hangs is not waited for any longer.
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([clearing, new Promise((resolve) => (timer = setTimeout(resolve, CLEAR_MS)))]);
      clearTimeout(timer);
    },
  };
}

/** The promise, or the signal's reason as soon as it aborts. */
async function untilAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  let abort: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
  });
  aborted.catch(() => undefined);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
