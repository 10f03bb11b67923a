/**
 * The way of one packet through namespaces, from the one that makes it to the one that takes it: route, source address,
 * masquerade, neighbour, and at every router input checks and forwarding policy. Where an address is held twice, every
 * answer is followed: the result is a list, usually of one.
 */
import { familyOf, interfaceAddress, parsePrefix, type IpAddress } from '../address/address.ts';
import { forwardVerdict, masquerade, policyVerdict, trackedEntry, type Packet, type Tracked } from './forward.ts';
import {
  broadcastLink,
  comparable,
  localType,
  lookup,
  lookupIpv6,
  selectAddress,
  sourceFor,
  validateSource,
  type Route,
} from './lookup.ts';
import { broadcastFrom, needsNoNeighbour, resolve, unicastFrom, type Ground, type Resolution } from './neighbour.ts';
import { mayReachSiblings } from './frame.ts';
import { arrivalHop, forwardHop, frameHops, localHop, routeHop, stopHop } from './hops.ts';
import type { Hop } from './result.ts';
import { explainSilence } from './silence.ts';
import {
  broadcastAddress,
  distrusted,
  downLink,
  forwardDenied,
  forwardingOff,
  loop,
  lostFrame,
  noAddress,
  noRoute,
  type Stop,
} from './stops.ts';
import type { Link, Namespace } from './world.ts';

/** What namespaces learned from the question of the one that sent to them: the asker's address and link. */
export interface Learned {
  /** Whoever heard the question and has the address. */
  readonly by: Resolution;
  readonly address: IpAddress;
  readonly neighbour: Link;
}

/** What a packet carries along and leaves behind. */
export interface Trail {
  readonly hops: readonly Hop[];
  readonly tracked: readonly Tracked[];
  readonly learned: readonly Learned[];
  /** Routers passed: the same packet at the same place again is a loop. */
  readonly passed: readonly string[];
  /** It went, or asked, through a tunnel of which nobody knows where it ends (Spread). */
  readonly isContested: boolean;
}

export const EMPTY_TRAIL: Trail = { hops: [], tracked: [], learned: [], passed: [], isContested: false };

export interface Journey {
  readonly packet: Packet;
  readonly trail: Trail;
  /** Namespace that took the packet; absent where it stopped. */
  readonly arrived?: Namespace;
  /** Link that it came by; absent where it never left its namespace. */
  readonly by?: Link;
  readonly stop?: Stop;
}

/** Linux starts at 64. */
const MAX_ROUTERS = 63;

/** Sends a packet from the namespace that makes it. Without `source` the kernel chooses one. Of a reply, `by`: the link that its request came by, and `asker`: who waits for it. */
export function depart(
  ground: Ground,
  namespace: Namespace,
  given: Omit<Packet, 'source'> & { readonly source?: IpAddress; readonly by?: Link | undefined; readonly asker?: Namespace },
  trail: Trail,
): readonly Journey[] {
  const { destination, isReply } = given;
  const fallback: Packet = { source: given.source ?? destination, destination, isReply };
  const type = localType(namespace, destination);
  if (type === 'local') {
    const loopback = namespace.links.find((link) => link.state.kind === 'loopback');
    if (loopback?.up === false) return [stopped(fallback, trail, downLink(loopback))];
    return [{ packet: fallback, trail: told(ground, trail, () => [localHop(namespace, destination)]), arrived: namespace }];
  }
  if (type === 'broadcast') {
    // What TCP and UDP answer to such an address is not taken by anybody (tcp_v4_rcv), or not even sent.
    if (isReply && ground.traffic.protocol === 'icmp') return departBroadcast(ground, namespace, fallback, trail, given.asker);
    return [stopped(fallback, trail, broadcastAddress(namespace, destination))];
  }
  const route =
    familyOf(destination) === 4 ? lookup(namespace, destination) : ownIpv6Route(ground, namespace, destination, given.by);
  if (route?.type !== 'unicast' || !route.link)
    return [stopped(fallback, trail, noRoute(namespace, destination, route, isReply))];
  const source = given.source ?? sourceFor(route, destination);
  if (!source) return [stopped(fallback, trail, noAddress(namespace, destination))];
  return leave(ground, namespace, undefined, route, route.link, { source, destination, isReply }, trail);
}

function ownIpv6Route(ground: Ground, namespace: Namespace, destination: IpAddress, by: Link | undefined): Route | undefined {
  return lookupIpv6(namespace, destination, by, ({ link, via }) => {
    if (!link || via === undefined || needsNoNeighbour(link)) return true;
    return resolve(ground, link, via, selectAddress(link, via)).answers.length > 0;
  });
}

/**
 * A reply to an address that the responder takes for a broadcast address goes to everybody on that link; whoever has the
 * address takes it. An echo request is never sent that way.
 */
