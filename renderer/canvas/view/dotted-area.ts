/** Where the dots of the paper lie, in canvas units. Pure. */
import type { Box } from '../layout/layout.ts';

/** From dot to dot. */
export const GAP = 24;

/** A square around what is seen, of whole gaps. It stays the same while the view moves within it, and is seldom another. */
export function dottedArea(seen: Box): { readonly x: number; readonly y: number; readonly size: number } {
  const longest = Math.max(GAP, seen.width, seen.height);
  const step = GAP * 2 ** Math.ceil(Math.log2(longest / GAP));
  const start = (at: number): number => (Math.floor(at / step) - 1) * step;
  return { x: start(seen.x), y: start(seen.y), size: 4 * step };
}
