/**
 * Hands out what nobody fixed: ranges for each host, and addresses for containers, over the whole topology. Each Docker
 * daemon allocates alone (DESIGN.md, rule 5), so what it would choose by itself is chosen here and passed explicitly.
 *
 * An address follows from the container's key: its place in its host's range is a hash of `network/key`, and the next free
 * one where that is taken. Adding or removing a container therefore leaves the others where they are; what was deployed
 * before is kept through `previous`.
 */
import type { Problem } from '../problem/problem.ts';
import type { Attachment, Container, Network, Subnet, Topology } from '../topology/topology.ts';
import {
  addressFrom,
  addressOf,
  bitsOf,
  boundsOf,
  contains,
  familyOf,
  isPrefix,
  interfaceAddress,
  lengthOf,
  overlaps,
  parsePrefix,
  usableBounds,
  valueOf,
} from './address.ts';
import type { Family, InterfaceAddress, IpAddress, Prefix } from './address.ts';

export interface PlannedAttachment {
  readonly ipv4?: IpAddress;
  readonly ipv6?: IpAddress;
  /** Families whose address the planner chose, because the file leaves it out. */
  readonly planned: readonly Family[];
}

export interface AddressPlan {
  /** By `attachmentKey(network, container)`. */
  readonly attachments: ReadonlyMap<string, PlannedAttachment>;
  /** By `subnetKey(network, index)`: the range of each host, from the file or planned; empty where one host has it all. */
  readonly ranges: ReadonlyMap<string, ReadonlyMap<string, Prefix>>;
  /**
   * By `subnetKey(network, index)`: the gateway that engines before 29.0.0 would invent where the file names none. Kept
   * free, and passed to those engines, so that they do not take one of ours.
   */
  readonly impliedGateways: ReadonlyMap<string, IpAddress>;
  /**
   * By `shimKey(network, host)`: the addresses of a shim, from the file or planned. A planned one lies outside of the ranges
   * and has the full prefix length, so that no connected route competes with the one of the parent (PITFALLS.md, P1).
   */
  readonly shims: ReadonlyMap<string, readonly InterfaceAddress[]>;
  readonly problems: readonly Problem[];
}

export function attachmentKey(network: string, container: string): string {
  return `${network}/${container}`;
}

export function subnetKey(network: string, index: number): string {
  return `${network}#${index}`;
}

export function shimKey(network: string, host: string): string {
  return `${network}/shim:${host}`;
}

/** FNV-1a, 32 bits: spreads keys over a range; not for secrets. */
function hash(text: string): bigint {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return BigInt(value >>> 0);
}

/** Plans the addresses of the whole topology. `previous` (by `attachmentKey`) is kept wherever it still fits and is free. */
export function planAddresses(topology: Topology, previous: ReadonlyMap<string, readonly IpAddress[]> = new Map()): AddressPlan {
  const taken = fixedAddresses(topology);
  const ranges = new Map<string, ReadonlyMap<string, Prefix>>();
  const impliedGateways = new Map<string, IpAddress>();
  for (const network of topology.networks.values()) {
    network.subnets.forEach((subnet, index) => {
      const key = subnetKey(network.name, index);
      ranges.set(key, planRanges(network, subnet));
      if (subnet.gateway === undefined) {
        const implied = firstFree(usableBounds(subnet.subnet), taken, forbidden(subnet));
        if (implied !== undefined) {
          impliedGateways.set(key, implied);
          taken.add(implied);
        }
      }
    });
  }
  const shims = planShims(topology, taken, ranges, previous);
  const attachments = new Map<string, PlannedAttachment>();
  const problems: Problem[] = [];
  const wishes = [...topology.containers.values()].flatMap((container) =>
    container.attachments.map((attachment) => ({ container, attachment })),
  );
  const context: Context = { topology, taken, ranges, previous };
  // Two passes: those that stay where they were come first, so that a new container can't take the place of an old one.
  for (const pass of ['kept', 'new'] as const) {
    for (const { container, attachment } of wishes) {
      const key = attachmentKey(attachment.network, container.key);
      if (attachments.has(key)) continue;
      const done = planAttachment(context, container, attachment, pass, problems);
      if (done) attachments.set(key, done);
    }
  }
  return { attachments, ranges, impliedGateways, shims, problems };
}

