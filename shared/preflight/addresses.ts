/**
 * Addresses that the plan is about to give and that somebody on the segment may have already: which to ask for, from where,
 * and what an answer means. What the hosts themselves tell of each other's addresses is shared/plan/elsewhere.ts.
 */
import { addressOf, familyOf } from '../address/address.ts';
import type { IpAddress, MacAddress } from '../address/address.ts';
import { isOwned } from '../compile/labels.ts';
import type { ObjectRef, Problem } from '../problem/problem.ts';
import type { HostState, LinkState } from '../state/state.ts';
import { finding } from './finding.ts';

/** Where a question goes out: a link of the host, with a tag where the sub-interface is not there yet. */
export interface Way {
  readonly link: string;
  /** 0: untagged, as the link sends by itself. */
  readonly tag: number;
}

export interface AddressQuestion extends Way {
  readonly host: string;
  readonly address: IpAddress;
  /** Who is to get it, in words. */
  readonly who: string;
  readonly object: ObjectRef;
}

export interface SilentLink {
  readonly host: string;
  readonly link: string;
}

export interface AddressQuestions {
  readonly questions: readonly AddressQuestion[];
  /** Links whose segment cannot be asked while they are down or not there. */
  readonly silent: readonly SilentLink[];
}

/** Somebody said that the address is theirs. */
export interface AddressAnswer extends Way {
  readonly host: string;
  readonly address: IpAddress;
  readonly mac: MacAddress;
}

/** Network drivers and modes whose containers answer ARP on the segment of their parent. */
function onSegment(driver: string, mode: string | undefined): boolean {
  return driver === 'macvlan' || (driver === 'ipvlan' && (mode === undefined || mode === 'l2'));
}

/**
 * Every address that the design gives and no host has yet, as far as there is a way to ask. Not asked for: what a container
 * of this design or a NIC of its hosts has, and what `plan` refuses already.
 */
export function addressQuestions(
  topology: string,
  desired: readonly HostState[],
  observed: readonly HostState[],
  refused: readonly Problem[],
): AddressQuestions {
  const known = knownAddresses(topology, observed, refused);
  const questions: AddressQuestion[] = [];
  const silent: SilentLink[] = [];
  for (const want of desired) {
    const have = observed.find(({ host }) => host === want.host);
    if (!have) continue;
    for (const { address, on, ...rest } of wantedAddresses(want)) {
      if (known.has(address)) continue;
      const way = wayTo(want, have, on);
      if (way) questions.push({ host: want.host, ...way, address, ...rest });
      else if (!silent.some(({ host, link }) => host === want.host && link === on)) silent.push({ host: want.host, link: on });
    }
  }
  return { questions, silent };
}

/** Addresses of containers of this design that run, of NICs, and of problems that name one. */
function knownAddresses(topology: string, observed: readonly HostState[], refused: readonly Problem[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const host of observed) {
    for (const link of host.namespace.links) for (const address of link.addresses) known.add(addressOf(address));
    for (const container of host.containers) {
      if (!isOwned(container, topology) || container.status !== 'running') continue;
      for (const { ipv4, ipv6 } of container.attachments) for (const own of [ipv4, ipv6]) if (own !== undefined) known.add(own);
    }
  }
  for (const { code, data } of refused)
    if (code === 'ADDRESS_IN_USE' && data?.['address'] !== undefined) known.add(String(data['address']));
  return known;
}

interface Wanted {
  readonly address: IpAddress;
  /** Link of the host whose segment it is in. */
  readonly on: string;
  readonly who: string;
  readonly object: ObjectRef;
}

function wantedAddresses(want: HostState): readonly Wanted[] {
  const links = want.namespace.links.flatMap((link): Wanted[] => {
    const on = link.kind === 'macvlan' ? link.parent?.link : link.name;
    if (on === undefined || !['nic', 'vlan', 'bond', 'macvlan'].includes(link.kind)) return [];
    const object: ObjectRef = { kind: 'interface', name: `${want.host}/${link.name}` };
    return link.addresses.map((address) => ({ address: addressOf(address), on, who: `${link.name} of ${want.host}`, object }));
  });
  const parents = new Map(
    want.networks.flatMap(({ name, driver, mode, parent }) =>
      parent !== undefined && onSegment(driver, mode) ? [[name, parent] as const] : [],
    ),
  );
  const containers = want.containers.flatMap((container) =>
    container.attachments.flatMap(({ network, ipv4, ipv6 }): Wanted[] => {
      const on = parents.get(network);
      if (on === undefined) return [];
      const who = container.key ?? container.name;
      return [ipv4, ipv6]
        .filter((address) => address !== undefined)
        .map((address) => ({ address, on, who, object: { kind: 'container', name: who } }));
    }),
  );
  return [...links, ...containers];
}

/** The link that is there, or what a sub-interface will sit on and its tag. Undefined while nothing of it is up. */
function wayTo(want: HostState, have: HostState, name: string): Way | undefined {
  const isUp = (link: LinkState | undefined) => link?.up === true && link.carrier !== false;
  const there = have.namespace.links.find((link) => link.name === name);
  if (there) return isUp(there) ? { link: name, tag: 0 } : undefined;
  const planned = want.namespace.links.find((link) => link.name === name);
  const parent = planned?.parent?.link;
  if (planned?.kind !== 'vlan' || planned.tag === undefined || parent === undefined) return undefined;
  // Where somebody else's sub-interface has the tag, the kernel hands its frames there.
  const other = have.namespace.links.find(
    (link) => link.kind === 'vlan' && link.tag === planned.tag && link.parent?.link === parent,
  );
  if (other && isUp(other)) return { link: other.name, tag: 0 };
  return isUp(have.namespace.links.find((link) => link.name === parent)) ? { link: parent, tag: planned.tag } : undefined;
}

/**
 * ADDRESS_IN_USE for every answer that the hosts of this design don't explain: a MAC of theirs is a NIC that answers for an
 * address of its own, or a container that is about to move.
 */
export function answerProblems(
  topology: string,
  questions: readonly AddressQuestion[],
  answers: readonly AddressAnswer[],
  observed: readonly HostState[],
): readonly Problem[] {
  const own = new Set<string>();
  for (const host of observed) {
    for (const { mac } of host.namespace.links) if (mac !== undefined) own.add(mac.toLowerCase());
    for (const container of host.containers) {
      if (!isOwned(container, topology)) continue;
      for (const { mac } of container.attachments) if (mac !== undefined) own.add(mac.toLowerCase());
    }
  }
  return questions.flatMap(({ host, address, link, tag, who, object }): Problem[] => {
    const macs = answers
      .filter((answer) => answer.host === host && answer.address === address && answer.link === link && answer.tag === tag)
      .map(({ mac }) => mac.toLowerCase())
      .filter((mac) => !own.has(mac));
    const [mac] = macs;
    if (mac === undefined) return [];
    const where = tag === 0 ? link : `${link}, VLAN ${tag}`;
    return [
      finding(host, {
        code: 'ADDRESS_IN_USE',
        severity: 'error',
        message: `${who} is to get ${address}, and a machine that is not of this design has it already: ${[...new Set(macs)].join(' and ')} answered ${familyOf(address) === 4 ? 'ARP' : 'neighbour discovery'} for it on ${where} of ${host}.`,
        hint: `Give ${who} another address, or find that machine and take the address off it; a range of a DHCP server belongs under reserved.`,
        objects: [object],
        data: { address, mac, link: where },
      }),
    ];
  });
}
