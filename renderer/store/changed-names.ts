/** What differs between two versions of a design, as a person calls it. Pure. */
import { sameData } from '../../shared/topology/equal.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';

const SECTIONS = [
  'segments',
  'hosts',
  'networks',
  'tunnels',
  'containers',
  'images',
  'registries',
] as const satisfies readonly (keyof TopologyDocument)[];
/** What has no names of its own, and is told as a whole. */
const PARTS = ['name', 'expect', 'canvas'] as const satisfies readonly (keyof TopologyDocument)[];
export type ChangedPart = (typeof PARTS)[number] | 'other';

export interface ChangedNames {
  /** Of things that are new, gone or changed. */
  readonly names: readonly string[];
  readonly parts: readonly ChangedPart[];
}

export function changedNames(before: TopologyDocument, after: TopologyDocument): ChangedNames {
  const names = SECTIONS.flatMap((section) => {
    const [old, now]: readonly Readonly<Record<string, unknown>>[] = [before[section] ?? {}, after[section] ?? {}];
    return [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].filter(
      (name) => !sameData(old?.[name], now?.[name]),
    );
  });
  const isOther = (key: string): boolean => ![...SECTIONS, ...PARTS].some((known) => known === key);
  const others = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(isOther);
  const differs = (key: string): boolean => !sameData(Reflect.get(before, key), Reflect.get(after, key));
  return {
    names: [...new Set(names)],
    parts: [...PARTS.filter(differs), ...(others.some(differs) ? (['other'] as const) : [])],
  };
}
