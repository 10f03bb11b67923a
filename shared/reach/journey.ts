/**
 * The way of one packet through namespaces, from the one that makes it to the one that takes it: route, source address,
 * masquerade, neighbour, and at every router input checks and forwarding policy. Where an address is held twice, every
 * answer is followed: the result is a list, usually of one.
 */
import { familyOf, type IpAddress } from '../address/address.ts';
import { forwardVerdict, masquerade, policyVerdict, trackedEntry, type Packet, type Tracked } from './forward.ts';
import { broadcastLink, localType, lookup, lookupIpv6, selectAddress, sourceFor, validateSource, type Route } from './lookup.ts';
import { broadcastFrom, needsNoNeighbour, resolve, unicastFrom, type Ground } from './neighbour.ts';
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

/** What a namespace learned from the question of the one that sent to it: the asker's address and link. */
export interface Learned {
  readonly link: Link;
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
}

export const EMPTY_TRAIL: Trail = { hops: [], tracked: [], learned: [], passed: [] };

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
    if (isReply) return departBroadcast(ground, namespace, fallback, trail, given.asker);
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

function transmit(ground: Ground, link: Link, nextHop: IpAddress, packet: Packet, trail: Trail): readonly Journey[] {
  if (link.state.kind === 'ipvlan' && needsNoNeighbour(link)) return transmitLayer3(ground, link, packet, trail);
  if (needsNoNeighbour(link)) return carry(ground, link, undefined, packet, trail);
  // A packet's own source if it was made here; a forwarded one is asked for in the name of the router.
  const asker =
    link.namespace.locals.has(packet.source) && familyOf(packet.source) === familyOf(nextHop)
      ? packet.source
      : selectAddress(link, nextHop);
  const resolution = resolve(ground, link, nextHop, asker);
  const remembered = trail.learned.filter((item) => item.link === link && item.address === nextHop).map((item) => item.neighbour);
  const neighbours = [...new Set([...(packet.isReply ? remembered : []), ...resolution.answers])];
  if (neighbours.length === 0) {
    const stop = explainSilence(ground, link, nextHop, resolution);
    // It refuses to answer this question, but its own question for the request may come in late and be learned from.
    const isRace = packet.isReply && resolution.distrusting.length > 0;
    return [stopped(packet, trail, isRace ? { ...stop, uncertain: true } : stop)];
  }
  // Whoever hears the question and answers it knows the asker from now on, whether or not its answer comes through.
  const heard = [...resolution.answers, ...resolution.lost.map((item) => item.link)];
  const learned = asker ? heard.map((hearer) => ({ link: hearer, address: asker, neighbour: link })) : [];
  const wiser = { ...trail, learned: [...trail.learned, ...learned] };
  return neighbours.flatMap((neighbour) => carry(ground, link, neighbour, packet, wiser));
}

/** ipvlan l3 and l3s: a sibling by its address, else the routes of the host, over the parent (ipvlan_process_outbound). */
function transmitLayer3(ground: Ground, link: Link, packet: Packet, trail: Trail): readonly Journey[] {
  const parent = link.parent;
  if (!parent || !link.running) return [stopped(packet, trail, downLink(link))];
  const sibling = parent.ipvlans.find((other) => other !== link && other.up && other.addresses.includes(packet.destination));
  if (sibling) return enter(ground, sibling, packet, trail);
  const host = parent.namespace;
  if (localType(host, packet.destination) === 'local') {
    return [{ packet, trail: told(ground, trail, () => [arrivalHop(host, parent, packet)]), arrived: host }];
  }
  const route = lookup(host, packet.destination, parent);
  if (route?.type !== 'unicast') return [stopped(packet, trail, noRoute(host, packet.destination, route, packet.isReply))];
  return leave(ground, host, undefined, route, parent, packet, trail);
}

/** Sends to a resolved neighbour and goes on where the frame comes out. */
function carry(ground: Ground, link: Link, neighbour: Link | undefined, packet: Packet, trail: Trail): readonly Journey[] {
  const target = neighbour ? { mac: neighbour.mac, address: packet.destination } : { address: packet.destination };
  const isIpv4 = familyOf(packet.destination) === 4;
  const isFiltered = isIpv4 && ground.world.hasBridgeFilter;
  const { arrivals, drops } = !isFiltered
    ? unicastFrom(ground, link, target)
    : unicastFrom(ground, link, target, (namespace, bridge) => {
        if (!namespace.state.bridgeFilter) return true;
        return policyVerdict(namespace.state.forward, bridge.name, bridge.name, packet, packet.isReply).passes;
      });
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
  const route = lookup(namespace, packet.destination);
  if (route?.type !== 'unicast' || !route.link) {
    return [stopped(packet, trail, noRoute(namespace, packet.destination, route, packet.isReply))];
  }
  const place = `${link.index} ${packet.source} ${packet.destination}`;
  if (trail.passed.includes(place) || trail.passed.length >= MAX_ROUTERS)
    return [stopped(packet, trail, loop(namespace, packet.destination))];
  const verdict = forwardVerdict(namespace, link, route.link, packet, entry !== undefined);
  if (!verdict.passes) {
    return [stopped(packet, trail, forwardDenied(namespace, link, route.link, packet, verdict))];
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
