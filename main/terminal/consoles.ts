/** The consoles of one door: each is a stream out, and is written to by its id. */
import { CONSOLE_WINDOW } from '../../shared/contract/consoles.ts';
import type { ConsoleEvent, ConsoleRequest, ConsoleSource } from '../../shared/contract/consoles.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Topology } from '../../shared/topology/topology.ts';
import { containerOf } from '../containers/owned.ts';
import type { HostConnection, TerminalSize } from '../host/connection.ts';
import { hostProblem } from '../ssh/problems.ts';
import { onAbort } from '../streams/signals.ts';
import type { Console } from './console.ts';
import { openContainerConsole } from './container-console.ts';
import type { Credit } from './credit.ts';
import { makeCredit } from './credit.ts';
import { openLogConsole } from './log-console.ts';
import { openLoginConsole } from './login-console.ts';

export interface Consoles {
  /** Opens one and yields what it writes until it ends or the signal aborts; either way nothing of it is left then. */
  open(request: ConsoleRequest, topology: Topology, connect: ConnectHost, signal: AbortSignal): AsyncGenerator<ConsoleEvent>;
  /** Resolves when the bytes were passed on. One that is closed takes nothing. */
  write(id: string, bytes: Uint8Array): Promise<void>;
  resize(id: string, size: TerminalSize): void;
  taken(id: string, bytes: number): void;
}

export type ConnectHost = (host: string) => Promise<HostConnection>;

/** Consoles on one host at a time: each holds one of the sessions or streams that everything else needs too. */
const MOST_A_HOST = 6;
/** Where the Docker socket is reached through a program, four streams are all there is. */
const MOST_THROUGH_PROGRAM = 2;
/** Bytes of one event. */
const LONGEST_PART = 32 * 1024;

interface OpenConsole {
  readonly host: string;
  readonly credit: Credit;
  console: Console | null;
}

export function createConsoles(): Consoles {
  const open = new Map<string, OpenConsole>();
  return {
    async *open({ id, source, columns, rows }, topology, connect, signal) {
      const host = source.kind === 'host' ? source.host : containerOf(topology, source.container).host;
      const entry: OpenConsole = { host, credit: makeCredit(CONSOLE_WINDOW), console: null };
      if (open.has(id)) throw new Error('two consoles of one name');
      open.set(id, entry);
      try {
        const connection = await connect(host);
        refuseTooMany(connection, [...open.values()].filter((one) => one.host === host).length);
        entry.console = await openSource(source, topology, connection, { columns, rows }, signal);
        yield { type: 'opened', where: entry.console.where };
        yield* bytesOf(entry.console, entry.credit, connection, signal);
        // Nobody listens any more, and what is hung up on has no exit status.
        if (signal.aborted) return;
        yield { type: 'ended', code: await entry.console.code() };
      } finally {
        open.delete(id);
        await entry.console?.close();
      }
    },
    write: (id, bytes) => open.get(id)?.console?.write?.(bytes) ?? Promise.resolve(),
    resize: (id, size) => open.get(id)?.console?.resize?.(size),
    taken: (id, bytes) => open.get(id)?.credit.restore(bytes),
  };
}

function openSource(
  source: ConsoleSource,
  topology: Topology,
  connection: HostConnection,
  size: TerminalSize,
  signal: AbortSignal,
): Promise<Console> {
  if (source.kind === 'host') return openLoginConsole(connection, size, signal);
  const { docker, host, lost } = connection;
  const container = containerOf(topology, source.container);
  if (!docker) {
    throw new VlanvasError('usage', {
      code: 'NO_DOCKER',
      message: `${host} has no Docker in the design, and ${container.key} is on it.`,
      hint: 'Put the container on another host, or give this one Docker.',
      place: { host },
    });
  }
  const common = { docker, topology: topology.name, container, signal, lost };
  if (source.kind === 'logs') return openLogConsole({ ...common, source });
  return openContainerConsole({ ...common, size, watched: !goesThroughProgram(connection) });
}

async function* bytesOf(
  console: Console,
  credit: Credit,
  connection: HostConnection,
  signal: AbortSignal,
): AsyncGenerator<ConsoleEvent> {
  const release = onAbort(signal, () => void console.output.destroy(signal.reason as Error));
  try {
    for await (const chunk of console.output as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; at += LONGEST_PART) {
        const part = chunk.subarray(at, at + LONGEST_PART);
        await credit.room(signal);
        credit.spend(part.length);
        yield { type: 'bytes', data: part.toString('base64') };
      }
    }
  } catch (error) {
    if (signal.aborted) return;
    connection.lost.throwIfAborted();
    throw error;
  } finally {
    release();
  }
}

function goesThroughProgram(connection: HostConnection): boolean {
  return connection.notes?.().some(({ code }) => code === 'DOCKER_VIA_PROGRAM') === true;
}

function refuseTooMany(connection: HostConnection, open: number): void {
  const most = goesThroughProgram(connection) ? MOST_THROUGH_PROGRAM : MOST_A_HOST;
  if (open <= most) return;
  throw hostProblem(connection.host, {
    code: 'CONSOLES_TOO_MANY',
    message: `${most} terminals and logs are open on ${connection.host} already, and the rest of its connection is kept for other work.`,
    hint: 'Close one of them.',
  });
}
