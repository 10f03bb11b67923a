/** One command on a host, from its session to its streams, its exit status and its end by force. */
import { Writable } from 'node:stream';
import type { RemoteProcess } from '../host/connection.ts';
import type { Keeper } from './keeper.ts';
import type { ExecSession } from './link.ts';
import { AfterMarker } from './marker.ts';

export interface Started {
  readonly process: RemoteProcess;
  /** The process group, once the command runs; null where something before it refused (see `noise`). */
  readonly group: Promise<number | null>;
  /** What the login shell or sudo said instead. */
  noise(): string;
}

/** Milliseconds from SIGTERM to SIGKILL, and from there to closing the channel whatever still holds it. */
const GRACE = 1000;

/** Takes over a session in which `commandScript` runs. `keeper` is the one that may end it. */
export function overSession({ channel, exited }: ExecSession, marker: string, keeper: Keeper, lost: AbortSignal): Started {
  const stdout = channel.pipe(new AfterMarker(marker));
  const stderr = channel.stderr.pipe(new AfterMarker(marker));
  let ended = false;
  let killed = false;

  const group = stderr.value.then((value) => {
    const number = Number(value);
    return value !== null && Number.isInteger(number) && number > 1 ? number : null;
  });
  const withGroup = (action: (group: number) => void): void => {
    void group.then((number) => number !== null && !lost.aborted && action(number));
  };

  void exited.then(() => {
    ended = true;
    // What ignored SIGTERM goes now; what went on by itself after a normal end is the command's own affair.
    withGroup((number) => {
      if (killed) keeper.signal('KILL', number);
      keeper.ended(number);
    });
  });

  const kill = (): void => {
    if (killed || lost.aborted) return;
    killed = true;
    if (ended) return;
    withGroup((number) => {
      keeper.signal('TERM', number);
      setTimeout(() => !ended && !lost.aborted && keeper.signal('KILL', number), GRACE).unref();
    });
    // Nobody may be reading any more, and a channel with unread data does not close.
    stdout.resume();
    stderr.resume();
    setTimeout(() => channel.close(), 2 * GRACE).unref();
  };

  const stdin = new Writable({
    write(chunk: Buffer, encoding, callback) {
      // ssh2 never calls back for a write after the end of a channel.
      if (channel.writable && !ended) channel.write(chunk, encoding, callback);
      else callback(Object.assign(new Error('The command has ended'), { code: 'EPIPE' }));
    },
    final(callback) {
      channel.end();
      callback();
    },
  });
  // A command that ends without reading its input is no failure of the one who writes.
  stdin.on('error', () => undefined);
  void exited.then(() => stdin.destroy());

  return { process: { stdin, stdout, stderr, exited, kill }, group, noise: () => stderr.noise || stdout.noise };
}
