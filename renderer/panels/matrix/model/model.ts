/**
 * The matrix as it is shown: what was measured beside what was predicted, a cell for every ordered pair. Pure. The cells are
 * numbers in flat arrays; a `Cell` is made where one is looked at.
 */
import type { Endpoint, PairKey } from '../../../../shared/reach/result.ts';
import type { Verdict } from '../../../../shared/verdict/measurement.ts';
import { LOST } from '../../../store/pair-table.ts';
import type { GroupOf } from './groups.ts';

/**
 * Worst first. `dead`: the host of one end could not be asked. `self`: no pair. `none`: the target has no address. `waiting`: not
 * worked out yet.
 */
export const LOOKS = ['blocked', 'leak', 'dead', 'closed', 'open', 'waiting', 'none', 'self'] as const;
export type Look = (typeof LOOKS)[number];
export const CODE = {
  blocked: 0,
  leak: 1,
  dead: 2,
  closed: 3,
  open: 4,
  waiting: 5,
  none: 6,
  self: 7,
} as const satisfies Record<Look, number>;

/**
 * What became of a pair since what it is compared with: `newOpen` and `newClosed` where there was no such pair, `same` where it does
 * not differ or cannot be compared.
 */
export const CHANGES = ['same', 'opened', 'closed', 'newOpen', 'newClosed'] as const;
export type Change = (typeof CHANGES)[number];
export const CHANGED = {
  same: 0,
  opened: 1,
  closed: 2,
  newOpen: 3,
  newClosed: 4,
} as const satisfies Record<Change, number>;

export interface Cell {
  readonly from: string;
  readonly to: string;
  readonly look: Look;
  readonly verdict: Verdict;
  /** False: the look is the prediction alone. */
  readonly measured: boolean;
  readonly rttMs: number | null;
  /** Not what the file expects. */
  readonly unmet: boolean;
  /** The file expects something of it, and all of that is so. */
  readonly met: boolean;
  readonly change: Change;
  /** The pair that the look is about: the worst one where the target has several addresses, or the cell stands for many pairs. */
  readonly pair: PairKey | null;
}

/** A row and a column: one endpoint, or a group that is drawn as one. */
export interface Line {
  readonly id: string;
  readonly group: string;
  /** Rows of the endpoints that it stands for. */
  readonly members: readonly number[];
  readonly isGroup: boolean;
  /** Its host, or that of all its members, could not be asked. */
  readonly isDead: boolean;
}

export interface Group {
  readonly name: string;
  readonly start: number;
  readonly count: number;
  readonly isCollapsed: boolean;
}

export interface Matrix {
  readonly endpoints: readonly Endpoint[];
  readonly lines: readonly Line[];
  readonly groups: readonly Group[];
  /** By line: codes of looks, round trips, whether it was measured, and the pair that it is about (row and slot of the table). */
  readonly looks: Uint8Array;
  readonly trips: Float32Array;
  readonly measured: Uint8Array;
  /** 1: not what the file expects. */
  readonly unmet: Uint8Array;
  /** 1: some of it is what the file expects. */
  readonly met: Uint8Array;
  /** Index in `CHANGES`; null where nothing is compared. */
  readonly changes: Uint8Array | null;
  /** Endpoint of the source, endpoint of the target and its address, of the pair that each cell is about. */
  readonly pairs: Uint32Array;
}

/** Containers in groups; each host's own addresses after its containers where they are wanted. */
export function orderEndpoints(endpoints: readonly Endpoint[], withHosts: boolean, groupOf: GroupOf): readonly Endpoint[] {
  const wanted = endpoints.filter((endpoint) => endpoint.container !== undefined || (withHosts && endpoint.addresses.length > 0));
  // Each host is an endpoint of its own, in the order of the file.
  const own = endpoints.filter((endpoint) => endpoint.container === undefined);
  const names = [...new Set([...own, ...wanted].map(groupOf))];
  const hosts = [...new Set([...own, ...wanted].map((endpoint) => endpoint.host))];
  const rank = (endpoint: Endpoint): number =>
    (names.indexOf(groupOf(endpoint)) * hosts.length + hosts.indexOf(endpoint.host)) * 2 +
    (endpoint.container === undefined ? 1 : 0);
  const ranks = new Map(wanted.map((endpoint) => [endpoint.id, rank(endpoint)]));
  return [...wanted].sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0));
}

const VERDICTS: Readonly<Record<Look, Verdict>> = {
  blocked: 'unexpectedly-blocked',
  leak: 'unexpectedly-open',
  dead: 'not-measured',
  closed: 'as-predicted',
  open: 'as-predicted',
  waiting: 'not-measured',
  none: 'not-measured',
  self: 'not-measured',
};

