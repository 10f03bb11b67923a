/**
 * Host states as one graph: every namespace and every link with what it sits on, what sits on it, and whether frames pass
 * it. Built once for a question; nothing in it changes afterwards.
 */
import { addressOf, type Family, type IpAddress } from '../address/address.ts';
import type { ObjectRef } from '../problem/problem.ts';
import type { ContainerState, Fabric, FabricPort, HostState, LinkState, NamespaceState, SegmentState } from '../state/state.ts';
import { broadcastsOf, routingTable, type RoutingTable } from './lookup.ts';

/** A network namespace: a host's own, or a running container's. */
export interface Namespace {
  readonly index: number;
  readonly host: HostState;
  readonly container?: ContainerState;
  /** `docker01`, or `docker01/bbox1` for a container. */
  readonly label: string;
  readonly object: ObjectRef;
  readonly state: NamespaceState;
  readonly links: readonly Link[];
  /** Link by own address. The address of a link that is down is local all the same, for as long as it is there. */
  readonly locals: ReadonlyMap<IpAddress, Link>;
  /** Addresses that are nobody's own here: IPv4 broadcast addresses of its subnets, IPv6 anycast addresses of a router's. */
  readonly broadcasts: ReadonlySet<IpAddress>;
  readonly tables: Readonly<Record<Family, RoutingTable>>;
}

/** A link with its neighbours in the stack of links. */
export interface Link {
  readonly index: number;
  readonly namespace: Namespace;
  readonly name: string;
  readonly state: LinkState;
  /** `docker01/ens33.10` or `docker01/bbox1 eth0`. */
  readonly label: string;
  readonly object: ObjectRef;
  readonly parent: Link | undefined;
  readonly peer: Link | undefined;
  /** Bridge or bond that this link is a port of. */
  readonly master: Link | undefined;
  /** A container's end of a bridge attachment whose other end no state lists: it acts as the port itself. */
  readonly plugged: boolean;
  readonly vlans: readonly Link[];
  readonly macvlans: readonly Link[];
  readonly ipvlans: readonly Link[];
  /** Ports of a bridge, members of a bond. */
  readonly ports: readonly Link[];
  /** Administratively up; an 802.1Q sub-interface goes down with its parent. */
  readonly up: boolean;
  /** Frames pass: up, and carrier from below. */
  readonly running: boolean;
  /** Its MAC address, or a name that is as good as one where the state leaves it open. */
  readonly mac: string;
  readonly addresses: readonly IpAddress[];
  /** The switch port, for a NIC or bond that is cabled to a segment. */
  readonly port: Port | undefined;
}

export interface Port {
  readonly link: Link;
  readonly settings: FabricPort;
  readonly segment: Segment;
}

export interface Segment {
  readonly name: string;
  readonly state: SegmentState;
  readonly ports: readonly Port[];
}

export interface World {
  readonly namespaces: readonly Namespace[];
  readonly links: readonly Link[];
  readonly segments: ReadonlyMap<string, Segment>;
  /** Links that have an address, in any namespace. */
  readonly holders: ReadonlyMap<IpAddress, readonly Link[]>;
  /** IPv6 addresses that a router has as the anycast address of a subnet. */
  readonly anycasts: ReadonlySet<IpAddress>;
  /** Names of the hosts on which a MAC address lives. */
  readonly macHomes: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many links have a MAC address of their own that is this one; more than one is a mistake. */
  readonly macLinks: ReadonlyMap<string, number>;
  /** Hosts that pass frames on from one NIC to another place: a NIC in a bridge, or a tunnel. */
  readonly transitHosts: ReadonlySet<string>;
  readonly hasIpvlan: boolean;
  /** Some namespace hands bridged frames to its FORWARD chain. */
  readonly hasBridgeFilter: boolean;
  namespaceOf(host: string, container?: string): Namespace | undefined;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };

/** A paused container has no running process, but its kernel side answers pings all the same. */
export function isRunning(container: ContainerState): boolean {
  return container.status === 'running' || container.status === 'paused';
}

/** Whether a link wears the MAC address of what it sits on, or of a port or bond that it belongs with. */
export function isBorrowed(link: Link): boolean {
  return link.parent?.mac === link.mac || link.master?.mac === link.mac || link.ports.some((port) => port.mac === link.mac);
}

