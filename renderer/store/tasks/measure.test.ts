import { describe, expect, it } from 'vitest';
import { parseIpAddress } from '../../../shared/address/address.ts';
import type { ProbeEvent } from '../../../shared/contract/events.ts';
import type { Endpoint } from '../../../shared/reach/result.ts';
import { createAnalysisStore } from '../analysis.ts';
import { createDesignStore } from '../design.ts';
import { createLiveStore, resultOf, type DeployRun } from '../live.ts';
import { historyOf } from '../round-history.ts';
import { createViewStore } from '../view.ts';
import type { Workbench } from '../workbench.ts';
import type { Wish } from './measure-wish.ts';
import { measure } from './measure.ts';
import { cancelTask } from './run.ts';

const FILE = { path: null, revision: 'r1', text: 'vlanvas: 1\nname: a\n' };
const OTHER = 'vlanvas: 1\nname: b\n';

function endpoint(id: string, last: number): Endpoint {
  const address = parseIpAddress(`10.0.0.${last}`);
  if (!address) throw new Error('no address');
  return { id, host: 'h', container: id, addresses: [{ network: 'n', address }] };
}
const [A, B, C] = [endpoint('a', 1), endpoint('b', 2), endpoint('c', 3)];

function pairOf(from: Endpoint, to: Endpoint) {
  const [first] = to.addresses;
  if (!first) throw new Error('no address');
  return { from: from.id, to: to.id, address: first.address };
}

interface Turn {
  readonly wish: Wish;
  send(event: ProbeEvent): Promise<void>;
  readonly signal: AbortSignal;
}

/** A bench whose measurements are told what happens by the test; each begins a turn. */
function watched() {
  const turns: Turn[] = [];
  const later = () => new Promise<void>((done) => setTimeout(done, 1));
  const client = {
    probe: {
      async measure(wish: Wish, { signal }: { readonly signal: AbortSignal }) {
        const waiting: ProbeEvent[] = [];
        const send = async (event: ProbeEvent): Promise<void> => {
          waiting.push(event);
          while (waiting.length > 0 && !signal.aborted) await later();
          await later();
        };
        turns.push({ wish, send, signal });
        await later();
        return (async function* () {
          for (;;) {
            signal.throwIfAborted();
            const [event] = waiting;
            if (event) yield event;
            if (event) waiting.shift();
            else await later();
          }
        })();
      },
    },
  };
  const bench = {
    design: createDesignStore(),
    view: createViewStore({ theme: 'system', language: 'en', autosave: false }),
    live: createLiveStore(),
    analysis: createAnalysisStore(),
    // What is drawn is what is measured.
    analyst: { isSame: () => Promise.resolve(true) },
    client,
  } as unknown as Workbench;
  bench.design.getState().load(FILE);
  const turn = async (index: number): Promise<Turn> => {
    for (let tries = 0; tries < 200; tries++) {
      const found = turns[index];
      if (found) return found;
      await later();
    }
    throw new Error(`there are only ${turns.length} turns`);
  };
  const measured = () => {
    const { measure: state } = bench.live.getState();
    if (!state) throw new Error('nothing is measured');
    return state;
  };
  return { bench, turn, turns, measured };
}

const begin = (endpoints: readonly Endpoint[]): ProbeEvent => ({ type: 'round', round: 1, endpoints, pairs: 2, startedAt: 0 });
const cells = (from: Endpoint, to: Endpoint, rttMs: number): ProbeEvent => ({
  type: 'cells',
  round: 1,
  cells: [{ ...pairOf(from, to), measured: { sent: 1, received: 1, rttMs } }],
});
const END: ProbeEvent = { type: 'round-end', round: 1, milliseconds: 1, methods: {}, problems: [] };
const deployed = (outcome: DeployRun['outcome'], purpose: DeployRun['purpose'] = 'apply'): DeployRun => ({
  id: 'r',
  cancelling: false,
  purpose,
  steps: {},
  log: [],
  outcome,
  milliseconds: null,
  problems: [],
});

