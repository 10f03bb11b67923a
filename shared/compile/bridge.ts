/** Docker's own bridges, as far as they decide what reaches what: Docker makes them, they are compiled to be predicted. */
import { familyOf, interfaceAddress, lengthOf } from '../address/address.ts';
import type { InterfaceAddress, IpAddress } from '../address/address.ts';
import { subnetKey } from '../address/planner.ts';
import type { AddressPlan } from '../address/planner.ts';
import type { LinkState, MasqueradeRule } from '../state/state.ts';
import type { Host, Network, Topology } from '../topology/topology.ts';

const NAME_OPTION = 'com.docker.network.bridge.name';
const MASQUERADE_OPTION = 'com.docker.network.bridge.enable_ip_masquerade';

/** Name of the bridge: the one asked for, else a stand-in, because Docker's is made of the network's id. */
export function bridgeName(network: Network): string {
  return network.options[NAME_OPTION] ?? `br-${network.name}`;
}

/** The gateway of a subnet of a bridge: every engine gives the bridge the first address where none is named. */
export function bridgeGateway(network: Network, index: number, plan: AddressPlan): IpAddress | undefined {
  return network.subnets[index]?.gateway ?? plan.impliedGateways.get(subnetKey(network.name, index));
}

export interface CompiledBridge {
  readonly link: LinkState;
  readonly internal: boolean;
  readonly masquerade: readonly MasqueradeRule[];
}

export function compileBridges(topology: Topology, host: Host, plan: AddressPlan): readonly CompiledBridge[] {
  return [...topology.networks.values()]
    .filter((network) => network.driver === 'bridge' && network.hosts.includes(host.name))
    .map((network): CompiledBridge => {
      const addresses = network.subnets.flatMap(({ subnet }, index): InterfaceAddress[] => {
        const gateway = bridgeGateway(network, index, plan);
        return gateway === undefined ? [] : [interfaceAddress(gateway, lengthOf(subnet))];
      });
      const hidden = !network.internal && network.options[MASQUERADE_OPTION] !== 'false';
      return {
        link: {
          name: bridgeName(network),
          kind: 'bridge',
          up: true,
          mtu: network.mtu ?? 1500,
          promiscuous: false,
          addresses,
          isolated: true,
        },
        internal: network.internal,
        masquerade: hidden
          ? network.subnets.filter(({ subnet }) => familyOf(subnet) === 4).map(({ subnet }) => ({ source: subnet }))
          : [],
      };
    });
}
