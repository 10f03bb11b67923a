import { describe, expect, it } from 'vitest';
import { createFitting } from './use-fitting.ts';

/** Content of 500, 400, 300 pixels at the levels 0, 1, 2, in a room of some width. */
function settled(fitting: ReturnType<typeof createFitting>, clientWidth: number, content = ''): number {
  for (let turn = 0; turn < 8; turn++) {
    const needs = 500 - 100 * fitting.level();
    fitting.settle({ clientWidth, scrollWidth: Math.max(clientWidth, needs) }, content);
  }
  return fitting.level();
}

describe('fitting into a room', () => {
  it('leaves out as little as it can, and takes back what fits again', () => {
    const fitting = createFitting(2);
    expect([600, 450, 320, 100, 450, 600].map((width) => settled(fitting, width))).toEqual([0, 1, 2, 2, 1, 0]);
  });

  it('tries anew when its content is another one, and tells who listens', () => {
    const fitting = createFitting(2);
    const told: number[] = [];
    const stop = fitting.subscribe(() => told.push(fitting.level()));
    settled(fitting, 450, 'a');
    settled(fitting, 450, 'b');
    stop();
    settled(fitting, 600, 'c');
    expect(told).toEqual([1, 0, 1]);
  });
});
