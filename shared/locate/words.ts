/** The sentence about where a ping was lost: what was seen last, what was not seen after it, whose fault that is, what to do. */
import { familyOf } from '../address/address.ts';
import type { IpAddress } from '../address/address.ts';
import type { ObjectRef } from '../problem/problem.ts';
import type { Reason } from '../reach/result.ts';
import type { HostState } from '../state/state.ts';
import { ignoredEcho } from '../verdict/ignored-echo.ts';
import { linkOf } from '../verdict/soundings.ts';
import type { LocatedKind, LocatedStage, Seen, Spot, Stage } from './located.ts';
import type { Ending } from './trace.ts';

export interface Finding {
  /** What was seen, in a sentence. */
  readonly text: string;
  /** What may be the reason; the hosts may know better. */
  readonly cause?: string;
  readonly hint?: string;
  readonly fault: ObjectRef | null;
  readonly reason?: Reason;
}

export interface WordsInput {
  readonly ways: Readonly<Record<Spot['way'], readonly LocatedStage[]>>;
  readonly address: IpAddress;
  readonly hosts: readonly HostState[];
}

export function lostWords(ending: Extract<Ending, { type: 'lost' }>, input: WordsInput): Finding {
  const { lost } = ending;
  const last = input.ways[ending.last.way][ending.last.index];
  const seen = last && seenOf(last, lost);
  if (!last || !seen) return { text: 'Nothing was heard.', fault: null };
  const next = ending.next ? input.ways[ending.next.way][ending.next.index] : undefined;
  const begin = `${frameName(lost, seen, input.address)} ${verb(last, lost)} ${place(last)} ${look(seen)}`;
  if (!next || !ending.next) {
    return {
      text: `${begin}. Nobody could listen beyond that.`,
      hint: 'Next: let Vlanvas log in as root, or with sudo, on the hosts behind that, and locate again.',
      fault: last.object,
    };
  }
  const [low, high] = [ending.last.index, ending.next.index].sort((a, b) => a - b);
  const between = input.ways[ending.last.way].slice((low ?? 0) + 1, (high ?? 0) + 1);
  const segment = between.find((stage) => stage.segment !== undefined)?.segment;
  const missed = `it ${verb(next, lost, 'never')} ${place(next)}`;
  const strange = wrongMac(last, seen, lost, input.hosts);
  if (strange !== undefined) {
    const object = last.receiver ? objectOf(last.receiver.at) : last.object;
    return {
      text: `${begin}; ${missed}. ${strange}`,
      hint: `Next: find the machine that has ${seen.destination}; an old entry in the neighbour table goes by itself within a minute.`,
      fault: object,
    };
  }
  if (segment !== undefined) return wireWords(`${begin}; ${missed}`, segment, { last, next, seen, lost }, input);
  return insideWords(begin, missed, { last, next, seen }, input);
}

interface Gap {
  readonly last: LocatedStage;
  readonly next: LocatedStage;
  readonly seen: Seen;
  readonly lost: LocatedKind;
}

function wireWords(text: string, segment: string, { last, next, seen, lost }: Gap, { hosts }: WordsInput): Finding {
  const towards = next.at.split('/')[0] ?? next.at;
  const [tag] = seen.tags;
  const own = linkOf(last, hosts)?.mac;
  const isForeign = own !== undefined && own !== seen.source;
  const fault: ObjectRef = { kind: 'segment', name: segment };
  const ports = `Next: look at the switch ports of ${place(last)} and ${place(next)}`;
  const passMacs =
    'let frames of several MAC addresses pass (port security; promiscuous mode and forged transmits of a hypervisor)';
  // A broadcast shows that the way is there: what is sent to one MAC address is then lost by that address.
  if (lost !== 'question' && passedBroadcast(lost, last, next)) {
    return {
      text: `${text}.`,
      cause: `Broadcasts pass between them, so that the cable and the VLAN are right: segment ${segment}, or the NIC of ${towards}, drops frames by their MAC address (${seen.source} to ${seen.destination}).`,
      hint: `${ports}: do they ${passMacs}?`,
      fault,
    };
  }
  const wire = tag === undefined ? 'does not join the two' : `does not carry VLAN ${tag} towards ${towards}`;
  const filter = isForeign ? `, or drops the MAC address ${seen.source}, which is not that of the NIC` : '';
  const carry = tag === undefined ? 'are both up and in the same VLAN' : `do they carry VLAN ${tag}, tagged`;
  return {
    text: `${text}.`,
    cause: `Segment ${segment} between them ${wire}${filter}.`,
    hint: `${ports}: ${carry}${isForeign ? `, and do they ${passMacs}` : ''}?`,
    fault,
  };
}

