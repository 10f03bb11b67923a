/** Words at the left end of a bar, kept in sight while that end is not. Pure. */

/** From the edge of the canvas, in pixels. */
const MARGIN = 10;

/**
 * How far to the right the words are moved, in canvas units. `x`: their left edge where they belong; `most`: as far as they can go
 * and still end with their bar; `left`: of the drawing's origin, in pixels from the left edge of the canvas.
 */
export function stickyShift(x: number, most: number, left: number, zoom: number): number {
  return Math.max(0, Math.min(most, (MARGIN - left) / zoom - x));
}
