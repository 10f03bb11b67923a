/** Where the cells of a painted matrix are. Pure. */
import type { Group, Matrix } from '../model/model.ts';

export interface At {
  readonly row: number;
  readonly column: number;
}

export interface Geometry {
  /** Edge of a square in CSS pixels, its gap included. */
  readonly edge: number;
  /** Where each line starts, after the names. */
  readonly starts: Float64Array;
  readonly width: number;
  readonly height: number;
  /** Height of the names above. */
  readonly top: number;
}

export const LEFT = 132;
/** Room above the cells for the names of the groups, and under them for those of the columns, which stand upright. */
const GROUPS = 24;
const LETTER = 6.2;
/** Longer names are cut. */
export const MOST_LETTERS = 13;
/** Room along the lines that a name takes. */
const NAME = 12;
const GROUP_GAP = 5;

/** Smaller squares where there are more of them. */
function edgeOf(count: number): number {
  return count <= 40 ? 18 : count <= 120 ? 12 : 7;
}

export function geometryOf(matrix: Matrix): Geometry {
  const count = matrix.lines.length;
  const edge = edgeOf(count);
  const first = new Set(matrix.groups.map((group) => group.start));
  const starts = new Float64Array(count);
  for (let index = 1; index < count; index++)
    starts[index] = (starts[index - 1] ?? 0) + edge + (first.has(index) ? GROUP_GAP : 0);
  const along = (starts[count - 1] ?? 0) + edge + 1;
  const letters = matrix.lines.reduce((most, { id }) => Math.max(most, id.length), 0);
  const top = GROUPS + Math.ceil(Math.min(letters, MOST_LETTERS) * LETTER);
  return { edge, starts, width: LEFT + along, height: top + along, top };
}

/** Whether a line has its name beside it: where the cells are smaller than a name every second or third of its group has. */
export function isNamed({ edge }: Geometry, line: number, groupStart: number): boolean {
  return (line - groupStart) % Math.ceil(NAME / edge) === 0;
}

/** Where the name of a group stands: at its first line, or at the edge of what is in sight as long as some of the group is. */
export function groupNameAt({ starts, edge }: Geometry, { start, count }: Group, scrolled: number): number {
  const first = starts[start] ?? 0;
  const last = starts[start + count - 1] ?? first;
  return Math.max(first, Math.min(scrolled, last + edge - NAME));
}

export interface Viewport {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The last line that starts at or before `value`. */
export function lineAt({ starts }: Geometry, value: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The cell under a point of the canvas element; null over the names and the gaps. */
export function cellAt(geometry: Geometry, x: number, y: number, { left, top }: Pick<Viewport, 'left' | 'top'>): At | null {
  if (x < LEFT || y < geometry.top) return null;
  const across = x - LEFT + left;
  const down = y - geometry.top + top;
  const row = lineAt(geometry, down);
  const column = lineAt(geometry, across);
  const inside = (line: number, value: number): boolean => value < (geometry.starts[line] ?? 0) + geometry.edge;
  return inside(row, down) && inside(column, across) ? { row, column } : null;
}

/** First and last line in sight, down and across. */
export interface Sight {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

export function sightOf(geometry: Geometry, { left, top, width, height }: Viewport): Sight {
  return {
    rows: [lineAt(geometry, top), lineAt(geometry, top + height - geometry.top)],
    columns: [lineAt(geometry, left), lineAt(geometry, left + width - LEFT)],
  };
}
