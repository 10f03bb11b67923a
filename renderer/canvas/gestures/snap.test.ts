import { describe, expect, it } from 'vitest';
import { snap } from './snap.ts';

const other = { x: 100, y: 50, width: 80, height: 40 };

describe('snap', () => {
  it('pulls an edge onto the same edge of a thing beside it, and tells the line', () => {
    expect(snap({ x: 103, y: 300, width: 50, height: 40 }, [other], 6)).toEqual({
      dx: -3,
      dy: 0,
      guides: [{ along: 'x', at: 100, from: 50, to: 340 }],
    });
  });

  it('takes the nearest of several lines', () => {
    const near = { x: 106, y: 400, width: 10, height: 10 };
    expect(snap({ x: 105, y: 300, width: 50, height: 40 }, [other, near], 6).dx).toBe(1);
  });

  it('leaves alone what is far from every line', () => {
    expect(snap({ x: 300, y: 300, width: 50, height: 40 }, [other], 6)).toEqual({ dx: 0, dy: 0, guides: [] });
  });
});