/** The question for the next hop goes the packet's way; an answer comes against it, where the question has passed already. */
function passedBroadcast(lost: LocatedKind, last: LocatedStage, next: LocatedStage): boolean {
  return lost === 'answer' ? last.question !== null && next.question !== null : next.question !== null;
}

function insideWords(begin: string, missed: string, { last, next, seen }: Omit<Gap, 'lost'>, { hosts }: WordsInput): Finding {
  const link = linkOf(next, hosts);
  const below = linkOf(last, hosts);
  const host = next.at.split('/')[0] ?? next.at;
  const [tag] = seen.tags;
  if (link?.kind === 'vlan' && below?.kind !== 'vlan' && next.direction === 'in' && tag !== link.tag) {
    const has = tag === undefined ? 'without a tag' : `with tag ${tag}`;
    return {
      text: `${begin}; ${missed}, which takes frames with tag ${link.tag ?? ''} alone: this one came ${has}.`,
      hint: `Next: see with which tag it is sent, and what the switch port of ${place(last)} does with tags.`,
      fault: next.object,
    };
  }
  const down = link && (!link.up || link.carrier === false) ? `${place(next)} is ${link.up ? 'without a carrier' : 'down'}.` : '';
  return {
    text: `${begin}; ${missed}.`,
    cause: down === '' ? `It was lost inside ${host}.` : down,
    hint: `Next: on ${host}, ip -d link shows whether ${next.link} is up and what it sits on; nft list ruleset shows filters of bridges and links.`,
    fault: next.object,
  };
}

/** A destination that is not the MAC address of who should get it. */
function wrongMac(last: LocatedStage, seen: Seen, lost: LocatedKind, hosts: readonly HostState[]): string | undefined {
  const end = lost === 'answer' ? last.sender : last.receiver;
  const mac = end && linkOf(end, hosts)?.mac;
  if (lost === 'question' || !end || mac === undefined || mac === seen.destination || isGroup(seen.destination)) return undefined;
  return `It is addressed to ${seen.destination}, and ${place(end)} has ${mac}: somebody else answered for it, or its sender remembers an old MAC address.`;
}

/** Broadcast and multicast have the lowest bit of the first byte set. */
function isGroup(mac: string): boolean {
  return (parseInt(mac.slice(0, 2), 16) & 1) === 1;
}

