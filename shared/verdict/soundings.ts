/**
 * What to ask on the segments between two ends that do not meet although the hosts should let them: every host asks, with its
 * NIC's own MAC, for an address of each other host there and for the ends themselves. What is heard tells whether the wire,
 * a tag on it, or a foreign MAC is at fault.
 */
import { addressOf, familyOf } from '../address/address.ts';
import type { IpAddress } from '../address/address.ts';
import type { Fabric, HostState, LinkState } from '../state/state.ts';
import type { Crossing, End, Port } from './crossing.ts';
import type { Outlet } from './look.ts';

export interface SoundingQuestion extends Outlet {
  readonly address: IpAddress;
}

/** More hosts on a segment do not make an answer clearer. */
const MOST_HOSTS = 16;

export function soundingQuestions(
  paths: readonly Crossing[],
  observed: readonly HostState[],
  fabric: Fabric,
): readonly SoundingQuestion[] {
  const asked = new Map<string, SoundingQuestion>();
  const alone = hostAddresses(observed);
  const ask = (outlet: Outlet | undefined, addresses: readonly IpAddress[]) => {
    if (outlet) for (const address of addresses) asked.set(soundingKey({ ...outlet, address }), { ...outlet, address });
  };
  for (const { segment, near, far, sender, receiver } of paths) {
    const hosts = [
      ...new Set([near.host, far.host, ...fabric.ports.filter((port) => port.segment === segment).map(({ host }) => host)]),
    ];
    const known = hosts.slice(0, MOST_HOSTS);
    for (const [port, other] of [
      [near, receiver],
      [far, sender],
    ] as const) {
      const own = known.filter((host) => host !== port.host).flatMap((host) => alone.get(host) ?? []);
      ask(outletOf(port, observed), [...own, ...addressesOf(other, observed)]);
      if (port.tag !== undefined) ask(outletOf({ ...port, tag: undefined }, observed), own);
    }
  }
  return [...asked.values()];
}

export function soundingKey({ host, link, tag, address }: SoundingQuestion): string {
  return `${host} ${link} ${tag} ${address}`;
}

/** Where a host sends frames with the tag of a port: its sub-interface where it has one, else the NIC with a tag put on. */
export function outletOf({ host, link, tag }: Port, observed: readonly HostState[]): Outlet | undefined {
  const links = observed.find((state) => state.host === host)?.namespace.links ?? [];
  if (!links.some(({ name, up }) => name === link && up)) return undefined;
  if (tag === undefined) return { host, link, tag: 0 };
  const child = links.find((candidate) => candidate.kind === 'vlan' && candidate.tag === tag && candidate.parent?.link === link);
  return child?.up === true ? { host, link: child.name, tag: 0 } : { host, link, tag };
}

/**
 * By host an address that is its alone. It need not be one of the segment: Linux answers ARP for every address that it has,
 * on whichever link the question comes (arp_ignore = 0).
 */
export function hostAddresses(observed: readonly HostState[]): ReadonlyMap<string, IpAddress> {
  const holders = new Map<string, number>();
  const all = observed.flatMap(({ namespace, containers }) => [namespace, ...containers.flatMap((one) => one.namespace ?? [])]);
  for (const { links } of all)
    for (const address of new Set(links.flatMap((link) => link.addresses.map(addressOf))))
      holders.set(address, (holders.get(address) ?? 0) + 1);
  return new Map(
    observed.flatMap(({ host, namespace: { links } }) => {
      const own = links
        .filter(({ kind, up }) => kind !== 'loopback' && up)
        .flatMap(({ addresses }) => addresses.map(addressOf))
        .find((address) => familyOf(address) === 4 && holders.get(address) === 1);
      return own === undefined ? [] : [[host, own] as const];
    }),
  );
}

export function addressesOf(end: End, observed: readonly HostState[]): readonly IpAddress[] {
  return linkOf(end, observed)?.addresses.map(addressOf) ?? [];
}

/** The link of a host (`docker01`) or of one of its containers (`docker01/bbox1`). */
export function linkOf({ at, link }: End, observed: readonly HostState[]): LinkState | undefined {
  for (const { host, namespace, containers } of observed) {
    if (host === at) return namespace.links.find(({ name }) => name === link);
    const container = containers.find(({ key, name }) => `${host}/${key ?? name}` === at);
    if (container) return container.namespace?.links.find(({ name }) => name === link);
  }
  return undefined;
}
