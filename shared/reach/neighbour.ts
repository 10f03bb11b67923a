/**
 * Neighbour resolution: who answers when a link asks for an address of the next hop. ARP is answered by any namespace that
 * hears the question and has the address on any link, unless the link that hears it is told to answer for its own alone (arp_ignore);
 * neighbour discovery only by the link that has it.
 */
import { familyOf, type IpAddress } from '../address/address.ts';
import type { Traffic } from './forward.ts';
import { spread, type Drop, type Frame, type Spread, type TunnelCarrier } from './frame.ts';
import { localType, validateSource } from './lookup.ts';
import type { Link, Namespace, World } from './world.ts';

/** The world with what was worked out about it so far. */
export interface Ground {
  readonly world: World;
  readonly broadcasts: Map<Link, Spread>;
  /** Links that hear a broadcast from a link, by their namespace. */
  readonly hearers: Map<Link, ReadonlyMap<Namespace, readonly Link[]>>;
  /** Frames to one MAC address, and questions for one address, by what they depend on. */
  readonly unicasts: Kept<Spread>;
  readonly resolutions: Kept<Resolution>;
  readonly carryTunnel: TunnelCarrier;
  /** What the packets are, to the rules of routers. */
  readonly traffic: Traffic;
  /** False: nobody reads the hops, only whether and why. */
  readonly tellsHops: boolean;
}

/** Answers by link and by two words: no key is put together, because that takes longer than the look. */
type Kept<Value> = Map<Link, Map<string, Map<string | undefined, Value>>>;

/** A matrix that is asked cell by cell would fill the memory with answers that are asked for once. */
const KEPT_LINKS = 500;

function kept<Value>(all: Kept<Value>, link: Link, word: string, other: string | undefined, make: () => Value): Value {
  if (all.size >= KEPT_LINKS && !all.has(link)) all.clear();
  const ofLink = all.get(link) ?? new Map<string, Map<string | undefined, Value>>();
  all.set(link, ofLink);
  const ofWord = ofLink.get(word) ?? new Map<string | undefined, Value>();
  ofLink.set(word, ofWord);
  const known = ofWord.get(other);
  if (known !== undefined) return known;
  const made = make();
  ofWord.set(other, made);
  return made;
}

/** Every network stack that hears a broadcast from this link, and what was lost on the way. */
export function broadcastFrom(ground: Ground, link: Link): Spread {
  const known = ground.broadcasts.get(link);
  if (known) return known;
  const found = spread(ground.world, link, { source: link.mac }, ground.carryTunnel);
  ground.broadcasts.set(link, found);
  return found;
}

function hearersOf(ground: Ground, link: Link): ReadonlyMap<Namespace, readonly Link[]> {
  const known = ground.hearers.get(link);
  if (known) return known;
  const hearers = new Map<Namespace, Link[]>();
  for (const { link: hearer } of broadcastFrom(ground, link).arrivals) {
    const list = hearers.get(hearer.namespace);
    if (list) list.push(hearer);
    else hearers.set(hearer.namespace, [hearer]);
  }
  ground.hearers.set(link, hearers);
  return hearers;
}

export function unicastFrom(ground: Ground, link: Link, target: Frame['target'], passesBridge?: Frame['passesBridge']): Spread {
  const frame = { source: link.mac, ...(target && { target }) };
  if (passesBridge) return spread(ground.world, link, { ...frame, passesBridge }, ground.carryTunnel);
  // Only ipvlan looks at the address inside.
  const inside = ground.world.hasIpvlan || target?.mac === undefined ? insideOf(target) : undefined;
  return kept(ground.unicasts, link, target?.mac ?? '', inside, () => spread(ground.world, link, frame, ground.carryTunnel));
}

function insideOf(target: Frame['target']): string | undefined {
  return target?.isAnswer === true ? `answer ${target.address}` : target?.address;
}

