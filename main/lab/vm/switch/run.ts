/** The lab's segments as a switch in user space: frames of guests come and go over QEMU's streams. No root, no bridge, no tap. */
import { rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { request, type PluggedPort, type PortCounters, type SwitchAnswer, type SwitchRequest } from './control.ts';
import { forward, type DropReason, type MacTable } from './forward.ts';
import { framed, frameReader } from './framing.ts';

/** Bytes that may wait for a guest that does not read: 250 full frames, a quarter of a NIC's usual queue. */
const BACKLOG = 384 * 1024;
/** Milliseconds between attempts to plug a cable in: a guest that is off has no socket. */
const RETRY = 200;

interface Line {
  port: PluggedPort;
  socket: Socket | undefined;
  retry: NodeJS.Timeout | undefined;
  received: number;
  sent: number;
  overrun: number;
  readonly dropped: Partial<Record<DropReason, number>>;
}

/** Runs a switch whose control socket is at `control`. It ends with `close`. */
export function runSwitch(control: string): Promise<{ readonly close: () => void }> {
  const lines = new Map<string, Line>();
  const table: MacTable = new Map();
  let ports: readonly PluggedPort[] = [];

  const take = (line: Line, frame: Buffer) => {
    line.received++;
    const fate = forward(ports, line.port, frame, table, performance.now());
    if ('dropped' in fate) {
      line.dropped[fate.dropped] = (line.dropped[fate.dropped] ?? 0) + 1;
      return;
    }
    for (const copy of fate.copies) {
      const to = lines.get(copy.port.name);
      if (!to?.socket) continue;
      // A wire keeps nothing: what a guest does not take in time is lost.
      if (to.socket.writableLength > BACKLOG) to.overrun++;
      else {
        to.socket.write(framed(copy.frame));
        to.sent++;
      }
    }
  };

  const plug = (line: Line) => {
    const socket = connect(line.port.socket);
    const read = frameReader();
    socket.on('connect', () => (line.socket = socket));
    socket.on('data', (chunk) => {
      try {
        for (const frame of read(chunk)) take(line, frame);
      } catch {
        socket.destroy();
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (line.socket === socket) line.socket = undefined;
      if (lines.get(line.port.name) === line) line.retry = setTimeout(() => plug(line), RETRY);
    });
  };

  const unplug = (line: Line) => {
    lines.delete(line.port.name);
    clearTimeout(line.retry);
    line.socket?.destroy();
  };

  const setPorts = (wanted: readonly PluggedPort[]) => {
    for (const line of [...lines.values()]) {
      if (!wanted.some(({ name, socket }) => name === line.port.name && socket === line.port.socket)) unplug(line);
    }
    for (const port of wanted) {
      const line = lines.get(port.name);
      if (line) line.port = port;
      else {
        const added: Line = { port, socket: undefined, retry: undefined, received: 0, sent: 0, overrun: 0, dropped: {} };
        lines.set(port.name, added);
        plug(added);
      }
    }
    ports = wanted;
    // What was learned under the old rules may not be so under the new.
    table.clear();
  };

  const counters = (): readonly PortCounters[] =>
    [...lines.values()].map(({ port, socket, received, sent, dropped, overrun }) => ({
      name: port.name,
      plugged: socket !== undefined,
      received,
      sent,
      dropped,
      overrun,
    }));

  const answer = (question: SwitchRequest): SwitchAnswer => {
    if (question.ask === 'ports') setPorts(question.ports);
    return { counters: counters() };
  };

  const close = (server: Server) => {
    for (const line of [...lines.values()]) unplug(line);
    server.close();
  };

  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      createInterface({ input: socket }).on('line', (text) => {
        const question = request.safeParse(parsed(text));
        if (question.success) socket.write(`${JSON.stringify(answer(question.data))}\n`);
        else socket.destroy();
      });
    });
    server.on('error', reject);
    // The socket of a switch that was killed is still there; two switches of one lab are never started.
    rmSync(control, { force: true });
    server.listen(control, () => resolve({ close: () => close(server) }));
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
