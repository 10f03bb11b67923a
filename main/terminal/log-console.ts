/** What a container of a design wrote, and goes on writing. */
import { PassThrough, Readable } from 'node:stream';
import type Docker from 'dockerode';
import type { ConsoleSource } from '../../shared/contract/consoles.ts';
import type { Container } from '../../shared/topology/topology.ts';
import { withoutFrames } from '../containers/log-frames.ts';
import { findOwned } from '../containers/owned.ts';
import { callDocker } from '../docker/call.ts';
import { onAbort } from '../streams/signals.ts';
import type { Console } from './console.ts';

export interface LogConsoleOptions {
  readonly docker: Docker;
  readonly topology: string;
  readonly container: Container;
  readonly source: ConsoleSource & { readonly kind: 'logs' };
  readonly signal: AbortSignal;
  readonly lost: AbortSignal;
}

/** Errors: CONTAINER_MISSING, CONTAINER_FOREIGN and those of the way to the daemon. It ends when the container does. */
export async function openLogConsole(options: LogConsoleOptions): Promise<Console> {
  const { docker, container, source, signal, lost } = options;
  const ended = new AbortController();
  const what = `read the logs of ${container.key}`;
  const { from, tty } = await callDocker({ host: container.host, what, signal }, async (abortSignal) => {
    const { id } = await findOwned(docker, options.topology, container, abortSignal);
    const handle = docker.getContainer(id);
    const { Config: config } = await handle.inspect({ abortSignal });
    const release = onAbort(abortSignal, () => ended.abort(abortSignal.reason));
    const stream = await handle.logs({
      follow: true,
      stdout: true,
      stderr: true,
      timestamps: source.timestamps,
      ...(source.tail === null ? {} : { tail: source.tail }),
      ...(source.since === null ? {} : { since: source.since }),
      abortSignal: ended.signal,
    });
    release();
    return { from: stream, tty: config.Tty };
  });
  // No frames where it has a terminal: there both outputs are one.
  const output = tty ? new PassThrough() : withoutFrames();
  const end = (error?: Error): void => {
    ended.abort();
    if (from instanceof Readable) from.destroy();
    output.destroy(error);
  };
  from.on('error', (error: Error) => {
    if (!ended.signal.aborted) output.destroy(error);
  });
  output.on('error', () => undefined);
  output.once(
    'close',
    onAbort(lost, () => end(lost.reason as Error)),
  );
  from.pipe(output);
  return {
    where: container.key,
    output,
    code: () => Promise.resolve(null),
    close() {
      end();
      return Promise.resolve();
    },
  };
}
