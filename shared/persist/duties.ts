/**
 * Who does what at boot: which links of the design the host's own network configuration makes (`native`), and which are left
 * to our systemd unit because the dialect has no word for them, or because saying it would change a file of the user's.
 */
import { addressOf, contains, familyOf, networkOf } from '../address/address.ts';
import type { InterfaceAddress } from '../address/address.ts';
import type { LinkState, RouteState } from '../state/state.ts';
import { isOwnLink } from '../plan/own-links.ts';
import type { InterfaceFile } from './dialect.ts';
import type { PersistRequest } from './request.ts';

export interface LinkDuty {
  readonly link: LinkState;
  /** Made by us; otherwise it is the host's, and only what `addresses`, `up` and `promiscuous` say is added. */
  readonly own: boolean;
  readonly native: boolean;
  /** The file that configures it, of a link that is the host's. */
  readonly file?: InterfaceFile;
  readonly up: boolean;
  readonly promiscuous: boolean;
  readonly addresses: readonly InterfaceAddress[];
  readonly ownArp: boolean;
  /** Of a link that is the host's: where the design names it. */
  readonly mtu?: number;
  /** Routes out of it. */
  readonly routes: readonly RouteState[];
  /** Links of ours on it that the dialect makes. */
  readonly children: readonly LinkState[];
  /** Links that are its ports, of a bond of ours. */
  readonly members: readonly LinkState[];
}

export interface Duties {
  /** Parents come before what sits on them. */
  readonly links: readonly LinkDuty[];
  /** Routes whose link the dialect does not write. */
  readonly routes: readonly RouteState[];
}

export function dutiesOf(request: PersistRequest): Duties {
  const { desired, additions } = request;
  const links = desired.links
    .filter(({ kind }) => kind !== 'loopback')
    .sort((a, b) => depth(a, desired.links) - depth(b, desired.links));
  const isOwn = (link: LinkState) => isOwnLink(link) && !additions.some((addition) => addition.link === link.name);
  const fileOf = (link: LinkState) => request.files.find((file) => file.link === link.name);
  const find = (name: string | undefined) => links.find((link) => link.name === name);
  /** Whether the dialect can write something for this link without touching what is the user's. */
  const sayable = (link: LinkState | undefined): boolean => {
    if (!link || request.dialect === 'unit') return false;
    // networkd and NetworkManager say it of the link by its name, whoever makes that.
    if (isOwn(link)) return request.dialect === 'networkd' || request.dialect === 'networkmanager' || native(link);
    const file = fileOf(link);
    if (request.dialect === 'networkmanager') return file === undefined || file.dialect === 'networkmanager';
    return file === undefined || (file.dialect === request.dialect && !file.shared);
  };
  /** What a link sits on is there before it: the host's, or made by the dialect as well. */
  const hasParent = (link: LinkState): boolean => {
    const parent = find(link.parent?.link);
    return parent !== undefined && (!isOwn(parent) || native(parent));
  };
  const native = (link: LinkState): boolean => {
    if (!isOwn(link)) {
      // A profile or ifcfg file of the user's can't be added to; one of our own may make the NIC a port of a bond.
      if (request.dialect === 'networkmanager') return link.master !== undefined && sayable(link);
      if (request.dialect === 'ifcfg') return link.master !== undefined && fileOf(link) === undefined;
      // A stanza of ours would come before the user's (Debian's file begins with `source`), and fail it when it fails.
      if (request.dialect === 'ifupdown') return fileOf(link) === undefined;
      return sayable(link);
    }
    const members = links.filter(({ master }) => master === link.name);
    switch (request.dialect) {
      case 'unit':
        return false;
      case 'networkmanager':
        // It knows ipvlan from 1.52 on, which hardly any host has.
        return link.kind !== 'ipvlan';
      case 'ifupdown':
        // It makes a VLAN of whatever is called NAME.NUMBER, before any hook of ours.
        return (isNamedByTag(link) || !/\.\d+$/.test(link.name)) && (link.kind === 'bond' || hasParent(link));
      case 'ifcfg':
        // initscripts read the tag from the name, and know neither macvlan nor ipvlan.
        return link.kind === 'bond' || (isNamedByTag(link) && hasParent(link));
      case 'networkd':
        return link.kind === 'bond' || sayable(find(link.parent?.link));
      case 'netplan':
        if (link.kind === 'ipvlan' && request.renderer === 'networkmanager') return false;
        return link.kind === 'bond' ? members.every(sayable) : sayable(find(link.parent?.link));
    }
  };
  const manager = request.dialect === 'netplan' ? request.renderer : request.dialect;
  /** NetworkManager has no IPv4 routes on a link without an IPv4 address. */
  const routable = (link: LinkState, route: RouteState) =>
    manager !== 'networkmanager' || familyOf(route.to) === 6 || ofFamily(4, link.addresses).length > 0;
  const routed = desired.routes.map((route) => ({ route, link: routeLink(route, links) }));
  const writes = new Map(links.map((link) => [link.name, native(link)] as const));
  return {
    links: links.map((link): LinkDuty => {
      const own = isOwn(link);
      const addition = additions.find((candidate) => candidate.link === link.name);
      const file = own ? undefined : fileOf(link);
      return {
        link,
        own,
        native: writes.get(link.name) ?? false,
        ...(file === undefined ? {} : { file }),
        up: own ? link.up : addition?.up === true,
        promiscuous: own ? link.promiscuous : addition?.promiscuous === true,
        ownArp: own ? link.ownArpOnly === true : addition?.ownArp === true,
        addresses: own ? link.addresses : (addition?.addresses ?? []),
        ...(own || addition?.mtu === undefined ? {} : { mtu: addition.mtu }),
        routes: routed.filter((entry) => entry.link === link.name && routable(link, entry.route)).map(({ route }) => route),
        children: links.filter((child) => isOwn(child) && child.parent?.link === link.name && writes.get(child.name) === true),
        members: own && link.kind === 'bond' ? links.filter(({ master }) => master === link.name) : [],
      };
    }),
    routes: routed
      .filter(({ route, link }) => {
        const out = find(link);
        return out === undefined || writes.get(out.name) !== true || !routable(out, route);
      })
      .map(({ route }) => route),
  };
}

