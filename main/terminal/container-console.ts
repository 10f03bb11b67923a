/** A shell in a container of a design, on a pseudo-terminal that the daemon makes. */
import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type Docker from 'dockerode';
import type { Container } from '../../shared/topology/topology.ts';
import { containerProblem, findOwned } from '../containers/owned.ts';
import { daemonMessage } from '../deploy/docker-error.ts';
import { callDocker } from '../docker/call.ts';
import type { TerminalSize } from '../host/connection.ts';
import { onAbort } from '../streams/signals.ts';
import type { Console } from './console.ts';
import { writeTo } from './console.ts';
import { hangUp, MARK } from './hang-up.ts';
import { startWatchdog } from './watchdog.ts';

/** bash where the image has one, for its line editing; every other shell answers to `sh`. */
const SHELL = 'command -v bash >/dev/null 2>&1 && exec bash; exec sh';
/** Docker detaches at Ctrl-P Ctrl-Q unless told otherwise, and so swallows the Ctrl-P that shells go back in their history with. */
const DETACH_KEYS = 'ctrl-@,ctrl-^,ctrl-_';
/** What the runtime writes to the terminal where it finds no shell; the engine's own words vary. */
const NO_SHELL = /OCI runtime exec failed|executable file not found|no such file or directory/i;

export interface ContainerConsoleOptions {
  readonly docker: Docker;
  readonly topology: string;
  readonly container: Container;
  readonly size: TerminalSize;
  readonly signal: AbortSignal;
  /** A second stream of the daemon is to spare, for ending the shell when we are killed. */
  readonly watched: boolean;
  /** Of the way to the host. */
  readonly lost: AbortSignal;
}

/** Errors: CONTAINER_MISSING, CONTAINER_FOREIGN, CONTAINER_NOT_RUNNING, CONTAINER_NO_SHELL and those of the way to the daemon. */
export async function openContainerConsole(options: ContainerConsoleOptions): Promise<Console> {
  const { docker, container, size, signal, lost } = options;
  const { host, key } = container;
  const mark = randomUUID();
  const what = `open a terminal in ${key}`;
  const { id, exec, stream } = await callDocker({ host, what, signal }, async (abortSignal) => {
    const found = await findOwned(docker, options.topology, container, abortSignal);
    if (!found.running) throw notRunning(container);
    const made = await docker.getContainer(found.id).exec({
      Cmd: ['sh', '-c', SHELL],
      Env: [`${MARK}=${mark}`, 'TERM=xterm-256color'],
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      Tty: true,
      DetachKeys: DETACH_KEYS,
      // Engines before API 1.42 pass over it and are told below.
      ConsoleSize: [size.rows, size.columns],
      abortSignal,
    });
    const opened = await made.start({ hijack: true, stdin: true, Tty: true, abortSignal }).catch((error: unknown) => {
      throw NO_SHELL.test(daemonMessage(error)) ? noShell(container) : error;
    });
    return { id: found.id, exec: made, stream: opened };
  });
  // A terminal without it is better than none.
  const watching = options.watched ? startWatchdog(docker, id, mark, signal).catch(() => undefined) : undefined;
  const hang = async (): Promise<void> => {
    stream.destroy();
    // The container may be gone by now, or the daemon: then so is what ran there.
    if (!lost.aborted) await hangUp(docker, id, exec, mark).catch(() => undefined);
    (await watching)?.();
  };
  stream.once(
    'close',
    onAbort(lost, () => void stream.destroy(lost.reason as Error)),
  );
  stream.on('error', () => undefined);
  const resize = ({ columns, rows }: TerminalSize): void => {
    // One that has ended is no longer there to be resized.
    exec.resize({ h: rows, w: columns }).catch(() => undefined);
  };
  try {
    const first = await firstPart(stream, signal);
    if (first === null || NO_SHELL.test(first.toString('latin1'))) throw noShell(container);
    stream.unshift(first);
  } catch (error) {
    await hang();
    throw error;
  }
  resize(size);
  return {
    where: key,
    output: stream,
    write: (bytes) => writeTo(stream, bytes),
    resize,
    code: async () => (await exec.inspect().catch(() => null))?.ExitCode ?? null,
    close: hang,
  };
}

/** A shell writes its prompt at once. Null: it ended without a word. */
function firstPart(stream: Duplex, signal: AbortSignal): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void): void => {
      release();
      stream.off('readable', look).off('end', ended).off('close', ended).off('error', failed);
      then();
    };
    const look = (): void => {
      const part: unknown = stream.read();
      if (part instanceof Buffer) settle(() => resolve(part));
    };
    const ended = (): void => settle(() => resolve(null));
    const failed = (error: Error): void => settle(() => reject(error));
    const release = onAbort(signal, () => failed(signal.reason as Error));
    stream.on('readable', look).on('end', ended).on('close', ended).on('error', failed);
  });
}

function notRunning({ host, key }: Container): Error {
  return containerProblem(host, key, {
    code: 'CONTAINER_NOT_RUNNING',
    message: `${key} on ${host} does not run, so no shell can be started in it.`,
    hint: 'Start it first; its logs tell why it ended.',
  });
}

function noShell({ host, key, image }: Container): Error {
  return containerProblem(host, key, {
    code: 'CONTAINER_NO_SHELL',
    message: `The image ${image} of ${key} has no shell: there is no "sh" in it that a terminal could run.`,
    hint: `Look at its logs, or open a terminal on ${host} and enter its network from there: nsenter -t PID -n.`,
  });
}
