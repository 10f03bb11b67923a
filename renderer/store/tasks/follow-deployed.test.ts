import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HostEvent } from '../../../shared/contract/events.ts';
import type { HostState } from '../../../shared/state/state.ts';
import { createAnalysisStore } from '../analysis.ts';
import { createDesignStore } from '../design.ts';
import { createLiveStore, type HostObservation } from '../live.ts';
import { followDeployed } from './follow-deployed.ts';

const MEASURED = { text: 'vlanvas: 1\nname: a\nhosts: { h: {} }\n', path: null };
const DRAWN = 'vlanvas: 1\nname: b\nhosts: { h: {} }\n';
/** Longer than a change is given to be over. */
const SETTLED = 300;

const hostIs = (version: string): HostState => ({
  host: 'h',
  engine: { version },
  namespace: { links: [], routes: [], forwarding: { ipv4: false, ipv6: false } },
  containers: [],
  networks: [],
  images: [],
});
const ready = (version: string): Record<string, HostObservation> => ({ h: { state: 'ready', observed: hostIs(version) } });

/** A page whose drawing is deployed where the host is `new`; `later`: what the host is when it is read again. */
function watched(later = 'old') {
  vi.useFakeTimers();
  const design = createDesignStore();
  design.getState().load({ path: null, revision: 'r', text: DRAWN });
  const [live, analysis] = [createLiveStore(), createAnalysisStore()];
  let now = MEASURED;
  const told: string[] = [];
  const read: string[] = [];
  const analyst = {
    isSame: ({ text }: { readonly text: string }) => Promise.resolve(text === DRAWN),
    isDeployed: ({ observed }: { readonly observed: readonly HostState[] }) =>
      Promise.resolve(observed.some(({ engine }) => engine?.version === 'new')),
  };
  const observe = ({ text }: { readonly text: string }) => {
    read.push(text);
    const events: readonly HostEvent[] = [
      { type: 'host', host: 'h', state: 'observing' },
      { type: 'host', host: 'h', state: 'ready', observed: hostIs(later), milliseconds: 1 },
    ];
    return Promise.resolve(events);
  };
  const bench = { design, live, analysis, analyst, client: { hosts: { observe } } };
  const stop = followDeployed(bench as never, {
    now: () => now,
    onDeployed(deployed) {
      told.push(deployed.text);
      now = { ...MEASURED, text: deployed.text };
    },
  });
  return { design, live, analysis, told, read, stop };
}

describe('following what is deployed', () => {
  afterEach(() => vi.useRealTimers());

  it('tells the drawing once the hosts are as it has them, and nothing before', async () => {
    const { live, told, stop } = watched();
    live.setState({ hosts: ready('old') });
    await vi.advanceTimersByTimeAsync(SETTLED);
    expect(told).toEqual([]);
    live.setState({ hosts: ready('new') });
    await vi.advanceTimersByTimeAsync(SETTLED);
    expect(told).toEqual([DRAWN]);
    live.setState({ hosts: ready('new') });
    await vi.advanceTimersByTimeAsync(SETTLED);
    expect(told).toEqual([DRAWN]);
    stop();
  });

  it('waits while a deploy of this window is under way, a host is being read, or an edit is not checked yet', async () => {
    const { live, analysis, told, stop } = watched();
    const quiet = async (): Promise<void> => {
      await vi.advanceTimersByTimeAsync(SETTLED);
      expect(told).toEqual([]);
    };
    live.setState({ hosts: ready('new'), running: { apply: new AbortController() } });
    await quiet();
    live.setState({ hosts: { h: { state: 'observing', observed: hostIs('new') } }, running: {} });
    await quiet();
    analysis.setState({ stale: true });
    live.setState({ hosts: ready('new') });
    await quiet();
    analysis.setState({ stale: false });
    await vi.advanceTimersByTimeAsync(SETTLED);
    expect(told).toEqual([DRAWN]);
    stop();
  });

  it('reads the hosts again as long as something else is drawn: a rule that is changed there tells nobody', async () => {
    const { live, told, read, stop } = watched('new');
    live.setState({ hosts: ready('old') });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(read).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(read).toEqual([MEASURED.text]);
    expect(told).toEqual([DRAWN]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(read).toHaveLength(1);
    stop();
  });

  it('asks again and again while they are not, never a host that was not asked before, and ends when it is stopped', async () => {
    const { live, design, told, read, stop } = watched();
    live.setState({ hosts: ready('old') });
    await vi.advanceTimersByTimeAsync(17_000);
    expect(read.length).toBeGreaterThanOrEqual(3);
    expect(new Set(read)).toEqual(new Set([MEASURED.text]));
    design.getState().edit('Add', (draft) => {
      draft.hosts = { ...draft.hosts, half: {} };
    });
    live.setState({ hosts: ready('new') });
    await vi.advanceTimersByTimeAsync(SETTLED);
    expect(told).toEqual([]);
    stop();
    const count = read.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(read).toHaveLength(count);
  });
});