/** What was handed out to containers before stays theirs: a shim that joins takes none of it. */
function planShims(
  topology: Topology,
  taken: Set<IpAddress>,
  ranges: ReadonlyMap<string, ReadonlyMap<string, Prefix>>,
  previous: ReadonlyMap<string, readonly IpAddress[]>,
): ReadonlyMap<string, readonly InterfaceAddress[]> {
  const before = new Set([...previous.values()].flat());
  const result = new Map<string, readonly InterfaceAddress[]>();
  for (const network of topology.networks.values()) {
    for (const [host, { shim }] of network.parents) {
      if (!shim) continue;
      const key = shimKey(network.name, host);
      const planned = network.subnets.flatMap((subnet, index): InterfaceAddress[] => {
        const family = familyOf(subnet.subnet);
        if (shim.addresses.length > 0) return [];
        const used = new Set([...taken, ...before]);
        const own = [...(ranges.get(subnetKey(network.name, index))?.values() ?? [])];
        const address =
          choose(key, subnet.subnet, { ...subnet, reserved: blocked(subnet, own) }, used) ??
          choose(key, subnet.subnet, subnet, used);
        if (address === undefined) return [];
        taken.add(address);
        return [interfaceAddress(address, bitsOf(family))];
      });
      result.set(key, shim.addresses.length > 0 ? shim.addresses : planned);
    }
  }
  return result;
}

function blocked(subnet: Subnet, ranges: readonly Prefix[]): Subnet['reserved'] {
  return new Map([...subnet.reserved, ...ranges.map((range) => [`range ${range}`, range] as const)]);
}

interface Context {
  readonly topology: Topology;
  readonly taken: Set<IpAddress>;
  readonly ranges: ReadonlyMap<string, ReadonlyMap<string, Prefix>>;
  readonly previous: ReadonlyMap<string, readonly IpAddress[]>;
}

/** Undefined in the pass `kept` where something is left to choose. */
function planAttachment(
  { topology, taken, ranges, previous }: Context,
  container: Container,
  attachment: Attachment,
  pass: 'kept' | 'new',
  problems: Problem[],
): PlannedAttachment | undefined {
  const network = topology.networks.get(attachment.network);
  const key = attachmentKey(attachment.network, container.key);
  const result: { ipv4?: IpAddress; ipv6?: IpAddress; planned: Family[] } = { planned: [] };
  if (attachment.ipv4 !== undefined) result.ipv4 = attachment.ipv4;
  if (attachment.ipv6 !== undefined) result.ipv6 = attachment.ipv6;
  for (const family of [4, 6] as const) {
    const slot = family === 4 ? 'ipv4' : 'ipv6';
    if (result[slot] !== undefined || !network) continue;
    const index = network.subnets.findIndex((subnet) => familyOf(subnet.subnet) === family);
    const subnet = network.subnets[index];
    if (!subnet) continue;
    const range = ranges.get(subnetKey(network.name, index))?.get(container.host) ?? subnet.subnet;
    const kept = previous.get(key)?.find((address) => contains(range, address) && isFree(address, subnet, taken));
    const chosen = kept ?? (pass === 'new' ? choose(key, range, subnet, taken) : undefined);
    if (chosen === undefined) {
      if (pass === 'kept') return undefined;
      problems.push(exhausted(container, network, subnet, range));
      continue;
    }
    taken.add(chosen);
    result[slot] = chosen;
    result.planned.push(family);
  }
  return result;
}

/** Every address that the file fixes: containers', interfaces', shims' and gateways'. */
function fixedAddresses(topology: Topology): Set<IpAddress> {
  const taken = new Set<IpAddress>();
  for (const container of topology.containers.values()) {
    for (const attachment of container.attachments) {
      if (attachment.ipv4 !== undefined) taken.add(attachment.ipv4);
      if (attachment.ipv6 !== undefined) taken.add(attachment.ipv6);
    }
  }
  for (const host of topology.hosts.values()) {
    for (const link of host.interfaces.values()) for (const address of link.addresses) taken.add(addressOf(address));
  }
  for (const network of topology.networks.values()) {
    for (const parent of network.parents.values())
      for (const address of parent.shim?.addresses ?? []) taken.add(addressOf(address));
    for (const subnet of network.subnets) {
      if (subnet.gateway !== undefined) taken.add(subnet.gateway);
      for (const entry of subnet.reserved.values()) if (!isPrefix(entry)) taken.add(entry);
    }
  }
  return taken;
}

function forbidden(subnet: Subnet): readonly Prefix[] {
  return [...subnet.reserved.values()].filter(isPrefix);
}