export function buildWorld(hosts: readonly HostState[], fabric: Fabric): World {
  const namespaces: Draft<Namespace>[] = [];
  const byName = new Map<string, Draft<Namespace>>();
  const links: Draft<Link>[] = [];

  const addNamespace = (host: HostState, state: NamespaceState, container?: ContainerState): void => {
    const name = container && (container.key ?? container.name);
    const namespace: Draft<Namespace> = {
      index: namespaces.length,
      host,
      ...(container && { container }),
      label: name === undefined ? host.host : `${host.host}/${name}`,
      object: name === undefined ? { kind: 'host', name: host.host } : { kind: 'container', name },
      state,
      links: [],
      locals: new Map(),
      broadcasts: new Set(),
      tables: { 4: [], 6: [] },
    };
    namespaces.push(namespace);
    byName.set(container ? `${host.host}/${container.name}` : host.host, namespace);
    for (const link of state.links) {
      const draft: Draft<Link> = {
        index: links.length,
        namespace,
        name: link.name,
        state: link,
        label: container ? `${namespace.label} ${link.name}` : `${host.host}/${link.name}`,
        object: container ? namespace.object : { kind: 'interface', name: `${host.host}/${link.name}` },
        parent: undefined,
        peer: undefined,
        master: undefined,
        plugged: false,
        vlans: [],
        macvlans: [],
        ipvlans: [],
        ports: [],
        up: link.up,
        running: link.up,
        mac: '',
        addresses: link.addresses.map(addressOf),
        port: undefined,
      };
      links.push(draft);
      namespace.links.push(draft);
    }
  };
  for (const host of hosts) {
    addNamespace(host, host.namespace);
    for (const container of host.containers) {
      if (isRunning(container) && container.namespace) addNamespace(host, container.namespace, container);
    }
  }

  const linkByName = new Map<string, Draft<Link>>();
  for (const link of links) linkByName.set(linkKey(link.namespace.host.host, link.namespace.container?.name, link.name), link);
  const find = (host: string, container: string | undefined, name: string): Draft<Link> | undefined =>
    linkByName.get(linkKey(host, container, name));

  for (const link of links) {
    const { state, namespace } = link;
    const host = namespace.host.host;
    const own = namespace.container?.name;
    if (state.parent) link.parent = find(host, state.parent.container, state.parent.link);
    if (state.peer) link.peer = find(host, state.peer.container, state.peer.link);
    if (state.master !== undefined) {
      link.master = find(host, own, state.master);
      if (!link.master && own !== undefined) {
        link.master = find(host, undefined, state.master);
        link.plugged = true;
      }
    }
    if (state.kind === 'veth' && !link.peer && !link.master && link.parent?.state.kind === 'bridge') {
      link.master = link.parent;
      link.plugged = true;
    }
  }
  cutCycles(links);
  for (const link of links) {
    const { kind } = link.state;
    // The kernel hangs a macvlan on a macvlan under the parent of the latter (macvlan_common_newlink).
    while (kind === 'macvlan' && link.parent?.state.kind === 'macvlan') link.parent = link.parent.parent;
    const parent = link.parent && links[link.parent.index];
    if (parent && kind === 'vlan') parent.vlans.push(link);
    if (parent && kind === 'macvlan') parent.macvlans.push(link);
    if (parent && kind === 'ipvlan') parent.ipvlans.push(link);
    if (link.master) links[link.master.index]?.ports.push(link);
  }
  settle(links);

  const segments = new Map<string, Draft<Segment>>();
  for (const state of fabric.segments) segments.set(state.name, { name: state.name, state, ports: [] });
  for (const settings of fabric.ports) {
    const link = find(settings.host, undefined, settings.link);
    const segment = segments.get(settings.segment);
    if (!link || !segment) continue;
    const port = { link, settings, segment };
    segment.ports.push(port);
    link.port = port;
  }

  const holders = new Map<IpAddress, Link[]>();
  const macHomes = new Map<string, Set<string>>();
  const macLinks = new Map<string, number>();
  const transitHosts = new Set<string>();
  for (const link of links) {
    for (const address of link.addresses) append(holders, address, link);
    const home = macHomes.get(link.mac);
    if (home) home.add(link.namespace.host.host);
    else macHomes.set(link.mac, new Set([link.namespace.host.host]));
    if (!isBorrowed(link)) macLinks.set(link.mac, (macLinks.get(link.mac) ?? 0) + 1);
    const { kind } = link.state;
    if (kind === 'vxlan' || kind === 'gre' || (link.master?.state.kind === 'bridge' && kind !== 'veth')) {
      transitHosts.add(link.namespace.host.host);
    }
  }
  const anycasts = new Set<IpAddress>();
  for (const namespace of namespaces) {
    const locals = new Map<IpAddress, Link>();
    for (const link of namespace.links) {
      for (const address of link.addresses) {
        if (!locals.has(address)) locals.set(address, link);
      }
    }
    namespace.locals = locals;
    namespace.broadcasts = broadcastsOf(namespace.links, namespace.state.forwarding.ipv6);
    for (const address of namespace.broadcasts) if (address.includes(':')) anycasts.add(address);
    namespace.tables = lazyTables(namespace);
  }
  return {
    namespaces,
    links,
    segments,
    holders,
    anycasts,
    macHomes,
    macLinks,
    transitHosts,
    hasIpvlan: links.some(({ state }) => state.kind === 'ipvlan'),
    hasBridgeFilter: namespaces.some(({ state }) => state.bridgeFilter === true),
    namespaceOf: (host, container) => byName.get(container === undefined ? host : `${host}/${container}`),
  };
}

