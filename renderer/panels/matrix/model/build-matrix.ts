/** From the numbers of a prediction and a round to the cells: a quarter of a million of them within a frame. Pure. */
import { CLOSED, OPEN, UNCERTAIN } from '../../../../shared/reach/outcome-table.ts';
import type { Endpoint } from '../../../../shared/reach/result.ts';
import { align, LOST, type PairTable, type Predicted, type RoundTrips } from '../../../store/pair-table.ts';
import { groupsOf, type GroupOf } from './groups.ts';
import { CHANGED, CODE, type Matrix } from './model.ts';

/** What the pairs are compared with: `CLOSED` or `OPEN` of each, 0 where it is not known. */
export interface Baseline {
  readonly table: PairTable;
  readonly values: Uint8Array;
  /** Compared is what was measured; else what is predicted. */
  readonly ofMeasurement: boolean;
  /** Hosts that it knows nothing of: what is on them is not called new. */
  readonly unknown?: ReadonlySet<string>;
}

interface Options {
  readonly groupOf?: GroupOf;
  readonly collapsed?: ReadonlySet<string>;
  /** Hosts that could not be asked. */
  readonly dead?: ReadonlySet<string>;
  readonly baseline?: Baseline | null;
}

const NOTHING: ReadonlySet<string> = new Set();

export function buildMatrix(
  endpoints: readonly Endpoint[],
  predicted: Predicted | null,
  trips: RoundTrips | null,
  { groupOf = (endpoint) => endpoint.host, collapsed = NOTHING, dead = NOTHING, baseline = null }: Options = {},
): Matrix {
  const { lines, groups } = groupsOf(endpoints, groupOf, collapsed, (endpoint) => dead.has(endpoint.host));
  const size = lines.length;
  const matrix: Matrix = {
    endpoints,
    lines,
    groups,
    looks: new Uint8Array(size * size),
    trips: new Float32Array(size * size).fill(Number.NaN),
    measured: new Uint8Array(size * size),
    unmet: new Uint8Array(size * size),
    met: new Uint8Array(size * size),
    changes: baseline && new Uint8Array(size * size),
    pairs: new Uint32Array(size * size * 3),
  };
  const sources = {
    starts: startsOf(endpoints),
    dead: Uint8Array.from(endpoints, ({ host }) => (dead.has(host) ? 1 : 0)),
    predicted: sourceOf(endpoints, predicted?.table),
    outcomes: predicted?.values ?? NO_BYTES,
    expected: predicted?.expected ?? NO_BYTES,
    trips: sourceOf(endpoints, trips?.table),
    values: trips?.values ?? NO_TRIPS,
    // Another design may have given a container another address in the same network.
    baseline: { ...align({ endpoints }, baseline?.table, { byNetwork: true }), width: baseline?.table.width ?? 0 },
    before: baseline?.values ?? NO_BYTES,
    ofMeasurement: baseline?.ofMeasurement ?? false,
    unknown: Uint8Array.from(endpoints, ({ host }) => (baseline?.unknown?.has(host) ? 1 : 0)),
  };
  for (let row = 0, at = 0; row < size; row++) {
    for (let column = 0; column < size; column++, at++) fill(matrix, at, row, column, sources);
  }
  return matrix;
}

const NO_BYTES = new Uint8Array(0);
const NO_TRIPS = new Float32Array(0);

/** First column of each endpoint, and the end of the last. */
function startsOf(endpoints: readonly Endpoint[]): Int32Array {
  const starts = new Int32Array(endpoints.length + 1);
  endpoints.forEach(({ addresses }, index) => {
    starts[index + 1] = (starts[index] ?? 0) + addresses.length;
  });
  return starts;
}

/** Where a table has the rows and columns of the matrix: they may be in another order, or not there. */
interface Source {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly width: number;
}

function sourceOf(endpoints: readonly Endpoint[], table: PairTable | undefined): Source {
  return { ...align({ endpoints }, table), width: table?.width ?? 0 };
}

interface Sources {
  readonly starts: Int32Array;
  readonly dead: Uint8Array;
  readonly predicted: Source;
  readonly outcomes: Uint8Array;
  readonly expected: Uint8Array;
  readonly trips: Source;
  readonly values: Float32Array;
  readonly baseline: Source;
  readonly before: Uint8Array;
  readonly ofMeasurement: boolean;
  readonly unknown: Uint8Array;
}

