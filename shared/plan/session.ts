/** What carries the SSH session of a host: a step that touches it could lock the user out (DESIGN.md, "Never lock the user out"). */
import { addressOf, contains, lengthOf, networkOf } from '../address/address.ts';
import type { InterfaceAddress, Prefix } from '../address/address.ts';
import type { HostState } from '../state/state.ts';

/** Whether the session runs over the link: it has the address, or lies below the link that has it. */
export function carriesSession(host: HostState, link: string): boolean {
  const { links } = host.namespace;
  const visit = (name: string, seen: readonly string[]): boolean => {
    if (name === link) return true;
    if (seen.includes(name)) return false;
    const parent = links.find((other) => other.name === name)?.parent?.link;
    const below = links.filter((other) => other.master === name).map((other) => other.name);
    return [...(parent === undefined ? [] : [parent]), ...below].some((next) => visit(next, [...seen, name]));
  };
  return host.session !== undefined && visit(host.session.link, []);
}

export function isSessionAddress(host: HostState, address: InterfaceAddress): boolean {
  return addressOf(address) === host.session?.address;
}

/** Whether a route of this destination would take what goes to the other end of the session from the link that it uses now. */
export function divertsSession(host: HostState, to: Prefix, link: string | undefined): boolean {
  const { session } = host;
  if (session?.peer === undefined || link === session.link || !contains(to, session.peer)) return false;
  const { peer } = session;
  const lengths = [
    ...host.namespace.links.flatMap((other) => other.addresses.map(networkOf)),
    ...host.namespace.routes.map((route) => route.to),
  ].filter((prefix) => contains(prefix, peer));
  return lengths.every((prefix) => lengthOf(prefix) < lengthOf(to));
}
