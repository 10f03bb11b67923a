/** Reading the live hosts, and what their events do to the state of the world. */
import type { HostEvent } from '../../../shared/contract/events.ts';
import type { HostObservation } from '../live.ts';
import type { Workbench } from '../workbench.ts';
import { designOf } from './design-input.ts';
import { runTask } from './run.ts';

export function onHostEvent(bench: Workbench, event: HostEvent): void {
  bench.live.setState((live) => {
    const before = live.hosts[event.host];
    return { hosts: { ...live.hosts, [event.host]: observationAfter(before, event) } };
  });
}

/** What was observed before stays shown while a host is asked again. */
function observationAfter(before: HostObservation | undefined, event: HostEvent): HostObservation {
  if (event.state === 'ready') return { state: 'ready', observed: event.observed };
  const kept = before?.observed ? { observed: before.observed } : {};
  return event.state === 'failed' ? { state: 'failed', problem: event.problem } : { state: event.state, ...kept };
}

export function observeHosts(bench: Workbench): Promise<boolean> {
  return runTask(bench, 'observe', async (signal) => {
    for await (const event of await bench.client.hosts.observe(designOf(bench), { signal })) onHostEvent(bench, event);
  });
}

/** Trusts a host's key after its fingerprint was seen, and asks the hosts again. */
export async function trustHost(bench: Workbench, host: string, fingerprint: string): Promise<void> {
  await bench.client.hosts.trust({ ...designOf(bench), host, fingerprint });
  await observeHosts(bench);
}
