/** One SSH connection to one host, over as many jump hosts as needed, with bounded channels. */
import { constants } from 'node:os';
import type { Duplex } from 'node:stream';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Client, ClientCallback, ClientChannel } from 'ssh2';
import type { TerminalSize } from '../host/connection.ts';
import { dialSocket, runProxyCommand } from './dial.ts';
import type { HandshakeOptions } from './handshake.ts';
import { handshake } from './handshake.ts';
import { connectionClosed, dialProblem, hostLost, hostProblem, reasonOf } from './problems.ts';
import { noSession, sessionLimit } from './session-problems.ts';
import type { SshSettings } from './settings.ts';
import { anySignal, onAbort, orAborted, pause } from '../streams/signals.ts';
import type { Slots } from './slots.ts';
import { makeSlots } from './slots.ts';
import { StreamSocket } from './stream-socket.ts';

export type LinkOptions = Omit<HandshakeOptions, 'timeout' | 'lostAfter'> & {
  /** Milliseconds to connect, and again to log in; 10,000 when neither this nor ConnectTimeout says otherwise. */
  readonly connectTimeout?: number | undefined;
  /** Milliseconds of silence after which the host counts as lost; 10,000 when left out. */
  readonly lostAfter?: number | undefined;
};

export interface SshLink {
  readonly host: string;
  readonly settings: SshSettings;
  /** Aborted when the connection is lost or closed; the reason is a VlanvasError. */
  readonly lost: AbortSignal;
  /**
   * Runs a command line in the login shell. The signal ends the waiting for a slot and nothing later: a command that may have begun
   * must be ended by whoever gets its session. `reserved` takes none of the bounded slots: for the one that ends the others.
   */
  exec(
    commandLine: string,
    options?: { readonly signal?: AbortSignal | undefined; readonly reserved?: boolean },
  ): Promise<ExecSession>;
  /** The login shell on a pseudo-terminal; it holds one of the bounded slots. The signal ends the waiting for it. */
  openTerminal(size: TerminalSize, signal?: AbortSignal): Promise<ExecSession>;
  /** A stream to a unix socket of the host. Rejects with ssh2's own error where sshd refuses. */
  openUnix(path: string, signal?: AbortSignal): Promise<Duplex>;
  /** A stream to a TCP port as the host sees it. */
  openTcp(address: string, port: number, signal?: AbortSignal): Promise<Duplex>;
  close(): Promise<void>;
}

/** A command line that runs, and how it will end. */
export interface ExecSession {
  readonly channel: ClientChannel;
  /** Exit status; 128 + n where signal n ended it, -1 where the session or the connection closed without one. */
  readonly exited: Promise<number>;
}

/** sshd allows ten sessions a connection by default (MaxSessions); two are kept for ending what runs in the others. */
export const MOST_SESSIONS = 8;
/** Streams to sockets are no sessions and not counted by sshd, but every one is a file descriptor there. */
export const MOST_STREAMS = 64;
const CHANNEL_DEADLINE = 20_000;
const MOST_ATTEMPTS = 4;
/** Milliseconds. */
const SESSION_PAUSE = 25;

/** Connects and logs in. Errors: HOST_UNKNOWN, HOST_REFUSED, HOST_UNREACHABLE, HOST_KEY_…, SSH_AUTH_FAILED, SSH_HANDSHAKE_FAILED. */
export async function openLink(settings: SshSettings, options: LinkOptions): Promise<SshLink> {
  const chain: SshLink[] = [];
  try {
    for (const hop of [...settings.jumps, settings]) chain.push(await openOne(hop, chain.at(-1), options));
  } catch (error) {
    await Promise.all(chain.map((link) => link.close()));
    throw error;
  }
  const last = chain.at(-1);
  if (!last) throw connectionClosed(options.host);
  const close = async (): Promise<void> => {
    await Promise.all([...chain].reverse().map((link) => link.close()));
  };
  return { ...last, close };
}

