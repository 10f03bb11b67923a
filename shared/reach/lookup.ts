/**
 * Route lookup as Linux does it: the local table first, then longest prefix, then metric, then the order in which the routes
 * were made. Also source address selection and the reverse-path filter, which are lookups too.
 *
 * Connected routes: a namespace whose `routes` list none (a desired state) gets one for every address of a link that is up,
 * as the kernel makes them; where at least one is listed (an observed state), the list is taken as complete.
 */
import {
  addressFrom,
  addressOf,
  bitsOf,
  boundsOf,
  contains,
  familyOf,
  lengthOf,
  networkOf,
  numberOf,
  valueOf,
  type Family,
  type IpAddress,
  type Prefix,
} from '../address/address.ts';
import type { RouteState } from '../state/state.ts';
import type { Link, Namespace } from './world.ts';

export interface Route {
  readonly to: Prefix;
  readonly length: number;
  readonly first: bigint | number;
  readonly last: bigint | number;
  readonly metric: number;
  readonly type: 'unicast' | 'blackhole' | 'unreachable' | 'prohibit';
  readonly link: Link | undefined;
  readonly via: IpAddress | undefined;
  readonly source: IpAddress | undefined;
  /** A gateway may be looked up in it: connected, or on link by its own words. */
  readonly isOnLink: boolean;
}

export type RoutingTable = readonly Route[];

/** An address as a number that compares fast: IPv4 as a plain number, IPv6 as a bigint. */
export function comparable(address: IpAddress): bigint | number {
  return familyOf(address) === 4 ? numberOf(address) : valueOf(address);
}

function compiled(to: Prefix): { to: Prefix; length: number; first: bigint | number; last: bigint | number } {
  const length = lengthOf(to);
  if (familyOf(to) === 6) return { to, length, ...boundsOf(to) };
  const first = numberOf(to);
  return { to, length, first, last: first + 2 ** (32 - length) - 1 };
}

function connectedRoutes(namespace: Namespace, family: Family): Route[] {
  const routes: Route[] = [];
  for (const link of namespace.links) {
    if (!link.up || link.state.kind === 'loopback') continue;
    const seen = new Set<Prefix>();
    for (const address of link.state.addresses) {
      if (familyOf(address) !== family || lengthOf(address) === bitsOf(family)) continue;
      // An address that is a broadcast address here cannot be a route's source: the kernel makes no route (fib_valid_prefsrc).
      // IPv6 routes have no source.
      if (family === 4 && namespace.broadcasts.has(addressOf(address))) continue;
      const to = networkOf(address);
      // A second address of the same subnet is secondary: the first one's route and source address stand.
      if (seen.has(to)) continue;
      seen.add(to);
      const source = family === 4 ? addressOf(address) : undefined;
      routes.push({
        ...compiled(to),
        metric: family === 4 ? 0 : 256,
        type: 'unicast',
        link,
        via: undefined,
        source,
        isOnLink: true,
      });
    }
  }
  return routes;
}

export function routingTable(namespace: Namespace, family: Family): RoutingTable {
  const listed = namespace.state.routes.filter((route) => familyOf(route.to) === family);
  const own = new Set(namespace.links.flatMap((link) => link.state.addresses.map(networkOf)));
  const isComplete = listed.some((route) => route.via === undefined && route.link !== undefined && own.has(route.to));
  const table: Route[] = isComplete ? [] : connectedRoutes(namespace, family);
  // On-link routes first, because a gateway is looked up among them.
  const onLink = listed.filter((route) => route.via === undefined);
  for (const route of onLink) addListed(table, namespace, route, family);
  for (const route of listed) if (route.via !== undefined) addListed(table, namespace, route, family);
  return table.sort((a, b) => b.length - a.length || a.metric - b.metric);
}