/** The worst of the pairs that a cell stands for. */
function fill(matrix: Matrix, at: number, row: number, column: number, sources: Sources): void {
  const { starts, dead, predicted, outcomes, expected, trips, values } = sources;
  const from = matrix.lines[row];
  const to = matrix.lines[column];
  if (!from || !to) return;
  let worst: number = row === column && !from.isGroup ? CODE.self : CODE.none;
  let measured = 0;
  let trip = Number.NaN;
  for (const source of from.members) {
    const predictedRow = predicted.rows[source] ?? -1;
    const tripRow = trips.rows[source] ?? -1;
    for (const target of to.members) {
      if (source === target) continue;
      const start = starts[target] ?? 0;
      const end = starts[target + 1] ?? start;
      const isDead = dead[source] === 1 || dead[target] === 1;
      for (let place = start; place < end; place++) {
        const predictedColumn = predicted.columns[place] ?? -1;
        const tripColumn = trips.columns[place] ?? -1;
        const outcomeAt = predictedRow < 0 || predictedColumn < 0 ? -1 : predictedRow * predicted.width + predictedColumn;
        const outcome = outcomeAt < 0 ? 0 : (outcomes[outcomeAt] ?? 0);
        const value = tripRow < 0 || tripColumn < 0 ? Number.NaN : (values[tripRow * trips.width + tripColumn] ?? Number.NaN);
        const isKnown = value === value;
        // What answers is as alive as can be, whatever became of the way to its host.
        const code = isDead && !(isKnown && value !== LOST) ? CODE.dead : codeOf(outcome, value);
        const wanted = code === CODE.dead ? 0 : (expected[outcomeAt] ?? 0);
        if (wanted !== 0 && outcome !== 0) (stateOf(outcome, value) === wanted ? matrix.met : matrix.unmet)[at] = 1;
        if (matrix.changes && isComparable(sources, source, target)) {
          noteChange(matrix.changes, at, source, place, outcome, value, sources);
        }
        const known = isKnown && code !== CODE.dead ? 1 : 0;
        if (code > worst || (code === worst && !(value > trip) && measured >= known)) continue;
        worst = code;
        measured = known;
        trip = known === 1 ? value : Number.NaN;
        matrix.pairs[at * 3] = source;
        matrix.pairs[at * 3 + 1] = target;
        matrix.pairs[at * 3 + 2] = place - start;
      }
    }
  }
  matrix.looks[at] = worst;
  matrix.measured[at] = measured;
  matrix.trips[at] = trip;
}

function codeOf(outcome: number, trip: number): number {
  if (outcome === 0) return CODE.waiting;
  const open = (outcome & OPEN) !== 0;
  if (Number.isNaN(trip)) return open ? CODE.open : CODE.closed;
  const answered = trip !== LOST;
  if (answered === open || (outcome & UNCERTAIN) !== 0) return answered ? CODE.open : CODE.closed;
  return answered ? CODE.leak : CODE.blocked;
}

/** `OPEN` or `CLOSED`: as measured, else as predicted. */
function stateOf(outcome: number, trip: number): number {
  if (Number.isNaN(trip)) return outcome & (OPEN | CLOSED);
  return trip === LOST ? CLOSED : OPEN;
}

function isComparable({ unknown }: Sources, source: number, target: number): boolean {
  return unknown[source] !== 1 && unknown[target] !== 1;
}

/** What a cell of many pairs tells first. */
const TOLD = [CHANGED.closed, CHANGED.opened, CHANGED.newClosed, CHANGED.newOpen];

function noteChange(
  changes: Uint8Array,
  at: number,
  source: number,
  place: number,
  outcome: number,
  trip: number,
  { baseline, before, ofMeasurement }: Sources,
): void {
  const now = ofMeasurement ? (Number.isNaN(trip) ? 0 : stateOf(outcome, trip)) : outcome & (OPEN | CLOSED);
  if (now === 0) return;
  const row = baseline.rows[source] ?? -1;
  const column = baseline.columns[place] ?? -1;
  const isNew = row < 0 || column < 0;
  const then = isNew ? 0 : (before[row * baseline.width + column] ?? 0) & (OPEN | CLOSED);
  if (!isNew && (then === 0 || then === now)) return;
  const change = isNew ? (now === OPEN ? CHANGED.newOpen : CHANGED.newClosed) : now === OPEN ? CHANGED.opened : CHANGED.closed;
  const known = changes[at] ?? CHANGED.same;
  if (known === CHANGED.same || TOLD.indexOf(change) < TOLD.findIndex((code) => code === known)) changes[at] = change;
}
