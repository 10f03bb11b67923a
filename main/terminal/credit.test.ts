import { expect, test } from 'vitest';
import { makeCredit } from './credit.ts';

const never = new AbortController().signal;

/** Whether there is room at the moment. */
async function hasRoom(waiting: Promise<void>): Promise<boolean> {
  return Promise.race([waiting.then(() => true), new Promise<false>((resolve) => setTimeout(() => resolve(false), 5))]);
}

test('there is room until the window is full, and again when enough was taken', async () => {
  const credit = makeCredit(100);
  credit.spend(99);
  expect(await hasRoom(credit.room(never))).toBe(true);
  credit.spend(50);
  const waiting = credit.room(never);
  expect(await hasRoom(waiting)).toBe(false);
  credit.restore(49);
  expect(await hasRoom(waiting)).toBe(false);
  credit.restore(1);
  expect(await hasRoom(waiting)).toBe(true);
});

test('a reader who says more than it was sent gains nothing', async () => {
  const credit = makeCredit(100);
  credit.spend(10);
  credit.restore(1_000_000);
  credit.spend(100);
  expect(await hasRoom(credit.room(never))).toBe(false);
});

test('who waits is let go when the reader leaves', async () => {
  const credit = makeCredit(1);
  credit.spend(1);
  const leaving = new AbortController();
  const waiting = credit.room(leaving.signal);
  leaving.abort(new Error('left'));
  await expect(waiting).rejects.toThrow('left');
  await expect(credit.room(leaving.signal)).rejects.toThrow('left');
});