/** Most namespaces are never asked, because another of their class is. */
function lazyTables(namespace: Namespace): Namespace['tables'] {
  const known = new Map<Family, RoutingTable>();
  const table = (family: Family): RoutingTable => {
    const found = known.get(family) ?? routingTable(namespace, family);
    known.set(family, found);
    return found;
  };
  return {
    get 4() {
      return table(4);
    },
    get 6() {
      return table(6);
    },
  };
}

function linkKey(host: string, container: string | undefined, link: string): string {
  return `${host}\n${container ?? ''}\n${link}`;
}

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/** No link lies on itself in any kernel; where a state says so, the stack is cut there, so that walks come to an end. */
function cutCycles(links: readonly Draft<Link>[]): void {
  const state = new Map<Link, 'open' | 'done'>();
  const visit = (given: Link): void => {
    const link = links[given.index];
    if (!link || state.has(link)) return;
    state.set(link, 'open');
    if (link.parent && state.get(link.parent) === 'open') link.parent = undefined;
    if (link.parent) visit(link.parent);
    if (link.master && state.get(link.master) === 'open') link.master = undefined;
    if (link.master) visit(link.master);
    state.set(link, 'done');
  };
  links.forEach(visit);
}

/** Works out `up`, `running` and `mac` of every link from what lies below it. */
function settle(links: readonly Draft<Link>[]): void {
  const done = new Set<Link>();
  const visit = (given: Link): Link => {
    const link = links[given.index];
    if (!link || done.has(link)) return given;
    done.add(link);
    const parent = link.parent && visit(link.parent);
    if (link.state.kind === 'vlan') link.up = link.state.up && parent?.up === true;
    link.running = link.up && link.state.carrier !== false && hasCarrier(link, parent, visit);
    link.mac = link.state.mac ?? defaultMac(link, parent, visit);
    return link;
  };
  links.forEach(visit);
}

function hasCarrier(link: Link, parent: Link | undefined, visit: (link: Link) => Link): boolean {
  switch (link.state.kind) {
    case 'vlan':
    case 'macvlan':
    case 'ipvlan':
      return parent?.running === true;
    case 'veth':
      if (link.peer) return link.peer.state.up;
      return link.master !== undefined && link.plugged ? link.master.state.up : link.state.peer === undefined;
    case 'bridge':
      return link.ports.some((port) => (port.plugged ? port.state.up : visit(port).running));
    case 'bond':
      return link.ports.length === 0 || link.ports.some((port) => visit(port).running);
    case 'nic':
    case 'loopback':
    case 'vxlan':
    case 'gre':
    case 'dummy':
    case 'other':
      return true;
  }
}

/** Sub-interfaces, ipvlan and passthru macvlan wear their parent's MAC; a bridge or bond that of its first NIC. */
function defaultMac(link: Link, parent: Link | undefined, visit: (link: Link) => Link): string {
  const { kind, mode } = link.state;
  if (parent && (kind === 'vlan' || kind === 'ipvlan' || (kind === 'macvlan' && mode === 'passthru'))) return parent.mac;
  const nic = kind === 'bridge' || kind === 'bond' ? link.ports.find((port) => port.state.kind === 'nic') : undefined;
  return nic ? visit(nic).mac : `link ${link.index}`;
}
