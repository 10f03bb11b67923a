/**
 * What the rules look at: the design and the lookups that several of them need, built once. Broadcast domains follow
 * DESIGN.md, rule 2: a domain is a segment and a tag.
 */
import { planAddresses, subnetKey } from '../address/planner.ts';
import type { AddressPlan } from '../address/planner.ts';
import type { IpAddress, Prefix } from '../address/address.ts';
import { engineOf } from '../compile/compile.ts';
import type { Container, Host, Interface, Network, Topology } from '../topology/topology.ts';
import { addressUses } from './address-uses.ts';
import type { AddressUse } from './address-uses.ts';
import { domainOf } from './domain.ts';

export interface CheckOptions {
  /** Engine version by host, as observed. Else the version that the file names, else 29.0.0 is assumed. */
  readonly engines?: ReadonlyMap<string, string>;
  /** The address plan, where the caller has made it already. */
  readonly addresses?: AddressPlan;
}

/** A network on one host. */
export interface NetworkOnHost {
  readonly network: Network;
  readonly host: string;
  /** Parent interface, for drivers that have one. */
  readonly parent: string | undefined;
  readonly domain: string;
  /** Containers of this network on this host. */
  readonly containers: readonly Container[];
}

export interface CheckContext {
  readonly topology: Topology;
  /** Every network on every host that it is on. */
  readonly places: readonly NetworkOnHost[];
  readonly placesByHost: ReadonlyMap<string, readonly NetworkOnHost[]>;
  readonly placesByNetwork: ReadonlyMap<string, readonly NetworkOnHost[]>;
  readonly containersByHost: ReadonlyMap<string, readonly Container[]>;
  readonly containersByNetwork: ReadonlyMap<string, readonly Container[]>;
  /** Every address that the file gives to somebody. */
  readonly uses: readonly AddressUse[];
  readonly usesByAddress: ReadonlyMap<IpAddress, readonly AddressUse[]>;
  /** Engine version of a host: observed, named in the file, or assumed. */
  engine(host: string): string;
  /** Broadcast domain of an interface. */
  domain(host: string, link: string): string;
  interface(host: string, link: string): Interface | undefined;
  /** The range of a host in a subnet, from the file or planned; undefined where the host has the whole subnet. */
  range(network: string, subnet: number, host: string): Prefix | undefined;
  /** An address that nobody has, for the gateway of a subnet that names none; undefined where it names one, or has none left. */
  freeGateway(network: string, subnet: number): IpAddress | undefined;
}

export function checkContext(topology: Topology, options: CheckOptions = {}): CheckContext {
  const domain = (host: string, link: string) => domainOf(topology.hosts.get(host), host, link);
  const containersByHost = groupBy(topology.containers.values(), (container) => [container.host]);
  const containersByNetwork = groupBy(topology.containers.values(), (container) =>
    container.attachments.map(({ network }) => network),
  );
  const places = [...topology.networks.values()].flatMap((network) =>
    networkPlaces(network, containersByNetwork.get(network.name) ?? [], domain),
  );
  const uses = addressUses(topology, places, domain);
  let made = options.addresses;
  const plan = (): AddressPlan => (made ??= planAddresses(topology));
  return {
    topology,
    places,
    placesByHost: groupBy(places, ({ host }) => [host]),
    placesByNetwork: groupBy(places, ({ network }) => [network.name]),
    containersByHost,
    containersByNetwork,
    uses,
    usesByAddress: groupBy(uses, ({ address }) => [address]),
    engine: (host) =>
      engineOf(topology.hosts.get(host) ?? unknownHost(host), options.engines ? { engines: options.engines } : {}),
    domain,
    interface: (host, link) => topology.hosts.get(host)?.interfaces.get(link),
    range: (network, subnet, host) => plan().ranges.get(subnetKey(network, subnet))?.get(host),
    freeGateway: (network, subnet) => plan().impliedGateways.get(subnetKey(network, subnet)),
  };
}

function unknownHost(name: string): Host {
  return {
    name,
    ssh: undefined,
    docker: { via: 'ssh' },
    engine: undefined,
    interfaces: new Map(),
    forwarding: undefined,
    routes: [],
    forward: undefined,
  };
}

function networkPlaces(
  network: Network,
  users: readonly Container[],
  domain: (host: string, link: string) => string,
): readonly NetworkOnHost[] {
  const byHost = groupBy(users, (container) => [container.host]);
  return network.hosts.map((host) => {
    const parent = network.parents.get(host)?.interface;
    return { network, host, parent, domain: networkDomain(network, host, parent, domain), containers: byHost.get(host) ?? [] };
  });
}

function networkDomain(
  network: Network,
  host: string,
  parent: string | undefined,
  domain: (host: string, link: string) => string,
): string {
  if (parent !== undefined) return domain(host, parent);
  return network.driver === 'bridge' ? `bridge ${network.name} of ${host}` : `network ${network.name}`;
}

/** Items by key, in their order; an item may have several keys. */
export function groupBy<Item, Key>(items: Iterable<Item>, keys: (item: Item) => readonly Key[]): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    for (const key of keys(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
