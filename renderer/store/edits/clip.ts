/**
 * Copying parts of a design: a clip is itself a small design, so that it can be pasted into another window, or read. What is
 * pasted gets free names and keeps its links, to what was copied with it and to what is there already.
 */
import { overlaps, parseInterfaceAddress, networkOf, type Prefix } from '../../../shared/address/address.ts';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { objectId, splitObjectId, type ObjectId } from '../object-id.ts';
import type { DesignDraft } from './add.ts';
import { freeSubnet } from './free-subnet.ts';
import { parentName } from './parents.ts';

type Named<Value> = Readonly<Record<string, Value>>;

const pick = <Value>(record: Named<Value> | undefined, names: ReadonlySet<string>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record ?? {}).filter(([name]) => names.has(name)));

/** The selected things as a design of their own; a host brings its containers. Null: nothing that can be copied. */
export function clipOf(document: TopologyDocument, selection: readonly string[]): TopologyDocument | null {
  const chosen = selection.flatMap((id) => splitObjectId(id) ?? []);
  const names = (kind: string): ReadonlySet<string> => new Set(chosen.filter((one) => one.kind === kind).map((one) => one.name));
  const hosts = names('host');
  const containers = Object.fromEntries(
    Object.entries(document.containers ?? {}).filter(
      ([key, container]) => names('container').has(key) || hosts.has(container.host),
    ),
  );
  const clip = {
    segments: pick(document.segments, names('segment')),
    hosts: pick(document.hosts, hosts),
    networks: pick(document.networks, names('network')),
    containers,
  };
  const parts = Object.entries(clip).filter(([, part]) => Object.keys(part).length > 0);
  return parts.length === 0 ? null : { vlanvas: 1, name: 'clip', ...Object.fromEntries(parts) };
}

/** `docker01` and `docker02` are there: `docker03`. */
export function nameLike(name: string, taken: Iterable<string>): string {
  const [, stem = name, digits = ''] = /^(.*?)(\d*)$/.exec(name) ?? [];
  const used = new Set(taken);
  for (let number = Number(digits) + 1; ; number++) {
    const next = `${stem}${String(number).padStart(digits.length, '0')}`;
    if (!used.has(next)) return next;
  }
}

function rename(copied: object | undefined, present: object | undefined): ReadonlyMap<string, string> {
  const taken = new Set(Object.keys(present ?? {}));
  const names = new Map<string, string>();
  for (const name of Object.keys(copied ?? {})) {
    const free = taken.has(name) ? nameLike(name, taken) : name;
    taken.add(free);
    names.set(name, free);
  }
  return names;
}

/** Pastes a clip. `host`: for containers whose host is in neither design. Answers the ids of what it made. */
export function addClip(draft: DesignDraft, clip: TopologyDocument, host: string | null): readonly ObjectId[] {
  const made: ObjectId[] = [];
  const segments = rename(clip.segments, draft.segments);
  const hosts = rename(clip.hosts, draft.hosts);
  const networks = rename(clip.networks, draft.networks);
  const containers = rename(clip.containers, draft.containers);
  const target = (names: ReadonlyMap<string, string>, present: object | undefined, name: string): string | undefined =>
    names.get(name) ?? (name in (present ?? {}) ? name : undefined);

  for (const [name, segment] of Object.entries(clip.segments ?? {})) {
    const free = segments.get(name) ?? name;
    draft.segments = { ...draft.segments, [free]: segment };
    made.push(objectId('segment', free));
  }
  for (const [name, copied] of Object.entries(clip.hosts ?? {})) {
    const free = hosts.get(name) ?? name;
    const found = structuredClone(copied);
    for (const nic of [...Object.values(found.interfaces ?? {}), ...Object.values(found.bonds ?? {})]) {
      if (!nic) continue;
      // Two machines never have one address.
      if (addressesOf(draft).some((address) => nic.addresses?.includes(address))) delete nic.addresses;
      if (nic.segment === undefined) continue;
      const segment = target(segments, draft.segments, nic.segment) ?? Object.keys(draft.segments ?? {})[0];
      if (segment === undefined) draft.segments = { [nic.segment]: {} };
      else nic.segment = segment;
    }
    if (Object.values(draft.hosts ?? {}).some((other) => JSON.stringify(other.ssh) === JSON.stringify(found.ssh)))
      delete found.ssh;
    draft.hosts = { ...draft.hosts, [free]: found };
    made.push(objectId('host', free));
    extendNetworks(draft, name, free, new Set(networks.keys()));
  }
  for (const [name, copied] of Object.entries(clip.networks ?? {})) {
    const free = networks.get(name) ?? name;
    const network = structuredClone(copied);
    const taken = prefixesOf(draft);
    network.subnets = (network.subnets ?? []).map((subnet) => {
      const parsed = parseInterfaceAddress(subnet.subnet);
      return parsed && taken.some((other) => overlaps(networkOf(parsed), other)) ? freeSubnet(draft) : subnet;
    });
    if (network.parents) {
      const entries = Object.entries(network.parents).flatMap(([on, parent]) => {
        const there = target(hosts, draft.hosts, on);
        return there === undefined ? [] : [[there, parent] as const];
      });
      network.parents = Object.fromEntries(entries);
    }
    if (network.hosts) network.hosts = network.hosts.flatMap((on) => target(hosts, draft.hosts, on) ?? []);
    draft.networks = { ...draft.networks, [free]: network };
    made.push(objectId('network', free));
  }
  for (const [key, copied] of Object.entries(clip.containers ?? {})) {
    const on = target(hosts, draft.hosts, copied.host) ?? host;
    if (on === null) continue;
    const free = containers.get(key) ?? key;
    const entries = Object.entries(copied.networks ?? {}).flatMap(([name, attachment]) => {
      const there = target(networks, draft.networks, name);
      if (there === undefined) return [];
      const { ipv4: _ipv4, ipv6: _ipv6, mac: _mac, ...kept } = attachment ?? {};
      const isTaken = Object.values(draft.containers ?? {}).some(
        (other) => attachment?.ipv4 !== undefined && other.networks?.[there]?.ipv4 === attachment.ipv4,
      );
      return [[there, isTaken || there !== name ? kept : (attachment ?? {})] as const];
    });
    const { name: _name, ...rest } = structuredClone(copied);
    draft.containers = { ...draft.containers, [free]: { ...rest, host: on, networks: Object.fromEntries(entries) } };
    if (!hosts.has(copied.host)) made.push(objectId('container', free));
  }
  return made;
}

/** A copied host is on the networks that the first one is on, where its interfaces have the same names. */
function extendNetworks(draft: DesignDraft, from: string, to: string, copied: ReadonlySet<string>): void {
  if (from === to) return;
  for (const [name, network] of Object.entries(draft.networks ?? {})) {
    if (copied.has(name)) continue;
    const parent = parentName(network.parents?.[from]);
    if (parent !== null) network.parents = { ...network.parents, [to]: parent };
    if (network.hosts?.includes(from)) network.hosts = [...network.hosts, to];
  }
}

function addressesOf(draft: DesignDraft): readonly string[] {
  return Object.values(draft.hosts ?? {}).flatMap((host) =>
    [...Object.values(host.interfaces ?? {}), ...Object.values(host.bonds ?? {})].flatMap((nic) => nic?.addresses ?? []),
  );
}

function prefixesOf(draft: DesignDraft): readonly Prefix[] {
  return Object.values(draft.networks ?? {}).flatMap((network) =>
    (network.subnets ?? []).flatMap(({ subnet }) => {
      const parsed = parseInterfaceAddress(subnet);
      return parsed ? [networkOf(parsed)] : [];
    }),
  );
}