/** The cell of a row and a column, counted in lines. */
export function cellOf(matrix: Matrix, row: number, column: number): Cell {
  const at = row * matrix.lines.length + column;
  const look = LOOKS[matrix.looks[at] ?? CODE.none] ?? 'none';
  const from = matrix.lines[row];
  const to = matrix.lines[column];
  const measured = matrix.measured[at] === 1;
  const trip = matrix.trips[at] ?? Number.NaN;
  const hasPair = look !== 'self' && look !== 'none';
  const source = matrix.endpoints[matrix.pairs[at * 3] ?? 0];
  const target = matrix.endpoints[matrix.pairs[at * 3 + 1] ?? 0];
  const address = target?.addresses[matrix.pairs[at * 3 + 2] ?? 0]?.address;
  return {
    from: from?.id ?? '',
    to: to?.id ?? '',
    look,
    verdict: measured ? VERDICTS[look] : 'not-measured',
    measured,
    rttMs: measured && trip !== LOST ? trip : null,
    unmet: matrix.unmet[at] === 1,
    met: matrix.met[at] === 1 && matrix.unmet[at] !== 1,
    change: CHANGES[matrix.changes?.[at] ?? 0] ?? 'same',
    pair: hasPair && source && target && address !== undefined ? { from: source.id, to: target.id, address } : null,
  };
}

/** The cells of a row that stand for pairs, and how many of these differ from what is compared with. */
export function rowCounts(
  { changes, looks, lines }: Matrix,
  row: number,
): { readonly pairs: number; readonly differing: number } {
  const [start, end] = [row * lines.length, (row + 1) * lines.length];
  const pairs = looks.subarray(start, end).reduce((count, look) => count + (look < CODE.none ? 1 : 0), 0);
  const differing = changes?.subarray(start, end).reduce((count, change) => count + (change === CHANGED.same ? 0 : 1), 0) ?? 0;
  return { pairs, differing };
}

/** The endpoints that have a pair that differs from what is compared with, in the order of the matrix. */
export function differing({ changes, endpoints, lines }: Matrix): readonly Endpoint[] {
  const size = lines.length;
  const found = new Set<number>();
  changes?.forEach((change, at) => {
    if (change === 0) return;
    for (const row of lines[Math.floor(at / size)]?.members ?? []) found.add(row);
    for (const row of lines[at % size]?.members ?? []) found.add(row);
  });
  return endpoints.filter((_, row) => found.has(row));
}

/** Row and column of two endpoints, by their ids; null where either is not shown by itself. */
export function placeOf(matrix: Matrix, from: string, to: string): { readonly row: number; readonly column: number } | null {
  const row = matrix.lines.findIndex((line) => line.id === from);
  const column = matrix.lines.findIndex((line) => line.id === to);
  return row < 0 || column < 0 ? null : { row, column };
}

export interface Counts {
  readonly pairs: number;
  readonly open: number;
  readonly measured: number;
  readonly blocked: number;
  readonly leak: number;
  /** Pairs of hosts that could not be asked: among `pairs`, and counted nowhere else. */
  readonly dead: number;
  /** Pairs that are not what the file expects. */
  readonly unmet: number;
  readonly opened: number;
  readonly closed: number;
  /** Pairs that are not where it is compared with. */
  readonly added: number;
}

export function countCells({ looks, measured, unmet, changes }: Matrix): Counts {
  const counts = { pairs: 0, open: 0, measured: 0, blocked: 0, leak: 0, dead: 0, unmet: 0, opened: 0, closed: 0, added: 0 };
  for (let at = 0; at < looks.length; at++) {
    const look = looks[at] ?? CODE.none;
    if (look >= CODE.none) continue;
    counts.pairs++;
    const change = changes?.[at] ?? CHANGED.same;
    if (change === CHANGED.opened) counts.opened++;
    else if (change === CHANGED.closed) counts.closed++;
    else if (change !== CHANGED.same) counts.added++;
    if (look === CODE.dead) {
      counts.dead++;
      continue;
    }
    if (look === CODE.open || look === CODE.leak) counts.open++;
    if (measured[at] === 1) counts.measured++;
    if (look === CODE.blocked) counts.blocked++;
    if (look === CODE.leak) counts.leak++;
    if (unmet[at] === 1) counts.unmet++;
  }
  return counts;
}

/** Milliseconds up to which a round trip has each shade; beyond the last comes the darkest. */
export const SHADES_MS = [0.5, 2, 10, 50] as const;

/** Step of the shade of a round trip: the same for the same time in every matrix, so that two of them can be compared. */
export function shadeOf(milliseconds: number): number {
  const shade = SHADES_MS.findIndex((most) => milliseconds <= most);
  return shade < 0 ? SHADES_MS.length : shade;
}

/** `0.4`, `12`: two digits that mean something. */
export function roundTripText(milliseconds: number): string {
  if (milliseconds < 0.095) return milliseconds.toFixed(2);
  return milliseconds < 9.95 ? milliseconds.toFixed(1) : String(Math.round(milliseconds));
}
