/** Shims: children of a parent interface that belong to the host, so that it reaches its own containers (PITFALLS.md, P1). */
import { attachmentKey, shimKey } from '../address/planner.ts';
import type { AddressPlan } from '../address/planner.ts';
import { addressOf, bitsOf, contains, familyOf, interfaceAddress, networkOf, parsePrefix } from '../address/address.ts';
import type { IpAddress } from '../address/address.ts';
import type { LinkState, RouteState } from '../state/state.ts';
import type { Host, Network, NetworkParent, Topology } from '../topology/topology.ts';

/** Linux takes 15 bytes (DESIGN.md, rule 8). */
const NAME_LIMIT = 15;

/** Name of a shim; where the file leaves it out, the network's name after `vs-`, cut short so that no two are the same. */
export function shimName(
  network: Pick<Network, 'name'>,
  parent: { readonly shim: Pick<NonNullable<NetworkParent['shim']>, 'name'> | undefined },
): string {
  if (parent.shim?.name !== undefined) return parent.shim.name;
  const name = `vs-${network.name}`;
  if (name.length <= NAME_LIMIT) return name;
  return `${name.slice(0, NAME_LIMIT - 5)}-${checksum(network.name)}`;
}

/** Four hex digits of FNV-1a. */
function checksum(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return ((value >>> 0) & 0xffff).toString(16).padStart(4, '0');
}

export interface CompiledShim {
  readonly link: LinkState;
  readonly routes: readonly RouteState[];
}

/**
 * The shims of a host, each with a route to every container of this host that its own subnets do not cover: in place of a
 * route to the whole subnet, which would compete with the parent's own. A child can't stand beside one of another driver, so
 * the shim of an ipvlan network is an ipvlan.
 */
export function compileShims(
  topology: Topology,
  host: Host,
  plan: AddressPlan,
  mtuOf: (link: string) => number,
): readonly CompiledShim[] {
  return [...topology.networks.values()].flatMap((network): CompiledShim[] => {
    const parent = network.parents.get(host.name);
    if (!parent?.shim || (network.driver !== 'macvlan' && network.driver !== 'ipvlan')) return [];
    const addresses = plan.shims.get(shimKey(network.name, host.name)) ?? [];
    const link: LinkState = {
      name: shimName(network, parent),
      kind: network.driver,
      mode: network.driver === 'macvlan' ? 'bridge' : (network.mode ?? 'l2'),
      up: true,
      mtu: mtuOf(parent.interface),
      promiscuous: false,
      addresses,
      parent: { link: parent.interface },
    };
    const parentAddresses = host.interfaces.get(parent.interface)?.addresses ?? [];
    const competing = (address: IpAddress) => parentAddresses.some((own) => contains(networkOf(own), address));
    const covered = (address: IpAddress) => addresses.some((own) => contains(networkOf(own), address)) && !competing(address);
    const routes = [...topology.containers.values()]
      .filter((container) => container.host === host.name)
      .flatMap((container): RouteState[] => {
        const planned = plan.attachments.get(attachmentKey(network.name, container.key));
        return [planned?.ipv4, planned?.ipv6].flatMap((address) => {
          if (address === undefined || covered(address)) return [];
          const to = parsePrefix(interfaceAddress(address, bitsOf(familyOf(address))));
          return to === undefined ? [] : [{ to, link: link.name }];
        });
      });
    return [{ link, routes }];
  });
}

/** The addresses of a host's shims, with the name of each. */
export function shimAddresses(
  topology: Topology,
  host: Host,
  plan: AddressPlan,
): readonly { readonly link: string; readonly address: IpAddress }[] {
  return [...topology.networks.values()].flatMap((network) => {
    const parent = network.parents.get(host.name);
    if (!parent?.shim) return [];
    const addresses = plan.shims.get(shimKey(network.name, host.name)) ?? [];
    return addresses.map((address) => ({ link: shimName(network, parent), address: addressOf(address) }));
  });
}
