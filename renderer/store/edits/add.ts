/** Adding things to a design, with the defaults that a person would choose. Each answers the id of what it made. */
import type { Draft } from 'immer';
import type { LabHost } from '../../../shared/contract/events.ts';
import type { HostDocument, NetworkDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { objectId, type ObjectId } from '../object-id.ts';
import { freeSubnet } from './free-subnet.ts';
import { freeName, freePlainName } from './names.ts';
import { isNic, networkPlaces } from './parents.ts';
import { insertAt } from './record.ts';

export type DesignDraft = Draft<TopologyDocument>;

/** Linux: a name of an interface has at most 15 bytes. */
export const INTERFACE_BYTES = 15;

const NETWORK_PREFIX = {
  macvlan: 'mac_net',
  ipvlan: 'ip_net',
  bridge: 'br_net',
  overlay: 'ov_net',
  vxlan: 'vx_net',
  gre: 'gre_net',
} as const;

/** The segment that new NICs are cabled to: the first there is, else a new one. */
function segmentForNics(draft: DesignDraft): string {
  const [first] = Object.keys(draft.segments ?? {});
  if (first !== undefined) return first;
  draft.segments = { lan: {} };
  return 'lan';
}

/** A host with one NIC on the first segment. `lab`: a host of the sandbox. `index`: column to put it in. */
export function addHost(draft: DesignDraft, options: { readonly lab?: LabHost; readonly index?: number } = {}): ObjectId {
  const hosts = draft.hosts ?? {};
  const taken = Object.keys(hosts);
  const segment = segmentForNics(draft);
  const lab = options.lab;
  const name = lab && !taken.includes(lab.name) ? lab.name : freeName('docker', 2, taken);
  const like = Object.values(hosts).flatMap((host) => Object.entries(host.interfaces ?? {}).filter(([, nic]) => isNic(nic)))[0];
  const nic = lab?.nic ?? like?.[0] ?? 'eth0';
  const host: HostDocument = { ...(lab && { ssh: lab.ssh }), interfaces: { [nic]: { segment, promiscuous: true } } };
  draft.hosts = insertAt(hosts, name, host, options.index);
  return objectId('host', name);
}

export function addSegment(draft: DesignDraft): ObjectId {
  const name = freePlainName('lan', Object.keys(draft.segments ?? {}));
  draft.segments = { ...draft.segments, [name]: {} };
  return objectId('segment', name);
}

/** One more NIC of a host, cabled to the first segment. */
export function addNic(draft: DesignDraft, hostName: string): ObjectId | null {
  const host = draft.hosts?.[hostName];
  if (!host) return null;
  const segment = segmentForNics(draft);
  const taken = Object.keys(host.interfaces ?? {});
  let number = 0;
  while (taken.includes(`eth${number}`)) number++;
  host.interfaces = { ...host.interfaces, [`eth${number}`]: { segment, promiscuous: true } };
  return objectId('interface', `${hostName}/eth${number}`);
}

/** A VLAN sub-interface on a NIC. `tag`: left out, the next that the host does not use and the segment carries, 10 first. */
export function addSubInterface(draft: DesignDraft, hostName: string, parent: string, tag?: number): ObjectId | null {
  const host = draft.hosts?.[hostName];
  if (!host) return null;
  const vlan = tag ?? freeTag(draft, hostName, parent);
  const taken = new Set(Object.keys(host.interfaces ?? {}));
  const usual = `${parent}.${vlan}`;
  const isFit = !taken.has(usual) && new TextEncoder().encode(usual).length <= INTERFACE_BYTES;
  const name = isFit ? usual : freePlainName(`vlan${vlan}`, taken);
  host.interfaces = { ...host.interfaces, [name]: { parent, vlan } };
  return objectId('interface', `${hostName}/${name}`);
}

/** The tag that the next sub-interface on this parent would get. */
export function freeTag(document: TopologyDocument, hostName: string, parent: string): number {
  const host = document.hosts?.[hostName];
  const used = new Set(Object.values(host?.interfaces ?? {}).map((nic) => nic?.vlan));
  const segment = host?.bonds?.[parent]?.segment ?? host?.interfaces?.[parent]?.segment;
  const carried = document.segments?.[segment ?? '']?.vlans?.find((vlan) => !used.has(vlan));
  if (carried !== undefined) return carried;
  let vlan = 10;
  while (used.has(vlan)) vlan += 10;
  return vlan;
}

/** Where a network is put at first: on one interface and its like on the other hosts, or on one host alone. */
export interface NetworkStart {
  readonly host: string;
  readonly interface?: string;
}

/**
 * A network on every host that has an interface for it, with a free subnet. `index`: where its rail goes. `start`: an interface
 * that it sits on, with its like on other hosts; or the one host of a bridge network. `parents`: chosen already.
 */
export function addNetwork(
  draft: DesignDraft,
  driver: NetworkDocument['driver'],
  index?: number,
  start?: NetworkStart,
  parents?: Readonly<Record<string, string>>,
): ObjectId {
  const networks = draft.networks ?? {};
  const name = freeName(NETWORK_PREFIX[driver], 1, Object.keys(networks));
  const subnets = [freeSubnet(draft)];
  const network: NetworkDocument = { driver, subnets };
  if (driver === 'macvlan' || driver === 'ipvlan') {
    const on = start?.interface;
    const first = start && on !== undefined ? { host: start.host, interface: on } : undefined;
    network.parents = { ...(parents ?? networkPlaces(draft, driver, first).parents) };
  } else {
    const hosts = Object.entries(draft.hosts ?? {}).flatMap(([host, found]) => (found.docker === 'none' ? [] : [host]));
    network.hosts = driver === 'bridge' && start && hosts.includes(start.host) ? [start.host] : hosts;
  }
  draft.networks = insertAt(networks, name, network, index);
  return objectId('network', name);
}

/** A container on a host, attached to `network` where given. */
export function addContainer(draft: DesignDraft, host: string, network?: string): ObjectId {
  const containers = draft.containers ?? {};
  const key = freeName('bbox', 1, Object.keys(containers));
  const image = Object.values(containers).at(-1)?.image ?? 'busybox';
  const command = Object.values(containers).at(-1)?.command;
  draft.containers = {
    ...containers,
    [key]: { host, image, ...(command !== undefined && { command }), networks: network === undefined ? {} : { [network]: {} } },
  };
  return objectId('container', key);
}

/** A Linux host without Docker that forwards between its interfaces. */
export function addRouter(draft: DesignDraft, options: { readonly index?: number } = {}): ObjectId {
  const hosts = draft.hosts ?? {};
  const name = freeName('router', 2, Object.keys(hosts));
  const segment = segmentForNics(draft);
  const router: HostDocument = { docker: 'none', interfaces: { eth0: { segment } }, forwarding: true };
  draft.hosts = insertAt(hosts, name, router, options.index);
  return objectId('host', name);
}

/** A tunnel between all hosts with Docker: VXLAN on a Linux bridge, as the format's defaults are. */
export function addTunnel(draft: DesignDraft): ObjectId {
  const tunnels = draft.tunnels ?? {};
  const name = freeName('tunnel', 1, Object.keys(tunnels));
  const hosts = Object.entries(draft.hosts ?? {}).flatMap(([host, found]) => (found.docker === 'none' ? [] : [host]));
  draft.tunnels = { ...tunnels, [name]: { kind: 'vxlan', hosts: Object.fromEntries(hosts.map((host) => [host, {}])) } };
  return objectId('tunnel', name);
}
