/** Connecting two drawn things: what it means, and why it is refused. */
import { addressAt, parsePrefix } from '../../../shared/address/address.ts';
import type { SubnetDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { splitObjectId, splitPair, type ObjectKind } from '../object-id.ts';
import {
  defaultParent,
  isNic,
  likeParent,
  linkDomain,
  parentConflict,
  parentInterfaces,
  parentName,
  type ParentConflict,
} from './parents.ts';
import type { DesignDraft } from './add.ts';
import { segmentOf } from './vlan-mates.ts';

export type Connection =
  | { readonly type: 'attach'; readonly container: string; readonly network: string }
  | {
      readonly type: 'uplink';
      readonly network: string;
      readonly host: string;
      readonly interface: string | null;
      /** The interface is in another broadcast domain than the network is in so far: its containers would not meet. */
      readonly apart?: boolean;
    }
  | { readonly type: 'cable'; readonly host: string; readonly interface: string; readonly segment: string }
  | { readonly type: 'move'; readonly container: string; readonly host: string }
  | { readonly type: 'end'; readonly tunnel: string; readonly host: string }
  /** A router gets the gateway's address of a network. */
  | { readonly type: 'gateway'; readonly network: string; readonly host: string; readonly interface: string };

/** Why two things are not connected: what they are, or the state that they are in. */
export type ConnectionRefusal =
  | 'pair'
  | 'two-containers'
  | 'two-networks'
  | 'two-interfaces'
  | 'two-segments'
  | 'two-hosts'
  | 'container-interface'
  | 'container-segment'
  | 'container-tunnel'
  | 'network-segment'
  | 'network-tunnel'
  | 'segment-host'
  | 'segment-tunnel'
  | 'here'
  | 'attached'
  | 'no-interface'
  | 'sub-interface'
  | 'bonded'
  | 'cabled'
  | ParentConflict
  | 'other-domain'
  | 'no-docker'
  | 'router-interface'
  | 'gateway-taken'
  | 'no-subnet'
  | 'connected';

export type Answer = { readonly connection: Connection } | { readonly refused: ConnectionRefusal };

/** What connecting `from` and `to` would do; the direction does not matter. */
export function connectionBetween(document: TopologyDocument, from: string, to: string): Answer {
  const ends = [from, to].map(splitObjectId).filter((end) => end !== null);
  const name = (kind: ObjectKind): string | undefined => ends.find((end) => end.kind === kind)?.name;
  const container = name('container');
  const network = name('network');
  const nic = name('interface');
  const segment = name('segment');
  const host = name('host');
  const tunnel = name('tunnel');
  if (container !== undefined && network !== undefined) return attach(document, container, network);
  if (network !== undefined && nic !== undefined) return uplink(document, network, ...splitPair(nic));
  if (network !== undefined && host !== undefined) return uplink(document, network, host, null);
  if (nic !== undefined && segment !== undefined) return cable(document, ...splitPair(nic), segment);
  if (container !== undefined && host !== undefined) return move(document, container, host);
  if (tunnel !== undefined && host !== undefined) return tunnelEnd(document, tunnel, host);
  if (tunnel !== undefined && nic !== undefined) return tunnelEnd(document, tunnel, splitPair(nic)[0]);
  const [first, second] = ends;
  return { refused: first && second ? refusalOf(first.kind, second.kind) : 'pair' };
}

const PAIRS: readonly ConnectionRefusal[] = [
  'two-containers',
  'two-networks',
  'two-interfaces',
  'two-segments',
  'two-hosts',
  'container-interface',
  'container-segment',
  'container-tunnel',
  'network-segment',
  'network-tunnel',
  'segment-host',
  'segment-tunnel',
];

/** What is wrong with a pair of kinds that never meet. */
function refusalOf(first: string, second: string): ConnectionRefusal {
  const names = first === second ? [`two-${first}s`] : [`${first}-${second}`, `${second}-${first}`];
  return PAIRS.find((pair) => names.includes(pair)) ?? 'pair';
}

function move(document: TopologyDocument, container: string, host: string): Answer {
  if (document.containers?.[container]?.host === host) return { refused: 'here' };
  if (document.hosts?.[host]?.docker === 'none') return { refused: 'no-docker' };
  for (const network of Object.keys(document.containers?.[container]?.networks ?? {})) {
    const refused = cannotCome(document, network, host);
    if (refused) return { refused };
  }
  return { connection: { type: 'move', container, host } };
}

function tunnelEnd(document: TopologyDocument, tunnel: string, host: string): Answer {
  const found = document.tunnels?.[tunnel];
  if (!found) return { refused: 'pair' };
  return host in found.hosts ? { refused: 'connected' } : { connection: { type: 'end', tunnel, host } };
}

function isOn(document: TopologyDocument, network: string, host: string): boolean {
  const found = document.networks?.[network];
  return found?.parents?.[host] !== undefined || (found?.hosts?.includes(host) ?? false);
}

function needsParent(document: TopologyDocument, network: string): boolean {
  const driver = document.networks?.[network]?.driver;
  return driver === 'macvlan' || driver === 'ipvlan';
}

function attach(document: TopologyDocument, container: string, network: string): Answer {
  const found = document.containers?.[container];
  const on = document.networks?.[network];
  if (!found || !on) return { refused: 'pair' };
  if (found.networks && network in found.networks) return { refused: 'attached' };
  const refused = cannotCome(document, network, found.host);
  if (refused) return { refused };
  return { connection: { type: 'attach', container, network } };
}

/** Why a network cannot be on a host; null where it can, or is there already. */
function cannotCome(document: TopologyDocument, network: string, host: string): ConnectionRefusal | null {
  const found = document.networks?.[network];
  if (!found || isOn(document, network, host)) return null;
  if (document.hosts?.[host]?.docker === 'none') return 'no-docker';
  if (!needsParent(document, network) || defaultParent(document, found, host) !== null) return null;
  return noParent(document, network, host);
}

/** No interface is free, or those that are lie elsewhere. */
function noParent(document: TopologyDocument, network: string, host: string): ConnectionRefusal {
  const found = document.networks?.[network];
  const conflicts = parentInterfaces(document, host).map((name) => found && parentConflict(document, found, host, name));
  if (conflicts.includes(null)) return 'other-domain';
  return conflicts.includes('old-engine') ? 'old-engine' : 'no-interface';
}

/** Whether an interface is known to be in another broadcast domain than a network is in on other hosts. */
function isApart(document: TopologyDocument, network: string, host: string, nic: string): boolean {
  const own = linkDomain(document, host, nic);
  const others = Object.entries(document.networks?.[network]?.parents ?? {}).flatMap(([on, parent]) =>
    on === host ? [] : (linkDomain(document, on, parentName(parent) ?? '') ?? []),
  );
  return own !== null && others.length > 0 && !others.includes(own);
}

function uplink(document: TopologyDocument, network: string, host: string, nic: string | null): Answer {
  const found = document.networks?.[network];
  if (!found) return { refused: 'pair' };
  if (document.hosts?.[host]?.docker === 'none') return gateway(document, network, host, nic);
  if (!needsParent(document, network)) {
    return isOn(document, network, host)
      ? { refused: 'connected' }
      : { connection: { type: 'uplink', network, host, interface: null } };
  }
  if (nic !== null) {
    if (parentName(found.parents?.[host]) === nic) return { refused: 'connected' };
    if (isMember(document, host, nic)) return { refused: 'bonded' };
    const conflict = parentConflict(document, found, host, nic);
    if (conflict) return { refused: conflict };
  } else if (found.parents?.[host] !== undefined) return { refused: 'connected' };
  const parent = nic ?? defaultParent(document, found, host);
  if (parent === null) return { refused: noParent(document, network, host) };
  const apart = isApart(document, network, host, parent);
  return { connection: { type: 'uplink', network, host, interface: parent, ...(apart && { apart }) } };
}

/** On a host without Docker a network has no parent: the host routes it, by the gateway's address on one of its interfaces. */
function gateway(document: TopologyDocument, network: string, host: string, nic: string | null): Answer {
  const subnet = document.networks?.[network]?.subnets?.[0];
  if (!needsParent(document, network)) return { refused: 'no-docker' };
  if (!subnet) return { refused: 'no-subnet' };
  const on = nic ?? routerInterface(document, network, host);
  if (on === null) return { refused: 'router-interface' };
  const address = gatewayOf(subnet);
  const owner = Object.values(document.hosts ?? {}).some((found) =>
    [...Object.values(found.interfaces ?? {}), ...Object.values(found.bonds ?? {})].some((link) =>
      link?.addresses?.some((text) => text.split('/')[0] === address),
    ),
  );
  return owner ? { refused: 'gateway-taken' } : { connection: { type: 'gateway', network, host, interface: on } };
}

function gatewayOf({ subnet, gateway: written }: SubnetDocument): string | undefined {
  const prefix = parsePrefix(subnet);
  return written ?? (prefix && addressAt(prefix, 1n));
}

/** The sub-interface of a router that has the tag of the network's parents. */
function routerInterface(document: TopologyDocument, network: string, host: string): string | null {
  for (const [on, parent] of Object.entries(document.networks?.[network]?.parents ?? {})) {
    const found = likeParent(document, { driver: 'macvlan' }, on, parentName(parent) ?? '', host);
    if (found !== null) return found;
  }
  return null;
}

function isMember(document: TopologyDocument, host: string, nic: string): boolean {
  return Object.values(document.hosts?.[host]?.bonds ?? {}).some((bond) => bond.interfaces.includes(nic));
}

function cable(document: TopologyDocument, host: string, nic: string, segment: string): Answer {
  if (!isNic(document.hosts?.[host]?.interfaces?.[nic])) return { refused: 'sub-interface' };
  if (segmentOf(document, host, nic) === segment) return { refused: 'cabled' };
  return { connection: { type: 'cable', host, interface: nic, segment } };
}

/** Makes the connection. A container that meets a network takes it along to its host. */
export function connect(draft: DesignDraft, connection: Connection): void {
  switch (connection.type) {
    case 'attach': {
      const container = draft.containers?.[connection.container];
      if (!container) return;
      extendTo(draft, connection.network, container.host, null);
      container.networks = { ...container.networks, [connection.network]: {} };
      return;
    }
    case 'uplink':
      return extendTo(draft, connection.network, connection.host, connection.interface, true);
    case 'cable': {
      const host = draft.hosts?.[connection.host];
      const bond = host?.bonds?.[connection.interface];
      if (bond) bond.segment = connection.segment;
      else if (host) {
        host.interfaces = { ...host.interfaces };
        host.interfaces[connection.interface] = { ...host.interfaces[connection.interface], segment: connection.segment };
      }
      return;
    }
    case 'gateway': {
      const subnet = draft.networks?.[connection.network]?.subnets?.[0];
      const address = subnet && gatewayOf(subnet);
      const host = draft.hosts?.[connection.host];
      if (!subnet || address === undefined || !host) return;
      const written = `${address}/${subnet.subnet.split('/')[1] ?? ''}`;
      const bond = host.bonds?.[connection.interface];
      const nic = bond ?? { ...host.interfaces?.[connection.interface] };
      nic.addresses = [...(nic.addresses ?? []), written];
      if (!bond) host.interfaces = { ...host.interfaces, [connection.interface]: nic };
      subnet.gateway = address;
      host.forwarding ??= true;
      return;
    }
    case 'end': {
      const tunnel = draft.tunnels?.[connection.tunnel];
      if (tunnel) tunnel.hosts = { ...tunnel.hosts, [connection.host]: {} };
      return;
    }
    case 'move':
      moveContainer(draft, connection.container, connection.host);
  }
}

/** Puts a network on one more host; `replace`: gives it another parent where it is on it. */
function extendTo(draft: DesignDraft, name: string, host: string, nic: string | null, replace = false): void {
  const network = draft.networks?.[name];
  if (!network) return;
  if (needsParent(draft, name)) {
    if (network.parents?.[host] !== undefined && !replace) return;
    const parent = nic ?? defaultParent(draft, network, host);
    if (parent === null) return;
    // Its shim goes with it: rules of the host may name it.
    const before = network.parents?.[host];
    const next = typeof before === 'object' ? { ...before, interface: parent } : parent;
    network.parents = { ...network.parents, [host]: next };
  } else if (!network.hosts?.includes(host)) {
    network.hosts = [...(network.hosts ?? []), host];
  }
}

/** Moves a container to another host, with its networks as far as that host can have them. */
export function moveContainer(draft: DesignDraft, key: string, host: string): void {
  const container = draft.containers?.[key];
  if (!container) return;
  container.host = host;
  for (const network of Object.keys(container.networks ?? {})) extendTo(draft, network, host, null);
}
