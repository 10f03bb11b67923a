/** Electron quits in every state of its heap: a program that is never done is one that a person has to end by force. */
import { describe, expect, test } from 'vitest';
import { openDesktop } from '../support/doors.ts';

describe('Electron quits', () => {
  // So much more of a heap has V8 begin to mark it: twenty was met most often.
  test.each([16, 20, 24])('while %s MB of new objects are being marked, and deadlines have become garbage', async (megabytes) => {
    const door = await openDesktop();
    await door.app.evaluate(({ app }, size) => {
      for (let signal = 0; signal < 1_000; signal++) AbortSignal.timeout(100_000);
      const kept: unknown[] = [];
      app.on('quit', () => {
        const before = process.memoryUsage().heapUsed;
        while (process.memoryUsage().heapUsed - before < size * 1e6)
          for (let index = 0; index < 2_000; index++) kept.push({ name: [index, 'x'], place: { index } });
      });
    }, megabytes);
    // Rejects where it has to be killed.
    await expect(door.close()).resolves.toBeUndefined();
  });
});