/** A route over a link that is down is gone; one whose gateway is on no link is refused by the kernel. */
function addListed(table: Route[], namespace: Namespace, route: RouteState, family: Family): void {
  const metric = route.metric ?? (family === 4 ? 0 : 1024);
  const type = route.type ?? 'unicast';
  const common = {
    ...compiled(route.to),
    metric,
    type,
    source: route.source,
    isOnLink: type === 'unicast' && route.via === undefined,
  };
  if (type !== 'unicast') {
    table.push({ ...common, via: undefined, link: undefined });
    return;
  }
  const named = route.link === undefined ? undefined : namespace.links.find((candidate) => candidate.name === route.link);
  if (route.link !== undefined && !named) return;
  if (route.via !== undefined && namespace.broadcasts.has(route.via)) return;
  // IPv6 refuses an own address as gateway.
  if (family === 6 && route.via !== undefined && namespace.locals.has(route.via)) return;
  const own = route.via === undefined ? undefined : namespace.locals.get(route.via);
  if (own && (!named || named === own)) {
    // The namespace's own address as gateway means: on link, over the link that has it (fib_check_nh_v4_gw).
    if (own.up) table.push({ ...common, source: common.source ?? route.via, via: undefined, link: own });
    return;
  }
  const link = named ?? (route.via && onLinkFor(table, route.via));
  if (link?.up) table.push({ ...common, via: route.via, link });
}

function onLinkFor(table: readonly Route[], via: IpAddress): Link | undefined {
  const value = comparable(via);
  let best: Route | undefined;
  for (const route of table) {
    if (value < route.first || value > route.last) continue;
    // IPv4 looks for the gateway among routes on link only; IPv6 takes its best route, which then must be one.
    if (!route.isOnLink && familyOf(via) === 4) continue;
    if (!best || route.length > best.length || (route.length === best.length && route.metric < best.metric)) best = route;
  }
  return best?.isOnLink ? best.link : undefined;
}

/** What the main table says; `through` keeps to routes of one link. Undefined: no route. */
export function lookup(namespace: Namespace, destination: IpAddress, through?: Link): Route | undefined {
  const value = comparable(destination);
  return namespace.tables[familyOf(destination)].find(
    (route) => value >= route.first && value <= route.last && (!through || route.link === through),
  );
}

/**
 * The IPv6 route of a packet that a namespace makes itself. Among routes of one prefix and metric the one over `preferred` wins
 * (an echo reply prefers the link that the request came by). A host, which a router is not, passes over gateways that do not
 * answer (rt6_select, RFC 4191 3.2): `answers` tells.
 */
export function lookupIpv6(
  namespace: Namespace,
  destination: IpAddress,
  preferred: Link | undefined,
  answers: (route: Route) => boolean,
): Route | undefined {
  const value = comparable(destination);
  const matches = namespace.tables[6].filter((route) => value >= route.first && value <= route.last);
  const best = (usable: readonly Route[]): Route | undefined => {
    const [first] = usable;
    if (!first || !preferred) return first;
    const equal = usable.filter((route) => route.length === first.length && route.metric === first.metric);
    return equal.find((route) => route.link === preferred) ?? first;
  };
  if (matches.length < 2) return matches[0];
  if (namespace.state.forwarding.ipv6) return best(matches);
  return best(matches.filter((route) => route.via === undefined || answers(route))) ?? best(matches);
}

/**
 * What the local table says of an address: the namespace's own, or the broadcast address of a subnet of it, which no echo
 * request is sent to or answered for.
 */
export function localType(namespace: Namespace, address: IpAddress): 'local' | 'broadcast' | undefined {
  if (namespace.broadcasts.has(address)) return 'broadcast';
  return namespace.locals.has(address) || address.startsWith('127.') || address === '::1' ? 'local' : undefined;
}

/**
 * IPv4 addresses that the local table has as broadcast: those of the subnets of links that are up. The lowest address is an
 * ordinary one since Linux 5.14; in IPv6 a router takes it for the anycast address of its subnet (RFC 4291 2.6.1). Where an own address is the broadcast address of another subnet, the earlier link's word holds.
 */