function departBroadcast(
  ground: Ground,
  namespace: Namespace,
  packet: Packet,
  trail: Trail,
  asker: Namespace | undefined,
): readonly Journey[] {
  const link = broadcastLink(namespace, packet.destination);
  const takers = (link ? broadcastFrom(ground, link).arrivals : []).filter(
    ({ link: hearer }) =>
      localType(hearer.namespace, packet.destination) === 'local' && validateSource(hearer, packet.source) === 'valid',
  );
  // Every holder of the address gets a copy, so another holder takes nothing away from the one that waits.
  const taker = takers.find((candidate) => candidate.link.namespace === asker) ?? takers[0];
  if (!taker) return [stopped(packet, trail, broadcastAddress(namespace, packet.destination))];
  const { link: by } = taker;
  return [{ packet, trail: told(ground, trail, () => [arrivalHop(by.namespace, by, packet)]), arrived: by.namespace, by }];
}

function leave(
  ground: Ground,
  namespace: Namespace,
  from: Link | undefined,
  route: Route,
  to: Link,
  packet: Packet,
  trail: Trail,
): readonly Journey[] {
  const nextHop = route.via ?? packet.destination;
  const translated = masquerade(namespace, from, to, nextHop, packet);
  const sent = translated ? { ...packet, source: translated } : packet;
  const entry = { namespace, original: packet.source, translated: sent.source, destination: packet.destination };
  const { hops } = from ? trail : told(ground, trail, () => [routeHop(namespace, route, packet.destination, translated)]);
  return transmit(ground, to, nextHop, sent, {
    ...trail,
    hops,
    tracked: packet.isReply ? trail.tracked : [...trail.tracked, entry],
  });
}

function transmit(ground: Ground, link: Link, nextHop: IpAddress, packet: Packet, before: Trail): readonly Journey[] {
  if (link.state.kind === 'ipvlan' && needsNoNeighbour(link)) return transmitLayer3(ground, link, packet, before);
  if (needsNoNeighbour(link)) return carry(ground, link, undefined, packet, before);
  // A packet's own source if it was made here; a forwarded one is asked for in the name of the router.
  const asker =
    link.namespace.locals.has(packet.source) && familyOf(packet.source) === familyOf(nextHop)
      ? packet.source
      : selectAddress(link, nextHop);
  const resolution = resolve(ground, link, nextHop, asker);
  const trail = resolution.isContested ? { ...before, isContested: true } : before;
  const neighbours = packet.isReply ? withRemembered(trail, link, nextHop, resolution) : resolution.answers;
  if (neighbours.length === 0) {
    const stop = explainSilence(ground, link, nextHop, resolution);
    // It refuses to answer this question, but its own question for the request may come in late and be learned from.
    const isRace = packet.isReply && resolution.distrusting.length > 0;
    return [stopped(packet, trail, isRace ? { ...stop, uncertain: true } : stop)];
  }
  const wiser = asker ? { ...trail, learned: [...trail.learned, { by: resolution, address: asker, neighbour: link }] } : trail;
  const [only] = neighbours;
  if (only && neighbours.length === 1) return carry(ground, link, only, packet, wiser);
  return neighbours.flatMap((neighbour) => carry(ground, link, neighbour, packet, wiser));
}

/** Whoever hears a question and has the address knows the asker from then on, whether or not its answer came through. */
function withRemembered(trail: Trail, link: Link, nextHop: IpAddress, { answers }: Resolution): readonly Link[] {
  const remembered = trail.learned
    .filter(({ by, address }) => address === nextHop && (by.answers.includes(link) || by.lost.some((item) => item.link === link)))
    .map(({ neighbour }) => neighbour);
  return remembered.length === 0 ? answers : [...new Set([...remembered, ...answers])];
}

/**
 * ipvlan l3 and l3s: a sibling by its address, else the routes of the host. IPv4 looks at those over the parent alone, addresses of
 * the host itself among them; IPv6 prefers the parent and no more (ipvlan_process_v4_outbound, ipvlan_process_v6_outbound).
 */
function transmitLayer3(ground: Ground, link: Link, packet: Packet, trail: Trail): readonly Journey[] {
  const parent = link.parent;
  if (!parent || !link.running) {
    const isContested = trail.isContested || mayReachSiblings(link, packet.destination);
    return [stopped(packet, { ...trail, isContested }, downLink(link))];
  }
  const { destination } = packet;
  const sibling = parent.ipvlans.find((other) => other !== link && other.up && other.addresses.includes(destination));
  if (sibling) return enter(ground, sibling, packet, trail);
  const host = parent.namespace;
  const isIpv4 = familyOf(destination) === 4;
  if (localType(host, destination) === 'local' && (!isIpv4 || parent.addresses.includes(destination))) {
    return [{ packet, trail: told(ground, trail, () => [arrivalHop(host, parent, packet)]), arrived: host }];
  }
  const found = isIpv4 ? lookup(host, destination, parent) : lookupIpv6(host, destination, parent, () => true);
  const route = found?.type === 'unicast' ? found : assumedOnLink(parent, destination);
  if (!route?.link) return [stopped(packet, trail, noRoute(host, destination, found, packet.isReply))];
  return leave(ground, host, undefined, route, route.link, packet, trail);
}

