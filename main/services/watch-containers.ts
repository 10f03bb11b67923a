/** Tells when a container of a host starts or ends: its process ids, by which the probe finds it, are then others. */
import { listenToDocker } from '../docker/listen.ts';
import type { Surveyed } from './survey.ts';

export interface ContainerWatch {
  /** Aborts when something changed, or with the caller's own signal. */
  readonly changed: AbortSignal;
  stop(): void;
}

/** Milliseconds that a change is given to be over: a container that is made anew ends and starts. */
const SETTLE = 500;

/** Listens to the events of every daemon. A daemon that tells none changes nothing: its host is then read when it is asked again. */
export function watchContainers({ connections }: Surveyed, signal: AbortSignal): ContainerWatch {
  const changed = new AbortController();
  const ended = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const onEvent = () => {
    timer ??= setTimeout(() => changed.abort(), SETTLE);
  };
  for (const { docker } of connections.values()) {
    if (!docker) continue;
    listenToDocker(docker, { types: ['container'], actions: ['start', 'die'], signal: ended.signal, onEvent }).catch(
      () => undefined,
    );
  }
  return {
    changed: AbortSignal.any([changed.signal, signal]),
    stop() {
      clearTimeout(timer);
      ended.abort();
    },
  };
}
