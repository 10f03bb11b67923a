/**
 * The last hour of a measurement, within a bound: a round is two bytes a pair, in one flat array. Where an hour does not fit (64 MiB
 * hold 134 rounds of 250,000 pairs, or 3,400 of 9,900), older rounds are merged two by two, and of each pair the worse is kept.
 */
import type { PairKey } from '../../shared/reach/result.ts';
import type { Look } from '../../shared/verdict/look.ts';
import { align, indexOf, LOST, sameEndpoints, type PairTable, type RoundTrips } from './pair-table.ts';

export interface PastRound {
  /** When it ended, in milliseconds since 1970; of several that were merged, the last. */
  readonly at: number;
  /** Rounds that it stands for. */
  readonly rounds: number;
  readonly table: PairTable;
  /** A round trip each, see `encode`. */
  readonly codes: Uint16Array;
  /** Pairs that answered and were silent before, or the other way. */
  readonly changed: number;
  readonly known: RoundKnowledge;
}

/** What was known of the hosts when a round ended. */
export interface RoundKnowledge {
  /** Text of the design that was measured. */
  readonly text: string;
  /** As they were seen when pairs last surprised. */
  readonly look: Look | null;
  /** Why a host could not be asked, by its name. */
  readonly dead: ReadonlyMap<string, string>;
}

export const NOTHING_KNOWN: RoundKnowledge = { text: '', look: null, dead: new Map() };

/** A look is the state of all hosts; rounds share it. The looks of older rounds are let go: their cells are still told. */
const MOST_LOOKS = 24;

const HISTORY_MS = 60 * 60 * 1000;
export const HISTORY_BYTES = 64 * 2 ** 20;

const UNKNOWN_CODE = 0;
const LOST_CODE = 1;
const FIRST = 2;
const LEAST_MS = 0.001;
const MOST_MS = 60_000;
/** Steps an e-fold: neighbouring codes are 0.03 % apart, less than what is shown of a round trip. */
const STEPS = (0xffff - FIRST) / Math.log(MOST_MS / LEAST_MS);

/** 0 not known, 1 nothing came back, else the logarithm of the milliseconds in even steps. */
export function encode(trip: number): number {
  if (Number.isNaN(trip)) return UNKNOWN_CODE;
  if (trip === LOST) return LOST_CODE;
  return FIRST + Math.round(Math.log(Math.min(MOST_MS, Math.max(LEAST_MS, trip)) / LEAST_MS) * STEPS);
}

export function decode(code: number): number {
  if (code === UNKNOWN_CODE) return Number.NaN;
  return code === LOST_CODE ? LOST : LEAST_MS * Math.exp((code - FIRST) / STEPS);
}

/** The history with one round more: of the last hour, and within the bound. */
export function withRound(
  history: readonly PastRound[],
  at: number,
  { table, values }: RoundTrips,
  known: RoundKnowledge = NOTHING_KNOWN,
  bytes = HISTORY_BYTES,
): readonly PastRound[] {
  const codes = Uint16Array.from(values, encode);
  const last = history.at(-1);
  const isSame = last !== undefined && (last.table === table || sameEndpoints(last.table.endpoints, table.endpoints));
  const before = !last || isSame ? last?.codes : alignedCodes(last, table);
  const round: PastRound = {
    at,
    rounds: 1,
    table: isSame ? last.table : table,
    codes,
    changed: before ? changesBetween(before, codes) : 0,
    known,
  };
  return withFewLooks(bounded([...history.filter((past) => at - past.at < HISTORY_MS), round], bytes));
}

function withFewLooks(history: readonly PastRound[]): readonly PastRound[] {
  const looks = new Set(history.map(({ known }) => known.look).filter((look) => look !== null));
  if (looks.size <= MOST_LOOKS) return history;
  const kept = new Set([...looks].slice(-MOST_LOOKS));
  const isKept = ({ known: { look } }: PastRound): boolean => look === null || kept.has(look);
  return history.map((round) => (isKept(round) ? round : { ...round, known: { ...round.known, look: null } }));
}

/** What a round knows of the pairs of another table. */
function alignedCodes({ table: old, codes }: PastRound, table: PairTable): Uint16Array {
  const { rows, columns } = align(table, old);
  const found = new Uint16Array(table.endpoints.length * table.width).fill(UNKNOWN_CODE);
  rows.forEach((row, to) =>
    columns.forEach((column, slot) => {
      if (row >= 0 && column >= 0) found[to * table.width + slot] = codes[row * old.width + column] ?? UNKNOWN_CODE;
    }),
  );
  return found;
}

function changesBetween(before: Uint16Array, after: Uint16Array): number {
  let changed = 0;
  for (let index = 0; index < after.length; index++) {
    const was = before[index] ?? UNKNOWN_CODE;
    const is = after[index] ?? UNKNOWN_CODE;
    if (was !== UNKNOWN_CODE && is !== UNKNOWN_CODE && (was === LOST_CODE) !== (is === LOST_CODE)) changed++;
  }
  return changed;
}

/**
 * Merges the oldest of those that stand for the fewest rounds, until all fit; the newest quarter stays as it is. Where nothing can be
 * merged, because every round is of other endpoints, the oldest is dropped.
 */
function bounded(history: readonly PastRound[], bytes: number): readonly PastRound[] {
  const kept = [...history];
  let size = kept.reduce((sum, { codes }) => sum + codes.byteLength, 0);
  while (size > bytes && kept.length > 2) {
    let best = -1;
    let fewest = Infinity;
    for (let index = 0; index + 1 < kept.length * 0.75; index++) {
      const [one, next] = [kept[index], kept[index + 1]];
      const rounds = one?.table === next?.table ? (one?.rounds ?? 0) + (next?.rounds ?? 0) : Infinity;
      if (rounds >= fewest) continue;
      best = index;
      fewest = rounds;
    }
    const [one, next] = [kept[best], kept[best + 1]];
    if (!one || !next) {
      size -= kept.shift()?.codes.byteLength ?? 0;
      continue;
    }
    kept.splice(best, 2, merged(one, next));
    size -= one.codes.byteLength;
  }
  return kept;
}

function merged(one: PastRound, next: PastRound): PastRound {
  const codes = Uint16Array.from(next.codes, (code, index) => worse(one.codes[index] ?? UNKNOWN_CODE, code));
  const known = { ...next.known, look: next.known.look ?? one.known.look };
  return { at: next.at, rounds: one.rounds + next.rounds, table: next.table, codes, changed: one.changed + next.changed, known };
}

function worse(one: number, next: number): number {
  return one === LOST_CODE || next === LOST_CODE ? LOST_CODE : Math.max(one, next);
}

/** The round trips of a past round. */
export function tripsOf({ table, codes }: PastRound): RoundTrips {
  return { table, values: Float32Array.from(codes, decode) };
}

export interface PastTrip {
  readonly at: number;
  readonly trip: number;
}

/** What each round measured of a pair, oldest first. */
export function historyOf(history: readonly PastRound[], pair: PairKey): readonly PastTrip[] {
  return history.flatMap(({ at, table, codes }) => {
    const code = codes[indexOf(table, pair)] ?? UNKNOWN_CODE;
    return code === UNKNOWN_CODE ? [] : [{ at, trip: decode(code) }];
  });
}

/** The round that was shown at a time: the first that ended then or later, else the last. */
export function roundAt(history: readonly PastRound[], at: number): PastRound | undefined {
  return history.find((round) => round.at >= at) ?? history.at(-1);
}
