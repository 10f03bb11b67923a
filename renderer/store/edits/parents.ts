/** Which interface of a host a network sits on. */
import { atLeast } from '../../../shared/compile/engine.ts';
import type { InterfaceDocument, NetworkDocument, TopologyDocument } from '../../../shared/topology/document.ts';

/** A physical NIC or bond, in contrast to a VLAN sub-interface. */
export function isNic(nic: InterfaceDocument | null | undefined): boolean {
  return !nic?.parent;
}

export function parentName(parent: NonNullable<NetworkDocument['parents']>[string] | undefined): string | null {
  if (parent === undefined) return null;
  return typeof parent === 'string' ? parent : parent.interface;
}

/** Interfaces of a host in file order, bonds included; members of a bond are not parents. */
export function parentInterfaces(document: TopologyDocument, host: string): readonly string[] {
  const found = document.hosts?.[host];
  const members = new Set(Object.values(found?.bonds ?? {}).flatMap((bond) => bond.interfaces));
  return [...Object.keys(found?.bonds ?? {}), ...Object.keys(found?.interfaces ?? {})].filter((name) => !members.has(name));
}

/**
 * The broadcast domain of an interface, as the checks name it (shared/checks/domain.ts): segment and tag. Null where it is not
 * known, because its NIC is not cabled yet. Tagged frames on an access port, which the switch drops, are a domain of their own.
 */
export function linkDomain(document: TopologyDocument, host: string, link: string): string | null {
  const found = document.hosts?.[host];
  const tags: number[] = [];
  let at = link;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const nic = found?.interfaces?.[at];
    if (nic?.parent === undefined) break;
    if (nic.vlan !== undefined) tags.unshift(nic.vlan);
    at = nic.parent;
  }
  const root = found?.bonds?.[at] ?? found?.interfaces?.[at];
  if (root?.segment === undefined) return null;
  const access = root.access ?? undefined;
  if (tags.length > 0) return access === undefined ? `${root.segment} tag ${tags.join('.')}` : `${host}/${link}`;
  return access === undefined ? `${root.segment} untagged` : `${root.segment} tag ${access}`;
}

/** Sub-interfaces on sub-interfaces nest this deep at most; a loop in the file ends here. */
const DEEPEST = 4;

/**
 * The interface that a network gets on one more host, in the broadcast domain that it is in already: the one named as on the other
 * hosts, else the one with the same VLAN, else the first NIC. Null: the host has none that is free and in that domain.
 */
export function defaultParent(
  document: TopologyDocument,
  network: Pick<NetworkDocument, 'driver' | 'mode' | 'parents'>,
  host: string,
): string | null {
  const others = Object.entries(network.parents ?? {})
    .filter(([on]) => on !== host)
    .map(([on, parent]) => ({ on, name: parentName(parent) ?? '' }));
  const domain = others.map((other) => linkDomain(document, other.on, other.name)).find((one) => one !== null) ?? null;
  const names = freeParents(document, network, host, domain);
  for (const other of others) if (names.includes(other.name)) return other.name;
  const interfaces = document.hosts?.[host]?.interfaces ?? {};
  for (const other of others) {
    const vlan = document.hosts?.[other.on]?.interfaces?.[other.name]?.vlan;
    const same = vlan === undefined ? undefined : names.find((name) => interfaces[name]?.vlan === vlan);
    if (same !== undefined) return same;
  }
  return names.find((name) => isNic(interfaces[name])) ?? names[0] ?? null;
}

/**
 * On another host, the interface that is in the same broadcast domain as `name` on `from`: that of the same name first, then that
 * with the same tag. Null: there is none that is free.
 */
