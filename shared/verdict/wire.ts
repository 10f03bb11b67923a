/** What the soundings say of a crossing: cut, a tag that is not carried, a foreign MAC that is dropped, a second holder. */
import type { IpAddress, MacAddress } from '../address/address.ts';
import type { ObjectRef } from '../problem/problem.ts';
import type { Reason } from '../reach/result.ts';
import type { HostState } from '../state/state.ts';
import type { Crossing, End, Port } from './crossing.ts';
import { portName } from './crossing.ts';
import type { Outlet, Sounding } from './look.ts';
import { addressesOf, hostAddresses, linkOf, outletOf, soundingKey } from './soundings.ts';

export interface WireFault {
  readonly reason: Reason;
  readonly at: string;
  readonly object: ObjectRef;
  readonly text: string;
  /** The cause alone, for all pairs that share it. */
  readonly summary: string;
  readonly hint: string;
}

/** Somebody else who answers for an address of an end. */
interface Rival {
  readonly end: End;
  readonly address: IpAddress;
  readonly mac: MacAddress;
}

/** True: heard. False: asked, and nobody answered. Undefined: could not be asked. */
type Heard = boolean | undefined;

/**
 * A function that tells what the wire of a crossing does to its frames; undefined where nothing is wrong, or nothing could be
 * asked. `isWhole`: every host of the design was read, so that a MAC that none of them has is a stranger's.
 */
export function wireFaults(
  soundings: readonly Sounding[],
  observed: readonly HostState[],
  isWhole: boolean,
): (crossing: Crossing) => WireFault | undefined {
  const answers = new Map(soundings.map((sounding) => [soundingKey(sounding), sounding.macs]));
  const alone = hostAddresses(observed);
  const answersAt = (outlet: Outlet | undefined, address: IpAddress | undefined): readonly MacAddress[] | undefined =>
    outlet && address && answers.get(soundingKey({ ...outlet, address }));
  const hears = (port: Port, host: string): Heard => {
    const macs = answersAt(outletOf(port, observed), alone.get(host));
    const own = observed.find((state) => state.host === host)?.namespace.links.map(({ mac }) => mac);
    return macs?.some((mac) => own?.includes(mac));
  };
  const either = (a: Heard, b: Heard): Heard => (a === undefined && b === undefined ? undefined : a === true || b === true);
  const passes = (port: Port, end: End): Heard => {
    const told = addressesOf(end, observed).flatMap((address) => answersAt(outletOf(port, observed), address) ?? []);
    const asked = addressesOf(end, observed).some((address) => answersAt(outletOf(port, observed), address) !== undefined);
    return asked ? told.length > 0 : undefined;
  };
  const known = macsOf(observed);
  const rivals = (port: Port, end: End): readonly Rival[] => {
    if (!isWhole) return [];
    return addressesOf(end, observed).flatMap((address) =>
      (answersAt(outletOf(port, observed), address) ?? []).filter((mac) => !known.has(mac)).map((mac) => ({ end, address, mac })),
    );
  };
  const separated = (crossing: Crossing): WireFault => {
    const { near, far } = crossing;
    const bare = (port: Port): Port => ({ ...port, tag: undefined });
    const tagged = near.tag !== undefined || far.tag !== undefined;
    const untagged = tagged && either(hears(bare(near), far.host), hears(bare(far), near.host)) === true;
    const others = (port: Port) =>
      observed.some(({ host }) => host !== near.host && host !== far.host && hears(port, host) === true);
    return apart(crossing, untagged, others(near), others(far));
  };
  return (crossing) => {
    const { near, far, sender, receiver } = crossing;
    const meet = either(hears(near, far.host), hears(far, near.host));
    if (meet === undefined) return undefined;
    if (!meet) return separated(crossing);
    const [rival] = [...rivals(near, receiver), ...rivals(far, sender)];
    if (rival) return second(crossing.segment, rival);
    const shut = [
      ...(isForeign(receiver, observed) && passes(near, receiver) === false ? [[far, receiver] as const] : []),
      ...(isForeign(sender, observed) && passes(far, sender) === false ? [[near, sender] as const] : []),
    ];
    const [first] = shut;
    return first && foreign(crossing, first, shut.length > 1, observed);
  };
}

