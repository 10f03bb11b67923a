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
  readonly hint: string;
}

/** True: heard. False: asked, and nobody answered. Undefined: could not be asked. */
type Heard = boolean | undefined;

/** A function that tells what the wire of a crossing does to its frames; undefined where nothing is wrong, or nothing could be asked. */
export function wireFaults(
  soundings: readonly Sounding[],
  observed: readonly HostState[],
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
  const rivals = (port: Port, end: End): readonly (readonly [IpAddress, MacAddress])[] => {
    const own = ownMacs(end, observed);
    return addressesOf(end, observed).flatMap((address) =>
      (answersAt(outletOf(port, observed), address) ?? []).filter((mac) => !own.has(mac)).map((mac) => [address, mac] as const),
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
    if (rival) return second(crossing, rival);
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

/** Of the end; of an ipvlan child also those of the links of its host, whose MAC it has. */
function ownMacs({ at, link }: End, observed: readonly HostState[]): ReadonlySet<string> {
  const own = linkOf({ at, link }, observed);
  const host = observed.find((state) => at === state.host || at.startsWith(`${state.host}/`));
  const shared = own?.kind === 'macvlan' ? [] : (host?.namespace.links ?? []);
  return new Set([own, ...shared].flatMap((one) => (one?.mac === undefined ? [] : [one.mac])));
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
    return {
      ...place,
      reason: 'VLAN_NOT_CARRIED',
      text: `VLAN ${tag} is not carried between ${names}: neither host hears the other with the tag, and ${evidence}.`,
      hint: `Let the switch port${alone ? ` of ${portName(alone)}` : 's of both'} carry VLAN ${tag}, tagged.`,
    };
  }
  const heard = alone ? `, and ${portName(alone === near ? far : near)} hears others` : '';
  return {
    ...place,
    reason: 'NEIGHBOR_UNREACHABLE',
    text: `${names} do not hear each other on segment ${segment}${tag === undefined ? '' : `, VLAN ${tag}`}: not even the hosts themselves answer each other's ARP${heard}.`,
    hint: alone
      ? `Look at the cable and the switch port of ${portName(alone)}.`
      : `Look at the cables and at the switch: are both ports in segment ${segment}?`,
  };
}

function second({ near }: Crossing, [address, mac]: readonly [IpAddress, MacAddress]): WireFault {
  return {
    reason: 'DUPLICATE_ADDRESS',
    at: portName(near),
    object: { kind: 'interface', name: portName(near) },
    text: `${address} is held twice: ${mac}, which is of no host or container of this design, answers for it too on the segment of ${portName(near)}.`,
    hint: `Find the machine with the MAC address ${mac} and take ${address} off it, or give the container another address.`,
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
    hint: `Let the switch port of ${name} pass other MAC addresses (port security; promiscuous mode and forged transmits of a hypervisor), or take the driver ipvlan.`,
  };
}
