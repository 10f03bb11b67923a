/** What the arrow keys mean in the matrix: rows down, columns across. */
import type { At } from '../painted/geometry.ts';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/**
 * Where a key leads, within `size` lines; Home and End within the row, with Ctrl to the corners. Null for any other key. `first`: the
 * column that is farthest to the left, -1 where the heads of the rows are reached too.
 */
export function moveOf(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  at: At | null,
  size: number,
  first: 0 | -1 = 0,
): At | null {
  const last = size - 1;
  const limit = (value: number, least: number): number => Math.max(least, Math.min(last, value));
  const { row, column } = at ?? { row: 0, column: 0 };
  if (key === 'Home') return { row: ctrlKey ? 0 : row, column: 0 };
  if (key === 'End') return { row: ctrlKey ? last : row, column: last };
  const step = STEPS[key];
  if (!step) return null;
  return at ? { row: limit(row + step[0], 0), column: limit(column + step[1], first) } : { row: 0, column: 0 };
}
