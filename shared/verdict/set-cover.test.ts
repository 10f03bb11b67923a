import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallestCover, type CoverSet } from './set-cover.ts';

const costOf = (sets: readonly CoverSet[], chosen: readonly number[]): number =>
  chosen.reduce((sum, index) => sum + (sets[index]?.cost ?? 0), 0);

const coveredBy = (sets: readonly CoverSet[], chosen: readonly number[]): ReadonlySet<number> =>
  new Set(chosen.flatMap((index) => sets[index]?.items ?? []));

/** Every choice there is, one after the other. */
function cheapest(sets: readonly CoverSet[]): number {
  const all = coveredBy(
    sets,
    sets.map((_, index) => index),
  ).size;
  let best = Infinity;
  for (let choice = 0; choice < 2 ** sets.length; choice += 1) {
    const chosen = sets.flatMap((_, index) => ((choice >> index) & 1 ? [index] : []));
    if (coveredBy(sets, chosen).size === all) best = Math.min(best, costOf(sets, chosen));
  }
  return best;
}

const arbitrarySets = fc.array(
  fc.record({ items: fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 7 }), cost: fc.integer({ min: 1, max: 9 }) }),
  { maxLength: 11 },
);

describe('the smallest cover', () => {
  it('costs what the cheapest of all choices costs', () => {
    fc.assert(
      fc.property(arbitrarySets, (sets) => {
        const { chosen, isExact } = smallestCover(sets);
        expect(isExact).toBe(true);
        expect(coveredBy(sets, chosen)).toEqual(
          coveredBy(
            sets,
            sets.map((_, index) => index),
          ),
        );
        expect(costOf(sets, chosen)).toBe(cheapest(sets));
      }),
      { numRuns: 600, seed: 11 },
    );
  });

  it('is found where the greedy choice takes one set too many', () => {
    const set = (...items: number[]): CoverSet => ({ items, cost: 1 });
    const sets = [set(1, 2, 3, 4), set(0, 1, 2), set(3, 4, 5)];
    expect(smallestCover(sets).chosen).toEqual([1, 2]);
  });

  it('is some cover still where the search is given up', () => {
    fc.assert(
      fc.property(arbitrarySets, (sets) => {
        const { chosen } = smallestCover(sets, [], 1);
        expect(coveredBy(sets, chosen).size).toBe(new Set(sets.flatMap(({ items }) => items)).size);
      }),
      { numRuns: 100, seed: 12 },
    );
  });

  it('is found in time where there is much to cover', () => {
    const sets = Array.from({ length: 3000 }, (_, row): CoverSet => ({
      items: Array.from({ length: 40 }, (__, column) => (row * 31 + column * 7) % 5000),
      cost: 1,
    }));
    const { chosen, isExact } = smallestCover(sets);
    expect(isExact).toBe(false);
    expect(coveredBy(sets, chosen).size).toBe(new Set(sets.flatMap(({ items }) => items)).size);
  });
});
