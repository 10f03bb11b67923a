/** The desired Docker network of one host. */
import { addressAt, addressOf, boundsOf, contains, isPrefix, sizeOf } from '../address/address.ts';
import type { IpAddress, Prefix } from '../address/address.ts';
import { subnetKey } from '../address/planner.ts';
import type { AddressPlan } from '../address/planner.ts';
import type { DockerNetworkState, DockerSubnet } from '../state/state.ts';
import type { Network, Subnet, Topology } from '../topology/topology.ts';
import { atLeast } from './engine.ts';
import { SPEC_LABEL, ownershipLabels } from './labels.ts';
import { shimAddresses } from './shim.ts';

export function compileNetwork(
  topology: Topology,
  network: Network,
  host: string,
  plan: AddressPlan,
  engine: string,
  hostAddresses: HostAddresses,
): DockerNetworkState {
  const parent = network.parents.get(host)?.interface;
  return {
    name: network.name,
    driver: network.driver,
    ...(parent === undefined ? {} : { parent }),
    ...(network.mode === undefined ? {} : { mode: network.mode }),
    internal: network.internal,
    subnets: network.subnets.map((subnet, index) => compileSubnet(network, subnet, index, host, plan, engine, hostAddresses)),
    options: driverOptions(network, parent),
    labels: { ...ownershipLabels(topology.name, network.name), [SPEC_LABEL]: JSON.stringify(askedFor(network, host)) },
  };
}

/**
 * The ranges and reserved addresses that the file itself names. Only these count as a change of the network: those that
 * are planned shift when a host is added, which is no reason to make a network anew.
 */
function askedFor(network: Network, host: string): object {
  return network.subnets.map(({ subnet, ranges, reserved }) => ({
    subnet,
    range: ranges.get(host),
    reserved: Object.fromEntries(reserved),
  }));
}

/** `parent`, and the mode only where it is not the driver's own default, as a person would type it. */
function driverOptions(network: Network, parent: string | undefined): Readonly<Record<string, string>> {
  const defaults: Readonly<Record<string, string>> = { macvlan: 'bridge', ipvlan: 'l2' };
  const mode =
    network.mode !== undefined && network.mode !== defaults[network.driver] ? { [`${network.driver}_mode`]: network.mode } : {};
  const mtu = network.mtu === undefined ? {} : { 'com.docker.network.driver.mtu': String(network.mtu) };
  return { ...(parent === undefined ? {} : { parent }), ...mode, ...mtu, ...network.options };
}

function compileSubnet(
  network: Network,
  subnet: Subnet,
  index: number,
  host: string,
  plan: AddressPlan,
  engine: string,
  hostAddresses: HostAddresses,
): DockerSubnet {
  const key = subnetKey(network.name, index);
  // A bridge has a gateway with every engine; macvlan and ipvlan l2 were given one until 29.0.0 (DESIGN.md, rule 7).
  const implied = network.driver === 'bridge' || !atLeast(engine, '29.0.0') ? plan.impliedGateways.get(key) : undefined;
  const gateway = subnet.gateway ?? implied;
  const range = plan.ranges.get(key)?.get(host);
  return {
    subnet: subnet.subnet,
    ...(gateway === undefined ? {} : { gateway }),
    ...(range === undefined ? {} : { range }),
    reserved: reservedAddresses(subnet, range ?? subnet.subnet, gateway, hostAddresses),
  };
}

/** More would make the request large for nothing; a reserved prefix that is wider is kept out by the host's range instead. */
const RESERVED_LIMIT = 256n;

/**
 * Aux addresses: what the file reserves, and every address of a host in the subnet, so that `docker run` without `--ip`
 * on this network takes none of them. Only those inside the range matter to the daemon; the others are left out.
 */
function reservedAddresses(
  subnet: Subnet,
  pool: Prefix,
  gateway: IpAddress | undefined,
  hostAddresses: HostAddresses,
): Readonly<Record<string, IpAddress>> {
  const result: Record<string, IpAddress> = {};
  const add = (name: string, address: IpAddress) => {
    if (address !== gateway && contains(pool, address) && !Object.values(result).includes(address)) result[name] = address;
  };
  for (const [name, entry] of subnet.reserved) {
    if (!isPrefix(entry)) add(name, entry);
    else if (contains(pool, entry) && sizeOf(entry) <= RESERVED_LIMIT)
      expand(entry).forEach((address, index) => add(`${name}-${index}`, address));
  }
  for (const { name, address } of hostAddresses(subnet.subnet)) add(name, address);
  return result;
}

/** The addresses of hosts and of their shims that lie in a subnet, with a name for each. */
export type HostAddresses = (subnet: Prefix) => readonly { readonly name: string; readonly address: IpAddress }[];

/** Looks at every host once, and not for every network on every host anew. */
export function hostAddressesOf(topology: Topology, plan: AddressPlan): HostAddresses {
  const all = [...topology.hosts.values()].flatMap((host) => [
    ...[...host.interfaces.values()].flatMap((link) =>
      link.addresses.map((address) => ({ name: `${host.name}-${link.name}`, address: addressOf(address) })),
    ),
    ...shimAddresses(topology, host, plan).map(({ link, address }) => ({ name: `${host.name}-${link}`, address })),
  ]);
  const known = new Map<Prefix, ReturnType<HostAddresses>>();
  return (subnet) => {
    const found = known.get(subnet) ?? all.filter(({ address }) => contains(subnet, address));
    known.set(subnet, found);
    return found;
  };
}

function expand(prefix: Prefix): readonly IpAddress[] {
  const { first, last } = boundsOf(prefix);
  return Array.from({ length: Number(last - first) + 1 }, (_, index) => addressAt(prefix, BigInt(index))).filter(
    (address) => address !== undefined,
  );
}
