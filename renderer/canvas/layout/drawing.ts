/** What is drawn of a document: hosts in columns, networks with their hue and hosts, containers with their home rail. */
import { addressOf, contains, parseInterfaceAddress, parsePrefix } from '../../../shared/address/address.ts';
import type { NetworkDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { parentName } from '../../store/edits/parents.ts';
import { onceForPlaces } from './once.ts';

/** Six hues that colour-blind eyes tell apart; the seventh network starts over. */
export const HUES = 6;

export interface DrawnNetwork {
  readonly name: string;
  readonly driver: NetworkDocument['driver'];
  readonly hue: number;
  /** Hosts that have the Docker network. */
  readonly hosts: readonly string[];
  /** Interfaces of other hosts with an address in its subnets: the routers that its rail runs to as well. */
  readonly routers: readonly { readonly host: string; readonly interface: string }[];
  /** `VLAN 10` where all its parents are sub-interfaces of one tag. */
  readonly vlan: number | null;
}

/** Every rail, card and list of a drawing asks for them. */
export const drawnNetworks: (document: TopologyDocument) => readonly DrawnNetwork[] = onceForPlaces(networksOf);

function networksOf(document: TopologyDocument): readonly DrawnNetwork[] {
  return Object.entries(document.networks ?? {}).map(([name, network], index) => ({
    name,
    driver: network.driver,
    hue: (index % HUES) + 1,
    routers: routersOf(document, network),
    hosts: Object.keys(document.hosts ?? {}).filter(
      (host) => network.parents?.[host] !== undefined || network.hosts?.includes(host),
    ),
    vlan: vlanOf(document, network),
  }));
}

export function hueOf(document: TopologyDocument | null, network: string): number {
  const index = Object.keys(document?.networks ?? {}).indexOf(network);
  return index < 0 ? 0 : (index % HUES) + 1;
}

function routersOf(document: TopologyDocument, network: NetworkDocument): DrawnNetwork['routers'] {
  if (!network.parents) return [];
  const subnets = (network.subnets ?? []).flatMap(({ subnet }) => parsePrefix(subnet) ?? []);
  return Object.entries(document.hosts ?? {}).flatMap(([host, found]) => {
    if (network.parents?.[host] !== undefined) return [];
    return Object.entries(found.interfaces ?? {}).flatMap(([name, nic]) => {
      const own = (nic?.addresses ?? []).flatMap((text) => parseInterfaceAddress(text) ?? []);
      const isInside = own.some((address) => subnets.some((subnet) => contains(subnet, addressOf(address))));
      return isInside ? [{ host, interface: name }] : [];
    });
  });
}

function vlanOf(document: TopologyDocument, network: NetworkDocument): number | null {
  const tags = new Set(
    Object.entries(network.parents ?? {}).map(
      ([host, parent]) => document.hosts?.[host]?.interfaces?.[parentName(parent) ?? '']?.vlan,
    ),
  );
  const [tag] = tags;
  return tags.size === 1 ? (tag ?? null) : null;
}

/** Hosts that the rail of a network runs through. */
export function railHosts(network: DrawnNetwork): readonly string[] {
  return [...network.hosts, ...network.routers.map((router) => router.host)];
}

/** Tags that the NICs of a segment send, for its bar: those of the sub-interfaces on it. */
export function hueOfVlan(networks: readonly DrawnNetwork[], vlan: number): number {
  return networks.find((network) => network.vlan === vlan)?.hue ?? 0;
}
