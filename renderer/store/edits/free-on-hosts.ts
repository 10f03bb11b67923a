/** Names that something else has on the hosts, another design or a person's own: nothing of this design can be made under them. */
import { isOwned } from '../../../shared/compile/labels.ts';
import type { HostState } from '../../../shared/state/state.ts';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { objectId, splitObjectId, type ObjectId } from '../object-id.ts';
import type { DesignDraft } from './add.ts';
import { nameLike } from './names.ts';
import { renameObject } from './rename.ts';

/** The hosts as they were read, by name; those that were not read take nothing. */
export type SeenHosts = Readonly<Partial<Record<string, { readonly observed?: HostState }>>>;

/** The containers and networks whose names something else has where they would be made. */
export function takenNames(document: TopologyDocument, seen: SeenHosts): readonly ObjectId[] {
  const ids = [
    ...Object.keys(document.networks ?? {}).map((name) => objectId('network', name)),
    ...Object.keys(document.containers ?? {}).map((key) => objectId('container', key)),
  ];
  return ids.filter((id) => {
    const name = nameOnHosts(document, id);
    return name !== undefined && othersNames(document, id, seen).has(name);
  });
}

/** Gives those of `ids` whose names are taken the next ones that are free. Answers what they are called now, the others as before. */
export function freeNames(draft: DesignDraft, ids: readonly ObjectId[], seen: SeenHosts): readonly ObjectId[] {
  const taken = new Set(takenNames(draft, seen));
  return ids.map((id) => {
    const object = splitObjectId(id);
    if (!object || !taken.has(id)) return id;
    const { name } = object;
    const kind = object.kind === 'network' ? 'network' : 'container';
    const others = othersNames(draft, id, seen);
    const container = kind === 'container' ? draft.containers?.[name] : undefined;
    if (container?.name !== undefined) {
      container.name = nameLike(container.name, others);
      return id;
    }
    const own = Object.keys((kind === 'network' ? draft.networks : draft.containers) ?? {});
    const free = nameLike(name, [...own, ...others]);
    renameObject(draft, kind, name, free);
    return objectId(kind, free);
  });
}

function nameOnHosts(document: TopologyDocument, id: ObjectId): string | undefined {
  const object = splitObjectId(id);
  return object?.kind === 'container' ? (document.containers?.[object.name]?.name ?? object.name) : object?.name;
}

function othersNames(document: TopologyDocument, id: ObjectId, seen: SeenHosts): ReadonlySet<string> {
  const object = splitObjectId(id);
  const container = object?.kind === 'container' ? document.containers?.[object.name] : undefined;
  const network = object?.kind === 'network' ? document.networks?.[object.name] : undefined;
  const hosts = container ? [container.host] : [...Object.keys(network?.parents ?? {}), ...(network?.hosts ?? [])];
  return new Set(
    hosts.flatMap((host) => {
      const observed = seen[host]?.observed;
      const things = (container ? observed?.containers : observed?.networks) ?? [];
      return things.filter((thing) => !isOwned(thing, document.name)).map(({ name }) => name);
    }),
  );
}
