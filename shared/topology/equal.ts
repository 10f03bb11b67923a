import { entriesOf, isMapping } from './render.ts';

/** Deep equality of plain data. The order of keys does not count, and a key whose value is undefined is not there. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameData(item, b[index]));
  if (!isMapping(a) || !isMapping(b)) return a === b;
  const left = entriesOf(a);
  return left.length === entriesOf(b).length && left.every(([key, value]) => Object.hasOwn(b, key) && sameData(value, b[key]));
}
