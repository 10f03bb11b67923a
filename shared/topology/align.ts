import { sameData } from './equal.ts';

/** An item that stays or changes (both), goes (`from` alone) or comes (`to` alone). */
export interface AlignedItem {
  readonly from?: number;
  readonly to?: number;
}

/** Cells of the table below; beyond it (lists of a thousand) only the common beginning and end are looked for. */
const LARGEST_TABLE = 250_000;

/** Which items of a list became which of another: equal ones are found first, what lies between is matched in order. */
export function alignItems(before: readonly unknown[], after: readonly unknown[]): readonly AlignedItem[] {
  let head = 0;
  while (head < before.length && head < after.length && sameData(before[head], after[head])) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    sameData(before[before.length - 1 - tail], after[after.length - 1 - tail])
  )
    tail++;
  const equal: { from: number; to: number }[] = [];
  for (let index = 0; index < head; index++) equal.push({ from: index, to: index });
  equal.push(...longestCommon(before, after, head, before.length - tail, after.length - tail));
  for (let index = tail; index > 0; index--) equal.push({ from: before.length - index, to: after.length - index });
  const result: AlignedItem[] = [];
  let from = 0;
  let to = 0;
  for (const anchor of [...equal, { from: before.length, to: after.length }]) {
    while (from < anchor.from && to < anchor.to) result.push({ from: from++, to: to++ });
    while (from < anchor.from) result.push({ from: from++ });
    while (to < anchor.to) result.push({ to: to++ });
    if (anchor.from < before.length) result.push({ from: from++, to: to++ });
  }
  return result;
}

function longestCommon(
  before: readonly unknown[],
  after: readonly unknown[],
  start: number,
  endBefore: number,
  endAfter: number,
): readonly { from: number; to: number }[] {
  const rows = endBefore - start;
  const columns = endAfter - start;
  if (rows <= 0 || columns <= 0 || rows * columns > LARGEST_TABLE) return [];
  const width = columns + 1;
  const table = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number) => table[row * width + column] ?? 0;
  const same = (row: number, column: number) => sameData(before[start + row], after[start + column]);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      table[row * width + column] = same(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: { from: number; to: number }[] = [];
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (same(row, column)) pairs.push({ from: start + row++, to: start + column++ });
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}
