/** What the events of a host do to the state of the world. */
import type { HostEvent } from '../../../shared/contract/events.ts';
import type { HostObservation } from '../live.ts';
import type { Workbench } from '../workbench.ts';

export function onHostEvent(bench: Pick<Workbench, 'live'>, event: HostEvent): void {
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
