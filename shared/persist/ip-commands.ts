/** What `ip` is told to make a link of ours; each command may be repeated. */
import { shellQuote } from '../plan/commands.ts';
import type { InterfaceAddress } from '../address/address.ts';
import { familyOf } from '../address/address.ts';
import type { LinkState, RouteState } from '../state/state.ts';
import { BOND_DEFAULT_MODE, BOND_MIIMON } from './duties.ts';

/** Makes the link; fails where it is there already. */
export function createLink(link: LinkState): string {
  const name = shellQuote(link.name);
  const parent = shellQuote(link.parent?.link ?? '');
  switch (link.kind) {
    case 'vlan':
      return `ip link add link ${parent} name ${name} type vlan id ${link.tag ?? 1}`;
    case 'macvlan':
      return `ip link add link ${parent} name ${name} type macvlan mode ${link.mode ?? 'bridge'}`;
    default:
      return `ip link add name ${name} type bond mode ${link.mode ?? BOND_DEFAULT_MODE} miimon ${BOND_MIIMON}`;
  }
}

export function linkIsThere(link: string): string {
  return `ip link show dev ${shellQuote(link)} >/dev/null 2>&1`;
}

export function linkUp(link: string): string {
  return `ip link set dev ${shellQuote(link)} up`;
}

/** Makes `link` a port of `bond`, which the kernel allows only while it is down. Nothing where it is one already. */
export function joinBond(link: string, bond: string): string {
  const [port, master] = [shellQuote(link), shellQuote(bond)];
  return `ip link show dev ${port} | grep -q ${shellQuote(`master ${bond} `)} || { ip link set dev ${port} down && ip link set dev ${port} master ${master}; }`;
}

export function putAddress(address: InterfaceAddress, link: string): string {
  return `ip address replace ${address} dev ${shellQuote(link)}`;
}

export function putRoute(route: RouteState, link?: string): string {
  const out = route.link ?? link;
  const type = route.type === undefined || route.type === 'unicast' ? undefined : route.type;
  return [
    `ip -${familyOf(route.to)} route replace`,
    type,
    route.to,
    route.via === undefined ? undefined : `via ${route.via}`,
    out === undefined || type !== undefined ? undefined : `dev ${shellQuote(out)}`,
    route.metric === undefined ? undefined : `metric ${route.metric}`,
    route.source === undefined ? undefined : `src ${route.source}`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}