describe('a measurement that goes on', () => {
  it('goes over to what was deployed, after the round that is under way, and keeps what is known of the pairs that stay', async () => {
    const { bench, turn, turns, measured } = watched();
    const done = measure(bench, true);
    const first = await turn(0);
    await first.send(begin([A, B]));
    await first.send(cells(A, B, 0.4));
    bench.live.setState({ deploy: deployed(null), planText: OTHER });
    expect(turns).toHaveLength(1);
    bench.live.setState({ deploy: deployed('done') });
    expect(first.signal.aborted).toBe(false);
    await first.send(END);
    const second = await turn(1);
    expect(first.signal.aborted).toBe(true);
    expect(second.wish).toMatchObject({ text: OTHER, intervalMs: 2_000 });
    expect(measured()).toMatchObject({ text: OTHER, hasRound: false, live: true });
    await second.send(begin([C, A, B]));
    expect(resultOf(measured(), pairOf(A, B))?.measured?.rttMs).toBe(0.4);
    expect(resultOf(measured(), pairOf(A, C))).toBeUndefined();
    await second.send(cells(A, C, 0.6));
    await second.send(END);
    expect(historyOf(measured().history, pairOf(A, B))).toHaveLength(2);
    expect(measured().history.map(({ known }) => known.text)).toEqual([FILE.text, OTHER]);
    expect(measured()).toMatchObject({ hasRound: true, round: 2 });
    cancelTask(bench, 'measure');
    expect(await done).toBe(false);
    expect(bench.live.getState().failures).toEqual({});
  });

  it('goes over to other wishes at once where no round is under way', async () => {
    const { bench, turn } = watched();
    const done = measure(bench, true);
    const first = await turn(0);
    await first.send(begin([A, B]));
    await first.send(END);
    bench.view.getState().set({ matrixHosts: true });
    expect((await turn(1)).wish).toMatchObject({ hosts: true, text: FILE.text });
    bench.view.getState().set({ intervalMs: 500 });
    expect((await turn(2)).wish).toMatchObject({ hosts: true, intervalMs: 500 });
    cancelTask(bench, 'measure');
    await done;
  });

  it('keeps what it shows while it goes over to another interval, and when it goes on after a pause', async () => {
    const { bench, turn, measured } = watched();
    const shown = () => resultOf(measured(), pairOf(A, B))?.measured?.rttMs;
    const before = measure(bench, true);
    const first = await turn(0);
    for (const event of [begin([A, B]), cells(A, B, 0.4), END]) await first.send(event);
    bench.view.getState().set({ intervalMs: 500 });
    const second = await turn(1);
    expect(shown()).toBe(0.4);
    await second.send(begin([A, B]));
    expect(shown()).toBe(0.4);
    cancelTask(bench, 'measure');
    await before;
    bench.view.getState().set({ intervalMs: 5_000 });
    const after = measure(bench, true);
    const third = await turn(2);
    expect(shown()).toBe(0.4);
    expect(measured()).toMatchObject({ live: true, hasRound: false });
    await third.send(begin([A, B]));
    await third.send(cells(A, B, 0.7));
    expect(shown()).toBe(0.7);
    cancelTask(bench, 'measure');
    await after;
    const once = measure(bench, false);
    await turn(3);
    expect(shown()).toBeUndefined();
    expect(measured()).toMatchObject({ live: false });
    cancelTask(bench, 'measure');
    await once;
  });

  it('stays with what is deployed while one draws, takes things away, or a deploy is undone', async () => {
    const { bench, turn, turns } = watched();
    const done = measure(bench, true);
    const first = await turn(0);
    bench.design.getState().edit('Rename', (draft) => {
      draft.name = 'c';
    });
    bench.live.setState({ planText: OTHER, deploy: deployed('undone') });
    bench.live.setState({ deploy: deployed('done', 'destroy') });
    await first.send(END);
    expect(turns).toHaveLength(1);
    cancelTask(bench, 'measure');
    await done;
  });

  it('keeps its history when it is begun again after an edit', async () => {
    const { bench, turn, measured } = watched();
    const before = measure(bench, true);
    const first = await turn(0);
    for (const event of [begin([A, B]), cells(A, B, 0.4), END]) await first.send(event);
    cancelTask(bench, 'measure');
    await before;
    bench.design.getState().edit('Move', (draft) => {
      draft.canvas = { positions: { 'host:h': { x: 10, y: 10 } } };
    });
    const after = measure(bench, true);
    const second = await turn(1);
    expect(second.wish.text).not.toBe(FILE.text);
    for (const event of [begin([A, B]), cells(A, B, 0.5), END]) await second.send(event);
    expect(historyOf(measured().history, pairOf(A, B))).toHaveLength(2);
    cancelTask(bench, 'measure');
    await after;
  });
});