async function openOne(settings: SshSettings, through: SshLink | undefined, options: LinkOptions): Promise<SshLink> {
  const { host, signal } = options;
  const timeout = options.connectTimeout ?? settings.connectTimeout ?? 10_000;
  const stream = await firstStretch(settings, through, host, timeout, signal);
  const client = await handshake(settings, stream, { ...options, timeout, lostAfter: options.lostAfter ?? 10_000 });
  return linkOver(client, stream, settings, host, through);
}

async function firstStretch(
  settings: SshSettings,
  through: SshLink | undefined,
  host: string,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<Duplex> {
  if (settings.proxyCommand !== null) return runProxyCommand(settings.proxyCommand, settings);
  if (!through) {
    return dialSocket({ host: settings.hostname, port: settings.port }, timeout, signal).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw dialProblem(host, settings.hostname, settings.port, error);
    });
  }
  return through.openTcp(settings.hostname, settings.port, signal).catch((error: unknown) => {
    signal?.throwIfAborted();
    through.lost.throwIfAborted();
    throw hostProblem(
      host,
      {
        code: 'HOST_UNREACHABLE',
        message: `The jump host ${through.settings.hostname} has no way to ${settings.hostname} port ${settings.port}: ${reasonOf(error)}.`,
        hint: 'See whether that machine is up as seen from the jump host, and whether its sshd allows TCP forwarding.',
        data: { address: settings.hostname, port: settings.port, jump: through.settings.hostname },
      },
      error,
    );
  });
}

function linkOver(client: Client, stream: Duplex, settings: SshSettings, host: string, through: SshLink | undefined): SshLink {
  const ended = new AbortController();
  const sessions = makeSlots(MOST_SESSIONS);
  const streams = makeSlots(MOST_STREAMS);
  let why = 'the host or the network closed it';
  const gone = new Promise<void>((resolve) => {
    client.on('close', () => {
      ended.abort(hostLost(host, settings.hostname, through?.lost.aborted ? 'the jump host is gone' : why));
      resolve();
    });
  });
  client.on('error', (error) => {
    why = /keepalive/i.test(error.message) ? 'it no longer answers' : error.message;
    stream.destroy();
  });

  let openSessions = 0;
  const channel = async <T extends ClientChannel>(
    slots: Slots | undefined,
    signals: { readonly wait?: AbortSignal | undefined; readonly open?: AbortSignal | undefined },
    open: (callback: (error: Error | undefined, channel: T) => void) => void,
  ): Promise<T> => {
    ended.signal.throwIfAborted();
    const release = slots ? await orAborted(slots.acquire(signals.wait), ended.signal) : (): void => undefined;
    try {
      ended.signal.throwIfAborted();
      const opened = await openInTime(open, signals.open, ended.signal, release);
      return opened;
    } catch (error) {
      release();
      throw error;
    }
  };

  /** Asks for a session until sshd has room for it. */
  const openSession = async (
    reserved: boolean,
    signals: { readonly wait?: AbortSignal | undefined; readonly open?: AbortSignal | undefined },
    ask: (callback: ClientCallback) => void,
  ): Promise<ExecSession> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        let exited: Promise<number> | undefined;
        const session = await channel<ClientChannel>(reserved ? undefined : sessions, signals, (callback) =>
          ask((error, opened) => {
            // Here and not after the await: a short command has ended by then, and its events are not repeated.
            if (!error) {
              openSessions += 1;
              opened.once('close', () => (openSessions -= 1));
              exited = exitOf(opened, ended.signal);
            }
            callback(error, opened);
          }),
        );
        return { channel: session, exited: exited ?? Promise.resolve(-1) };
      } catch (error) {
        if (signals.wait?.aborted || ended.signal.aborted || error instanceof VlanvasError) throw error;
        if (!isSessionLimit(error)) throw noSession(host, settings, error);
        if (openSessions === 0 || attempt === MOST_ATTEMPTS) throw sessionLimit(host, settings, openSessions, error);
        // The first refusal may be one that has ended here and not yet there. After the second, this host simply allows fewer.
        if (attempt > 1) sessions.lower(openSessions);
        const either = anySignal([signals.wait, ended.signal]);
        await pause(SESSION_PAUSE * attempt, either.signal).finally(() => either.done());
      }
    }
  };

  const exec: SshLink['exec'] = (commandLine, { signal, reserved = false } = {}) =>
    openSession(reserved, { wait: signal }, (callback) => client.exec(commandLine, callback));
  const openTerminal: SshLink['openTerminal'] = ({ columns, rows }, signal) =>
    openSession(false, { wait: signal, open: signal }, (callback) =>
      client.shell({ term: 'xterm-256color', cols: columns, rows, width: 0, height: 0 }, callback),
    );

  const duplex = (opened: ClientChannel): Duplex => {
    const socket = new StreamSocket({ readable: opened, writable: opened, close: () => opened.close() });
    socket.once(
      'close',
      onAbort(ended.signal, () => void socket.destroy(ended.signal.reason as Error)),
    );
    return socket;
  };

  return {
    host,
    settings,
    lost: ended.signal,
    exec,
    openTerminal,
    openUnix: async (path, signal) =>
      duplex(
        await channel(streams, { wait: signal, open: signal }, (callback) =>
          client.openssh_forwardOutStreamLocal(path, callback),
        ),
      ),
    openTcp: async (address, port, signal) =>
      duplex(
        await channel(streams, { wait: signal, open: signal }, (callback) =>
          client.forwardOut('127.0.0.1', 0, address, port, callback),
        ),
      ),
    async close() {
      if (!ended.signal.aborted) {
        ended.abort(connectionClosed(host));
        client.end();
      }
      const patience = setTimeout(() => stream.destroy(), 1000);
      await gone;
      clearTimeout(patience);
    },
  };
}