function isFree(address: IpAddress, subnet: Subnet, taken: ReadonlySet<IpAddress>): boolean {
  if (taken.has(address) || !contains(subnet.subnet, address)) return false;
  const { first, last } = usableBounds(subnet.subnet);
  const value = valueOf(address);
  return (
    value >= first &&
    value <= last &&
    ![...subnet.reserved.values()].some((entry) => (entry.includes('/') ? contains(entry as Prefix, address) : entry === address))
  );
}

function firstFree(
  bounds: { family: Family; first: bigint; last: bigint },
  taken: ReadonlySet<IpAddress>,
  blocked: readonly Prefix[],
): IpAddress | undefined {
  for (let value = bounds.first; value <= bounds.last; value++) {
    const address = addressFrom(bounds.family, value);
    const block = blocked.find((prefix) => contains(prefix, address));
    if (block) value = boundsOf(block).last;
    else if (!taken.has(address)) return address;
  }
  return undefined;
}

/** The place that the hash names, or the next free one after it, around the end of the range. */
function choose(key: string, range: Prefix, subnet: Subnet, taken: ReadonlySet<IpAddress>): IpAddress | undefined {
  const usable = usableBounds(subnet.subnet);
  const bounds = boundsOf(range);
  const first = bounds.first > usable.first ? bounds.first : usable.first;
  const last = bounds.last < usable.last ? bounds.last : usable.last;
  const blocks = forbidden(subnet).map(boundsOf);
  const count = last - first + 1n;
  if (count <= 0n) return undefined;
  const start = hash(key) % count;
  for (let step = 0n; step < count;) {
    const value = first + ((start + step) % count);
    const block = blocks.find((candidate) => value >= candidate.first && value <= candidate.last);
    if (block) {
      step += (block.last < last ? block.last : last) - value + 1n;
      continue;
    }
    const address = addressFrom(usable.family, value);
    if (isFree(address, subnet, taken)) return address;
    step++;
  }
  return undefined;
}

/**
 * Aligned ranges that never overlap, one a host: the subnet in equal blocks, a power of two and at least four; the first
 * block stays free for gateways and fixed addresses, the next ones go to the hosts in file order.
 */
function planRanges(network: Network, subnet: Subnet): ReadonlyMap<string, Prefix> {
  const result = new Map(subnet.ranges);
  const missing = network.hosts.filter((host) => !result.has(host));
  if (network.hosts.length < 2 || missing.length === 0) return result;
  const bits = bitsOf(familyOf(subnet.subnet));
  const blocked = [...subnet.ranges.values(), ...forbidden(subnet)];
  for (
    let extra = Math.max(2, Math.ceil(Math.log2(network.hosts.length + 1)));
    lengthOf(subnet.subnet) + extra <= bits - 2;
    extra++
  ) {
    const free = freeBlocks(subnet.subnet, extra, blocked, missing.length);
    if (free.length < missing.length) continue;
    missing.forEach((host, index) => {
      const block = free[index];
      if (block !== undefined) result.set(host, block);
    });
    return result;
  }
  return result;
}

function freeBlocks(subnet: Prefix, extra: number, blocked: readonly Prefix[], wanted: number): readonly Prefix[] {
  const { family, first } = boundsOf(subnet);
  const length = lengthOf(subnet) + extra;
  const size = 1n << BigInt(bitsOf(family) - length);
  const free: Prefix[] = [];
  for (let index = 1n; index < 1n << BigInt(extra) && free.length < wanted; index++) {
    const block = parsePrefix(`${addressFrom(family, first + index * size)}/${length}`);
    if (block !== undefined && !blocked.some((other) => overlaps(block, other))) free.push(block);
  }
  return free;
}

function exhausted(container: Container, network: Network, subnet: Subnet, range: Prefix): Problem {
  const wider = lengthOf(subnet.subnet) - 1;
  return {
    code: 'SUBNET_EXHAUSTED',
    severity: 'error',
    message: `No address is left for ${container.key} in ${range === subnet.subnet ? `the subnet ${range}` : `${range}, the range of ${container.host} in ${subnet.subnet}`}.`,
    hint: `Make the subnet of ${network.name} a /${wider}, give ${container.host} a wider range, or free an address.`,
    place: { path: `containers.${container.key}.networks.${network.name}` },
    objects: [
      { kind: 'container', name: container.key },
      { kind: 'network', name: network.name },
    ],
    data: { container: container.key, network: network.name, subnet: subnet.subnet, range, next: `/${wider}` },
  };
}
