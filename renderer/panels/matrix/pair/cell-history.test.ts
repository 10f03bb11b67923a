import { expect, it } from 'vitest';
import { LOST } from '../../../store/pair-table.ts';
import { barsOf } from './cell-history.tsx';

it('stands few rounds side by side, and deals many out over the width', () => {
  const few = [0.4, LOST, 0.6].map((trip, index) => ({ at: index * 1000, trip }));
  expect(barsOf(few, 40, 4)).toMatchObject([
    { x: 0, trip: 0.4, lost: 0 },
    { x: 4, trip: null, lost: 1 },
    { x: 8, trip: 0.6, lost: 0 },
  ]);
  const many = Array.from({ length: 100 }, (_, index) => ({ at: index * 1000, trip: index === 55 ? LOST : index }));
  const bars = barsOf(many, 40, 4);
  expect(bars).toHaveLength(10);
  expect(bars.reduce((sum, { rounds }) => sum + rounds, 0)).toBe(100);
  expect(bars.filter(({ lost }) => lost > 0)).toMatchObject([{ x: 20 }]);
  expect(barsOf([], 40, 4)).toEqual([]);
});
