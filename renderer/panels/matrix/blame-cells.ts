/** Which cells are laid before the blame: all bad ones, and of the good ones as many as clear whatever they can clear. */
import type { BlameCell } from '../../../shared/verdict/blame.ts';
import { cellOf, LOOKS, type Matrix } from './model.ts';

/**
 * A good cell clears what it takes part in: its ends, its networks and its hosts. One that takes part in nothing new is left
 * out, since a quarter of a million of them would be weighed for nothing.
 */
export function blameCells(matrix: Matrix, look: 'blocked' | 'leak'): readonly BlameCell[] {
  const bad = LOOKS.indexOf(look);
  if (!matrix.looks.includes(bad)) return [];
  const size = matrix.lines.length;
  const cleared = new Set<string>();
  const cells: BlameCell[] = [];
  const network = matrix.endpoints.map((endpoint) => endpoint.addresses.map((found) => found.network).join(' '));
  for (let at = 0; at < size * size; at++) {
    if (matrix.measured[at] !== 1) continue;
    const isBad = matrix.looks[at] === bad;
    const source = matrix.pairs[at * 3] ?? 0;
    const target = matrix.pairs[at * 3 + 1] ?? 0;
    const from = matrix.endpoints[source];
    const to = matrix.endpoints[target];
    if (!from || !to) continue;
    if (!isBad) {
      const parts = [
        `from ${from.id}`,
        `to ${to.id}`,
        `${from.host} ${to.host} ${network[source] ?? ''} ${to.addresses[matrix.pairs[at * 3 + 2] ?? 0]?.network ?? ''}`,
      ];
      if (parts.every((part) => cleared.has(part))) continue;
      for (const part of parts) cleared.add(part);
    }
    const { pair } = cellOf(matrix, Math.floor(at / size), at % size);
    if (pair) cells.push({ from, to, address: pair.address, isBad });
  }
  return cells;
}
