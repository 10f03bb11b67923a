/**
 * Numbers for every ordered pair, in one flat array: a matrix of 500 endpoints has 250,000 of them, and objects for each would
 * cost more than measuring them. A row an endpoint, a slot an address of a target.
 */
import type { Endpoint, PairKey } from '../../shared/reach/result.ts';

export interface PairTable {
  readonly endpoints: readonly Endpoint[];
  /** Slots of a row: addresses of all endpoints. */
  readonly width: number;
  /** Row of an endpoint, by id. */
  readonly rows: ReadonlyMap<string, number>;
  /** First slot of each endpoint, by row. */
  readonly starts: readonly number[];
}

export function pairTable(endpoints: readonly Endpoint[]): PairTable {
  const starts: number[] = [];
  let width = 0;
  for (const endpoint of endpoints) {
    starts.push(width);
    width += endpoint.addresses.length;
  }
  return { endpoints, width, starts, rows: new Map(endpoints.map((endpoint, row) => [endpoint.id, row])) };
}

/** Where the number of a pair is; -1 where the table has no such pair. */
export function indexOf({ endpoints, rows, starts, width }: PairTable, pair: PairKey): number {
  const from = rows.get(pair.from);
  const to = rows.get(pair.to);
  if (from === undefined || to === undefined) return -1;
  const slot = endpoints[to]?.addresses.findIndex(({ address }) => address === pair.address) ?? -1;
  return slot < 0 ? -1 : from * width + (starts[to] ?? 0) + slot;
}

/** Round trips of a measurement: milliseconds, `LOST` where nothing came back, NaN where it is not known. */
export interface RoundTrips {
  readonly table: PairTable;
  readonly values: Float32Array;
}

export const LOST = -1;

export function noRoundTrips(endpoints: readonly Endpoint[]): RoundTrips {
  const table = pairTable(endpoints);
  return { table, values: new Float32Array(endpoints.length * table.width).fill(Number.NaN) };
}

/** A round as it is kept for the history of the cells. */
export interface PastRound {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly trips: RoundTrips;
}

const HISTORY_MS = 60 * 60 * 1000;
const HISTORY_BYTES = 64 * 2 ** 20;

/** The history with one round more: of the last hour, and no more than fits. */
export function withRound(history: readonly PastRound[], round: PastRound): readonly PastRound[] {
  const most = Math.max(2, Math.floor(HISTORY_BYTES / Math.max(1, round.trips.values.byteLength)));
  return [...history.filter((past) => round.at - past.at < HISTORY_MS), round].slice(-most);
}

/** What each round measured of a pair, oldest first. */
export function historyOf(history: readonly PastRound[], pair: PairKey): readonly { at: number; rtt: number }[] {
  return history.flatMap(({ at, trips }) => {
    const index = indexOf(trips.table, pair);
    const rtt = index < 0 ? undefined : trips.values[index];
    return rtt === undefined || Number.isNaN(rtt) ? [] : [{ at, rtt }];
  });
}