export function swallowedWords(ending: Extract<Ending, { type: 'swallowed' }>, input: WordsInput): Finding {
  const { lost } = ending;
  const last = input.ways[ending.last.way][ending.last.index];
  const silentReply = lost === 'reply' && ending.last.way === 'there';
  const seen = last ? (silentReply ? last.packet : seenOf(last, lost)) : null;
  if (!last) return { text: 'Nothing was heard.', fault: null };
  const namespace = last.receiver?.at ?? last.at;
  const name = nameOf(namespace);
  const inside = namespace.includes('/') ? `nsenter -t $(docker inspect -f '{{.State.Pid}}' ${name}) -n ` : '';
  const where = `on ${namespace.split('/')[0] ?? namespace}`;
  const fault = objectOf(namespace);
  // By what the hosts tell nobody gets it: whoever sent it is not to be blamed for the silence.
  if (lost === 'question' && !last.receiver) {
    return {
      text: `${frameName(lost, seen, input.address)} ${verb(last, lost)} ${place(last)} ${look(seen)}, and nobody answered it.`,
      fault: last.object,
    };
  }
  if (lost === 'question') {
    return {
      text: `${frameName(lost, seen, input.address)} ${verb(last, lost)} ${place(last)} ${look(seen)}, and ${name} did not answer it.`,
      cause: `It has another address by now, or does not answer ARP on that link.`,
      hint: `Next: ${where}, ${inside}ip address; ${inside}sysctl -a --pattern 'arp_(ignore|filter)'`,
      fault,
    };
  }
  const deaf = silentReply ? ignoredEcho(namespace, input.address, input.hosts) : undefined;
  if (deaf) {
    return {
      text: `The echo request came in on ${place(last)} ${look(seen)}, and nobody answered it: ${deaf.text}`,
      hint: deaf.hint,
      fault: deaf.object,
    };
  }
  if (silentReply) {
    return {
      text: `The echo request came in on ${place(last)} ${look(seen)}, and ${name} sent no reply.`,
      cause: `A firewall or reverse-path filter of ${name} drops it, or it has no way back.`,
      hint: `Next: ${where}, ${inside}iptables -S; ${inside}ip route`,
      fault,
    };
  }
  return {
    text: `${frameName(lost, seen, input.address)} came in on ${place(last)} ${look(seen)}, and ${name} did not pass it on.`,
    cause: `Its firewall or reverse-path filter drops it, it does not forward, or it has no route.`,
    hint: `Next: ${where}, ${inside}iptables -S FORWARD; ${inside}ip route; ${inside}sysctl net.ipv4.ip_forward`,
    fault,
  };
}

export function answeredOnlyWords(spot: Spot, input: WordsInput): Finding {
  const stage = input.ways[spot.way][spot.index];
  const name = nameOf(stage?.sender.at ?? '');
  return {
    text: `${frameName('question', stage?.question ?? null, input.address)} was answered (${stage?.answer?.source ?? ''}), and no echo of ${name} followed: it came too late, or a firewall of ${name} drops what leaves.`,
    hint: 'Next: measure again; if it stays so, look at the firewall there: iptables -S OUTPUT; iptables -S FORWARD',
    fault: stage ? objectOf(stage.sender.at) : null,
  };
}

function seenOf(stage: LocatedStage, kind: LocatedKind): Seen | null {
  return kind === 'question' ? stage.question : kind === 'answer' ? stage.answer : stage.packet;
}

function frameName(kind: LocatedKind, seen: Seen | null, address: IpAddress): string {
  const asked = seen?.asked ?? address;
  const arp = familyOf(asked) === 4;
  switch (kind) {
    case 'request':
      return 'The echo request';
    case 'reply':
      return 'The echo reply';
    case 'question':
      return arp ? `The ARP question who has ${asked}` : `The neighbour solicitation for ${asked}`;
    case 'answer':
      return arp ? `The ARP answer about ${asked}` : `The neighbour advertisement of ${asked}`;
  }
}

/** `left`, `came in on`; an answer passes against the direction of its stage. */
function verb({ direction }: Stage, kind: LocatedKind, never?: 'never'): string {
  if (direction === 'either') return never ? 'was never seen on' : 'was seen on';
  const out = (direction === 'out') !== (kind === 'answer');
  if (never) return out ? 'never left' : 'never came in on';
  return out ? 'left' : 'came in on';
}

function look(seen: Seen | null): string {
  if (!seen) return '';
  const tags = seen.tags.length === 0 ? 'untagged' : `with tag ${seen.tags.join(' in ')}`;
  return `${tags}, from MAC ${seen.source}`;
}

/** `eth0 of bbox1`. */
export function place({ at, link }: { readonly at: string; readonly link: string }): string {
  return `${link} of ${nameOf(at)}`;
}

export function nameOf(at: string): string {
  return at.slice(at.indexOf('/') + 1);
}

function objectOf(at: string): ObjectRef {
  return at.includes('/') ? { kind: 'container', name: nameOf(at) } : { kind: 'host', name: at };
}
