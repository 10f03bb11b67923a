/** Tells when a container of a host starts or ends: its process ids, by which the probe finds it, are then others. */
import { Readable } from 'node:stream';
import type Docker from 'dockerode';
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
  const streams: NodeJS.ReadableStream[] = [];
  let timer: NodeJS.Timeout | undefined;
  const later = () => {
    timer ??= setTimeout(() => changed.abort(), SETTLE);
  };
  const listen = async (docker: Docker) => {
    const events = await docker.getEvents({
      filters: { type: ['container'], event: ['start', 'die'] },
      abortSignal: ended.signal,
    });
    streams.push(events);
    events.on('data', later);
    events.on('error', () => undefined);
    if (ended.signal.aborted) hangUp(events);
  };
  for (const { docker } of connections.values()) if (docker) listen(docker).catch(() => undefined);
  return {
    changed: AbortSignal.any([changed.signal, signal]),
    stop() {
      clearTimeout(timer);
      ended.abort();
      streams.forEach(hangUp);
    },
  };
}

/** The request goes with its stream. */
function hangUp(stream: NodeJS.ReadableStream): void {
  if (stream instanceof Readable) stream.destroy();
}
