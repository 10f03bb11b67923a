/** Which interface of a host a network sits on. */
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
 * The interface that a network gets on one more host: the one named as on the hosts it is on already, else the one with the
 * same VLAN, else the first NIC. An ipvlan network never shares its parent (DESIGN.md, rule 7). Null: the host has none.
 */
export function defaultParent(
  document: TopologyDocument,
  network: Pick<NetworkDocument, 'driver' | 'parents'>,
  host: string,
): string | null {
  const names = parentInterfaces(document, host).filter((name) => isFree(document, network, host, name));
  const others = Object.entries(network.parents ?? {}).map(([on, parent]) => ({ on, name: parentName(parent) ?? '' }));
  for (const other of others) if (names.includes(other.name)) return other.name;
  const interfaces = document.hosts?.[host]?.interfaces ?? {};
  for (const other of others) {
    const vlan = document.hosts?.[other.on]?.interfaces?.[other.name]?.vlan;
    const same = vlan === undefined ? undefined : names.find((name) => interfaces[name]?.vlan === vlan);
    if (same !== undefined) return same;
  }
  return names.find((name) => isNic(interfaces[name])) ?? names[0] ?? null;
}

/** On another host, the interface of the same name as `name` on `from`, else that with the same tag; null: there is none. */
export function likeParent(
  document: TopologyDocument,
  network: Pick<NetworkDocument, 'driver'>,
  from: string,
  name: string,
  host: string,
): string | null {
  const names = parentInterfaces(document, host).filter((one) => isFree(document, network, host, one));
  const vlan = document.hosts?.[from]?.interfaces?.[name]?.vlan;
  const interfaces = document.hosts?.[host]?.interfaces ?? {};
  const same = names.find((one) => one === name && interfaces[one]?.vlan === vlan);
  const like = names.find((one) => (vlan === undefined ? isNic(interfaces[one]) : interfaces[one]?.vlan === vlan));
  return same ?? like ?? null;
}

/** Whether a network of this driver may sit on an interface, beside what sits there already. */
export function isFree(
  document: TopologyDocument,
  network: Pick<NetworkDocument, 'driver'>,
  host: string,
  name: string,
): boolean {
  return Object.values(document.networks ?? {}).every((other) => {
    if (parentName(other.parents?.[host]) !== name) return true;
    return network.driver === other.driver && network.driver !== 'ipvlan';
  });
}
