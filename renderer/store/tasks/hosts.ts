/** Reading the live hosts, trusting their keys, testing the way to them. */
import { problemOf } from '../../client/problem-of.ts';
import type { HostCheck } from '../live.ts';
import { notify } from '../notify.ts';
import type { Workbench } from '../workbench.ts';
import { designOf } from './design-input.ts';
import { followHosts } from './follow.ts';
import { onHostEvent } from './host-events.ts';
import { runTask } from './run.ts';

export async function observeHosts(bench: Workbench): Promise<boolean> {
  const done = await runTask(bench, 'observe', async (signal) => {
    for await (const event of await bench.client.hosts.observe(designOf(bench), { signal })) onHostEvent(bench, event);
  });
  if (done) void followHosts(bench);
  return done;
}

/** Trusts a host's key after its fingerprint was seen, and asks the hosts again; where that fails the host says why. */
export async function trustHost(bench: Workbench, host: string, fingerprint: string): Promise<void> {
  if (await trustKey(bench, host, fingerprint)) await observeHosts(bench);
}

async function trustKey(bench: Workbench, host: string, fingerprint: string): Promise<boolean> {
  try {
    await bench.client.hosts.trust({ ...designOf(bench), host, fingerprint });
    return true;
  } catch (error) {
    onHostEvent(bench, { type: 'host', host, state: 'failed', problem: problemOf(error) });
    notify(bench, problemOf(error).message);
    return false;
  }
}

/** The same, and then the test from its beginning. */
export async function trustAndCheck(bench: Workbench, host: string, fingerprint: string): Promise<void> {
  if (await trustKey(bench, host, fingerprint)) await checkHost(bench, host);
}

/** Tests the way to one host, point by point; a second time while it runs does nothing. */
export async function checkHost(bench: Workbench, host: string): Promise<void> {
  if (bench.live.getState().checks[host]?.running) return;
  const running = new AbortController();
  const change = (next: (check: HostCheck) => Partial<HostCheck>): void =>
    bench.live.setState(({ checks }) => {
      const before = checks[host] ?? NOT_CHECKED;
      return { checks: { ...checks, [host]: { ...before, ...next(before) } } };
    });
  change(() => ({ ...NOT_CHECKED, running }));
  try {
    for await (const event of await bench.client.hosts.check({ ...designOf(bench), host }, { signal: running.signal })) {
      if (event.type === 'points') change(() => ({ points: event.points }));
      else if (event.type === 'observed')
        onHostEvent(bench, { type: 'host', host, state: 'ready', observed: event.observed, milliseconds: 0 });
      else {
        const { point, result } = event;
        change(({ results }) => ({ results: { ...results, [point]: result } }));
        if (result.state === 'failed' && result.problem)
          onHostEvent(bench, { type: 'host', host, state: 'failed', problem: result.problem });
      }
    }
  } catch (error) {
    if (!running.signal.aborted) change(() => ({ problem: problemOf(error) }));
  }
  // What was under way when it ended was not found out.
  change(({ results }) => ({
    running: null,
    results: Object.fromEntries(Object.entries(results).filter(([, { state }]) => state !== 'doing')),
  }));
}

const NOT_CHECKED: HostCheck = { points: [], results: {}, running: null, problem: null };
