import { expect, test } from 'vitest';
import type { PortPolicy } from '../../spec.ts';
import { forward, MAC_LIFETIME, type MacTable, type Port } from './forward.ts';
import { withoutTag, withTag } from './frame.ts';

const macs = {
  a: '02:00:00:00:00:0a',
  b: '02:00:00:00:00:0b',
  c: '02:00:00:00:00:0c',
  container: '02:42:00:00:00:01',
  all: 'ff:ff:ff:ff:ff:ff',
};
const bytes = (mac: string) => Buffer.from(mac.replaceAll(':', ''), 'hex');

function frame(from: string, to: string, tag = 0): Buffer {
  const bare = Buffer.concat([bytes(to), bytes(from), Buffer.from('0800', 'hex'), Buffer.alloc(46, 7)]);
  return tag === 0 ? bare : withTag(bare, tag);
}

function port(name: 'a' | 'b' | 'c', policy: PortPolicy = {}, segment = 'lan'): Port {
  return { name, segment, mac: macs[name], policy };
}

/** Where a frame goes: `b` untagged, `b:10` with a tag; or why it does not. */
function fate(ports: readonly Port[], from: string, sent: Buffer, table: MacTable = new Map(), now = 0): string {
  const result = forward(
    ports,
    ports.find(({ name }) => name === from)!,
    sent,
    table,
    now,
  );
  if ('dropped' in result) return result.dropped;
  return result.copies
    .map(({ port: to, frame: out }) => {
      const tagged = out.readUInt16BE(12) === 0x8100;
      expect(tagged ? withoutTag(out) : out).toEqual(sent.readUInt16BE(12) === 0x8100 ? withoutTag(sent) : sent);
      return tagged ? `${to.name}:${out.readUInt16BE(14)}` : to.name;
    })
    .join(' ');
}

test('a frame goes to all other ports of its segment, tag and all, and never back', () => {
  const ports = [port('a'), port('b'), port('c', {}, 'other')];
  expect(fate(ports, 'a', frame(macs.container, macs.all))).toBe('b');
  expect(fate(ports, 'b', frame(macs.b, macs.all, 10))).toBe('a:10');
  expect(fate(ports, 'c', frame(macs.c, macs.all))).toBe('');
});

test('a tag that a port does not carry is dropped coming in, and not sent out there', () => {
  const ports = [port('a'), port('b', { vlans: [10] }), port('c', { vlans: [10, 20] })];
  expect(fate(ports, 'a', frame(macs.a, macs.all, 20))).toBe('c:20');
  expect(fate(ports, 'a', frame(macs.a, macs.all, 10))).toBe('b:10 c:10');
  expect(fate(ports, 'b', frame(macs.b, macs.all, 20))).toBe('tag-not-carried');
  expect(fate(ports, 'b', frame(macs.b, macs.all))).toBe('a c');
  expect(fate([port('a'), port('b', { vlans: [] })], 'a', frame(macs.a, macs.all, 10))).toBe('');
});

test('an access port is untagged in its VLAN and takes no tag', () => {
  const ports = [port('a', { access: 10 }), port('b', { access: 20 }), port('c')];
  expect(fate(ports, 'a', frame(macs.a, macs.all))).toBe('c:10');
  expect(fate(ports, 'c', frame(macs.c, macs.all, 20))).toBe('b');
  expect(fate(ports, 'c', frame(macs.c, macs.all))).toBe('');
  expect(fate(ports, 'a', frame(macs.a, macs.all, 10))).toBe('tag-on-access-port');
  expect(fate([port('a', { access: 10 }), port('b', { access: 10 })], 'a', frame(macs.a, macs.all))).toBe('b');
});

test('a port that knows one MAC drops what comes from another, and gets nothing that is for another', () => {
  const ports = [port('a', { foreignMacs: false }), port('b')];
  expect(fate(ports, 'a', frame(macs.container, macs.all))).toBe('foreign-mac');
  expect(fate(ports, 'a', frame(macs.a, macs.all))).toBe('b');
  expect(fate(ports, 'b', frame(macs.b, macs.container))).toBe('');
  expect(fate(ports, 'b', frame(macs.b, macs.a))).toBe('a');
  expect(fate(ports, 'b', frame(macs.b, macs.all))).toBe('a');
});

test('it learns where a MAC is, in each VLAN for itself, follows it when it moves, and forgets', () => {
  const ports = [port('a'), port('b'), port('c')];
  const table: MacTable = new Map();
  fate(ports, 'b', frame(macs.container, macs.all, 10), table);
  expect(fate(ports, 'a', frame(macs.a, macs.container, 10), table)).toBe('b:10');
  expect(fate(ports, 'a', frame(macs.a, macs.container, 20), table)).toBe('b:20 c:20');
  fate(ports, 'c', frame(macs.container, macs.all, 10), table);
  expect(fate(ports, 'a', frame(macs.a, macs.container, 10), table)).toBe('c:10');
  expect(fate(ports, 'a', frame(macs.a, macs.container, 10), table, MAC_LIFETIME)).toBe('b:10 c:10');
  // What is behind the sender itself goes nowhere.
  expect(fate(ports, 'c', frame(macs.c, macs.container, 10), table)).toBe('');
  // A port that was unplugged swallows nothing.
  expect(fate([port('a'), port('b')], 'a', frame(macs.a, macs.container, 10), table)).toBe('b:10');
});

test('made-up addresses do not fill the memory', () => {
  const table: MacTable = new Map();
  const ports = [port('a'), port('b')];
  for (let index = 0; index < 20_000; index++) {
    const mac = `02:ff:00:00:${(index >> 8).toString(16).padStart(2, '0')}:${(index & 255).toString(16).padStart(2, '0')}`;
    forward(ports, ports[0]!, frame(mac, macs.all), table, index);
  }
  expect(table.size).toBe(16_384);
});

test('what is too short is no frame; a priority tag is no VLAN', () => {
  const ports = [port('a'), port('b')];
  expect(fate(ports, 'a', Buffer.alloc(13))).toBe('too-short');
  expect(fate(ports, 'a', withTag(frame(macs.a, macs.all), 0))).toBe('b');
});
