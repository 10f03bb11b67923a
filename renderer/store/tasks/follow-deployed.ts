/**
 * Finds out that the hosts have become what is drawn, whoever deployed it: this window, another one or the command line. What a daemon
 * tells of is heard by whoever follows the hosts; a route or a rule tells nobody, so the hosts are read again while they may become so.
 */
import { isChanging, observedHosts } from '../follow-drift.ts';
import type { LiveState } from '../live.ts';
import type { Workbench } from '../workbench.ts';
import { designOf } from './design-input.ts';
import { onHostEvent } from './host-events.ts';

/** Milliseconds after a change: several come together. */
const SETTLE = 250;
/** Milliseconds between two readings of the hosts, and how much longer than the reading itself that is at least. */
const LOOK_AGAIN = 5_000;
const REST = 10;

type Design = ReturnType<typeof designOf>;
type Bench = Pick<Workbench, 'design' | 'live' | 'analysis' | 'analyst' | 'client'>;

interface Followed {
  /** What is measured as it is deployed, as far as is known. */
  readonly now: () => Design;
  /** The hosts are as another design has them: the one that is drawn. */
  readonly onDeployed: (design: Design) => void;
}

/** Answers how to stop. */
export function followDeployed(bench: Bench, { now, onDeployed }: Followed): () => void {
  const { live, analysis, analyst, design } = bench;
  const ended = new AbortController();
  let settling: ReturnType<typeof setTimeout> | undefined;
  let reading: ReturnType<typeof setTimeout> | undefined;
  let rest = LOOK_AGAIN;
  let before: readonly unknown[] = [];

  const isUnsettled = (): boolean => analysis.getState().stale || isChanging(live.getState());
  const settle = (): void => {
    if (!ended.signal.aborted) settling ??= setTimeout(() => void look().catch(() => undefined), SETTLE);
  };
  const look = async (): Promise<void> => {
    settling = undefined;
    const { document, unreadable } = design.getState();
    if (isUnsettled() || !document || unreadable) return;
    const state = live.getState();
    const isSame = await analyst.isSame({ text: now().text });
    // A host that was never asked is not asked now: it may be half drawn.
    const isKnown = Object.keys(document.hosts ?? {}).every((host) => isRead(state, host));
    const isSo = !isSame && isKnown && (await analyst.isDeployed({ observed: observedHosts(state) }));
    if (ended.signal.aborted) return;
    const isTold = isSo && design.getState().document === document;
    if (isTold) onDeployed(designOf(bench));
    if (isSame || isTold) {
      clearTimeout(reading);
      reading = undefined;
    } else reading ??= setTimeout(() => void readAgain(), rest);
  };
  const readAgain = async (): Promise<void> => {
    const started = performance.now();
    if (!isUnsettled()) await read().catch(() => undefined);
    rest = Math.max(LOOK_AGAIN, (performance.now() - started) * REST);
    reading = undefined;
    settle();
  };
  const read = async (): Promise<void> => {
    for await (const event of await bench.client.hosts.observe(now(), { signal: ended.signal })) {
      // What is said on the way there is for whoever asked for it.
      if (event.state === 'ready' && !isUnsettled()) onHostEvent(bench, event);
    }
  };
  const later = (): void => {
    const { hosts, running } = live.getState();
    const { stale, answered } = analysis.getState();
    const inputs = [hosts, running.apply ?? running.destroy, stale, answered];
    if (inputs.every((input, index) => input === before[index])) return;
    before = inputs;
    settle();
  };
  later();
  const stops = [live.subscribe(later), analysis.subscribe(later)];
  return () => {
    ended.abort();
    clearTimeout(settling);
    clearTimeout(reading);
    for (const stop of stops) stop();
  };
}

function isRead({ hosts }: LiveState, host: string): boolean {
  return hosts[host]?.state === 'ready' && hosts[host].observed !== undefined;
}
