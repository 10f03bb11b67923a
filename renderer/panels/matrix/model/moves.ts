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

/** Where a key leads, within `size` lines; Home and End within the row, with Ctrl to the corners. Null for any other key. */
export function moveOf(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  at: At | null,
  size: number,
): At | null {
  const last = size - 1;
  const limit = (value: number): number => Math.max(0, Math.min(last, value));
  const { row, column } = at ?? { row: 0, column: 0 };
  if (key === 'Home') return { row: ctrlKey ? 0 : row, column: 0 };
  if (key === 'End') return { row: ctrlKey ? last : row, column: last };
  const step = STEPS[key];
  if (!step) return null;
  return at ? { row: limit(row + step[0]), column: limit(column + step[1]) } : { row: 0, column: 0 };
}
