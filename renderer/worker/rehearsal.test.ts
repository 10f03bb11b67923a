/** Rehearsing: only while it is quiet, and not for ever. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { twoVlans } from '../testing/two-vlans.ts';
import type { Question } from './analyst.ts';
import { createRehearsal, QUIET_MS } from './rehearsal.ts';

const question = (revision: number): Question => ({
  revision,
  design: { document: twoVlans(), base: '', path: null },
  engines: new Map(),
  known: 0,
});

describe('a rehearsal', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('begins when it has been quiet, with the design of the last question', () => {
    const pass = vi.fn<(question: Question) => void>();
    const rehearsal = createRehearsal(pass);
    rehearsal.asked(question(1));
    vi.advanceTimersByTime(QUIET_MS - 1);
    rehearsal.asked(question(2));
    rehearsal.asked(null);
    vi.advanceTimersByTime(QUIET_MS - 1);
    expect(pass).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(pass.mock.calls).toEqual([[question(2)]]);
  });

  it('stops for a question, and goes on after it', () => {
    const pass = vi.fn<(question: Question) => void>();
    const rehearsal = createRehearsal(pass);
    rehearsal.asked(question(1));
    vi.advanceTimersByTime(QUIET_MS);
    const before = pass.mock.calls.length;
    rehearsal.asked(null);
    vi.advanceTimersByTime(QUIET_MS - 1);
    expect(pass).toHaveBeenCalledTimes(before);
    vi.advanceTimersByTime(1);
    expect(pass).toHaveBeenCalledTimes(before + 1);
  });

  it('ends for good after its time', () => {
    const pass = vi.fn<(question: Question) => void>(() => void vi.advanceTimersByTime(100));
    const rehearsal = createRehearsal(pass);
    rehearsal.asked(question(1));
    vi.advanceTimersByTime(60_000);
    const passes = pass.mock.calls.length;
    expect(passes).toBeLessThanOrEqual(6);
    rehearsal.asked(question(2));
    vi.advanceTimersByTime(60_000);
    expect(pass).toHaveBeenCalledTimes(passes);
  });
});