/** A macvlan child has a MAC address of its own. */
function isForeign(end: End, observed: readonly HostState[]): boolean {
  return end.at.includes('/') && linkOf(end, observed)?.kind === 'macvlan';
}

/** Of everything that was seen. */
function macsOf(observed: readonly HostState[]): ReadonlySet<string> {
  return new Set(
    observed.flatMap(({ namespace, containers }) => [
      ...[namespace, ...containers.flatMap((one) => one.namespace ?? [])].flatMap(({ links }) =>
        links.flatMap(({ mac }) => mac ?? []),
      ),
      ...containers.flatMap(({ attachments }) => attachments.flatMap(({ mac }) => mac ?? [])),
    ]),
  );
}

function apart(crossing: Crossing, untagged: boolean, nearOthers: boolean, farOthers: boolean): WireFault {
  const { segment, near, far } = crossing;
  const names = `${portName(near)} and ${portName(far)}`;
  const alone = nearOthers === farOthers ? undefined : nearOthers ? far : near;
  const place = alone
    ? { at: portName(alone), object: { kind: 'interface' as const, name: portName(alone) } }
    : { at: `segment ${segment}`, object: { kind: 'segment' as const, name: segment } };
  const tag = near.tag ?? far.tag;
  if (tag !== undefined && (untagged || nearOthers || farOthers)) {
    const evidence = untagged ? 'untagged frames pass' : `other hosts are heard on VLAN ${tag}`;
    const text = `VLAN ${tag} is not carried between ${names}: neither host hears the other with the tag, and ${evidence}.`;
    return {
      ...place,
      reason: 'VLAN_NOT_CARRIED',
      text,
      summary: alone
        ? `VLAN ${tag} is not carried to ${portName(alone)}: no host is heard there with the tag, and ${evidence}.`
        : text,
      hint: `Let the switch port${alone ? ` of ${portName(alone)}` : 's of both'} carry VLAN ${tag}, tagged.`,
    };
  }
  const where = `segment ${segment}${tag === undefined ? '' : `, VLAN ${tag}`}`;
  const heard = alone ? `, and ${portName(alone === near ? far : near)} hears others` : '';
  const text = `${names} do not hear each other on ${where}: not even the hosts themselves answer each other's ARP${heard}.`;
  return {
    ...place,
    reason: 'NEIGHBOR_UNREACHABLE',
    text,
    summary: alone ? `${portName(alone)} is cut off from ${where}: nobody there hears it, and the others hear each other.` : text,
    hint: alone
      ? `Look at the cable and the switch port of ${portName(alone)}.`
      : `Look at the cables and at the switch: are both ports in segment ${segment}?`,
  };
}

function second(segment: string, { end, address, mac }: Rival): WireFault {
  const [host = '', container] = end.at.split('/');
  const text = `${address} of ${end.at} is held twice: ${mac}, which is of no host or container of this design, answers for it too on segment ${segment}.`;
  return {
    reason: 'DUPLICATE_ADDRESS',
    at: end.at,
    object: container === undefined ? { kind: 'interface', name: `${host}/${end.link}` } : { kind: 'container', name: container },
    text,
    summary: text,
    hint: `Find the machine with the MAC address ${mac} and take ${address} off it, or give ${end.at} another address.`,
  };
}

function foreign(
  { near, far }: Crossing,
  [port, end]: readonly [Port, End],
  both: boolean,
  observed: readonly HostState[],
): WireFault {
  const mac = linkOf(end, observed)?.mac;
  const name = portName(port);
  const also = both ? `; nor do those of containers on ${portName(port === near ? far : near)}` : '';
  return {
    reason: 'FOREIGN_MAC_DROPPED',
    at: name,
    object: { kind: 'interface', name },
    text: `Frames of ${end.at}${mac === undefined ? '' : ` (${mac})`} do not get past the port of ${name}, and those with the NIC's own MAC address do${also}: a MAC filter.`,
    summary: `Frames of containers do not get past the port of ${name}, and those with the NIC's own MAC address do: a MAC filter.`,
    hint: `Let the switch port of ${name} pass other MAC addresses (port security; promiscuous mode and forged transmits of a hypervisor), or take the driver ipvlan.`,
  };
}
