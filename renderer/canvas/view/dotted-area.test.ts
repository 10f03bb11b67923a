/** Dots wherever one looks, and the same square of them while the view moves a little. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dottedArea, GAP } from './dotted-area.ts';

const coordinate = fc.double({ min: -50_000, max: 50_000, noNaN: true });
const length = fc.double({ min: 1, max: 20_000, noNaN: true });

test('it covers what is seen, with room to move, from a dot to a dot', () => {
  fc.assert(
    fc.property(coordinate, coordinate, length, length, (x, y, width, height) => {
      const area = dottedArea({ x, y, width, height });
      const room = Math.max(width, height);
      expect(area.x).toBeLessThanOrEqual(x - room + 1e-6 * room);
      expect(area.y).toBeLessThanOrEqual(y - room + 1e-6 * room);
      expect(area.x + area.size).toBeGreaterThanOrEqual(x + width + room - 1e-6 * room);
      expect(area.y + area.size).toBeGreaterThanOrEqual(y + height + room - 1e-6 * room);
      expect([area.x % GAP, area.y % GAP, area.size % GAP].map(Math.abs)).toEqual([0, 0, 0]);
    }),
  );
});

test('a small move and a small zoom leave it', () => {
  const before = dottedArea({ x: 100, y: 100, width: 1000, height: 500 });
  expect(dottedArea({ x: 180, y: 140, width: 1000, height: 500 })).toEqual(before);
  expect(dottedArea({ x: 110, y: 110, width: 980, height: 490 })).toEqual(before);
});
