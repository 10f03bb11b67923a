/** Measuring the matrix, once or again and again; cells come as they are measured. What goes on follows what is deployed and wished. */
import type { ProbeEvent } from '../../../shared/contract/events.ts';
import type { Endpoint } from '../../../shared/reach/result.ts';
import type { MeasuredPair, Measurement } from '../../../shared/verdict/measurement.ts';
import { deadHosts } from '../dead-hosts.ts';
import type { LiveState, MeasureState } from '../live.ts';
import { align, indexOf, LOST, noRoundTrips, sameEndpoints } from '../pair-table.ts';
import { withRound } from '../round-history.ts';
import type { Workbench } from '../workbench.ts';
import { onHostEvent } from './host-events.ts';
import { followWish, wishNow, type Wish } from './measure-wish.ts';
import { runTask } from './run.ts';

export function measure(bench: Workbench, live: boolean): Promise<boolean> {
  bench.view.getState().showPanel('matrix');
  return runTask(bench, 'measure', async (signal) => {
    let turn = new AbortController();
    // A round that is under way is not lost: what is wished meanwhile begins after it.
    let inRound = false;
    const wish = wishNow(bench, live);
    const followed = live ? followWish(bench, wish, () => inRound || turn.abort()) : { now: () => wish, stop: () => undefined };
    try {
      for (let isFirst = true; ; isFirst = false) {
        const current = followed.now();
        turn = abortedWith(signal);
        inRound = false;
        begin(bench, current, isFirst);
        try {
          for await (const event of await bench.client.probe.measure(current, { signal: turn.signal })) {
            onProbeEvent(bench, event);
            inRound = event.type === 'round' || (inRound && event.type !== 'round-end');
            if (!inRound && followed.now() !== current) turn.abort();
          }
        } catch (error) {
          if (!turn.signal.aborted || signal.aborted) throw error;
        }
        if (signal.aborted || followed.now() === current) return;
      }
    } finally {
      followed.stop();
    }
  });
}

/** One that can be aborted alone too. AbortSignal.any is younger than the oldest Chromium that the page runs in. */
function abortedWith(signal: AbortSignal): AbortController {
  const own = new AbortController();
  if (signal.aborted) own.abort(signal.reason);
  else signal.addEventListener('abort', () => own.abort(signal.reason), { once: true, signal: own.signal });
  return own;
}

/**
 * A measurement that goes on, after a pause too, shows what it knows until it is measured again; one that is asked for once begins with
 * nothing. The history goes on in any case.
 */
function begin(bench: Workbench, { text, intervalMs }: Wish, isFirst: boolean): void {
  bench.live.setState(({ measure: before }) => {
    const isSame = before?.text === text;
    const live = intervalMs !== null;
    const start: MeasureState = {
      round: 0,
      live,
      endpoints: [],
      pairs: 0,
      results: [],
      version: 0,
      trips: null,
      history: before?.history ?? [],
      look: null,
      text,
      hasRound: false,
      milliseconds: null,
      methods: {},
      problems: [],
    };
    if (!before || (isFirst && !live)) return { measure: start };
    return { measure: { ...before, live, text, look: isSame ? before.look : null, hasRound: false } };
  });
}

function onProbeEvent(bench: Workbench, event: ProbeEvent): void {
  if (event.type === 'host') return onHostEvent(bench, event);
  bench.live.setState((state) =>
    state.measure ? { measure: { ...state.measure, ...changeOf(state.measure, event, state.hosts) } } : {},
  );
}

function changeOf(
  measured: MeasureState,
  event: Exclude<ProbeEvent, { type: 'host' }>,
  hosts: LiveState['hosts'],
): Partial<MeasureState> {
  switch (event.type) {
    case 'round':
      return {
        round: measured.round + 1,
        endpoints: event.endpoints,
        pairs: event.pairs,
        ...nextRound(measured, event.endpoints),
      };
    case 'cells': {
      return takeCells(measured, event.cells);
    }
    case 'look':
      return { look: event.look };
    case 'round-end': {
      const known = { text: measured.text, look: measured.look, dead: deadHosts({ hosts, problems: event.problems }) };
      return {
        hasRound: true,
        milliseconds: event.milliseconds,
        methods: event.methods,
        problems: event.problems,
        ...(measured.trips && { history: withRound(measured.history, Date.now(), measured.trips, known) }),
      };
    }
  }
}

/** What was measured before stays shown until this round has measured it: of other endpoints, that of the pairs that are still there. */
export function nextRound(
  { trips, results }: Pick<MeasureState, 'trips' | 'results'>,
  endpoints: readonly Endpoint[],
): Pick<MeasureState, 'trips' | 'results'> {
  if (trips && sameEndpoints(trips.table.endpoints, endpoints)) return { trips, results };
  const next = noRoundTrips(endpoints);
  const kept: (MeasuredPair | undefined)[] = [];
  if (!trips) return { trips: next, results: kept };
  const { rows, columns } = align(next.table, trips.table);
  rows.forEach((row, to) =>
    columns.forEach((column, slot) => {
      if (row < 0 || column < 0) return;
      const [at, from] = [to * next.table.width + slot, row * trips.table.width + column];
      next.values[at] = trips.values[from] ?? Number.NaN;
      kept[at] = results[from];
    }),
  );
  return { trips: next, results: kept };
}

/** Writes results into what is kept: copying a quarter of a million of them for each batch would take longer than measuring. */
export function takeCells(measured: MeasureState, cells: readonly MeasuredPair[]): Partial<MeasureState> {
  const { trips, results } = measured;
  for (const cell of cells) {
    const index = trips ? indexOf(trips.table, cell) : -1;
    if (!trips || index < 0) continue;
    results[index] = cell;
    trips.values[index] = cell.measured ? roundTrip(cell.measured) : Number.NaN;
  }
  return { version: measured.version + 1 };
}

function roundTrip({ received, rttMs }: Measurement): number {
  return received === 0 ? LOST : (rttMs ?? 0);
}