export function broadcastsOf(links: readonly Link[], isIpv6Router: boolean): ReadonlySet<IpAddress> {
  const own = new Set<IpAddress>();
  const broadcasts = new Set<IpAddress>();
  for (const link of links) {
    for (const address of link.addresses) if (!broadcasts.has(address)) own.add(address);
    for (const { address, broadcast } of broadcastsOfLink(link)) {
      if (own.has(address) && !own.has(broadcast)) broadcasts.add(broadcast);
    }
    for (const address of isIpv6Router && link.up ? link.state.addresses : []) {
      if (familyOf(address) !== 6 || lengthOf(address) >= 127) continue;
      // An own address that is the anycast address of its own subnet stays an ordinary one: its route was there first.
      const anycast = addressOf(networkOf(address));
      if (anycast !== addressOf(address)) broadcasts.add(anycast);
    }
  }
  return broadcasts;
}

/** The link whose subnet has this broadcast address. */
export function broadcastLink(namespace: Namespace, address: IpAddress): Link | undefined {
  return namespace.links.find((link) => broadcastsOfLink(link).some(({ broadcast }) => broadcast === address));
}

function broadcastsOfLink(link: Link): readonly { readonly address: IpAddress; readonly broadcast: IpAddress }[] {
  if (!link.up || link.state.kind === 'loopback') return [];
  return link.state.addresses
    .filter((address) => familyOf(address) === 4 && lengthOf(address) < 31)
    .map((address) => ({ address: addressOf(address), broadcast: addressFrom(4, boundsOf(networkOf(address)).last) }));
}

/** IPv4 address of a link towards `target`: the one whose subnet has it, else the first, else that of any other link (inet_select_addr). */
export function selectAddress(link: Link, target: IpAddress): IpAddress | undefined {
  const family = familyOf(target);
  let first: IpAddress | undefined;
  for (const address of link.state.addresses) {
    if (familyOf(address) !== family) continue;
    if (contains(networkOf(address), target)) return addressOf(address);
    first ??= addressOf(address);
  }
  if (first) return first;
  for (const other of link.namespace.links) {
    if (other.state.kind === 'loopback' || (family === 6 && !other.up)) continue;
    const found = other.addresses.find((address) => familyOf(address) === family);
    if (found) return found;
  }
  return undefined;
}

/** The source address of a packet that a namespace makes itself. */
export function sourceFor(route: Route, destination: IpAddress): IpAddress | undefined {
  if (route.source) return route.source;
  if (!route.link) return undefined;
  // IPv4 asks for the gateway's subnet; IPv6 for the longest match with the destination, which is the same for one subnet a link.
  return selectAddress(route.link, familyOf(destination) === 4 ? (route.via ?? addressOf(route.to)) : (route.via ?? destination));
}

export type SourceVerdict = 'valid' | 'own-address' | 'filtered';

/**
 * Whether a namespace believes the source address of what arrives on `link` (fib_validate_source). Its own address never; with
 * a reverse-path filter the route back must exist (loose) or leave by the same link (strict). IPv6 has no such filter.
 */
export function validateSource(link: Link, source: IpAddress): SourceVerdict {
  const { namespace } = link;
  if (familyOf(source) === 6) return 'valid';
  if (namespace.locals.has(source)) return 'own-address';
  const filter = link.state.reversePathFilter ?? 0;
  if (filter === 0) return 'valid';
  if (namespace.broadcasts.has(source)) return 'filtered';
  const route = lookup(namespace, source);
  if (route?.type !== 'unicast') return 'filtered';
  if (route.link === link) return 'valid';
  // Loose mode asks for the link itself where the link has no address (no_addr in __fib_validate_source).
  const hasAddress = link.addresses.some((address) => familyOf(address) === 4);
  return filter === 2 && hasAddress ? 'valid' : 'filtered';
}
