/** Namespaces as texts that say everything a ping can depend on; what has the same text is of one class (groups.ts). */
import { addressOf, bitsOf, familyOf, lengthOf, networkOf, type InterfaceAddress, type IpAddress } from '../address/address.ts';
import { isBorrowed, type Link, type Namespace, type World } from './world.ts';

/** What an address is to routes and rules, seen from the host that it lives on. */
export type AddressKinds = (address: IpAddress, host: string) => string;

/** The world as a text sees it. */
export interface Sight {
  readonly world: World;
  readonly kinds: AddressKinds;
  readonly positions: Map<Namespace, ReadonlyMap<Link, number>>;
}

/** A host with its links, ports and rules; hosts of one text are interchangeable. */
export function hostText(sight: Sight, namespace: Namespace): string {
  const bridging = sight.world.namespaces.filter(
    (other) => other.container && other.host === namespace.host && other.links.some((link) => !isPlain(link)),
  );
  return JSON.stringify([
    namespaceText(sight, namespace),
    // Containers that pass frames on or take them away are part of what a host is.
    bridging.map((other) => other.label),
  ]);
}

/** A link that only ends frames: nothing in its namespace sits on it. */
function isPlain(link: Link): boolean {
  const { kind } = link.state;
  const stacked = link.vlans.length + link.macvlans.length + link.ipvlans.length + link.ports.length > 0;
  if (stacked || (link.master && !link.plugged)) return false;
  return (
    kind === 'loopback' ||
    kind === 'dummy' ||
    kind === 'macvlan' ||
    kind === 'ipvlan' ||
    kind === 'veth' ||
    kind === 'vlan' ||
    kind === 'other'
  );
}

/**
 * What a namespace is, as a text. Its parts are put together by hand, a space between fields and a line for each link: no name of
 * a link, a host or a container has white space in it, and JSON takes three times as long for the thousands of them.
 */
export function namespaceText(sight: Sight, namespace: Namespace): string {
  const { forwarding, forward, masquerade, bridgeFilter } = namespace.state;
  const links = positionsOf(sight, namespace);
  let text = `${forwarding.ipv4 ? 4 : ''} ${forwarding.ipv6 ? 6 : ''} ${bridgeFilter ? 'bridged' : ''}\n`;
  for (const link of links.keys()) text += linkText(sight, link);
  text += routesText(sight, namespace);
  if (forward || masquerade) text += JSON.stringify([forward, masquerade]);
  return namespace.container ? `${text}${internalNetworks(namespace).join()}` : text;
}

/** Routes to single addresses, as a shim has them by the hundred, count by what they lead to. */
function routesText({ kinds }: Sight, namespace: Namespace): string {
  const texts = new Set<string>();
  for (const { to, via = '', link = '', metric = '', type = '', source = '' } of namespace.state.routes) {
    const isSingle = lengthOf(to) === bitsOf(familyOf(to));
    const what = isSingle ? kinds(addressOf(to), namespace.host.host) : to;
    texts.add(`${what} ${via} ${link} ${metric} ${type} ${source}\n`);
  }
  return [...texts].join('');
}

/** The host's end of a container's bridge attachment: it belongs to the container's text. */
function isContainerPort(link: Link): boolean {
  return (
    link.state.kind === 'veth' &&
    link.peer?.namespace.container !== undefined &&
    link.addresses.length === 0 &&
    link.vlans.length + link.macvlans.length + link.ipvlans.length === 0 &&
    !isNamedByRules(link)
  );
}

function isNamedByRules(link: Link): boolean {
  const { forward, masquerade = [] } = link.namespace.state;
  return (
    forward?.rules.some((rule) => rule.from === link.name || rule.to === link.name) === true ||
    masquerade.some((rule) => rule.in === link.name || rule.out === link.name)
  );
}

function linkText(sight: Sight, link: Link): string {
  const { world, kinds } = sight;
  const { state, peer, port } = link;
  const mac = isBorrowed(link) ? 'borrowed' : (world.macLinks.get(link.mac) ?? 0) > 1 ? link.mac : '';
  const far =
    peer && isContainerPort(peer)
      ? `${flag(peer.up)}${flag(peer.running)}${placeText(sight, link, peer.master)}`
      : placeText(sight, link, peer);
  const hasPassthru = link.macvlans.some((child) => child.state.mode === 'passthru');
  let text = `${link.namespace.container && !isNamedOnRoutes(link) ? '' : link.name} ${state.kind} ${state.mode ?? ''} ${state.tag ?? ''} `;
  text += `${flag(state.isolated)}${flag(state.wireless)}${flag(state.promiscuous)}${flag(state.ownArpOnly)}${flag(link.up)}${flag(link.running)}`;
  text += `${flag(link.plugged)}${flag(hasPassthru)}${state.reversePathFilter ?? ''} `;
  text += `${mac} ${placeText(sight, link, link.parent)} ${placeText(sight, link, link.master)} ${far}`;
  if (port) text += ` @${port.segment.name} ${port.settings.access ?? ''} ${port.settings.vlans?.join() ?? '-'}`;
  if (state.tunnel) text += ` ${JSON.stringify(state.tunnel)}`;
  const host = link.namespace.host.host;
  for (const address of state.addresses)
    text += ` =${kinds(addressOf(address), host)} ${lengthOf(address)} ${subnetText(address)}`;
  return `${text}\n`;
}

function flag(value: boolean | undefined): string {
  return value === undefined ? '-' : value ? '1' : '0';
}

/** Where a link stands in the stack, as seen from another. */
function placeText(sight: Sight, from: Link, other: Link | undefined): string {
  if (!other) return '';
  const isNear = other.namespace === from.namespace || !other.namespace.container;
  return `${other.namespace.container?.name ?? ''}/${isNear ? positionOf(sight, other) : other.index}`;
}

/** A subnet of one address, as a shim has it, says no more than the address does. */
function subnetText(address: InterfaceAddress): string {
  return lengthOf(address) === bitsOf(familyOf(address)) ? '' : networkOf(address);
}

function isNamedOnRoutes(link: Link): boolean {
  const { routes, forward, masquerade } = link.namespace.state;
  return forward !== undefined || masquerade !== undefined || routes.some((route) => route.link === link.name);
}

/** Links of a namespace that are part of its text, with their position among them. */
function positionsOf({ positions }: Sight, namespace: Namespace): ReadonlyMap<Link, number> {
  const known = positions.get(namespace);
  if (known) return known;
  const found = new Map<Link, number>();
  for (const link of namespace.links) if (!isContainerPort(link)) found.set(link, found.size);
  positions.set(namespace, found);
  return found;
}

function positionOf(sight: Sight, link: Link): number {
  return positionsOf(sight, link.namespace).get(link) ?? -1;
}

function internalNetworks(namespace: Namespace): readonly (boolean | undefined)[] {
  const attached = namespace.container?.attachments ?? [];
  return attached.map(({ network }) => namespace.host.networks.find((candidate) => candidate.name === network)?.internal);
}
