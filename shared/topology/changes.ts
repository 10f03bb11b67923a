/** Changes of a document, as fixes and the canvas make them: the value at a path becomes another, or goes. */
import type { DocumentChange } from '../problem/problem.ts';
import type { Path } from './path.ts';

/** The data with the changes made; what is not touched is shared with the old. Missing mappings on the way are made. */
export function applyChanges<Data>(data: Data, changes: readonly DocumentChange[]): Data {
  return changes.reduce<unknown>((current, change) => changeAt(current, change.path, change.value), data) as Data;
}

function changeAt(data: unknown, path: Path, value: unknown): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return value;
  if (Array.isArray(data) && typeof segment === 'number') {
    const items: readonly unknown[] = data;
    if (rest.length === 0 && value === undefined) return items.filter((_, index) => index !== segment);
    const copy = [...items];
    copy[segment] = changeAt(items[segment], rest, value);
    return copy;
  }
  if (typeof segment === 'number' && (data === undefined || data === null)) return [changeAt(undefined, rest, value)];
  const map: Readonly<Record<string, unknown>> =
    typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : {};
  const key = String(segment);
  const inner = changeAt(Object.hasOwn(map, key) ? map[key] : undefined, rest, value);
  if (inner !== undefined) return { ...map, [key]: inner };
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
}
