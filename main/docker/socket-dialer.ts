/**
 * Ways to the Docker socket of a host with a shell: straight (a tunnel of sshd, or the socket of this machine); where that is refused,
 * through a program on the host that passes bytes on (`docker system dial-stdio` or socat), as root through sudo if need be.
 */
import type { Duplex } from 'node:stream';
import type { Problem } from '../../shared/problem/problem.ts';
import type { Shell } from '../host/connection.ts';
import { quoteWord } from '../ssh/quote.ts';
import { anySignal, orAborted, pause } from '../streams/signals.ts';
import { makeSlots } from '../ssh/slots.ts';
import { StreamSocket } from '../ssh/stream-socket.ts';
import type { Dialer } from './dial-agent.ts';
import { MOST_STREAMS } from './dial-agent.ts';
import { lookAtSocket } from './look-at-socket.ts';
import { dockerNotFound, dockerNotRunning, dockerPermission, dockerTunnelRefused } from './problems.ts';

export interface SocketDialerOptions {
  /** The host's name in the topology. */
  readonly host: string;
  /** The machine in words, for messages. */
  readonly where: string;
  readonly path: string;
  readonly shell: Shell;
  readonly lost: AbortSignal;
  /** The straight way. */
  readonly open: (path: string) => Promise<Duplex>;
}

export interface SocketDialer extends Dialer {
  /** What a person should know about the way that was found, as info problems. */
  readonly notes: () => readonly Problem[];
}

/** Each costs a session of sshd's ten; the rest is for commands. */
const MOST_PROGRAMS = 4;
/** Milliseconds until the daemon must have answered through a program. */
const PROBE_DEADLINE = 10_000;

type Way = { readonly kind: 'straight' } | { readonly kind: 'program'; readonly command: string; readonly privileged: boolean };

export function makeSocketDialer(options: SocketDialerOptions): SocketDialer {
  const { host, where, path, shell, lost } = options;
  const programs = makeSlots(MOST_PROGRAMS);
  let way: Way = { kind: 'straight' };
  let search: Promise<Way> | undefined;
  let note: Problem | undefined;

  const findWay = async (): Promise<Way> => {
    const facts = await lookAtSocket(shell, path, lost);
    if (!facts.socket) {
      // A folder that this user may not look into hides the socket as well.
      if (!facts.docker && !facts.engine) throw dockerNotFound(host, where, path);
      throw dockerNotRunning(host, where, path, 'the socket is not there');
    }
    if (facts.access) {
      // The daemon may have come up in the meantime; the straight way is worth a second look.
      const straight = await options.open(path).catch(() => null);
      straight?.destroy();
      if (straight) return { kind: 'straight' };
    }
    const command = facts.docker
      ? `exec docker -H ${quoteWord(`unix://${path}`)} system dial-stdio`
      : facts.socat
        ? `exec socat - ${quoteWord(`UNIX-CONNECT:${path}`)}`
        : null;
    const privileged = !facts.access;
    if (privileged && shell.privilege === 'none') {
      throw dockerPermission(host, where, path, shell.user, ' (it is not in the docker group)');
    }
    if (command === null) {
      throw privileged
        ? dockerPermission(host, where, path, shell.user, ', and to go through sudo there is neither a docker program nor socat')
        : dockerTunnelRefused(host, where, path);
    }
    const found: Way = { kind: 'program', command, privileged };
    const answer = await askThrough(shell, found, lost);
    if (answer !== null) throw dockerNotRunning(host, where, path, answer);
    const program = facts.docker ? 'docker system dial-stdio' : 'socat';
    note = {
      code: 'DOCKER_VIA_PROGRAM',
      severity: 'info',
      message: privileged
        ? `${shell.user} may not open ${path} on ${where}: Docker is reached through "sudo ${program}", ${MOST_PROGRAMS} calls at a time.`
        : `sshd on ${where} refuses the tunnel to ${path}: Docker is reached through "${program}", ${MOST_PROGRAMS} calls at a time.`,
      hint: privileged ? `Faster: usermod -aG docker ${shell.user}` : 'Faster: "AllowStreamLocalForwarding yes" in sshd_config.',
      place: { host },
    };
    return found;
  };

  const throughProgram = async (found: Way & { kind: 'program' }): Promise<Duplex> => {
    const release = await orAborted(programs.acquire(), lost);
    try {
      const { socket } = await startProgram(shell, found, lost);
      socket.once('close', release);
      return socket;
    } catch (error) {
      release();
      throw error;
    }
  };

  return {
    crowded: () => programs.waiting > 0,
    most: () => (way.kind === 'program' ? MOST_PROGRAMS : MOST_STREAMS),
    notes: () => (note ? [note] : []),
    async dial() {
      lost.throwIfAborted();
      if (way.kind === 'program') return throughProgram(way);
      try {
        return await options.open(path);
      } catch (error) {
        if (lost.aborted) throw lost.reason;
        search ??= findWay().finally(() => (search = undefined));
        way = await search.catch((reason: unknown) => {
          throw lost.aborted ? lost.reason : reason instanceof Error ? reason : error;
        });
        return dialAgain(way);
      }
    },
  };

  function dialAgain(found: Way): Promise<Duplex> {
    return found.kind === 'program' ? throughProgram(found) : options.open(path);
  }
}

async function startProgram(
  shell: Shell,
  way: Way & { kind: 'program' },
  lost: AbortSignal,
): Promise<{ socket: Duplex; readonly words: () => string }> {
  const process = await shell.start(way.command, { privileged: way.privileged });
  let words = '';
  process.stderr.on('data', (chunk: Buffer) => (words = `${words}${chunk.toString('utf8')}`.slice(-500)));
  const socket = new StreamSocket({ readable: process.stdout, writable: process.stdin, close: () => process.kill() });
  void process.exited.then(() => lost.aborted && socket.destroy(lost.reason as Error));
  return { socket, words: () => words.trim() };
}

/** Null where a daemon answers; otherwise what was said instead. */
async function askThrough(shell: Shell, way: Way & { kind: 'program' }, lost: AbortSignal): Promise<string | null> {
  const { socket, words } = await startProgram(shell, way, lost);
  const late = new AbortController();
  const either = anySignal([lost, late.signal]);
  try {
    socket.write('GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n');
    let text = '';
    const answered = new Promise<boolean>((resolve) => {
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1');
        if (/^HTTP\/1\.\d \d{3}/.test(text)) resolve(true);
      });
      socket.on('close', () => resolve(false));
      socket.on('error', () => resolve(false));
    });
    const yes = await Promise.race([answered, pause(PROBE_DEADLINE, either.signal).then(() => false)]);
    lost.throwIfAborted();
    return yes ? null : words().split('\n').at(-1) || 'no answer';
  } finally {
    late.abort();
    either.done();
    socket.destroy();
  }
}
