import { describe, expect, it } from 'vitest';
import { moveRow, ROW_HEIGHT, rowsInSight } from './rows-in-sight.ts';

describe('a long table', () => {
  it('has the rows in sight in the page, and room for all others', () => {
    const count = 229_920;
    const { first, last, above, below } = rowsInSight(count, { top: 100_000 * ROW_HEIGHT, height: 400 });
    expect(first).toBeLessThanOrEqual(100_000);
    expect(last).toBeGreaterThanOrEqual(100_016);
    expect(last - first).toBeLessThan(60);
    expect(above + (last - first) * ROW_HEIGHT + below).toBe(count * ROW_HEIGHT);
    expect(rowsInSight(count, { top: count * ROW_HEIGHT, height: 400 })).toMatchObject({ last: count, below: 0 });
    expect(rowsInSight(3, { top: 9_999, height: 400 })).toEqual({ first: 0, last: 3, above: 0, below: 0 });
  });

  it('is gone through with the keys', () => {
    expect(['ArrowDown', 'PageUp', 'Home', 'End', 'a'].map((key) => moveRow(key, 4, 8))).toEqual([5, 0, 0, 7, null]);
    expect(moveRow('ArrowDown', 7, 8)).toBe(7);
  });
});
