/** Which thing lies beside another in a direction: what the arrow keys go to. Pure. */
import type { Box, DrawnBox } from '../layout/layout.ts';

export type Direction = readonly [number, number];

/** How much a step aside counts against a step forward, and how far off things of another kind seem, sideways more. */
const ASIDE = 6;
const OTHER_KIND = { down: 30, across: 240 };

/** The nearest thing in a direction, those straight ahead first; null where nothing lies there. */
export function neighbour(boxes: readonly DrawnBox[], from: string, [dx, dy]: Direction): string | null {
  const start = boxes.find((box) => box.id === from);
  if (!start) return null;
  const origin = middle(start);
  let best: { id: string; cost: number } | null = null;
  for (const box of boxes) {
    // What something lies in is reached upwards: sideways the arrows stay among its like.
    if (box === start || (dy !== -1 && contains(box, start)) || (dx !== 0 && contains(start, box))) continue;
    const target = middle(box);
    const ahead = (target.x - origin.x) * dx + (target.y - origin.y) * dy;
    if (ahead <= 1) continue;
    const aside = dx === 0 ? gap(start.x, start.width, box.x, box.width) : gap(start.y, start.height, box.y, box.height);
    const cost = ahead + aside * ASIDE + (box.kind === start.kind ? 0 : dx === 0 ? OTHER_KIND.down : OTHER_KIND.across);
    if (!best || cost < best.cost) best = { id: box.id, cost };
  }
  return best?.id ?? null;
}

function middle(box: Box): { x: number; y: number } {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function contains(outer: Box, inner: Box): boolean {
  const across = outer.x <= inner.x && inner.x + inner.width <= outer.x + outer.width;
  return across && outer.y <= inner.y && inner.y + inner.height <= outer.y + outer.height;
}

/** Distance between two stretches; 0 where they overlap. */
function gap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.max(0, otherStart - (start + length), start - (otherStart + otherLength));
}
