/** QEMU's machine protocol (QMP): one JSON document a line over a unix socket. */
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { VlanvasError } from '../../../shared/problem/problem.ts';

export interface Monitor {
  /** Runs one command; throws LAB_COMMAND_FAILED with QEMU's words. */
  execute(command: string, args?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Resolves with the next event of this name. */
  event(name: string, signal: AbortSignal): Promise<void>;
  /** Resolves when QEMU has closed the connection. */
  readonly closed: Promise<void>;
  close(): void;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Line {
  readonly return?: unknown;
  readonly error?: { readonly desc?: string };
  readonly event?: string;
}

/** Connects to the monitor at `path`, once it is there; gives up when the signal fires. */
export async function openMonitor(path: string, signal: AbortSignal): Promise<Monitor> {
  const socket = await dial(path, signal);
  const queue: Pending[] = [];
  const waiting = new Map<string, (() => void)[]>();
  const fail = (error: Error) => {
    for (const { reject } of queue.splice(0)) reject(error);
  };
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  void closed.then(() => fail(new Error('QEMU has ended')));
  socket.on('error', fail);
  createInterface({ input: socket }).on('line', (text) => {
    const line = JSON.parse(text) as Line;
    if (line.event !== undefined) {
      for (const tell of waiting.get(line.event)?.splice(0) ?? []) tell();
    } else if ('return' in line) queue.shift()?.resolve(line.return);
    else if (line.error) queue.shift()?.reject(new Error(line.error.desc ?? 'QEMU gives no reason'));
  });
  const monitor: Monitor = {
    execute: (command, args) =>
      new Promise((resolve, reject) => {
        const refuse = (error: Error) => reject(refused(command, error));
        if (socket.destroyed) return refuse(new Error('QEMU has ended'));
        queue.push({ resolve, reject: refuse });
        socket.write(`${JSON.stringify({ execute: command, ...(args ? { arguments: args } : {}) })}\n`);
      }),
    event: (name, wait) =>
      new Promise((resolve, reject) => {
        if (wait.aborted) return reject(asError(wait.reason));
        waiting.set(name, [...(waiting.get(name) ?? []), resolve]);
        wait.addEventListener('abort', () => reject(asError(wait.reason)), { once: true });
        void closed.then(() => reject(refused(`wait for ${name}`, new Error('QEMU has ended'))));
      }),
    closed,
    close: () => socket.destroy(),
  };
  await monitor.execute('qmp_capabilities');
  return monitor;
}

/** Opens the monitor for the time of `work`. */
export async function withMonitor<Result>(
  path: string,
  signal: AbortSignal,
  work: (monitor: Monitor) => Promise<Result>,
): Promise<Result> {
  const monitor = await openMonitor(path, signal);
  try {
    return await work(monitor);
  } finally {
    monitor.close();
  }
}

async function dial(path: string, signal: AbortSignal): Promise<Socket> {
  for (;;) {
    const socket = await new Promise<Socket | undefined>((resolve) => {
      const attempt = connect(path);
      attempt.once('connect', () => resolve(attempt));
      attempt.once('error', () => resolve(undefined));
    });
    if (socket) return socket;
    await sleep(20, undefined, { signal });
  }
}

const asError = (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason)));

function refused(command: string, cause: Error): VlanvasError {
  const message = `QEMU did not do "${command}": ${cause.message}`;
  return new VlanvasError('host', { code: 'LAB_COMMAND_FAILED', message, hint: '`vlanvas lab down` tidies up.' }, { cause });
}
