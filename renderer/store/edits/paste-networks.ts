/** Networks that are copied, or that come along because something copied is on them: where they are, and in which subnet. */
import {
  contains,
  networkOf,
  overlaps,
  parseInterfaceAddress,
  parseIpAddress,
  type Prefix,
} from '../../../shared/address/address.ts';
import type { NetworkDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { addSubInterface, type DesignDraft } from './add.ts';
import { freeSubnet } from './free-subnet.ts';
import { isNic, parentConflict, parentInterfaces, parentName } from './parents.ts';

export function needsParent({ driver }: Pick<NetworkDocument, 'driver'>): boolean {
  return driver === 'macvlan' || driver === 'ipvlan';
}

/**
 * Interfaces of a host that can be for a network what `name` of `from` was in the clip: that of the same name and tag, else those
 * of the same tag, else all NICs for what was untagged.
 */
export function likeParents(
  document: TopologyDocument,
  clip: TopologyDocument,
  network: Pick<NetworkDocument, 'driver' | 'mode'>,
  from: { readonly host: string; readonly interface: string },
  host: string,
): readonly string[] {
  const vlan = clip.hosts?.[from.host]?.interfaces?.[from.interface]?.vlan;
  const interfaces = document.hosts?.[host]?.interfaces ?? {};
  const fitting = parentInterfaces(document, host).filter((name) => {
    const isLike = vlan === undefined ? isNic(interfaces[name]) : interfaces[name]?.vlan === vlan;
    return isLike && parentConflict(document, network, host, name) === null;
  });
  return fitting.includes(from.interface) ? [from.interface] : fitting;
}

/** The subnets of a network that is pasted: free ones in the place of those that overlap with what is there. */
export function freeSubnets(draft: DesignDraft, network: NetworkDocument): NonNullable<NetworkDocument['subnets']> {
  const taken = prefixesOf(draft);
  return (network.subnets ?? []).map((subnet) => {
    const parsed = parseInterfaceAddress(subnet.subnet);
    return parsed && taken.some((other) => overlaps(networkOf(parsed), other)) ? freeSubnet(draft) : structuredClone(subnet);
  });
}

function prefixesOf(document: TopologyDocument): readonly Prefix[] {
  return Object.values(document.networks ?? {}).flatMap((network) =>
    (network.subnets ?? []).flatMap((one) => prefixOf(one.subnet)),
  );
}

function prefixOf(text: string): readonly Prefix[] {
  const parsed = parseInterfaceAddress(text);
  return parsed ? [networkOf(parsed)] : [];
}

/** Whether a container may have an address in a network: it is of its subnets, and nobody's. */
export function isFreeAddress(document: TopologyDocument, network: string, text: string): boolean {
  const address = parseIpAddress(text);
  const prefixes = (document.networks?.[network]?.subnets ?? []).flatMap((subnet) => prefixOf(subnet.subnet));
  if (!address || !prefixes.some((prefix) => contains(prefix, address))) return false;
  return !Object.values(document.containers ?? {}).some(({ networks }) => {
    const at = networks?.[network];
    return at?.ipv4 === text || at?.ipv6 === text;
  });
}

/** A shim's name and addresses are one host's own. */
export function parentCopy(
  parent: NonNullable<NetworkDocument['parents']>[string],
  on: string,
): NonNullable<NetworkDocument['parents']>[string] {
  if (typeof parent === 'string' || parent.shim === undefined || parent.shim === false) return on;
  return { interface: on, shim: true };
}

/** Puts a network on a host as it was on another in the clip; answers false where no one interface is like that. */
export function putOn(
  draft: DesignDraft,
  clip: TopologyDocument,
  name: string,
  from: string,
  host: string,
  chosen?: string,
): boolean {
  const network = draft.networks?.[name];
  const source = clip.networks?.[name];
  if (!network || !source) return false;
  if (!needsParent(network)) {
    if (!network.hosts?.includes(host)) network.hosts = [...(network.hosts ?? []), host];
    return true;
  }
  const parent = source.parents?.[from];
  if (parent === undefined) return false;
  const found = likeParents(draft, clip, network, { host: from, interface: parentName(parent) ?? '' }, host);
  const on =
    chosen ?? (found.length === 1 ? found[0] : undefined) ?? newLink(draft, clip, from, parentName(parent) ?? '', host, found);
  if (on === undefined) return false;
  network.parents = { ...network.parents, [host]: parentCopy(parent, on) };
  return true;
}

/** The sub-interface that a network sat on, made on the only NIC of another host. */
function newLink(
  draft: DesignDraft,
  clip: TopologyDocument,
  from: string,
  name: string,
  host: string,
  found: readonly string[],
): string | undefined {
  const vlan = clip.hosts?.[from]?.interfaces?.[name]?.vlan;
  const interfaces = draft.hosts?.[host]?.interfaces ?? {};
  const nics = parentInterfaces(draft, host).filter((link) => isNic(interfaces[link]));
  const [nic] = nics;
  if (vlan === undefined || nic === undefined || nics.length > 1 || found.length > 0) return undefined;
  // One that is there and did not fit has a network on it that allows no other beside it.
  if (Object.values(interfaces).some((link) => link?.parent === nic && link.vlan === vlan)) return undefined;
  const made = addSubInterface(draft, host, nic, vlan);
  return made?.slice(`interface:${host}/`.length);
}
