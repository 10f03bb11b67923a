import { sameData } from '../../shared/topology/equal.ts';

/** Keeps the objects of before that did not change, so that only what did is drawn again. */
export function createReuse<Thing extends { id: string }>(): (after: readonly Thing[]) => Thing[] {
  let known = new Map<string, Thing>();
  return (after) => {
    const next: typeof known = new Map();
    for (const thing of after) {
      const old = known.get(thing.id);
      next.set(thing.id, old !== undefined && sameData(old, thing) ? old : thing);
    }
    known = next;
    return [...next.values()];
  };
}
