/** Snapping a dragged thing to the edges and middles of the things beside it. Pure, in canvas units. */
import type { Box } from '../layout/layout.ts';

export interface Guide {
  /** `x`: a vertical line at that x; `y`: a horizontal one. */
  readonly along: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  /** What to add to the place under the pointer. */
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/** The nearest line within `reach` in each direction; nothing where none is near. */
export function snap(box: Box, others: readonly Box[], reach: number): Snapped {
  const across = nearest(box, others, 'x', 'width', reach);
  const down = nearest(box, others, 'y', 'height', reach);
  const moved = { ...box, x: box.x + (across?.shift ?? 0), y: box.y + (down?.shift ?? 0) };
  return {
    dx: across?.shift ?? 0,
    dy: down?.shift ?? 0,
    guides: [
      ...(across ? [guide('x', across.at, 'y', 'height', moved, across.other)] : []),
      ...(down ? [guide('y', down.at, 'x', 'width', moved, down.other)] : []),
    ],
  };
}

interface Hit {
  readonly shift: number;
  readonly at: number;
  readonly other: Box;
}

function lines(box: Box, start: 'x' | 'y', size: 'width' | 'height'): readonly number[] {
  return [box[start], box[start] + box[size] / 2, box[start] + box[size]];
}

function nearest(box: Box, others: readonly Box[], start: 'x' | 'y', size: 'width' | 'height', reach: number): Hit | null {
  let best: Hit | null = null;
  const own = lines(box, start, size);
  for (const other of others) {
    lines(other, start, size).forEach((at, index) => {
      // Left to left, middle to middle, right to right; and an edge to the opposite one.
      for (const from of index === 1 ? [own[1]] : [own[0], own[2]]) {
        const shift = at - (from ?? at);
        if (from === undefined || Math.abs(shift) > reach || (best && Math.abs(best.shift) <= Math.abs(shift))) continue;
        best = { shift, at, other };
      }
    });
  }
  return best;
}

function guide(along: 'x' | 'y', at: number, start: 'x' | 'y', size: 'width' | 'height', box: Box, other: Box): Guide {
  const from = Math.min(box[start], other[start]);
  const to = Math.max(box[start] + box[size], other[start] + other[size]);
  return { along, at, from, to };
}
