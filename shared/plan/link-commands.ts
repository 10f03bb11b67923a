/** What `ip` is told for links and routes: shown to people, and run by the deploy. */
import { familyOf } from '../address/address.ts';
import type { KernelSetting } from '../compile/labels.ts';
import type { LinkState, RouteState } from '../state/state.ts';
import { shellQuote } from './shell-quote.ts';

/** Milliseconds between looks at the carrier of a bond's members; the kernel's default is never. */
export const BOND_MIIMON = 100;

/** Makes the link and nothing more; fails where one of that name is there. */
export function addLink(link: LinkState): string {
  const name = shellQuote(link.name);
  const on = link.parent === undefined ? '' : `link ${shellQuote(link.parent.link)} `;
  switch (link.kind) {
    case 'vlan':
      return `ip link add ${on}name ${name} type vlan id ${link.tag ?? 1}`;
    case 'macvlan':
      return `ip link add ${on}name ${name} type macvlan mode ${link.mode ?? 'bridge'}`;
    case 'ipvlan':
      return `ip link add ${on}name ${name} type ipvlan mode ${link.mode ?? 'l2'}`;
    case 'bond':
      return `ip link add name ${name} type bond mode ${link.mode ?? 'active-backup'} miimon ${BOND_MIIMON}`;
    default:
      return `ip link add ${on}name ${name} type ${link.kind}`;
  }
}

/** Settings of a link that is there; each may be repeated. `mtu` is set where it is given. */
export function dressLink(
  link: LinkState,
  {
    alias,
    mtu,
    routes,
  }: { readonly alias?: string | undefined; readonly mtu?: number | undefined; readonly routes: readonly RouteState[] },
): readonly string[] {
  const name = shellQuote(link.name);
  return [
    ...(alias === undefined ? [] : [`ip link set dev ${name} alias ${shellQuote(alias)}`]),
    ...(mtu === undefined ? [] : [`ip link set dev ${name} mtu ${mtu}`]),
    ...link.addresses.map((address) => `ip address replace ${address} dev ${name}`),
    ...(link.promiscuous ? [`ip link set dev ${name} promisc on`] : []),
    ...(link.ownArpOnly === true ? [ownArp(link.name, true)] : []),
    // The address may have been another machine's a moment ago: told by the kernel as the link comes up (ip-sysctl, arp_notify).
    ...(link.up && link.addresses.some((address) => familyOf(address) === 4)
      ? [`sysctl -q -w ${shellQuote(`net/ipv4/conf/${link.name}/arp_notify`)}=1`]
      : []),
    ...(link.up ? [`ip link set dev ${name} up`] : []),
    ...routes.map((route) => putRoute(route)),
  ];
}

/** Linux, ip-sysctl: arp_ignore 1 replies only if the target is configured on the incoming interface. */
export function ownArp(link: string, on: boolean): string {
  return `sysctl -q -w ${shellQuote(`net/ipv4/conf/${link}/arp_ignore`)}=${on ? 1 : 0}`;
}

export function joinBond(link: string, bond: string): readonly string[] {
  const name = shellQuote(link);
  // The kernel takes a member only while it is down.
  return [`ip link set dev ${name} down`, `ip link set dev ${name} master ${shellQuote(bond)}`, `ip link set dev ${name} up`];
}

export function leaveBond(link: string, up: boolean): readonly string[] {
  const name = shellQuote(link);
  return [`ip link set dev ${name} nomaster`, `ip link set dev ${name} ${up ? 'up' : 'down'}`];
}

export function putRoute(route: RouteState): string {
  return `ip -${familyOf(route.to)} route replace ${routeWords(route)}`;
}

export function dropRoute(route: RouteState): string {
  return `ip -${familyOf(route.to)} route del ${routeWords(route)}`;
}

/** As people write it: `10.0.0.0/8 via 192.168.1.1`. */
export function routeWords(route: RouteState): string {
  const type = route.type === undefined || route.type === 'unicast' ? undefined : route.type;
  return [
    type,
    route.to,
    route.via === undefined ? undefined : `via ${route.via}`,
    route.link === undefined || type !== undefined ? undefined : `dev ${shellQuote(route.link)}`,
    route.metric === undefined ? undefined : `metric ${route.metric}`,
    route.source === undefined ? undefined : `src ${route.source}`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

const KEYS: Readonly<Record<KernelSetting, string>> = { ipv4: 'net.ipv4.ip_forward', ipv6: 'net.ipv6.conf.all.forwarding' };

/**
 * A host that forwards IPv6 stops taking its own default route from router advertisements, and loses the one that it has,
 * unless accept_ra is 2 there (Linux, ip-sysctl). So that is kept in step on the links that have such a route.
 */
export function setForwarding(setting: KernelSetting, on: boolean): readonly string[] {
  const [from, to] = on ? [1, 2] : [2, 1];
  const advertised =
    'for link in $(ip -6 route show default proto ra 2>/dev/null | sed -n "s/.* dev \\([^ ]*\\).*/\\1/p"); do ' +
    `f=/proc/sys/net/ipv6/conf/$link/accept_ra; if [ "$(cat "$f")" = ${from} ]; then echo ${to} >"$f"; fi; done`;
  const set = `sysctl -q -w ${KEYS[setting]}=${on ? 1 : 0}`;
  return setting === 'ipv4' ? [set] : on ? [advertised, set] : [set, advertised];
}

export function forwardingWords(setting: KernelSetting): string {
  return setting === 'ipv4' ? 'IPv4 forwarding' : 'IPv6 forwarding';
}