/** The exit status of a session, 128 + n where signal n ended it, -1 where it or the connection closed without one. */
function exitOf(channel: ClientChannel, lost: AbortSignal): Promise<number> {
  return new Promise<number>((resolve) => {
    const release = onAbort(lost, () => resolve(-1));
    channel.once('exit', (code: number | null, signal?: string) => {
      release();
      resolve(code ?? 128 + signalNumber(signal));
    });
    channel.once('close', () => {
      release();
      resolve(-1);
    });
  });
}

function signalNumber(name: string | undefined): number {
  return Object.entries(constants.signals).find(([key]) => key === name)?.[1] ?? 0;
}

/** A channel within the deadline. One that opens after it was given up is closed; its slot goes back with its end. */
function openInTime<T extends ClientChannel>(
  open: (callback: (error: Error | undefined, channel: T) => void) => void,
  signal: AbortSignal | undefined,
  ended: AbortSignal,
  release: () => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let over = false;
    const fail = (error: unknown): void => {
      if (over) return;
      finish();
      reject(error instanceof Error ? error : new Error(reasonOf(error)));
    };
    const finish = (): void => {
      over = true;
      clearTimeout(timer);
      undo.forEach((each) => each());
    };
    const undo = [onAbort(signal, () => fail(signal?.reason)), onAbort(ended, () => fail(ended.reason))];
    const timer = setTimeout(
      () => fail(new Error(`sshd opened no channel within ${CHANNEL_DEADLINE / 1000} s`)),
      CHANNEL_DEADLINE,
    );
    try {
      open((error, channel) => {
        if (error) return fail(error);
        channel.on('error', () => undefined);
        channel.once('close', release);
        if (over) {
          channel.resume();
          return channel.close();
        }
        finish();
        resolve(channel);
      });
    } catch (error) {
      fail(ended.aborted ? ended.reason : error);
    }
  });
}

function isSessionLimit(error: unknown): boolean {
  return error instanceof Error && /channel open failure/i.test(error.message);
}
