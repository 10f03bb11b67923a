/** The core behind its port: the same answers as without one, and only the latest edit is worked on. */
import { describe, expect, it } from 'vitest';
import { pairTable, indexOf, noRoundTrips, LOST } from '../store/pair-table.ts';
import { twoVlans } from '../testing/two-vlans.ts';
import { OPEN } from '../../shared/reach/outcome-table.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import type { Analyst, Question } from './analyst.ts';
import { connect } from './connect.ts';
import { createAnalyst } from './create-analyst.ts';
import { buffersOf, type Asked, type Reply } from './messages.ts';
import { serve } from './serve.ts';

/** Both ends, with real messages between them. */
function overChannel(analyst: Analyst) {
  const { port1, port2 } = new MessageChannel();
  const answer = serve(analyst, { postMessage: (reply: Reply, transfer) => port2.postMessage(reply, transfer) });
  port2.onmessage = (event: MessageEvent<Asked>) => answer(event.data);
  const connected = connect({ postMessage: (asked) => port1.postMessage(asked) });
  port1.onmessage = (event: MessageEvent<Reply>) => connected.take(event.data);
  return { ...connected, close: () => port1.close() };
}

const question = (revision: number, document: TopologyDocument = twoVlans(), known = 0): Question => ({
  revision,
  design: { document, base: '', path: null },
  engines: new Map(),
  known,
});

async function withCore(work: (analyst: Analyst) => Promise<void>): Promise<void> {
  const { analyst, close } = overChannel(createAnalyst());
  try {
    await work(analyst);
  } finally {
    close();
  }
}

