/** Which drawn things an edit changed, as the file names them: what only makes room for them is not among them. Pure. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { sameData } from '../../../shared/topology/equal.ts';
import { endId } from '../../store/edits/expect.ts';
import { objectId, type ObjectId } from '../../store/object-id.ts';

export interface ChangedThings {
  /** Those that were not there before. */
  readonly added: readonly string[];
  /** Those that are there before and after; and the hosts of what is gone. */
  readonly changed: readonly string[];
}

type Named = Readonly<Record<string, unknown>>;

export function changedThings(before: TopologyDocument, after: TopologyDocument): ChangedThings {
  const added = new Set<string>();
  const changed = new Set<string>();
  const compare = (
    old: Named | undefined,
    next: Named | undefined,
    id: (name: string) => string,
    gone?: (name: string) => void,
  ) => {
    if (old === next) return;
    for (const [name, value] of Object.entries(next ?? {})) {
      if (!old || !(name in old)) added.add(id(name));
      else if (old[name] !== value && !sameData(old[name], value)) changed.add(id(name));
    }
    for (const name of Object.keys(old ?? {})) if (!next || !(name in next)) gone?.(name);
  };
  const named =
    (kind: Parameters<typeof objectId>[0]) =>
    (name: string): ObjectId =>
      objectId(kind, name);
  compare(before.segments, after.segments, named('segment'));
  compare(before.networks, after.networks, named('network'));
  compare(before.tunnels, after.tunnels, named('tunnel'));
  compare(before.containers, after.containers, named('container'), (name) => {
    changed.add(objectId('host', before.containers?.[name]?.host ?? ''));
  });
  compareHosts(before, after, compare, { added, changed });
  const [old, next] = [before.canvas?.positions ?? {}, after.canvas?.positions ?? {}];
  for (const id of new Set([...Object.keys(old), ...Object.keys(next)])) if (!sameData(old[id], next[id])) changed.add(id);
  if (!sameData(before.expect, after.expect)) for (const id of expectedEnds(before, after)) changed.add(id);
  return { added: [...added], changed: [...changed].filter((id) => !added.has(id)) };
}

/** A host whose interfaces alone changed is not what changed: they are. */
function compareHosts(
  before: TopologyDocument,
  after: TopologyDocument,
  compare: (old: Named | undefined, next: Named | undefined, id: (name: string) => string, gone?: (name: string) => void) => void,
  { added, changed }: { readonly added: Set<string>; readonly changed: Set<string> },
): void {
  if (before.hosts === after.hosts) return;
  for (const [name, host] of Object.entries(after.hosts ?? {})) {
    const old = before.hosts?.[name];
    if (!old) added.add(objectId('host', name));
    else if (old !== host) {
      const { interfaces, bonds, ...rest } = host;
      const { interfaces: oldInterfaces, bonds: oldBonds, ...oldRest } = old;
      if (!sameData(oldRest, rest)) changed.add(objectId('host', name));
      const id = (link: string): string => objectId('interface', `${name}/${link}`);
      const gone = (): void => void changed.add(objectId('host', name));
      compare(oldInterfaces, interfaces, id, gone);
      compare(oldBonds, bonds, id, gone);
    }
  }
}

function expectedEnds(before: TopologyDocument, after: TopologyDocument): readonly string[] {
  const text = (document: TopologyDocument): readonly string[] => (document.expect ?? []).map((one) => JSON.stringify(one));
  const [old, next] = [text(before), text(after)];
  const different = [
    ...(after.expect ?? []).filter((_, index) => !old.includes(next[index] ?? '')),
    ...(before.expect ?? []).filter((_, index) => !next.includes(old[index] ?? '')),
  ];
  return different.flatMap(({ from, to }) => [endId(after, from) ?? [], endId(after, to) ?? []].flat());
}
