/** Measuring the matrix, once or again and again; cells come as they are measured. */
import type { ProbeEvent } from '../../../shared/contract/events.ts';
import { pairKey, type MeasureState } from '../live.ts';
import type { Workbench } from '../workbench.ts';
import { designOf } from './design-input.ts';
import { onHostEvent } from './hosts.ts';
import { runTask } from './run.ts';

/** Time between two rounds when measuring goes on. */
export const LIVE_INTERVAL_MS = 2_000;

export function measure(bench: Workbench, live: boolean): Promise<boolean> {
  bench.view.getState().showPanel('matrix');
  return runTask(bench, 'measure', async (signal) => {
    const design = designOf(bench);
    const start: MeasureState = {
      round: 0,
      live,
      endpoints: [],
      pairs: 0,
      cells: new Map(),
      text: design.text,
      milliseconds: null,
      methods: {},
      problems: [],
    };
    bench.live.setState({ measure: start });
    const input = { ...design, hosts: bench.view.getState().matrixHosts, intervalMs: live ? LIVE_INTERVAL_MS : null };
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
      return { round: event.round, endpoints: event.endpoints, pairs: event.pairs };
    case 'cells': {
      const cells = new Map(measured.cells);
      for (const cell of event.cells) cells.set(pairKey(cell), cell);
      return { cells };
    }
    case 'round-end':
      return { milliseconds: event.milliseconds, methods: event.methods, problems: event.problems };
  }
}
