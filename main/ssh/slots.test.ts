import { expect, test } from 'vitest';
import { makeSlots } from './slots.ts';

test('never more than the limit, and in order', async () => {
  const slots = makeSlots(2);
  const order: number[] = [];
  let most = 0;
  await Promise.all(
    [1, 2, 3, 4, 5, 6].map(async (n) => {
      const release = await slots.acquire();
      order.push(n);
      most = Math.max(most, slots.used);
      await new Promise((done) => setTimeout(done, 2));
      release();
      release();
    }),
  );
  expect(order).toEqual([1, 2, 3, 4, 5, 6]);
  expect(most).toBe(2);
  expect(slots.used).toBe(0);
});

test('one who waits can give up, and the next one moves up', async () => {
  const slots = makeSlots(1);
  const release = await slots.acquire();
  const controller = new AbortController();
  const second = slots.acquire(controller.signal);
  const third = slots.acquire();
  controller.abort(new Error('no longer'));
  await expect(second).rejects.toThrow('no longer');
  expect(slots.waiting).toBe(1);
  release();
  (await third)();
  expect(slots.used).toBe(0);
});

test('a signal that aborted before gets no slot', async () => {
  const slots = makeSlots(1);
  await expect(slots.acquire(AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  expect(slots.used).toBe(0);
});

test('a lowered limit holds back those who come next', async () => {
  const slots = makeSlots(4);
  const releases = await Promise.all([slots.acquire(), slots.acquire(), slots.acquire()]);
  slots.lower(2);
  let got = false;
  const next = slots.acquire().then((release) => {
    got = true;
    return release;
  });
  releases[0]();
  await new Promise((done) => setTimeout(done, 5));
  expect(got).toBe(false);
  releases[1]();
  (await next)();
  expect(slots.limit).toBe(2);
});
