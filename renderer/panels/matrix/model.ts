/** The matrix as it is shown: what was measured beside what was predicted, a cell for every ordered pair. Pure. */
import type { Endpoint, Fate, PairKey } from '../../../shared/reach/result.ts';
import type { MeasuredPair, Verdict } from '../../../shared/verdict/measurement.ts';
import { verdict } from '../../../shared/verdict/verdict.ts';
import { pairKey } from '../../store/live.ts';

/** `self`: no pair. `none`: the target has no address. `waiting`: not worked out yet. The others are the four outcomes. */
export type Look = 'self' | 'none' | 'waiting' | 'open' | 'closed' | 'blocked' | 'leak';

export interface Cell {
  readonly from: string;
  readonly to: string;
  readonly look: Look;
  readonly verdict: Verdict;
  /** False: the look is the prediction alone. */
  readonly measured: boolean;
  readonly rttMs: number | null;
  /** The pair that the look is about: the worst one where the target has several addresses. */
  readonly pair: PairKey | null;
}

export interface Group {
  readonly host: string;
  readonly start: number;
  readonly count: number;
}

export interface Matrix {
  readonly endpoints: readonly Endpoint[];
  readonly groups: readonly Group[];
  /** Row by row, sources down, targets across. */
  readonly cells: readonly (readonly Cell[])[];
}

export type FateOf = (pair: PairKey) => Fate | undefined;

/** Containers grouped by host; each host's own addresses after its containers where they are wanted. */
export function orderEndpoints(endpoints: readonly Endpoint[], withHosts: boolean): readonly Endpoint[] {
  const wanted = endpoints.filter((endpoint) => endpoint.container !== undefined || (withHosts && endpoint.addresses.length > 0));
  // Each host is an endpoint of its own, in the order of the file.
  const own = endpoints.filter((endpoint) => endpoint.container === undefined);
  const hosts = [...new Set([...own, ...wanted].map((endpoint) => endpoint.host))];
  return hosts.flatMap((host) => {
    const here = wanted.filter((endpoint) => endpoint.host === host);
    return [
      ...here.filter((endpoint) => endpoint.container !== undefined),
      ...here.filter((endpoint) => endpoint.container === undefined),
    ];
  });
}

export function groupsOf(endpoints: readonly Endpoint[]): readonly Group[] {
  const groups: Group[] = [];
  endpoints.forEach((endpoint, index) => {
    const last = groups.at(-1);
    if (last?.host === endpoint.host) groups[groups.length - 1] = { ...last, count: last.count + 1 };
    else groups.push({ host: endpoint.host, start: index, count: 1 });
  });
  return groups;
}

export function buildMatrix(endpoints: readonly Endpoint[], fateOf: FateOf, measured: ReadonlyMap<string, MeasuredPair>): Matrix {
  const cells = endpoints.map((from) => endpoints.map((to) => cellOf(from, to, fateOf, measured)));
  return { endpoints, groups: groupsOf(endpoints), cells };
}

const WORST_FIRST: readonly Look[] = ['blocked', 'leak', 'closed', 'open', 'waiting'];

function cellOf(from: Endpoint, to: Endpoint, fateOf: FateOf, measured: ReadonlyMap<string, MeasuredPair>): Cell {
  const nothing = { from: from.id, to: to.id, verdict: 'not-measured', measured: false, rttMs: null, pair: null } as const;
  if (from.id === to.id) return { ...nothing, look: 'self' };
  let worst: Cell | undefined;
  for (const { address } of to.addresses) {
    const cell = cellForPair({ from: from.id, to: to.id, address }, fateOf, measured);
    if (!worst || WORST_FIRST.indexOf(cell.look) < WORST_FIRST.indexOf(worst.look)) worst = cell;
  }
  return worst ?? { ...nothing, look: 'none' };
}

export function cellForPair(pair: PairKey, fateOf: FateOf, measured: ReadonlyMap<string, MeasuredPair>): Cell {
  const fate = fateOf(pair);
  const result = measured.get(pairKey(pair))?.measured;
  const found = fate ? verdict(fate, result) : 'not-measured';
  const open = result ? result.received > 0 : (fate?.reachable ?? false);
  const look = !fate ? 'waiting' : lookOf(found, open);
  return {
    from: pair.from,
    to: pair.to,
    look,
    verdict: found,
    measured: result !== undefined,
    rttMs: result?.rttMs ?? null,
    pair,
  };
}

function lookOf(found: Verdict, open: boolean): Look {
  if (found === 'unexpectedly-blocked') return 'blocked';
  if (found === 'unexpectedly-open') return 'leak';
  return open ? 'open' : 'closed';
}

export interface Counts {
  readonly pairs: number;
  readonly open: number;
  readonly measured: number;
  readonly blocked: number;
  readonly leak: number;
}

export function countCells(matrix: Matrix): Counts {
  const all = matrix.cells.flat().filter((cell) => cell.pair !== null);
  const count = (test: (cell: Cell) => boolean): number => all.filter(test).length;
  return {
    pairs: all.length,
    open: count((cell) => cell.look === 'open' || cell.look === 'leak'),
    measured: count((cell) => cell.measured),
    blocked: count((cell) => cell.look === 'blocked'),
    leak: count((cell) => cell.look === 'leak'),
  };
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
