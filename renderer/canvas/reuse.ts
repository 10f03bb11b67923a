import { sameData } from '../../shared/topology/equal.ts';

/** Keeps the objects of before that did not change, and all of them where none did: only what is other is drawn again. */
export function createReuse<Thing extends { id: string }>(): (after: readonly Thing[]) => Thing[] {
  let known = new Map<string, Thing>();
  let list: Thing[] = [];
  return (after) => {
    const next = after.map((thing) => {
      const old = known.get(thing.id);
      return old !== undefined && sameData(old, thing) ? old : thing;
    });
    if (next.length === list.length && next.every((thing, index) => thing === list[index])) return list;
    known = new Map(next.map((thing) => [thing.id, thing]));
    list = next;
    return list;
  };
}
