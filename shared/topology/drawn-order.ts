/** The order of hosts, networks and their like is the order in which they are drawn: what is written says it too. */
import type { Path } from './path.ts';
import { isMapping } from './render.ts';

const SECTIONS: readonly (string | number | undefined)[] = ['segments', 'hosts', 'networks', 'containers', 'tunnels'];
const LINKS: readonly (string | number | undefined)[] = ['interfaces', 'bonds'];

/** Whether the order of the keys at a path is the order of something that is drawn. */
export function isDrawnRecord(path: Path): boolean {
  return (
    (path.length === 1 && SECTIONS.includes(path[0])) || (path.length === 3 && path[0] === 'hosts' && LINKS.includes(path[2]))
  );
}

/** Whether what both have is in the same order in both, at a path and below it. */
export function sameOrder(data: unknown, target: unknown, path: Path): boolean {
  if (!isMapping(data) || !isMapping(target)) return true;
  if (isDrawnRecord(path) && outOfOrder(Object.keys(data), Object.keys(target)).size > 0) return false;
  const goesDeeper = path.length === 0 || (path[0] === 'hosts' && path.length < 3);
  return !goesDeeper || Object.keys(target).every((key) => sameOrder(data[key], target[key], [...path, key]));
}

/** The keys that have to move, as few as can be, for what both have to be in the order of `target`. */
export function outOfOrder(keys: readonly string[], target: readonly string[]): ReadonlySet<string> {
  const places = new Map(target.map((key, index) => [key, index]));
  const common = keys.filter((key) => places.has(key));
  const place = (key: string) => places.get(key) ?? 0;
  if (common.every((key, index) => index === 0 || place(common[index - 1] ?? '') < place(key))) return new Set();
  // The longest run that is in order stays where it is.
  const best: { readonly length: number; readonly before: number }[] = [];
  common.forEach((key, index) => {
    let [length, before] = [1, -1];
    for (let other = 0; other < index; other++) {
      const run = best[other];
      if (run && run.length >= length && place(common[other] ?? '') < place(key)) [length, before] = [run.length + 1, other];
    }
    best.push({ length, before });
  });
  const moved = new Set(common);
  const longest = Math.max(...best.map(({ length }) => length));
  for (let at = best.findIndex(({ length }) => length === longest); at >= 0; at = best[at]?.before ?? -1) {
    moved.delete(common[at] ?? '');
  }
  return moved;
}
