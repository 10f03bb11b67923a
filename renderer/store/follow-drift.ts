/** Keeps the drift up to date: asked of the core when the hosts or the design have changed, and not while a deploy is changing them. */
import type { Drift, DriftKind } from '../../shared/plan/drift.ts';
import type { HostState } from '../../shared/state/state.ts';
import type { Analyst } from '../worker/analyst.ts';
import type { ActualState, ActualStore } from './actual.ts';
import type { AnalysisStore } from './analysis.ts';
import type { LiveState, LiveStore } from './live.ts';
import { idOfRef } from './object-id.ts';

interface Stores {
  readonly live: LiveStore;
  readonly analysis: AnalysisStore;
  readonly actual: ActualStore;
  readonly analyst: Analyst;
}

/** Milliseconds after a change: several come together. */
const SETTLE = 250;

/** Answers how to stop. `onFailure`: the core could not answer. */
export function followDrift({ live, analysis, actual, analyst }: Stores, onFailure: (error: unknown) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before: readonly unknown[] = [];
  const ask = async (): Promise<void> => {
    timer = undefined;
    const observed = observedHosts(live.getState());
    if (isChanging(live.getState())) return;
    const drift = observed.length === 0 ? [] : await analyst.drift({ observed });
    actual.setState({ drift: byObject(drift) });
  };
  const later = (): void => {
    const { hosts, running } = live.getState();
    // An edit that is not checked yet would be compared as it was before.
    const { stale, answered } = analysis.getState();
    const now = [hosts, running.apply ?? running.destroy, stale, answered];
    if (stale || now.every((value, index) => value === before[index])) return;
    before = now;
    timer ??= setTimeout(() => void ask().catch(onFailure), SETTLE);
  };
  const stops = [live.subscribe(later), analysis.subscribe(later)];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** A deploy is under way, or a host is being read anew: what is known of it is not so any more. */
export function isChanging({ running, hosts }: LiveState): boolean {
  const isReading = Object.values(hosts).some(({ state }) => state === 'connecting' || state === 'observing');
  return isReading || running.apply !== undefined || running.destroy !== undefined;
}

/** The hosts that are known as they are now. */
export function observedHosts({ hosts }: LiveState): readonly HostState[] {
  return Object.values(hosts).flatMap(({ state, observed }) => (state === 'ready' && observed ? [observed] : []));
}

const WEIGHT = { stopped: 0, differs: 1, missing: 2 } as const satisfies Record<DriftKind, number>;

/** A network is one thing on many hosts: what weighs most on one of them is shown, with the host where it is not on all. */
function byObject(drift: readonly Drift[]): ActualState['drift'] {
  const found: Partial<Record<string, ActualState['drift'][string]>> = {};
  for (const { object, kind, why, host } of drift) {
    const id = idOfRef(object);
    if (id === null) continue;
    const before = found[id];
    const difference = { kind, why: object.kind === 'network' ? `${host}: ${why}` : why };
    if (!before || WEIGHT[kind] > WEIGHT[before.kind]) found[id] = difference;
  }
  return found;
}
