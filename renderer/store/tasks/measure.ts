/** Measuring the matrix, once or again and again; cells come as they are measured. */
import type { ProbeEvent } from '../../../shared/contract/events.ts';
import type { Endpoint } from '../../../shared/reach/result.ts';
import type { MeasuredPair, Measurement } from '../../../shared/verdict/measurement.ts';
import type { MeasureState } from '../live.ts';
import { indexOf, LOST, noRoundTrips, sameEndpoints } from '../pair-table.ts';
import { withRound } from '../round-history.ts';
import type { Workbench } from '../workbench.ts';
import { designOf } from './design-input.ts';
import { onHostEvent } from './host-events.ts';
import { runTask } from './run.ts';

export function measure(bench: Workbench, live: boolean): Promise<boolean> {
  bench.view.getState().showPanel('matrix');
  return runTask(bench, 'measure', async (signal) => {
    const design = designOf(bench);
    const before = bench.live.getState().measure;
    const start: MeasureState = {
      round: 0,
      live,
      endpoints: [],
      pairs: 0,
      results: [],
      version: 0,
      trips: null,
      // A pause leaves a gap in the history, and another design begins another.
      history: before?.text === design.text ? before.history : [],
      look: null,
      text: design.text,
      milliseconds: null,
      methods: {},
      problems: [],
    };
    bench.live.setState({ measure: start });
    const input = {
      ...design,
      hosts: bench.view.getState().matrixHosts,
      intervalMs: live ? bench.view.getState().intervalMs : null,
    };
    for await (const event of await bench.client.probe.measure(input, { signal })) onProbeEvent(bench, event);
  });
}

function onProbeEvent(bench: Workbench, event: ProbeEvent): void {
  if (event.type === 'host') return onHostEvent(bench, event);
  bench.live.setState((state) => (state.measure ? { measure: { ...state.measure, ...changeOf(state.measure, event) } } : {}));
}

function changeOf(measured: MeasureState, event: Exclude<ProbeEvent, { type: 'host' }>): Partial<MeasureState> {
  switch (event.type) {
    case 'round':
      return {
        round: event.round,
        endpoints: event.endpoints,
        pairs: event.pairs,
        ...nextRound(measured, event.endpoints),
      };
    case 'cells': {
      return takeCells(measured, event.cells);
    }
    case 'look':
      return { look: event.look };
    case 'round-end':
      return {
        milliseconds: event.milliseconds,
        methods: event.methods,
        problems: event.problems,
        ...(measured.trips && { history: withRound(measured.history, Date.now(), measured.trips) }),
      };
  }
}

/** What was measured before stays shown until this round has measured it. */
function nextRound({ trips, results }: MeasureState, endpoints: readonly Endpoint[]): Pick<MeasureState, 'trips' | 'results'> {
  if (!trips || !sameEndpoints(trips.table.endpoints, endpoints)) return { trips: noRoundTrips(endpoints), results: [] };
  return { trips, results };
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
