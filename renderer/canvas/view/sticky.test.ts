import { expect, it } from 'vitest';
import { stickyShift } from './sticky.ts';

it('moves the words of a bar to the edge of the canvas, not while they are in sight, and not beyond their bar', () => {
  expect(stickyShift(100, 500, 0, 1)).toBe(0);
  expect(stickyShift(100, 500, -300, 1)).toBe(210);
  expect(stickyShift(100, 500, -300, 2)).toBe(55);
  expect(stickyShift(100, 150, -300, 1)).toBe(150);
  expect(stickyShift(100, 500, -9_000, 1)).toBe(500);
});
