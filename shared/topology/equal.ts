import { isMapping } from './render.ts';

/** Deep equality of plain data. The order of keys does not count, and a key whose value is undefined is not there. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameData(item, b[index]));
  if (!isMapping(a) || !isMapping(b)) return a === b;
  // Nothing is made for it: hundreds of drawn things are compared in every frame of a drag.
  let left = 0;
  for (const key in a) {
    if (a[key] === undefined) continue;
    left++;
    if (!Object.hasOwn(b, key) || !sameData(a[key], b[key])) return false;
  }
  let right = 0;
  for (const key in b) if (b[key] !== undefined) right++;
  return left === right;
}
