/** What a lab's hosts must be able to do, beside running containers. */
import type { Topology } from '../topology/topology.ts';

export interface LabNeeds {
  /** Kinds of interfaces that are made on the hosts, in the kernel's words. */
  readonly kinds: readonly LinkKind[];
  /** Hosts must be able to boot anew with what is written on their disk. */
  readonly reboot?: boolean;
  /** Segments that drop tags or foreign MACs. */
  readonly filters?: boolean;
}

/** Kinds of `ip link add type …` that a topology can ask for, and whose module a kernel can lack. */
export const LINK_KINDS = ['vlan', 'macvlan', 'ipvlan', 'bond', 'vxlan', 'gretap'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** What this design makes on its hosts. */
export function labNeeds(topology: Topology): LabNeeds {
  const kinds = new Set<LinkKind>();
  for (const host of topology.hosts.values()) {
    for (const { kind } of host.interfaces.values()) if (kind !== 'nic') kinds.add(kind);
  }
  for (const { driver, parents } of topology.networks.values()) {
    if (driver === 'macvlan' || driver === 'ipvlan' || driver === 'vxlan') kinds.add(driver);
    if (driver === 'gre') kinds.add('gretap');
    if (driver === 'overlay') kinds.add('vxlan');
    if ([...parents.values()].some(({ shim }) => shim)) kinds.add('macvlan');
  }
  const access = [...topology.hosts.values()].some((host) =>
    [...host.interfaces.values()].some((one) => one.access !== undefined),
  );
  const filters = access || [...topology.segments.values()].some(({ vlans, foreignMacs }) => vlans !== 'all' || !foreignMacs);
  return { kinds: LINK_KINDS.filter((kind) => kinds.has(kind)), ...(filters ? { filters } : {}) };
}
