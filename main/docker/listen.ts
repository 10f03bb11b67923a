/** The events of a Docker daemon, as they happen. */
import { Readable } from 'node:stream';
import type Docker from 'dockerode';
import { readLines } from '../streams/lines.ts';
import { onAbort } from '../streams/signals.ts';

/** One event, as far as it is used: what happened to which object. */
export interface DockerEvent {
  readonly type: string;
  readonly action: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ListenOptions {
  readonly types: readonly ('container' | 'network')[];
  readonly actions: readonly string[];
  readonly signal: AbortSignal;
  readonly onEvent: (event: DockerEvent) => void;
}

/** Resolves once the daemon listens to us: from then on nothing is missed. `ended` resolves when it tells nothing more. */
export async function listenToDocker(
  docker: Docker,
  { types, actions, signal, onEvent }: ListenOptions,
): Promise<{ readonly ended: Promise<void>; stop(): void }> {
  const hungUp = new AbortController();
  const stream = await docker.getEvents({
    filters: { type: [...types], event: [...actions] },
    abortSignal: AbortSignal.any([signal, hungUp.signal]),
  });
  const stop = (): void => {
    hungUp.abort();
    // The request goes with its stream.
    if (stream instanceof Readable) stream.destroy();
  };
  const release = onAbort(signal, stop);
  const ended = new Promise<void>((resolve) => {
    for (const name of ['end', 'close', 'error']) stream.once(name, () => resolve());
  }).finally(release);
  if (stream instanceof Readable) {
    readLines(
      stream,
      (line) => {
        const event = readEvent(line);
        if (event) onEvent(event);
      },
      stop,
    );
  }
  return { ended, stop };
}

interface EventLine {
  readonly Type?: string;
  readonly Action?: string;
  readonly Actor?: { readonly ID?: string; readonly Attributes?: Readonly<Record<string, string>> | null };
}

/** Undefined for a line that is none: blank, or cut off with the daemon. */
function readEvent(line: string): DockerEvent | undefined {
  const value = parseLine(line);
  if (!value) return undefined;
  return {
    type: value.Type ?? '',
    action: value.Action ?? '',
    id: value.Actor?.ID ?? '',
    attributes: value.Actor?.Attributes ?? {},
  };
}

function parseLine(line: string): EventLine | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