/** `ens33.10`: parent and tag, as Docker and ifupdown read it. */
function isNamedByTag(link: LinkState): boolean {
  return link.kind === 'vlan' && link.name === `${link.parent?.link ?? ''}.${link.tag ?? ''}`;
}

/** The link that a route goes out of: named, or the one in whose subnet the next hop lies. */
function routeLink(route: RouteState, links: readonly LinkState[]): string | undefined {
  if (route.type !== undefined && route.type !== 'unicast') return undefined;
  if (route.link !== undefined) return links.some(({ name }) => name === route.link) ? route.link : undefined;
  const { via } = route;
  if (via === undefined) return undefined;
  return links.find(({ addresses }) => addresses.some((address) => contains(networkOf(address), via)))?.name;
}

/** 0 for a NIC, one more for every link below; a bond sits above its members. */
function depth(link: LinkState, links: readonly LinkState[], seen: readonly string[] = []): number {
  if (seen.includes(link.name)) return 0;
  const below = links.filter((other) => other.name === link.parent?.link || other.master === link.name);
  return below.length === 0 && link.kind !== 'bond'
    ? 0
    : 1 + Math.max(0, ...below.map((other) => depth(other, links, [...seen, link.name])));
}

/** Whether a manager must be told about this link at all. */
export function hasWork(duty: LinkDuty): boolean {
  return (
    duty.own ||
    duty.up ||
    duty.promiscuous ||
    duty.addresses.length > 0 ||
    duty.mtu !== undefined ||
    duty.ownArp ||
    duty.routes.length > 0 ||
    duty.children.length > 0 ||
    duty.link.master !== undefined
  );
}

/** MTU to write: that of a link of ours where it is not what the kernel gives it anyway. */
export function ownMtu({ link, own }: LinkDuty, duties: Duties): number | undefined {
  if (!own) return undefined;
  const parent = duties.links.find((other) => other.link.name === link.parent?.link);
  return link.mtu === (parent?.link.mtu ?? 1500) ? undefined : link.mtu;
}

/** Where none is named; the kernel's own, balance-rr, loses frames on a switch that does not know of the bond. */
export const BOND_DEFAULT_MODE = 'active-backup';

/** Addresses of one family. */
export function ofFamily(family: 4 | 6, addresses: readonly InterfaceAddress[]): readonly InterfaceAddress[] {
  return addresses.filter((address) => familyOf(addressOf(address)) === family);
}
