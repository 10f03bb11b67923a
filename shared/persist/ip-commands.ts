/** What `ip` is told at boot; each command may be repeated. Links and routes are made with the words of the deploy. */
import type { InterfaceAddress } from '../address/address.ts';
import { putRoute } from '../plan/link-commands.ts';
import { shellQuote } from '../plan/shell-quote.ts';
import type { RouteState } from '../state/state.ts';

export function linkIsThere(link: string): string {
  return `ip link show dev ${shellQuote(link)} >/dev/null 2>&1`;
}

export function linkUp(link: string): string {
  return `ip link set dev ${shellQuote(link)} up`;
}

export function promiscuousOn(link: string): string {
  return `ip link set dev ${shellQuote(link)} promisc on`;
}

export function setMtu(link: string, mtu: number): string {
  return `ip link set dev ${shellQuote(link)} mtu ${mtu}`;
}

/** Makes `link` a port of `bond`, which the kernel allows only while it is down. Nothing where it is one already. */
export function joinOnce(link: string, bond: string): string {
  const [port, master] = [shellQuote(link), shellQuote(bond)];
  return `ip link show dev ${port} | grep -q ${shellQuote(`master ${bond} `)} || { ip link set dev ${port} down && ip link set dev ${port} master ${master}; }`;
}

export function putAddress(address: InterfaceAddress, link: string): string {
  return `ip address replace ${address} dev ${shellQuote(link)}`;
}

/** The route, out of `link` where it names no other. */
export function routeOut(route: RouteState, link: string): string {
  return putRoute({ ...route, link: route.link ?? link });
}
