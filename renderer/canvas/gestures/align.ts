/** Aligning and distributing what is selected. Pure. */
import type { Placed } from '../../store/edits/arrange.ts';
import type { DrawnBox } from '../layout/layout.ts';
import { placedAt, type Movable } from './movable.ts';

export const ALIGNMENTS = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];
export const DISTRIBUTIONS = ['across', 'down'] as const;
export type Distribution = (typeof DISTRIBUTIONS)[number];

const right = (box: DrawnBox): number => box.x + box.width;
const bottom = (box: DrawnBox): number => box.y + box.height;

/** Edges on one line: that of the outermost thing; middles on the middle of all. */
export function align(things: readonly Movable[], edge: Alignment): readonly Placed[] {
  const boxes = things.map((thing) => thing.box);
  const low = { x: Math.min(...boxes.map((box) => box.x)), y: Math.min(...boxes.map((box) => box.y)) };
  const high = { x: Math.max(...boxes.map(right)), y: Math.max(...boxes.map(bottom)) };
  const across = edge === 'left' || edge === 'centre' || edge === 'right';
  return things
    .filter((thing) => !(across && thing.isBar))
    .map((thing) => {
      const { width, height } = thing.box;
      switch (edge) {
        case 'left':
          return placedAt(thing, { x: low.x });
        case 'right':
          return placedAt(thing, { x: high.x - width });
        case 'centre':
          return placedAt(thing, { x: (low.x + high.x - width) / 2 });
        case 'top':
          return placedAt(thing, { y: low.y });
        case 'bottom':
          return placedAt(thing, { y: high.y - height });
        case 'middle':
          return placedAt(thing, { y: (low.y + high.y - height) / 2 });
      }
    });
}

/** Equal gaps between neighbours; the outer two stay where they are. */
export function distribute(things: readonly Movable[], direction: Distribution): readonly Placed[] {
  const along = direction === 'across' ? ('x' as const) : ('y' as const);
  const size = direction === 'across' ? ('width' as const) : ('height' as const);
  const sorted = things.filter((thing) => along === 'y' || !thing.isBar).sort((a, b) => a.box[along] - b.box[along]);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last || sorted.length < 3) return [];
  const room = last.box[along] + last.box[size] - first.box[along] - sorted.reduce((sum, thing) => sum + thing.box[size], 0);
  const gap = room / (sorted.length - 1);
  let at = first.box[along];
  return sorted.map((thing) => {
    const placed = placedAt(thing, along === 'x' ? { x: at } : { y: at });
    at += thing.box[size] + gap;
    return placed;
  });
}
