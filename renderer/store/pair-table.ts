/**
 * Numbers for every ordered pair, in one flat array: a matrix of 500 endpoints has 250,000 of them, and objects for each would
 * cost more than measuring them. A row an endpoint, a slot an address of a target.
 */
import { OPEN, UNCERTAIN } from '../../shared/reach/outcome-table.ts';
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

/** The pair whose number is at a place of the table; null where there is no pair. */
export function pairAt({ endpoints, starts, width }: PairTable, index: number): PairKey | null {
  const slot = index % width;
  const from = endpoints[Math.floor(index / width)];
  const row = starts.findLastIndex((start, at) => start <= slot && (endpoints[at]?.addresses.length ?? 0) > 0);
  const to = endpoints[row];
  const address = to?.addresses[slot - (starts[row] ?? 0)]?.address;
  return from && to && from !== to && address !== undefined ? { from: from.id, to: to.id, address } : null;
}

/** Where the rows and columns of a table are in another one; -1 where it does not have them. */
export interface Alignment {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/** `byNetwork`: an address that the other table does not have is the one in the same network there. */
export function align(
  table: Pick<PairTable, 'endpoints'>,
  other: PairTable | undefined,
  { byNetwork = false }: { readonly byNetwork?: boolean } = {},
): Alignment {
  const rows = Int32Array.from(table.endpoints, ({ id }) => other?.rows.get(id) ?? -1);
  const columns = table.endpoints.flatMap(({ addresses }, index) => {
    const row = rows[index] ?? -1;
    const own = row < 0 ? [] : (other?.endpoints[row]?.addresses ?? []);
    const start = other?.starts[row] ?? 0;
    return addresses.map(({ address, network }) => {
      const exact = own.findIndex((candidate) => candidate.address === address);
      const slot = exact < 0 && byNetwork ? own.findIndex((candidate) => candidate.network === network) : exact;
      return slot < 0 ? -1 : start + slot;
    });
  });
  return { rows, columns: Int32Array.from(columns) };
}

/** Whether two lists name the same endpoints with the same addresses, in the same order. */
export function sameEndpoints(before: readonly Endpoint[], after: readonly Endpoint[]): boolean {
  return (
    before.length === after.length &&
    before.every((endpoint, row) => {
      const other = after[row];
      return (
        other?.id === endpoint.id &&
        other.host === endpoint.host &&
        other.addresses.length === endpoint.addresses.length &&
        other.addresses.every(({ address, network }, slot) => {
          const own = endpoint.addresses[slot];
          return own?.address === address && own.network === network;
        })
      );
    })
  );
}

/** What a prediction says of every pair, in codes of shared/reach/outcome-table.ts; 0 where it says nothing. */
export interface Predicted {
  readonly table: PairTable;
  readonly values: Uint8Array;
  /** What the file expects of it, in the same places; empty where it expects nothing. */
  readonly expected: Uint8Array;
}

/** Round trips of a measurement: milliseconds, `LOST` where nothing came back, NaN where it is not known. */
export interface RoundTrips {
  readonly table: PairTable;
  readonly values: Float32Array;
}

export const LOST = -1;

/** Whether a round trip is not what the outcome says; never where it is not known, or where the outcome depends on who answers first. */
export function isSurprising(outcome: number, trip: number): boolean {
  if (outcome === 0 || (outcome & UNCERTAIN) !== 0 || Number.isNaN(trip)) return false;
  return (trip !== LOST) !== ((outcome & OPEN) !== 0);
}

/** Indexes of the pairs that were measured otherwise than predicted, at most `limit`. */
export function surprisesOf({ table, values }: RoundTrips, predicted: Predicted, limit: number): readonly number[] {
  const { rows, columns } = align(table, predicted.table);
  const found: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    const start = (rows[row] ?? -1) * predicted.table.width;
    if (start < 0) continue;
    for (let column = 0; column < columns.length; column++) {
      const place = columns[column] ?? -1;
      const at = row * table.width + column;
      if (place < 0 || !isSurprising(predicted.values[start + place] ?? 0, values[at] ?? Number.NaN)) continue;
      found.push(at);
      if (found.length >= limit) return found;
    }
  }
  return found;
}

export function noRoundTrips(endpoints: readonly Endpoint[]): RoundTrips {
  const table = pairTable(endpoints);
  return { table, values: new Float32Array(endpoints.length * table.width).fill(Number.NaN) };
}
