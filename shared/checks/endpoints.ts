import { networkOf } from '../address/address.ts';
import type { IpAddress, Prefix } from '../address/address.ts';
import type { CheckContext } from './context.ts';

/** A container or host that a line of `expect` speaks of. */
export interface ExpectedEndpoint {
  readonly name: string;
  readonly kind: 'container' | 'host';
  readonly host: string;
  readonly networks: readonly string[];
  readonly subnets: readonly Prefix[];
  readonly gateways: readonly IpAddress[];
  /** Whether all its networks are macvlan or ipvlan l2, which have no route out but through a gateway. */
  readonly plain: boolean;
}

/** The endpoints that a name in `expect` stands for: a container, the containers of a network, or a host. */
export function endpointsOf({ topology, containersByNetwork }: CheckContext, name: string): readonly ExpectedEndpoint[] {
  const container = topology.containers.get(name);
  const chosen = container ? [container] : topology.networks.has(name) ? (containersByNetwork.get(name) ?? []) : [];
  if (chosen.length > 0) {
    return chosen.map(({ key, host, attachments }) => {
      const networks = attachments.flatMap(({ network }) => topology.networks.get(network) ?? []);
      return {
        name: key,
        kind: 'container',
        host,
        networks: networks.map((network) => network.name),
        subnets: networks.flatMap((network) => network.subnets.map(({ subnet }) => subnet)),
        gateways: networks.flatMap((network) => network.subnets.flatMap(({ gateway }) => gateway ?? [])),
        plain: networks.every(({ driver, mode }) => driver === 'macvlan' || (driver === 'ipvlan' && mode === 'l2')),
      };
    });
  }
  const host = topology.hosts.get(name.replace(/^host:/, ''));
  if (!host) return [];
  const subnets = [...host.interfaces.values()].flatMap((link) => link.addresses.map(networkOf));
  return [{ name: host.name, kind: 'host', host: host.name, networks: [], subnets, gateways: [], plain: false }];
}
