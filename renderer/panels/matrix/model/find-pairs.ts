/** Pairs by words and by outcome: places in the matrix, the worst first. A quarter of a million of them are gone through in a frame. Pure. */
import { CODE, LOOKS, type Matrix } from './model.ts';

/** What of the pairs is listed. `open`, `closed`: as measured and as predicted. */
export const PAIR_FILTERS = ['any', 'blocked', 'leak', 'open', 'closed', 'unmeasured', 'dead', 'unmet', 'met'] as const;
export type PairFilter = (typeof PAIR_FILTERS)[number];

/** The pairs of which each word of the query is in the name, the host or an address of either end. */
export function findPairs(matrix: Matrix, query: string, filter: PairFilter = 'any'): Uint32Array {
  const size = matrix.lines.length;
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const names = matrix.lines.map(({ id, members }) =>
    [id, ...members.flatMap((row) => namesOf(matrix, row))].join(' ').toLowerCase(),
  );
  const has = words.map((word) => Uint8Array.from(names, (name) => (name.includes(word) ? 1 : 0)));
  const isListed = (at: number): boolean => {
    const look = matrix.looks[at] ?? CODE.none;
    if (look >= CODE.none || matrix.changes?.[at] === 0 || !passes(matrix, at, filter)) return false;
    return has.every((lines) => lines[Math.floor(at / size)] === 1 || lines[at % size] === 1);
  };
  // Within one outcome the order of the matrix stays.
  const byLook = LOOKS.map((): number[] => []);
  for (let at = 0; at < size * size; at++) if (isListed(at)) byLook[matrix.looks[at] ?? CODE.none]?.push(at);
  return Uint32Array.from(byLook.flat());
}

function namesOf({ endpoints }: Matrix, row: number): readonly string[] {
  const endpoint = endpoints[row];
  return endpoint ? [endpoint.host, ...endpoint.addresses.map(({ address }) => address)] : [];
}

function passes({ looks, measured, unmet, met }: Matrix, at: number, filter: PairFilter): boolean {
  const look = looks[at] ?? CODE.none;
  switch (filter) {
    case 'any':
      return true;
    case 'open':
    case 'closed':
      return look === CODE[filter] && measured[at] === 1;
    case 'unmeasured':
      return measured[at] !== 1 && look !== CODE.dead;
    case 'unmet':
      return unmet[at] === 1;
    case 'met':
      return met[at] === 1 && unmet[at] !== 1;
    default:
      return look === CODE[filter];
  }
}
