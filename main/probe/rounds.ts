/** One round: all hosts start together, and every pair comes out exactly once. */
import type { Problem } from '../../shared/problem/problem.ts';
import type { MeasuredPair, ProbeMethod } from '../../shared/verdict/measurement.ts';
import { createCellBatch } from './cell-batch.ts';
import { GRACE_MS, type HostWorker, type Readiness } from './host-worker.ts';
import { at, type Matrix } from './matrix.ts';
import { neighbourProblems } from './neighbour-limits.ts';
import type { MeasureEvent } from './probe.ts';
import type { HostSession } from './session.ts';

export interface RoundInput {
  readonly round: number;
  readonly startedAt: number;
  readonly matrix: Matrix;
  readonly workers: readonly HostWorker[];
  readonly whyNot: ReadonlyMap<string, string> | undefined;
  readonly signal: AbortSignal;
  readonly push: (event: MeasureEvent) => void;
}

/** Runs a round and pushes its events. Resolves early, without `round-end`, when the signal aborts. */
export async function runRound(input: RoundInput): Promise<void> {
  const { round, startedAt, matrix, workers, signal, push } = input;
  const began = performance.now();
  push({ type: 'round', round, endpoints: matrix.endpoints, pairs: matrix.pairCount, startedAt });
  const batch = createCellBatch((cells) => push({ type: 'cells', round, cells }));
  const pairs = createRoundPairs(matrix, (cell) => batch.add(cell));
  const problems: Problem[] = [];
  const methods: Record<string, ProbeMethod> = {};
  const sessions: { host: string; session: HostSession }[] = [];

  skipWithoutSource(input, pairs);
  const start = await startTogether(workers, round === 1, signal);
  await Promise.all(
    workers.map(async (worker) => {
      const readiness = await start(worker);
      if (!('session' in readiness)) {
        problems.push(readiness.problem);
        for (const { index } of worker.sources) pairs.skipRest(index, readiness.why);
        return;
      }
      const { session } = readiness;
      sessions.push({ host: worker.host, session });
      if (worker.sources.length > 0) methods[worker.host] = session.method;
      try {
        await untilLost(
          worker.lost,
          session.round(round, {
            cell: (source, target, measured) => pairs.measured(source, target, measured),
            closed: (source, why) =>
              pairs.skipRest(source, `It could not be pinged from ${at(matrix.endpoints, source).id}: ${why}.`),
          }),
        );
        for (const { index } of worker.sources) pairs.skipRest(index, 'The probe told nothing about this pair.');
      } catch (error) {
        if (signal.aborted) return;
        const { why, problem } = worker.failed(error);
        problems.push(problem);
        for (const { index } of worker.sources) pairs.skipRest(index, why);
      }
    }),
  );
  if (signal.aborted) return;
  batch.flush();
  problems.push(...neighbourProblems(sessions));
  push({ type: 'round-end', round, milliseconds: Math.round(performance.now() - began), methods, problems });
}

interface RoundPairs {
  measured(source: number, target: number, measured: NonNullable<MeasuredPair['measured']>): void;
  /** Everything of this source that is not known by now was not measured. */
  skipRest(source: number, why: string): void;
}

/** Sees to it that each pair comes once: the first word about it counts. */
function createRoundPairs(matrix: Matrix, emit: (cell: MeasuredPair) => void): RoundPairs {
  const width = matrix.targets.length;
  const known = new Uint8Array(matrix.endpoints.length * width);
  function tell(source: number, target: number, rest: Omit<MeasuredPair, 'from' | 'to' | 'address'>): void {
    const owner = matrix.targets[target]?.owner;
    if (owner === undefined || owner === source || source >= matrix.endpoints.length || known[source * width + target]) return;
    known[source * width + target] = 1;
    emit({ ...matrix.pair(source, target), ...rest });
  }
  return {
    measured: (source, target, measured) => tell(source, target, { measured }),
    skipRest(source, why) {
      for (let target = 0; target < width; target++) tell(source, target, { why: matrix.impossible(source, target) ?? why });
    },
  };
}

/** Endpoints that no host pings from: containers that don't run, hosts that could not be reached. */
function skipWithoutSource({ matrix, workers, whyNot }: RoundInput, pairs: RoundPairs): void {
  const pinging = new Set(workers.flatMap((worker) => worker.sources.map(({ index }) => index)));
  matrix.endpoints.forEach(({ id, host }, index) => {
    if (pinging.has(index)) return;
    const known = workers.some((worker) => worker.host === host);
    pairs.skipRest(index, whyNot?.get(id) ?? (known ? `${id} does not run on ${host}.` : `${host} was not measured.`));
  });
}

/**
 * All hosts are made ready first, because those who start together share their ARP. In the first round the quick ones wait
 * for the slow ones, up to a limit; later nobody waits: a host that is not back is left out of the round.
 */
async function startTogether(
  workers: readonly HostWorker[],
  first: boolean,
  signal: AbortSignal,
): Promise<(worker: HostWorker) => Readiness | Promise<Readiness>> {
  const opening = workers.map((worker) => worker.ready());
  if (!first) {
    await Promise.resolve();
    return (worker) => worker.known ?? late(worker);
  }
  let grace: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    for (const one of opening) {
      void one.then((readiness) => {
        if ('session' in readiness) grace ??= setTimeout(resolve, GRACE_MS);
      });
    }
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([Promise.all(opening), enough]);
  clearTimeout(grace);
  return (worker) => worker.ready();
}

function late(worker: HostWorker): Readiness {
  const why = `${worker.host} is not ready yet.`;
  return {
    why,
    problem: {
      code: 'PROBE_NOT_READY',
      severity: 'warning',
      message: `${why} It is measured again as soon as it is.`,
      place: { host: worker.host },
    },
  };
}

/** A lost host ends its round at once. */
async function untilLost(lost: AbortSignal, round: Promise<void>): Promise<void> {
  let abort: () => void = () => undefined;
  const gone = new Promise<never>((_resolve, reject) => {
    abort = () => reject(new Error('The connection was lost.'));
  });
  gone.catch(() => undefined);
  if (lost.aborted) abort();
  lost.addEventListener('abort', abort, { once: true });
  try {
    await Promise.race([round, gone]);
  } finally {
    round.catch(() => undefined);
    lost.removeEventListener('abort', abort);
  }
}
