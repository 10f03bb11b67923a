/** A section or an entry with nothing under it, as it stands while one writes, is an empty one. */
import { isMapping } from './render.ts';
import type { Path } from './path.ts';

const SECTIONS: readonly string[] = [
  'variables',
  'segments',
  'hosts',
  'networks',
  'containers',
  'images',
  'registries',
  'tunnels',
  'expect',
  'canvas',
];

/** Whether an empty value at this path counts as if its key were not there. */
export function isAbsentWhenEmpty(path: Path): boolean {
  return (path.length === 1 && SECTIONS.includes(String(path[0]))) || (path.length === 3 && path[0] === 'hosts');
}

/** The data of a file with empty sections left out and empty hosts written out. */
export function withoutEmptySections(data: unknown): unknown {
  if (!isMapping(data)) return data;
  const top = withoutNulls(data, []);
  const hosts = top['hosts'];
  if (!isMapping(hosts)) return top;
  const entries = Object.entries(hosts).map(([name, host]) => [
    name,
    host === null ? {} : isMapping(host) ? withoutNulls(host, ['hosts', name]) : host,
  ]);
  return { ...top, hosts: Object.fromEntries(entries) as unknown };
}

function withoutNulls(map: Readonly<Record<string, unknown>>, path: Path): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([key, value]) => value !== null || !isAbsentWhenEmpty([...path, key])));
}
