import { describe, expect, it } from 'vitest';
import { parseIpAddress } from '../../shared/address/address.ts';
import type { Endpoint } from '../../shared/reach/result.ts';
import type { Look } from '../../shared/verdict/look.ts';
import { indexOf, LOST, noRoundTrips, pairAt, type RoundTrips } from './pair-table.ts';
import { decode, encode, historyOf, NOTHING_KNOWN, roundAt, tripsOf, withRound, type PastRound } from './round-history.ts';

const endpoints: readonly Endpoint[] = ['a', 'b'].map((id, index) => ({
  id,
  host: 'h',
  container: id,
  addresses: [{ network: 'n', address: parseIpAddress(`10.0.0.${index + 1}`)! }],
}));
const pair = { from: 'a', to: 'b', address: endpoints[1]!.addresses[0]!.address };

/** A round in which only `a` to `b` was measured: 4 places of 2 bytes. */
function round(trip: number): RoundTrips {
  const trips = noRoundTrips(endpoints);
  trips.values[1] = trip;
  return trips;
}

function historyWith(trips: readonly number[], bytes?: number): readonly PastRound[] {
  return trips.reduce<readonly PastRound[]>(
    (history, trip, index) => withRound(history, 1000 * (index + 1), round(trip), NOTHING_KNOWN, bytes),
    [],
  );
}

describe('the last hour', () => {
  it('keeps round trips to three digits, and what was lost or not known as such', () => {
    for (const trip of [0.001, 0.031, 0.42, 1.26, 12.7, 250, 59_000]) expect(decode(encode(trip)) / trip).toBeCloseTo(1, 3);
    expect(decode(encode(LOST))).toBe(LOST);
    expect(decode(encode(Number.NaN))).toBeNaN();
    expect(decode(encode(0))).toBeCloseTo(0.001, 6);
    expect(encode(1e9)).toBe(0xffff);
  });

  it('counts what changed between rounds', () => {
    expect(historyWith([0.4, 0.5, LOST, LOST, 0.4]).map(({ changed }) => changed)).toEqual([0, 0, 1, 0, 1]);
    expect(historyWith([0.4, Number.NaN, LOST]).map(({ changed }) => changed)).toEqual([0, 0, 0]);
  });

  it('counts what changed of the pairs that are still there after others came', () => {
    const added: Endpoint = { id: 'c', host: 'h', container: 'c', addresses: [] };
    const later = noRoundTrips([added, ...endpoints]);
    later.values[indexOf(later.table, pair)] = LOST;
    const history = withRound(withRound([], 1, round(0.4)), 2, later);
    expect(history.map(({ changed }) => changed)).toEqual([0, 1]);
    expect(historyOf(history, pair).map(({ trip }) => trip === LOST)).toEqual([false, true]);
  });

  it('forgets what is older than an hour', () => {
    const old = withRound([], 0, round(0.4), NOTHING_KNOWN);
    expect(withRound(old, 60 * 60 * 1000 - 1, round(0.5))).toHaveLength(2);
    expect(withRound(old, 60 * 60 * 1000, round(0.5))).toHaveLength(1);
  });

  it('stays within its bound, merges the oldest first, keeps the worse of a pair, and loses no time', () => {
    const trips = Array.from({ length: 16 }, (_, index) => (index === 2 ? LOST : 1 + index));
    const history = historyWith(trips, 8 * 6);
    expect(history.reduce((sum, { codes }) => sum + codes.byteLength, 0)).toBeLessThanOrEqual(48);
    expect(history.reduce((sum, { rounds }) => sum + rounds, 0)).toBe(16);
    expect(history.at(-1)).toMatchObject({ at: 16_000, rounds: 1 });
    const known = historyOf(history, pair);
    expect(known.filter(({ trip }) => trip === LOST)).toHaveLength(1);
    expect(known.at(-1)?.trip).toBeCloseTo(16, 1);
    expect(history.map(({ at }) => at)).toEqual([...history.map(({ at }) => at)].sort((one, other) => one - other));
  });

  it('finds the round of a time, also after it was merged', () => {
    const history = historyWith([1, 2, 3]);
    expect(roundAt(history, 2_000)?.at).toBe(2_000);
    expect(roundAt(history, 1_500)?.at).toBe(2_000);
    expect(roundAt(history, 9_000)?.at).toBe(3_000);
    expect(roundAt([], 1)).toBeUndefined();
    expect(tripsOf(history[1]!).values[1]).toBeCloseTo(2, 3);
  });

  it('keeps what was known of the hosts with each round, and the looks of the latest only', () => {
    const look = (index: number): Look => ({ observed: [], unread: { h: String(index) }, soundings: [], filters: [] });
    const history = Array.from({ length: 30 }).reduce<readonly PastRound[]>(
      (past, _, index) => withRound(past, index, round(0.4), { text: 't', look: look(index), dead: new Map([['h', 'gone']]) }),
      [],
    );
    expect(history.filter(({ known }) => known.look !== null)).toHaveLength(24);
    expect(history.at(-1)?.known.look?.unread).toEqual({ h: '29' });
    expect(history[0]?.known).toEqual({ text: 't', look: null, dead: new Map([['h', 'gone']]) });
  });

  it('finds the pair of a place again', () => {
    const { table } = round(0.4);
    expect(pairAt(table, indexOf(table, pair))).toEqual(pair);
    expect(pairAt(table, 0)).toBeNull();
  });
});
