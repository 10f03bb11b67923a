/** How a network gets the gateway that it lacks: its address on an interface of the router that the design has. */
import { addressOf, contains, interfaceAddress, lengthOf } from '../address/address.ts';
import type { IpAddress } from '../address/address.ts';
import type { DocumentChange, Fix } from '../problem/problem.ts';
import type { Path } from '../topology/path.ts';
import type { Host, Interface, Network } from '../topology/topology.ts';
import type { CheckContext } from './context.ts';
import { cabled } from './domain.ts';

/** Linux allows no more for the name of an interface. */
const MOST_BYTES = 15;

/** An interface that a router has, or could have, in the broadcast domain of a network. */
type Way =
  | { readonly host: Host; readonly link: Interface }
  | { readonly host: Host; readonly name: string; readonly parent: string; readonly vlan: number };

/**
 * Undefined where the design has no router beside the network, or several: which one is meant is for a person to say. A router is
 * a host that forwards; one that has the network itself is none for it, as its containers never reach their own parent
 * (DESIGN.md, rule 1). `gateway`: as the file names it; else the first free address of the subnet is taken.
 */
export function routerFix(
  context: CheckContext,
  network: Network,
  index: number,
  gateway: IpAddress | undefined,
): Fix | undefined {
  const found = network.subnets[index];
  const ways = [...context.topology.hosts.values()].flatMap((host) => wayOf(context, network, host) ?? []);
  const [way] = ways;
  if (!found || !way || ways.length > 1) return undefined;
  const path: Path = ['networks', network.name, 'subnets', index, 'gateway'];
  const own = 'link' in way ? way.link.addresses.map(addressOf).find((address) => contains(found.subnet, address)) : undefined;
  if (own !== undefined) return { label: `Make ${own} of ${way.host.name} the gateway`, changes: [{ path, value: own }] };
  const address = gateway ?? context.freeGateway(network.name, index);
  if (address === undefined) return undefined;
  const written = interfaceAddress(address, lengthOf(found.subnet));
  const named: readonly DocumentChange[] = gateway === undefined ? [{ path, value: address }] : [];
  if ('link' in way) {
    const { link, host } = way;
    const at = ['hosts', host.name, link.kind === 'bond' ? 'bonds' : 'interfaces', link.name, 'addresses', link.addresses.length];
    return {
      label: `Give ${link.name} of ${host.name} the address ${address}`,
      changes: [{ path: at, value: written }, ...named],
    };
  }
  const { host, name, parent, vlan } = way;
  const at = ['hosts', host.name, 'interfaces', name];
  return {
    label: `Add ${name} with ${address} to ${host.name}`,
    changes: [{ path: at, value: { parent, vlan, addresses: [written] } }, ...named],
  };
}

function wayOf(context: CheckContext, network: Network, host: Host): Way | undefined {
  if (host.forwarding !== true || network.hosts.includes(host.name)) return undefined;
  const places = context.placesByNetwork.get(network.name) ?? [];
  const links = [...host.interfaces.values()];
  const bonded = new Set(links.flatMap(({ members }) => members));
  const free = links.filter(({ name }) => !bonded.has(name));
  const domains = new Set(places.map(({ domain }) => domain));
  const link = free.find(({ name }) => domains.has(context.domain(host.name, name)));
  if (link) return { host, link };
  for (const place of places) {
    const { root, tags } = cabled(context.topology.hosts.get(place.host), place.parent ?? '');
    const [vlan = root?.access] = tags;
    if (vlan === undefined || tags.length > 1 || root?.segment === undefined) continue;
    const trunk = free.find((nic) => nic.kind !== 'vlan' && nic.segment === root.segment && nic.access === undefined);
    const name = `${trunk?.name ?? ''}.${vlan}`;
    if (trunk && name.length <= MOST_BYTES && !host.interfaces.has(name)) return { host, name, parent: trunk.name, vlan };
  }
  return undefined;
}
