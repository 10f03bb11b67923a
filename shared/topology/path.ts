/**
 * Paths in the file. As text they read `networks.mac_net10.subnets[0].gateway`; names may hold dots (`ens33.10`), so text is
 * turned back into segments with the file at hand.
 */
export type PathSegment = string | number;
export type Path = readonly PathSegment[];

/** `['networks', 'mac_net10', 'subnets', 0, 'gateway']` as `networks.mac_net10.subnets[0].gateway`. */
export function pathText(path: Path): string {
  let text = '';
  for (const segment of path) text += typeof segment === 'number' ? `[${segment}]` : text === '' ? segment : `.${segment}`;
  return text;
}

/** The value at a path of plain data; undefined where there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<PathSegment, unknown>)[segment];
  }
  return value;
}

/**
 * The segments of a path as text, read against the data that it is a path of. What the data does not have (a key that is
 * missing) is split at its dots.
 */
export function parsePath(text: string, data: unknown): Path {
  return match(text, data) ?? splitPlainly(text);
}

function match(text: string, data: unknown): Path | undefined {
  if (text === '') return [];
  if (Array.isArray(data)) {
    const index = /^\[(\d+)\]\.?/.exec(text);
    if (!index) return undefined;
    const position = Number(index[1]);
    const rest = match(text.slice(index[0].length), data[position]);
    return rest && [position, ...rest];
  }
  if (typeof data !== 'object' || data === null) return undefined;
  let partial: Path | undefined;
  // Longest key first: `ens33.10` before `ens33`.
  for (const key of keyCandidates(text)) {
    if (!Object.hasOwn(data, key)) continue;
    const tail = text.slice(key.length);
    const below = tail.startsWith('.') ? tail.slice(1) : tail;
    const rest = match(below, (data as Record<string, unknown>)[key]);
    if (rest) return [key, ...rest];
    partial ??= [key, ...splitPlainly(below)];
  }
  return partial;
}

function keyCandidates(text: string): readonly string[] {
  const ends = [text.length];
  for (let index = text.length - 1; index > 0; index--) if (text[index] === '.' || text[index] === '[') ends.push(index);
  return ends.map((end) => text.slice(0, end));
}

function splitPlainly(text: string): Path {
  return [...text.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map((found) => (found[1] === undefined ? found[0] : Number(found[1])));
}