/**
 * An IPv4 lookup that names its link and finds nothing takes the destination to be on that link (ip_route_output_key_hash_rcu:
 * "Apparently, routing tables are wrong. Assume, that the destination is on link"); IPv6 knows no such thing.
 */
function assumedOnLink(link: Link, destination: IpAddress): Route | undefined {
  const to = familyOf(destination) === 4 ? parsePrefix(interfaceAddress(destination, 32)) : undefined;
  if (to === undefined) return undefined;
  const [first, last] = [comparable(destination), comparable(destination)];
  return { to, length: 32, first, last, metric: 0, type: 'unicast', link, via: undefined, source: undefined, isOnLink: true };
}

/** Sends to a resolved neighbour and goes on where the frame comes out. */
function carry(ground: Ground, link: Link, neighbour: Link | undefined, packet: Packet, before: Trail): readonly Journey[] {
  const target = neighbour ? { mac: neighbour.mac, address: packet.destination } : { address: packet.destination };
  const isIpv4 = familyOf(packet.destination) === 4;
  const isFiltered = isIpv4 && ground.world.hasBridgeFilter;
  const { arrivals, drops, isContested } = !isFiltered
    ? unicastFrom(ground, link, target)
    : unicastFrom(ground, link, target, (namespace, bridge) => {
        if (!namespace.state.bridgeFilter) return true;
        return policyVerdict(namespace.state.forward, bridge.name, bridge.name, packet, ground.traffic, packet.isReply).passes;
      });
  const trail = isContested ? { ...before, isContested } : before;
  const arrival = arrivals.find((candidate) => candidate.link === neighbour) ?? arrivals[0];
  if (!arrival) return [stopped(packet, trail, lostFrame(link, neighbour, drops))];
  return enter(
    ground,
    arrival.link,
    packet,
    told(ground, trail, () => frameHops(arrival.step, arrival.link)),
  );
}

/** A packet comes in on a link: believed, for here, or to be forwarded. */
function enter(ground: Ground, link: Link, received: Packet, trail: Trail): readonly Journey[] {
  const { namespace } = link;
  const trust = validateSource(link, received.source);
  if (trust !== 'valid') return [stopped(received, trail, distrusted(link, received.source, trust))];
  const entry = trackedEntry(trail.tracked, namespace, received);
  const packet = entry?.translated === received.destination ? { ...received, destination: entry.original } : received;
  const type = localType(namespace, packet.destination);
  if (type === 'local')
    return [{ packet, trail: told(ground, trail, () => [arrivalHop(namespace, link, packet)]), arrived: namespace, by: link }];
  if (type === 'broadcast') return [stopped(packet, trail, broadcastAddress(namespace, packet.destination))];
  const family = familyOf(packet.destination);
  if (!(family === 4 ? namespace.state.forwarding.ipv4 : namespace.state.forwarding.ipv6)) {
    return [stopped(packet, trail, forwardingOff(namespace, packet.destination, family))];
  }
  // Among equal IPv6 routes a router prefers the one over the link that the packet came by (ip6_pol_route_input).
  const route =
    family === 4 ? lookup(namespace, packet.destination) : lookupIpv6(namespace, packet.destination, link, () => true);
  if (route?.type !== 'unicast' || !route.link) {
    return [stopped(packet, trail, noRoute(namespace, packet.destination, route, packet.isReply))];
  }
  const place = `${link.index} ${packet.source} ${packet.destination}`;
  if (trail.passed.includes(place) || trail.passed.length >= MAX_ROUTERS)
    return [stopped(packet, trail, loop(namespace, packet.destination))];
  const verdict = forwardVerdict(namespace, link, route.link, packet, ground.traffic, entry !== undefined);
  if (!verdict.passes) {
    return [stopped(packet, trail, forwardDenied(namespace, link, route.link, packet, ground.traffic, verdict))];
  }
  const next = masquerade(namespace, link, route.link, route.via ?? packet.destination, packet);
  const onward = told(ground, trail, () => [forwardHop(namespace, link, route, packet.destination, verdict.by, next)]);
  return leave(ground, namespace, link, route, route.link, packet, { ...onward, passed: [...trail.passed, place] });
}

/** Adds hops where somebody will read them: their sentences take longer to make than the rest of the way. */
function told(ground: Ground, trail: Trail, hops: () => readonly Hop[]): Trail {
  return ground.tellsHops ? { ...trail, hops: [...trail.hops, ...hops()] } : trail;
}

function stopped(packet: Packet, trail: Trail, stop: Stop): Journey {
  return { packet, trail: { ...trail, hops: [...trail.hops, stopHop(stop)] }, stop };
}