export function likeParent(
  document: TopologyDocument,
  network: Pick<NetworkDocument, 'driver' | 'mode'>,
  from: string,
  name: string,
  host: string,
): string | null {
  const domain = linkDomain(document, from, name);
  const names = freeParents(document, network, host, domain);
  const vlan = document.hosts?.[from]?.interfaces?.[name]?.vlan;
  const interfaces = document.hosts?.[host]?.interfaces ?? {};
  const isLike = (one: string): boolean => (vlan === undefined ? isNic(interfaces[one]) : interfaces[one]?.vlan === vlan);
  const like = names.find((one) => one === name && interfaces[one]?.vlan === vlan) ?? names.find(isLike);
  if (like !== undefined) return like;
  // In the same VLAN by an access port.
  return names.find((one) => domain !== null && linkDomain(document, host, one) === domain) ?? null;
}

/** Interfaces that a network may sit on: those of its domain first, then those whose domain is not known yet. */
function freeParents(
  document: TopologyDocument,
  network: Pick<NetworkDocument, 'driver' | 'mode'>,
  host: string,
  domain: string | null,
): readonly string[] {
  const free = parentInterfaces(document, host).filter((name) => isFree(document, network, host, name));
  if (domain === null) return free;
  const known = free.map((name) => ({ name, domain: linkDomain(document, host, name) }));
  return [...known.filter((one) => one.domain === domain), ...known.filter((one) => one.domain === null)].map(({ name }) => name);
}

/** Where a new network would be, and the Docker hosts that it leaves out: they have no free interface in its broadcast domain. */
export interface NetworkPlaces {
  readonly parents: Readonly<Record<string, string>>;
  readonly left: readonly string[];
}

/** `start`: the interface that it is put on; else the broadcast domain that most hosts have a free interface in. */
export function networkPlaces(
  document: TopologyDocument,
  driver: 'macvlan' | 'ipvlan',
  start?: { readonly host: string; readonly interface: string },
): NetworkPlaces {
  const hosts = Object.entries(document.hosts ?? {}).flatMap(([name, host]) => (host.docker === 'none' ? [] : [name]));
  const firsts = hosts.flatMap((host) => {
    const name = defaultParent(document, { driver }, host);
    return name === null ? [] : [{ host, interface: name, domain: linkDomain(document, host, name) }];
  });
  const often = (domain: string | null): number => firsts.filter((one) => one.domain === domain).length;
  const first = start ?? [...firsts].sort((a, b) => often(b.domain) - often(a.domain))[0];
  if (!first) return { parents: {}, left: hosts };
  const entries = hosts.flatMap((host): [string, string][] => {
    const parent = host === first.host ? first.interface : likeParent(document, { driver }, first.host, first.interface, host);
    return parent === null ? [] : [[host, parent]];
  });
  const parents = Object.fromEntries(entries);
  return { parents, left: hosts.filter((host) => !(host in parents)) };
}

/** Why a network cannot sit on an interface beside what sits there already. */
export type ParentConflict = 'parent-taken' | 'passthru' | 'old-engine';

/** The first engine that takes several macvlan networks on one parent (shared/checks/rules/parent-conflict.ts). */
const SHARED_PARENT = '27.0.1';

/** Null: it can. The engine is the one that the document names for the host, else a new one. */
export function parentConflict(
  document: TopologyDocument,
  network: Pick<NetworkDocument, 'driver' | 'mode'>,
  host: string,
  name: string,
): ParentConflict | null {
  for (const other of Object.values(document.networks ?? {})) {
    if (parentName(other.parents?.[host]) !== name) continue;
    if (network.driver !== other.driver || network.driver === 'ipvlan') return 'parent-taken';
    if (network.mode === 'passthru' || other.mode === 'passthru') return 'passthru';
    const engine = document.hosts?.[host]?.engine;
    if (engine !== undefined && !atLeast(engine, SHARED_PARENT)) return 'old-engine';
  }
  return null;
}

function isFree(
  document: TopologyDocument,
  network: Pick<NetworkDocument, 'driver' | 'mode'>,
  host: string,
  name: string,
): boolean {
  return parentConflict(document, network, host, name) === null;
}