describe('the core over a port', () => {
  it('checks, predicts, writes and explains', () =>
    withCore(async (analyst) => {
      const checked = await analyst.check(question(1));
      if (checked === null || checked === 'unchanged') throw new Error('not checked');
      expect(checked.compiled?.addresses.attachments.get('mac_net10/bbox1')?.ipv4).toMatch(/^172\.16\.10\./);
      const predicted = await analyst.predict({ revision: 1, known: 0 });
      if (predicted === null || predicted === 'unchanged') throw new Error('not predicted');
      const table = pairTable(predicted.endpoints);
      const pair = {
        from: 'bbox1',
        to: 'bbox4',
        address: predicted.endpoints.find(({ id }) => id === 'bbox4')!.addresses[0]!.address,
      };
      expect(predicted.outcomes[indexOf(table, pair)]).toBe(OPEN);
      expect((await analyst.walk({ pair }))?.there.length).toBeGreaterThan(2);
      const written = await analyst.write(question(1));
      expect(written).toMatchObject({ text: expect.stringContaining('bbox1') });
    }));

  it('gives up what was asked before a later edit', () =>
    withCore(async (analyst) => {
      const answers = await Promise.all(
        [1, 2, 3].map((revision) => analyst.check(question(revision, { ...twoVlans(), name: `n${revision}` }))),
      );
      expect(answers.at(-1)).toMatchObject({ from: 3 });
      expect(answers.slice(1, -1)).toEqual([null]);
    }));

  it('does not send again what the page has, and sends what it missed', () =>
    withCore(async (analyst) => {
      await analyst.check(question(1));
      const moved = { ...twoVlans(), canvas: { positions: { 'host:docker01': { x: 1, y: 2 } } } };
      expect(await analyst.check(question(2, moved, 1))).toBe('unchanged');
      expect(await analyst.predict({ revision: 2, known: 1 })).toBe('unchanged');
      expect(await analyst.check(question(3, moved, 0))).toMatchObject({ from: 1 });
    }));

  it('does not predict again where an edit changes nothing for a packet, and does where it changes something', () =>
    withCore(async (analyst) => {
      const [host] = Object.keys(twoVlans().hosts ?? {});
      const [, other] = Object.keys(twoVlans().hosts ?? {});
      if (host === undefined || other === undefined) throw new Error('there are two hosts');
      const edited = (change: object) => ({
        ...twoVlans(),
        hosts: { ...twoVlans().hosts, [host]: { ...twoVlans().hosts?.[host], ...change } },
      });
      await analyst.check(question(1));
      await analyst.predict({ revision: 1, known: 0 });
      expect(await analyst.check(question(2, edited({ ssh: 'root@elsewhere' }), 1))).toMatchObject({ from: 2 });
      expect(await analyst.predict({ revision: 2, known: 1 })).toBe('unchanged');
      const expecting = { ...edited({ ssh: 'root@elsewhere' }), expect: [{ from: 'bbox1', to: 'bbox2', reachable: false }] };
      await analyst.check(question(3, expecting, 2));
      expect(await analyst.predict({ revision: 3, known: 1 })).toMatchObject({ from: 3 });
      const { containers } = twoVlans();
      await analyst.check(
        question(4, { ...twoVlans(), containers: { ...containers, more: { host: other, image: 'busybox' } } }, 3),
      );
      expect(await analyst.predict({ revision: 4, known: 3 })).toMatchObject({ from: 4 });
    }));

  it('tells what is wrong with a document that breaks the schema', () =>
    withCore(async (analyst) => {
      const broken = { ...twoVlans(), name: '' };
      const checked = await analyst.check(question(1, broken));
      expect(checked).toMatchObject({ compiled: null, problems: [{ severity: 'error' }] });
      expect(await analyst.predict({ revision: 1, known: 0 })).toMatchObject({ endpoints: [] });
      expect(await analyst.walk({ pair: { from: 'a', to: 'b', address: '10.0.0.1' as never } })).toBeNull();
    }));

  it('names what the silent pairs have in common, and blames nobody for a dead host', () =>
    withCore(async (analyst) => {
      await analyst.check(question(1));
      const predicted = await analyst.predict({ revision: 1, known: 0 });
      if (predicted === null || predicted === 'unchanged') throw new Error('not predicted');
      const endpoints = predicted.endpoints.filter(({ container }) => container !== undefined);
      const { table, values } = noRoundTrips(endpoints);
      for (const from of endpoints) {
        for (const to of endpoints) {
          if (from === to) continue;
          const isCut = from.id === 'bbox4' || to.id === 'bbox4';
          values[indexOf(table, { from: from.id, to: to.id, address: to.addresses[0]!.address })] = isCut ? LOST : 0.4;
        }
      }
      const words = { blocked: 'fails', leak: 'answers', expected: 'is not as expected' };
      const ask = (dead: readonly string[]) => analyst.causes({ measured: { endpoints, values, surprises: [], dead }, words });
      const [cause] = await ask([]);
      expect(cause).toMatchObject({ kind: 'blocked', seen: false, text: 'Every pair from or to bbox4 fails.', cells: 6 });
      expect(await ask(['docker02'])).toEqual([]);
    }));

  it('compares expectations where nothing is measured', () =>
    withCore(async (analyst) => {
      const document: TopologyDocument = { ...twoVlans(), expect: [{ from: 'bbox1', to: 'any', reachable: false }] };
      await analyst.check(question(1, document));
      const predicted = await analyst.predict({ revision: 1, known: 0 });
      expect(predicted).toMatchObject({ expected: expect.any(Uint8Array) });
      const words = { blocked: 'fails', leak: 'answers', expected: 'is not as expected' };
      const [cause] = await analyst.causes({ measured: null, words });
      expect(cause).toMatchObject({ kind: 'expected', text: expect.stringContaining('from bbox1 is not as expected') });
    }));

  it('foresees another design, or says why it cannot be read', () =>
    withCore(async (analyst) => {
      expect(await analyst.foresee({ text: 'vlanvas: 1\nname: [', path: null, engines: new Map() })).toMatchObject({
        severity: 'error',
      });
      const written = await analyst.write(question(1));
      if (written === null || written === 'unchanged') throw new Error('not written');
      expect(await analyst.foresee({ text: written.text, path: null, engines: new Map() })).toMatchObject({
        endpoints: { length: 7 },
      });
    }));

  it('knows a text that means the same: what is remarked, where things lie and what is expected makes no other design', () =>
    withCore(async (analyst) => {
      await analyst.check(question(1));
      const written = await analyst.write(question(1));
      if (written === null || written === 'unchanged') throw new Error('not written');
      const { text } = written;
      const isSame = (other: string) => analyst.isSame({ text: other });
      expect(await isSame(text)).toBe(true);
      expect(await isSame(`# a remark\n${text}`)).toBe(true);
      expect(await isSame(`${text}canvas: { positions: { 'host:docker01': { x: 1, y: 2 } } }\n`)).toBe(true);
      expect(await isSame(text.replace(/^expect:[\s\S]*/m, ''))).toBe(true);
      for (const [what, other] of [
        ['172.16.10.11', '172.16.10.12'],
        ['vlans: [10, 20]', 'vlans: [10]'],
        ['root@192.168.1.11', 'root@192.168.1.12'],
        ['forwarding: true', 'forwarding: false'],
      ] as const) {
        expect(text).toContain(what);
        expect(await isSame(text.replace(what, other)), other).toBe(false);
      }
      expect(await isSame('name: [')).toBe(false);
    }));

  it('compares a text with the design as it was checked last', () =>
    withCore(async (analyst) => {
      await analyst.check(question(1));
      const written = await analyst.write(question(1));
      if (written === null || written === 'unchanged') throw new Error('not written');
      const { bbox4: _gone, ...containers } = twoVlans().containers ?? {};
      await analyst.check(question(2, { ...twoVlans(), containers }));
      expect(await analyst.isSame({ text: written.text })).toBe(false);
      await analyst.check(question(3));
      expect(await analyst.isSame({ text: written.text })).toBe(true);
      await analyst.check(question(4, { ...twoVlans(), name: '' }));
      expect(await analyst.isSame({ text: written.text })).toBe(false);
    }));

  it('does not send the same look twice', async () => {
    const sent: string[] = [];
    const { analyst, take } = connect({
      postMessage: ({ id, method }) => {
        sent.push(method);
        take({ id, value: null });
      },
    });
    const look = { observed: [], unread: {}, soundings: [], filters: [] };
    for (const text of ['a', 'a', 'b']) await analyst.see({ text, look });
    await analyst.see(null);
    await analyst.see(null);
    expect(sent).toEqual(['see', 'see', 'see']);
  });

  it('tells the page when it is gone', async () => {
    const { analyst, fail, close } = overChannel({ ...createAnalyst(), see: () => new Promise(() => undefined) });
    const asked = analyst.see(null);
    fail('The worker stopped.');
    await expect(asked).rejects.toThrow('The worker stopped.');
    await expect(analyst.see(null)).rejects.toThrow('The worker stopped.');
    close();
  });

  it('hands buffers over, and only those of the first level', () => {
    const outcomes = new Uint8Array(4);
    expect(buffersOf({ outcomes, text: 'x', nested: { outcomes } })).toEqual([outcomes.buffer]);
    expect(buffersOf(null)).toEqual([]);
  });
});
