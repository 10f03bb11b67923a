import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { abortAfter } from './abort-after.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const collectAll = async (): Promise<void> => {
  for (const _ of [1, 2, 3]) {
    collect();
    await setImmediate();
  }
};

describe('a deadline', () => {
  it('comes, though nobody listened while garbage was collected', async () => {
    const caller = new AbortController();
    const signal = abortAfter(80, caller.signal);
    const within = AbortSignal.any([signal, caller.signal]);
    await collectAll();
    expect(signal.aborted).toBe(false);
    await sleep(160);
    expect(signal.reason).toMatchObject({ name: 'TimeoutError', message: 'It was not over after 0.08 s.' });
    expect(within.aborted).toBe(true);
  });

  it('is given up for the first of the others that aborts, at once where one has', () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const signal = abortAfter(60_000, one.signal, other.signal);
    other.abort('stopped');
    one.abort('too late');
    expect(signal.reason).toBe('stopped');
    expect(abortAfter(60_000, one.signal).reason).toBe('too late');
  });
});
