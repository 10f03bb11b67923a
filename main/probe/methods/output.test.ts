import { expect, test } from 'vitest';
import { parseIpAddress } from '../../../shared/address/address.ts';
import type { Measurement } from '../../../shared/verdict/measurement.ts';
import { buildMatrix } from '../matrix.ts';
import { createLineReader } from './fping.ts';
import { takePingLine } from './ping.ts';
import { readPing } from './ping-output.ts';

function sink(): {
  cells: [number, number, Measurement][];
  gone: [number, string][];
  cell(s: number, t: number, m: Measurement): void;
  closed(s: number, why: string): void;
} {
  const cells: [number, number, Measurement][] = [];
  const gone: [number, string][] = [];
  return { cells, gone, cell: (s, t, m) => void cells.push([s, t, m]), closed: (s, why) => void gone.push([s, why]) };
}

test('ping of iputils and of busybox', () => {
  expect(
    readPing('1 packets transmitted, 1 received, 0% packet loss, time 0ms rtt min/avg/max/mdev = 0.031/0.042/0.050/0.000 ms'),
  ).toEqual({ sent: 1, received: 1, rttMs: 0.042 });
  expect(
    readPing('1 packets transmitted, 1 packets received, 0% packet loss round-trip min/avg/max = 0.051/0.052/0.053 ms'),
  ).toEqual({ sent: 1, received: 1, rttMs: 0.052 });
  expect(readPing('1 packets transmitted, 0 received, 100% packet loss, time 0ms')).toEqual({
    sent: 1,
    received: 0,
    rttMs: null,
  });
  expect(readPing('ping: connect: Network is unreachable').silence).toBe('no-route');
  expect(readPing('ping: sendto: Network unreachable').silence).toBe('no-route');
  expect(readPing('From 10.0.0.1 icmp_seq=1 Destination Host Unreachable').silence).toBe('no-neighbour');
  expect(readPing('ping: sendmsg: Operation not permitted').silence).toBe('refused');
});

test('a line of ping names its pair', () => {
  const to = sink();
  takePingLine('3 17 PING … rtt min/avg/max/mdev = 1/2.5/3/0 ms', to);
  takePingLine('4 17 nsenter: cannot open /proc/9/ns/net: No such file or directory', to);
  takePingLine('nonsense', to);
  expect(to.cells).toEqual([[3, 17, { sent: 1, received: 1, rttMs: 2.5, method: 'ping' }]]);
  expect(to.gone).toEqual([[4, 'cannot open /proc/9/ns/net: No such file or directory']]);
});

test('a line of fping names its pair, by the address', () => {
  const [a, b] = [parseIpAddress('10.0.0.1'), parseIpAddress('fd00::1')];
  if (!a || !b) throw new Error('addresses');
  const line = createLineReader(
    buildMatrix([
      {
        id: 'a',
        host: 'h',
        addresses: [
          { network: 'n', address: a },
          { network: 'n', address: b },
        ],
      },
    ]),
  );
  const to = sink();
  line('7 10.0.0.1 : 0.05', to);
  line('7 fd00::1 error while sending ping: Network is unreachable', to);
  line('7 fd00::1 : -', to);
  line('8 fd00::1  : -', to);
  line('9 nsenter: gone', to);
  line('', to);
  expect(to.cells).toEqual([
    [7, 0, { sent: 1, received: 1, rttMs: 0.05, method: 'fping' }],
    [7, 1, { sent: 1, received: 0, rttMs: null, silence: 'no-route', method: 'fping' }],
    [8, 1, { sent: 1, received: 0, rttMs: null, method: 'fping' }],
  ]);
  expect(to.gone).toEqual([[9, 'gone']]);
});
