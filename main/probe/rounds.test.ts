import { expect, test } from 'vitest';
import { createCellBatch } from './cell-batch.ts';
import { eventQueue } from '../streams/queue.ts';
import { buildMatrix } from './matrix.ts';
import { runRound } from './rounds.ts';
import type { HostWorker } from './host-worker.ts';
import type { MeasureEvent } from './probe.ts';
import { parseIpAddress } from '../../shared/address/address.ts';

test('events come in order, what is queued before the end included', async () => {
  const queue = eventQueue<number>();
  queue.push(1);
  setTimeout(() => {
    queue.push(2);
    queue.end();
    queue.push(3);
  });
  const seen: number[] = [];
  for await (const event of queue.events()) seen.push(event);
  expect(seen).toEqual([1, 2]);
});

test('a failure of the producer reaches the consumer', async () => {
  const queue = eventQueue<number>();
  queue.fail(new Error('broken'));
  await expect(queue.events().next()).rejects.toThrow('broken');
});

test('cells are gathered, and none is lost', async () => {
  const seen: string[][] = [];
  const address = parseIpAddress('10.0.0.1');
  if (!address) throw new Error('address');
  const batch = createCellBatch((cells) => seen.push(cells.map(({ from }) => from)));
  for (const from of ['a', 'b']) batch.add({ from, to: 'z', address, why: '' });
  expect(seen).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 60));
  batch.add({ from: 'c', to: 'z', address, why: '' });
  batch.flush();
  expect(seen).toEqual([['a', 'b'], ['c']]);
});

test('every pair of a round comes exactly once, whatever the hosts do', async () => {
  const ids = ['a', 'b', 'c', 'd'];
  const matrix = buildMatrix(
    ids.map((id, index) => {
      const address = parseIpAddress(`10.0.0.${index + 1}`);
      if (!address) throw new Error('address');
      return { id, host: `h-${id}`, addresses: [{ network: 'n', address }] };
    }),
  );
  const measurement = { sent: 1, received: 1, rttMs: 1 };
  const worker = (
    index: number,
    session: Pick<Extract<Awaited<ReturnType<HostWorker['ready']>>, { session: unknown }>['session'], 'round'>,
  ): HostWorker => ({
    host: `h-${ids[index] ?? ''}`,
    sources: [{ index, pid: 1 }],
    ready: () => Promise.resolve({ session: { method: 'helper', close: () => Promise.resolve(), ...session } }),
    known: undefined,
    failed: (error) => ({ why: String(error), problem: { code: 'X', severity: 'error', message: String(error) } }),
    lost: new AbortController().signal,
    close: () => Promise.resolve(),
  });
  const workers = [
    // Tells one pair twice, its own address, and pairs that there are not; forgets the others.
    worker(0, {
      round: (_round, sink) => {
        for (const target of [1, 1, 0, 99]) sink.cell(0, target, measurement);
        sink.cell(77, 1, measurement);
        return Promise.resolve();
      },
    }),
    // Fails in the middle.
    worker(1, {
      round: (_round, sink) => {
        sink.cell(1, 0, measurement);
        return Promise.reject(new Error('the host died'));
      },
    }),
    // Loses its only source.
    worker(2, {
      round: (_round, sink) => {
        sink.closed(2, 'its process has ended');
        return Promise.resolve();
      },
    }),
  ];
  const events: MeasureEvent[] = [];
  await runRound({
    round: 1,
    startedAt: 0,
    matrix,
    workers,
    whyNot: new Map([['d', 'd is asleep.']]),
    signal: new AbortController().signal,
    push: (event) => void events.push(event),
  });
  const cells = events.flatMap((event) => (event.type === 'cells' ? event.cells : []));
  expect(cells).toHaveLength(matrix.pairCount);
  expect(new Set(cells.map(({ from, to, address }) => `${from} ${to} ${address}`)).size).toBe(matrix.pairCount);
  expect(cells.filter(({ measured }) => measured).map(({ from, to }) => from + to)).toEqual(['ab', 'ba']);
  expect(cells.filter(({ from }) => from === 'd').map(({ why }) => why)).toEqual([
    'd is asleep.',
    'd is asleep.',
    'd is asleep.',
  ]);
  expect(cells.find(({ from, to }) => from === 'b' && to === 'c')?.why).toBe('Error: the host died');
  expect(events.at(-1)).toMatchObject({ type: 'round-end', problems: [{ code: 'X' }] });
});