/** Links without neighbour resolution: what is sent there reaches whoever is at the other end. */
export function needsNoNeighbour(link: Link): boolean {
  const { kind, mode } = link.state;
  return kind === 'loopback' || (kind === 'gre' && mode !== 'tap') || (kind === 'ipvlan' && mode !== undefined && mode !== 'l2');
}

export interface Resolution {
  /** Links that answer; more than one where an address is held twice in the broadcast domain. */
  readonly answers: readonly Link[];
  /** Links that heard the question, hold the address, and whose answer does not come back, with where it died. */
  readonly lost: readonly { readonly link: Link; readonly drops: readonly Drop[] }[];
  /** Links that heard the question, hold the address, and do not believe the asker. */
  readonly distrusting: readonly { readonly link: Link; readonly why: 'own-address' | 'filtered' }[];
  /** The question or an answer goes through a tunnel of which nobody knows where it ends (Spread), or IPv6 holders outdo each other. */
  readonly isContested: boolean;
}

/** Asks for `wanted` out of `link` in the name of `asker`, the address that an ARP request names as its sender's. */
export function resolve(ground: Ground, link: Link, wanted: IpAddress, asker: IpAddress | undefined): Resolution {
  return kept(ground.resolutions, link, wanted, asker, () => ask(ground, link, wanted, asker));
}

function ask(ground: Ground, link: Link, wanted: IpAddress, asker: IpAddress | undefined): Resolution {
  const answers: Link[] = [];
  const lost: { link: Link; drops: readonly Drop[] }[] = [];
  const distrusting: { link: Link; why: 'own-address' | 'filtered' }[] = [];
  const holders = ground.world.holders.get(wanted);
  let { isContested } = broadcastFrom(ground, link);
  if (!holders) return { answers, lost, distrusting, isContested };
  const hearers = hearersOf(ground, link);
  const namespaces = new Set(holders.map((holder) => holder.namespace));
  for (const hearer of [...namespaces].flatMap((namespace) => hearers.get(namespace) ?? [])) {
    if (!answersFor(hearer, wanted)) continue;
    if (needsNoNeighbour(hearer)) continue;
    const trust = asker === undefined ? 'valid' : validateSource(hearer, asker);
    if (trust !== 'valid') {
      distrusting.push({ link: hearer, why: trust });
      continue;
    }
    const reply = unicastFrom(ground, hearer, { mac: link.mac, address: asker ?? wanted, isAnswer: true });
    isContested ||= reply.isContested;
    if (reply.arrivals.some((arrival) => arrival.link === link)) answers.push(hearer);
    else lost.push({ link: hearer, drops: reply.drops });
  }
  isContested ||= familyOf(wanted) === 6 && isClaimedElsewhere(ground, link, holders, answers);
  return { answers, lost, distrusting, isContested };
}

/**
 * Neighbour discovery believes every solicitation (RFC 4861 7.2.3), so the holders of one address take it from each other for as
 * long as they speak: whoever this link hears, or is heard by, is one of them. Those that answer are followed anyway.
 */
function isClaimedElsewhere(ground: Ground, link: Link, holders: readonly Link[], answers: readonly Link[]): boolean {
  if (holders.length < 2) return false;
  const hearers = hearersOf(ground, link);
  const claims = (holder: Link): boolean =>
    holder !== link &&
    (hearers.get(holder.namespace)?.includes(holder) === true ||
      hearersOf(ground, holder).get(link.namespace)?.includes(link) === true);
  return holders.filter((holder) => answers.includes(holder) || claims(holder)).length > Math.max(1, answers.length);
}

function answersFor(hearer: Link, wanted: IpAddress): boolean {
  // ipvlan l3 takes questions for its children's addresses away from the parent, and answers none (ipvlan_handle_mode_l3).
  if (hearer.ipvlans.some((child) => child.state.mode === 'l3' && child.up && child.addresses.includes(wanted))) return false;
  if (familyOf(wanted) === 6) return hearer.addresses.includes(wanted);
  if (hearer.state.ownArpOnly === true) return hearer.addresses.includes(wanted);
  return localType(hearer.namespace, wanted) === 'local' && !wanted.startsWith('127.');
}
