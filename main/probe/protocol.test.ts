import { describe, expect, test } from 'vitest';
import { parseIpAddress, type IpAddress } from '../../shared/address/address.ts';
import type { Endpoint } from '../../shared/reach/result.ts';
import { buildMatrix, targetsOf } from './matrix.ts';
import { parseReply, setUpCommands } from './protocol.ts';

function ip(text: string): IpAddress {
  const address = parseIpAddress(text);
  if (!address) throw new Error(text);
  return address;
}

function endpoint(id: string, ...addresses: string[]): Endpoint {
  return { id, host: 'h', container: id, addresses: addresses.map((address) => ({ network: 'n', address: ip(address) })) };
}

describe('lines of the helper', () => {
  test.each([
    ['vlanvas-probe 1', { type: 'hello', version: 1 }],
    ['closed 3 its process has ended', { type: 'closed', source: 3, why: 'its process has ended' }],
    ['kernel fcace11b-ab9b', { type: 'kernel', bootId: 'fcace11b-ab9b' }],
    ['neighbours 6 9900 1024', { type: 'neighbours', family: 6, needed: 9900, limit: 1024 }],
    ['ready 25 2475', { type: 'ready', sources: 25, pairs: 2475 }],
    ['alive 2', { type: 'alive' }],
    ['done 2 449001 2475 2475', { type: 'done', round: 2 }],
    ['error 7 targets come before sources', { type: 'error', text: '7 targets come before sources' }],
  ])('%s', (line, reply) => expect(parseReply(line)).toEqual(reply));

  test('cells are round trips in microseconds or a silence, each with what was sent', () => {
    expect(parseReply('cells 4 0:1:1250:1 0:2:no-neighbour:3 12:0:refused:0')).toEqual({
      type: 'cells',
      round: 4,
      cells: [
        { source: 0, target: 1, measurement: { sent: 1, received: 1, rttMs: 1.25 } },
        { source: 0, target: 2, measurement: { sent: 3, received: 0, rttMs: null, silence: 'no-neighbour' } },
        { source: 12, target: 0, measurement: { sent: 0, received: 0, rttMs: null, silence: 'refused' } },
      ],
    });
  });

  test.each([
    '',
    'hello',
    'cells',
    'cells x',
    'cells 1 0:1',
    'cells 1 0:1:-5:1',
    'cells 1 0:1:5:1:9',
    'cells 1 0:1:dead:1',
    'done',
    'ready 1',
    'neighbours 5 1 1',
    'vlanvas-probe one',
  ])('refuses %j', (line) => expect(parseReply(line)).toBeUndefined());
});

describe('pairs', () => {
  const matrix = buildMatrix([
    endpoint('a', '10.0.0.1', 'fd00::1'),
    endpoint('b', '10.0.0.2'),
    endpoint('c', '10.0.0.1', 'fe80::c'),
  ]);

  test('cover every address of every other endpoint', () => {
    expect(matrix.pairCount).toBe(10);
    expect(matrix.pair(1, 1)).toEqual({ from: 'b', to: 'a', address: 'fd00::1' });
  });

  test('leave out what says nothing about the network', () => {
    expect([...targetsOf(matrix, 0)]).toEqual([2]);
    expect([...targetsOf(matrix, 1)]).toEqual([0, 1, 3]);
    expect(matrix.impossible(0, 3)).toMatch(/10\.0\.0\.1 itself/);
    expect(matrix.impossible(0, 4)).toMatch(/link-local/);
    expect(matrix.impossible(1, 0)).toBeUndefined();
  });

  test('become commands', () => {
    expect(setUpCommands(matrix, [{ index: 1, pid: 4711 }])).toBe(
      'target 0 0 10.0.0.1\ntarget 1 0 fd00::1\ntarget 2 1 10.0.0.2\ntarget 3 2 10.0.0.1\ntarget 4 2 fe80::c\nsource 1 4711\ncheck\n',
    );
  });
});
