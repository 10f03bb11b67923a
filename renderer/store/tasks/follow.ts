/** Following the hosts: what changes there shows on the canvas. */
import type { LiveEvent } from '../../../shared/contract/containers.ts';
import type { ContainerState } from '../../../shared/state/state.ts';
import type { Workbench } from '../workbench.ts';
import { designOf } from './design-input.ts';
import { onHostEvent } from './host-events.ts';
import { cancelTask, runTask } from './run.ts';

/** Follows the hosts of the design as it is now; whatever was followed before is left. Answers when it ends. */
export async function followHosts(bench: Workbench): Promise<void> {
  await unfollowHosts(bench);
  await runTask(bench, 'follow', async (signal) => {
    for await (const event of await bench.client.live.follow(designOf(bench), { signal })) {
      if (signal.aborted) return;
      onLiveEvent(bench, event);
    }
  });
}

/** Answers when nothing is followed any more. */
export function unfollowHosts(bench: Workbench): Promise<void> {
  if (!bench.live.getState().running.follow) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = bench.live.subscribe(({ running }) => {
      if (running.follow) return;
      stop();
      resolve();
    });
    cancelTask(bench, 'follow');
  });
}

export function onLiveEvent(bench: Workbench, event: LiveEvent): void {
  if (event.type === 'host') return onHostEvent(bench, event);
  bench.live.setState(({ hosts }) => {
    const before = hosts[event.host];
    if (!before?.observed) return {};
    const containers = withNamespaces(event.containers, before.observed.containers);
    return {
      hosts: { ...hosts, [event.host]: { ...before, observed: { ...before.observed, containers, networks: event.networks } } },
    };
  });
}

/** What was read of a container's own network stays true while it runs on. */
function withNamespaces(now: readonly ContainerState[], before: readonly ContainerState[]): readonly ContainerState[] {
  const known = new Map(before.map((container) => [container.id, container]));
  return now.map((container) => {
    const old = known.get(container.id);
    const isSame = old?.namespace !== undefined && old.pid === container.pid && container.namespace === undefined;
    return isSame ? { ...container, namespace: old.namespace } : container;
  });
}
