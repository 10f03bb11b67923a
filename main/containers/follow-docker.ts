/** What changes among the containers and networks of one daemon, from the moment it is read. */
import type Docker from 'dockerode';
import type { ContainerState, DockerNetworkState } from '../../shared/state/state.ts';
import { listenToDocker } from '../docker/listen.ts';
import type { DockerEvent } from '../docker/listen.ts';
import { observeObjects } from '../observe/docker.ts';
import { pause } from '../streams/signals.ts';
import { watchRestarts } from './restarts.ts';

export interface DockerObjects {
  readonly containers: readonly ContainerState[];
  readonly networks: readonly DockerNetworkState[];
}

const TYPES = ['container', 'network'] as const;
const ACTIONS = ['create', 'start', 'die', 'stop', 'pause', 'unpause', 'rename', 'destroy', 'connect', 'disconnect'];
/** Milliseconds that a change is given to be over; a deploy changes many things one after the other. */
const SETTLE = 200;
/** Containers that fail again and again are looked at without an event: when they have stopped doing so, nothing happens any more. */
const LOOK_AGAIN = 10_000;

/** Tells the objects first, and after every change. Resolves when the daemon ends it; rejects where it cannot be read. */
export async function followDocker(docker: Docker, signal: AbortSignal, tell: (objects: DockerObjects) => void): Promise<void> {
  const changed = new Set<string>();
  const restarts = watchRestarts(() => performance.now());
  let wake: (() => void) | undefined;
  const onEvent = ({ type, id, attributes }: DockerEvent): void => {
    // The network tells which container was connected to it.
    changed.add(type === 'network' ? (attributes['container'] ?? '') : id);
    wake?.();
  };
  const listening = await listenToDocker(docker, { types: TYPES, actions: ACTIONS, signal, onEvent });
  const over = new AbortController();
  void listening.ended.then(() => over.abort());
  const either = AbortSignal.any([signal, over.signal]);
  try {
    let known: readonly ContainerState[] = [];
    for (;;) {
      const again = new Set(changed);
      changed.clear();
      const { containers, networks } = await observeObjects(docker, signal, (id) =>
        again.has(id) ? undefined : known.find((container) => container.id === id),
      );
      known = containers;
      tell({ containers: restarts.look(containers), networks });
      if (changed.size === 0) await nextChange(either, restarts.some ? LOOK_AGAIN : null, (call) => (wake = call));
      if (either.aborted) return;
      if (changed.size > 0) await pause(SETTLE, either).catch(() => undefined);
      // Without an event: those that failed are the ones to look at.
      else for (const { id } of known) changed.add(id ?? '');
    }
  } finally {
    listening.stop();
  }
}

/** Resolves at the next event, after `milliseconds`, or when the signal aborts. */
async function nextChange(
  signal: AbortSignal,
  milliseconds: number | null,
  listen: (call: (() => void) | undefined) => void,
): Promise<void> {
  const woken = new AbortController();
  listen(() => woken.abort());
  const either = AbortSignal.any([signal, woken.signal]);
  await pause(milliseconds ?? 2 ** 31 - 1, either).catch(() => undefined);
  listen(undefined);
}
