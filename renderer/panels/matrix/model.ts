/**
 * The matrix as it is shown: what was measured beside what was predicted, a cell for every ordered pair. Pure. The cells are
 * numbers in flat arrays; a `Cell` is made where one is looked at.
 */
import type { Endpoint, PairKey } from '../../../shared/reach/result.ts';
import type { Verdict } from '../../../shared/verdict/measurement.ts';
import { LOST, type PairTable, type RoundTrips } from '../../store/pair-table.ts';
import { groupsOf, type GroupOf } from './groups.ts';

/** Worst first. `self`: no pair. `none`: the target has no address. `waiting`: not worked out yet. */
export const LOOKS = ['blocked', 'leak', 'closed', 'open', 'waiting', 'none', 'self'] as const;
export type Look = (typeof LOOKS)[number];
const CODE = { blocked: 0, leak: 1, closed: 2, open: 3, waiting: 4, none: 5, self: 6 } as const satisfies Record<Look, number>;

export interface Cell {
  readonly from: string;
  readonly to: string;
  readonly look: Look;
  readonly verdict: Verdict;
  /** False: the look is the prediction alone. */
  readonly measured: boolean;
  readonly rttMs: number | null;
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
  /** Endpoint of the source, endpoint of the target and its address, of the pair that each cell is about. */
  readonly pairs: Uint32Array;
}

/** What a prediction says of a pair: 0 not known yet, 1 closed, 2 open; 4 more where it depends on who answers first. */
export interface Predicted {
  readonly table: PairTable;
  readonly values: Uint8Array;
}
export const CLOSED = 1;
export const OPEN = 2;
export const UNCERTAIN = 4;

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

interface Options {
  readonly groupOf?: GroupOf;
  readonly collapsed?: ReadonlySet<string>;
}

const NO_GROUPS: ReadonlySet<string> = new Set();

export function buildMatrix(
  endpoints: readonly Endpoint[],
  predicted: Predicted | null,
  trips: RoundTrips | null,
  { groupOf = (endpoint) => endpoint.host, collapsed = NO_GROUPS }: Options = {},
): Matrix {
  const { lines, groups } = groupsOf(endpoints, groupOf, collapsed);
  const size = lines.length;
  const matrix: Matrix = {
    endpoints,
    lines,
    groups,
    looks: new Uint8Array(size * size),
    trips: new Float32Array(size * size).fill(Number.NaN),
    measured: new Uint8Array(size * size),
    pairs: new Uint32Array(size * size * 3),
  };
  const places = { predicted: placesIn(predicted?.table, endpoints), trips: placesIn(trips?.table, endpoints) };
  let at = 0;
  for (const from of lines) {
    for (const to of lines) {
      fill(matrix, at, from, to, predicted, trips, places);
      at++;
    }
  }
  return matrix;
}

/** Where the rows and slots of a table are, by the endpoints of the matrix: they may be in another order, or not there. */
interface Places {
  readonly rows: Int32Array;
  readonly slots: readonly Int32Array[];
}

function placesIn(table: PairTable | undefined, endpoints: readonly Endpoint[]): Places {
  const rows = new Int32Array(endpoints.length);
  const slots = endpoints.map((endpoint, index) => {
    const row = table?.rows.get(endpoint.id) ?? -1;
    rows[index] = row;
    const own = row < 0 ? [] : (table?.endpoints[row]?.addresses ?? []);
    const start = table?.starts[row] ?? 0;
    return Int32Array.from(endpoint.addresses, ({ address }) => {
      const slot = own.findIndex((candidate) => candidate.address === address);
      return slot < 0 ? -1 : start + slot;
    });
  });
  return { rows, slots };
}

function fill(
  matrix: Matrix,
  at: number,
  from: Line,
  to: Line,
  predicted: Predicted | null,
  trips: RoundTrips | null,
  places: { readonly predicted: Places; readonly trips: Places },
): void {
  let worst: number = from === to && !from.isGroup ? CODE.self : CODE.none;
  let measured = 0;
  let trip = Number.NaN;
  for (const source of from.members) {
    const predictedRow = (places.predicted.rows[source] ?? -1) * (predicted?.table.width ?? 0);
    const tripRow = (places.trips.rows[source] ?? -1) * (trips?.table.width ?? 0);
    for (const target of to.members) {
      if (source === target) continue;
      const predictedSlots = places.predicted.slots[target];
      const tripSlots = places.trips.slots[target];
      for (let slot = 0; slot < (predictedSlots?.length ?? 0); slot++) {
        const predictedSlot = predictedSlots?.[slot] ?? -1;
        const tripSlot = tripSlots?.[slot] ?? -1;
        const fate = predictedRow < 0 || predictedSlot < 0 ? 0 : (predicted?.values[predictedRow + predictedSlot] ?? 0);
        const value = tripRow < 0 || tripSlot < 0 ? Number.NaN : (trips?.values[tripRow + tripSlot] ?? Number.NaN);
        const code = codeOf(fate, value);
        const known = Number.isNaN(value) ? 0 : 1;
        if (code > worst || (code === worst && !(value > trip) && measured >= known)) continue;
        worst = code;
        measured = known;
        trip = value;
        matrix.pairs[at * 3] = source;
        matrix.pairs[at * 3 + 1] = target;
        matrix.pairs[at * 3 + 2] = slot;
      }
    }
  }
  matrix.looks[at] = worst;
  matrix.measured[at] = measured;
  matrix.trips[at] = trip;
}

function codeOf(fate: number, trip: number): number {
  if (fate === 0) return CODE.waiting;
  const open = (fate & OPEN) !== 0;
  if (Number.isNaN(trip)) return open ? CODE.open : CODE.closed;
  const answered = trip !== LOST;
  if (answered === open || (fate & UNCERTAIN) !== 0) return answered ? CODE.open : CODE.closed;
  return answered ? CODE.leak : CODE.blocked;
}

const VERDICTS: Readonly<Record<Look, Verdict>> = {
  blocked: 'unexpectedly-blocked',
  leak: 'unexpectedly-open',
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
    pair: hasPair && source && target && address !== undefined ? { from: source.id, to: target.id, address } : null,
  };
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
}

export function countCells({ looks, measured }: Matrix): Counts {
  const counts = { pairs: 0, open: 0, measured: 0, blocked: 0, leak: 0 };
  looks.forEach((look, at) => {
    if (look >= CODE.none) return;
    counts.pairs++;
    if (look === CODE.open || look === CODE.leak) counts.open++;
    if (measured[at] === 1) counts.measured++;
    if (look === CODE.blocked) counts.blocked++;
    if (look === CODE.leak) counts.leak++;
  });
  return counts;
}

/** `0.4`, `12`: two digits that mean something. */
export function roundTripText(milliseconds: number): string {
  if (milliseconds < 0.095) return milliseconds.toFixed(2);
  return milliseconds < 9.95 ? milliseconds.toFixed(1) : String(Math.round(milliseconds));
}

/** The design without where things lie: an edit of positions alone makes no measurement old. */
export function withoutCanvas(text: string): string {
  return text.replace(/^canvas:[\s\S]*$/m, '');
}
