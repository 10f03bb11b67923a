/** The switch with real sockets: what QEMU does is done by the test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PortPolicy } from '../../spec.ts';
import { abortAfter } from '../../../streams/abort-after.ts';
import { askSwitch, type PluggedPort } from './control.ts';
import { framed, frameReader } from './framing.ts';
import { runSwitch } from './run.ts';

let folder: string;
let close: () => void;
const nics: Nic[] = [];

interface Nic {
  readonly port: PluggedPort;
  readonly server: Server;
  socket: Socket | undefined;
  readonly got: string[];
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vlanvas-switch-'));
  ({ close } = await runSwitch(join(folder, 'control')));
});

afterEach(() => {
  close();
  for (const { server, socket } of nics.splice(0)) {
    socket?.destroy();
    server.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

const ask = (question: Parameters<typeof askSwitch>[1]) => askSwitch(join(folder, 'control'), question, abortAfter(5_000));

async function nic(name: string, policy: PortPolicy = {}): Promise<Nic> {
  const socket = join(folder, `${name}.nic`);
  const made: Nic = {
    port: { name, segment: 'lan', mac: `02:00:00:00:00:0${name}`, socket, policy },
    socket: undefined,
    got: [],
    server: createServer((stream) => {
      made.socket = stream;
      const read = frameReader();
      stream.on('data', (chunk) => made.got.push(...read(chunk).map((frame) => frame.toString('latin1', 14))));
      stream.on('error', () => undefined);
    }),
  };
  await new Promise<void>((resolve) => made.server.listen(socket, resolve));
  nics.push(made);
  return made;
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; !(await what()); turn++) {
    if (turn > 250) throw new Error(`it did not come to be: ${what.toString()}`);
    await sleep(20);
  }
}

const plugged = async (count: number) =>
  (await ask({ ask: 'counters' })).counters.filter((port) => port.plugged).length === count;

function send(from: Nic, text: string): void {
  const head = Buffer.from(`ffffffffffff${from.port.mac.replaceAll(':', '')}0800`, 'hex');
  from.socket?.write(framed(Buffer.concat([head, Buffer.from(text)])));
}

test('frames go to the others and not back; a policy changes while it runs; a cable comes back after QEMU was away', async () => {
  const [a, b, c] = [await nic('a'), await nic('b'), await nic('c')];
  await ask({ ask: 'ports', ports: [a.port, b.port, c.port] });
  await until(() => plugged(3));
  send(a, 'one');
  await until(() => b.got.includes('one') && c.got.includes('one'));
  expect(a.got).toEqual([]);

  await ask({ ask: 'ports', ports: [a.port, { ...b.port, policy: { access: 10 } }, c.port] });
  send(a, 'two');
  await until(() => c.got.includes('two'));
  expect(b.got).toEqual(['one']);

  c.socket?.destroy();
  c.socket = undefined;
  await until(async () => c.socket !== undefined && (await plugged(3)));
  send(a, 'three');
  await until(() => c.got.includes('three'));

  const { counters } = await ask({ ask: 'ports', ports: [a.port, c.port] });
  expect(counters.map(({ name, received }) => [name, received])).toEqual([
    ['a', 3],
    ['c', 0],
  ]);
});

test('what it does not understand is answered by the end of the connection', async () => {
  await expect(ask({ ask: 'nonsense' } as never)).rejects.toThrow('did not answer');
});
