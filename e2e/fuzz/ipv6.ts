/** Gives every IPv4 address and route of a case its IPv6 twin: 10.0.3.7/24 becomes fd00::3:7/112. */
import type { InterfaceAddress, IpAddress, Prefix } from '../../shared/address/address.ts';
import { parseInterfaceAddress, parseIpAddress, parsePrefix } from '../../shared/address/address.ts';
import type { LinkState, NamespaceState, RouteState } from '../../shared/state/state.ts';
import type { FuzzCase } from './plan.ts';

export function withIpv6({ hosts, ...given }: FuzzCase): FuzzCase {
  return {
    ...given,
    hosts: hosts.map((host) => ({
      ...host,
      namespace: twin(host.namespace),
      containers: host.containers.map((item) => ({ ...item, ...(item.namespace && { namespace: twin(item.namespace) }) })),
    })),
  };
}

function twin(state: NamespaceState): NamespaceState {
  return {
    ...state,
    links: state.links.map((link): LinkState =>
      link.kind === 'loopback' ? link : { ...link, addresses: [...link.addresses, ...link.addresses.flatMap(twinAddress)] },
    ),
    routes: [...state.routes, ...state.routes.flatMap(twinRoute)],
    forwarding: { ipv4: state.forwarding.ipv4, ipv6: state.forwarding.ipv4 },
  };
}

const textOf = (address: string): string => {
  const [, , third = '0', fourth = '0'] = address.split('.');
  return `fd00::${Number(third).toString(16)}:${Number(fourth).toString(16)}`;
};

/** The last two bytes become the last two groups: lengths in the fourth byte count from the end, those in the third too. */
const lengthOf = (length: number): number => (length > 24 ? length + 96 : length === 24 ? 112 : length + 88);

function twinAddress(address: InterfaceAddress): InterfaceAddress[] {
  const [text = '', length = ''] = address.split('/');
  const parsed = parseInterfaceAddress(`${textOf(text)}/${lengthOf(Number(length))}`);
  return parsed ? [parsed] : [];
}

function twinRoute(route: RouteState): RouteState[] {
  const [text = '', length = ''] = route.to.split('/');
  const to: Prefix | undefined = parsePrefix(length === '0' ? '::/0' : `${textOf(text)}/${lengthOf(Number(length))}`);
  const via: IpAddress | undefined = route.via && parseIpAddress(textOf(route.via));
  const { via: _via, ...rest } = route;
  return to ? [{ ...rest, to, ...(via && { via }) }] : [];
}
