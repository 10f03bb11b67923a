/** From the file as it is written to the design: short forms written out, variables put in, addresses parsed. */
import type { Problem } from '../problem/problem.ts';
import type { ContainerDocument, NetworkDocument, SubnetDocument, TopologyDocument } from './document.ts';
import { pathText, valueAt } from './path.ts';
import type { Path } from './path.ts';
import { addressReader } from './read-addresses.ts';
import type { AddressReader } from './read-addresses.ts';
import { resolveHost } from './resolve-host.ts';
import type { Attachment, Container, Network, NetworkParent, Segment, Subnet, Topology } from './topology.ts';
import { substituteVariables } from './variables.ts';
import { splitWords } from './words.ts';

/** An Ethernet link's usual MTU, in bytes. */
const ETHERNET_MTU = 1500;

/**
 * The design that a document stands for. Total: what cannot be understood (a bad address) is left out of the topology and
 * stands in `problems`, with its path.
 */
export function resolve(written: TopologyDocument): { readonly topology: Topology; readonly problems: readonly Problem[] } {
  const { document, problems: unknownVariables } = substituteVariables(written);
  const reader = addressReader((path) => document !== written && valueAt(document, path) !== valueAt(written, path));
  const containers = mapEntries(document.containers, (key, container) => resolveContainer(key, container, reader));
  const topology: Topology = {
    name: document.name,
    segments: mapEntries(document.segments, (name, segment): Segment => ({
      name,
      vlans: segment?.vlans ?? 'all',
      foreignMacs: segment?.foreignMacs ?? true,
      mtu: segment?.mtu ?? ETHERNET_MTU,
    })),
    hosts: mapEntries(document.hosts, (name, host) => resolveHost(name, host, reader)),
    networks: mapEntries(document.networks, (name, network) => resolveNetwork(name, network, containers, reader)),
    containers,
    expectations: (document.expect ?? []).map(({ from, to, reachable }) => ({ from, to, reachable })),
  };
  return { topology, problems: [...unknownVariables, ...reader.problems] };
}

function mapEntries<In, Out>(
  record: Readonly<Record<string, In>> | undefined,
  make: (name: string, value: In) => Out,
): ReadonlyMap<string, Out> {
  return new Map(Object.entries(record ?? {}).map(([name, value]) => [name, make(name, value)]));
}

function resolveNetwork(
  name: string,
  network: NetworkDocument,
  containers: ReadonlyMap<string, Container>,
  reader: AddressReader,
): Network {
  const path: Path = ['networks', name];
  const parents = mapEntries(network.parents, (host, parent): NetworkParent => {
    if (typeof parent === 'string') return { interface: parent, shim: undefined };
    const shim = parent.shim === true ? {} : parent.shim === false ? undefined : parent.shim;
    const at = [...path, 'parents', host, 'shim', 'addresses'];
    return {
      interface: parent.interface,
      shim: shim && {
        name: shim.name,
        addresses: readAll(shim.addresses, (text, index) => reader.interfaceAddress(text, [...at, index])),
      },
    };
  });
  return {
    name,
    driver: network.driver,
    mode: network.mode ?? defaultMode(network.driver),
    hosts: networkHosts(name, network, parents, containers),
    parents,
    subnets: readAll(network.subnets, (subnet, index) => resolveSubnet(subnet, [...path, 'subnets', index], reader)),
    internal: network.internal ?? false,
    mtu: network.mtu,
    options: network.options ?? {},
    encrypted: network.encrypted ?? false,
    vni: network.vni,
  };
}

function defaultMode(driver: NetworkDocument['driver']): string | undefined {
  if (driver === 'macvlan') return 'bridge';
  return driver === 'ipvlan' ? 'l2' : undefined;
}

/** A network without parents and hosts (a bridge, as Compose writes it) is where its containers are. */
function networkHosts(
  name: string,
  network: NetworkDocument,
  parents: ReadonlyMap<string, NetworkParent>,
  containers: ReadonlyMap<string, Container>,
): readonly string[] {
  const named = new Set([...parents.keys(), ...(network.hosts ?? [])]);
  if (named.size > 0 || network.driver === 'macvlan' || network.driver === 'ipvlan') return [...named];
  const users = [...containers.values()].filter((container) =>
    container.attachments.some((attachment) => attachment.network === name),
  );
  return [...new Set(users.map((container) => container.host))];
}

function resolveSubnet(subnet: SubnetDocument, path: Path, reader: AddressReader): Subnet | undefined {
  const prefix = reader.prefix(subnet.subnet, [...path, 'subnet']);
  const gateway = subnet.gateway === undefined ? undefined : reader.ip(subnet.gateway, [...path, 'gateway']);
  const ranges = readValues(subnet.ranges, (text, host) => reader.prefix(text, [...path, 'ranges', host]));
  const reserved = readValues(subnet.reserved, (text, name) => reader.ipOrPrefix(text, [...path, 'reserved', name]));
  return prefix === undefined ? undefined : { subnet: prefix, gateway, ranges, reserved };
}

function resolveContainer(key: string, container: ContainerDocument, reader: AddressReader): Container {
  const path: Path = ['containers', key];
  return {
    key,
    name: container.name ?? key,
    host: container.host,
    image: container.image,
    command: readCommand(container.command, [...path, 'command'], reader.problems),
    environment: container.environment ?? {},
    restart: container.restart,
    attachments: Object.entries(container.networks ?? {}).map(([network, attachment]): Attachment => {
      const at = [...path, 'networks', network];
      return {
        network,
        ipv4: readFamily(attachment?.ipv4, [...at, 'ipv4'], reader),
        ipv6: readFamily(attachment?.ipv6, [...at, 'ipv6'], reader),
        mac: attachment?.mac === undefined ? undefined : reader.mac(attachment.mac, [...at, 'mac']),
        gatewayPriority: attachment?.gatewayPriority,
      };
    }),
    ports: container.ports ?? [],
    capabilities: container.capabilities ?? [],
  };
}

function readFamily(text: string | undefined, path: Path, reader: AddressReader) {
  if (text === undefined) return undefined;
  const address = reader.ip(text, path);
  const key = String(path.at(-1));
  if (address === undefined || address.includes(':') === (key === 'ipv6')) return address;
  const other = key === 'ipv6' ? 'ipv4' : 'ipv6';
  reader.problems.push({
    code: 'BAD_ADDRESS',
    severity: 'error',
    message: `${address} is not an ${key === 'ipv6' ? 'IPv6' : 'IPv4'} address.`,
    hint: `Write it under ${other}.`,
    place: { path: pathText(path) },
    fix: {
      label: `Move it to ${other}`,
      changes: [
        { path, value: undefined },
        { path: [...path.slice(0, -1), other], value: text },
      ],
    },
  });
  return undefined;
}

function readCommand(command: ContainerDocument['command'], path: Path, problems: Problem[]): readonly string[] | undefined {
  if (command === undefined || typeof command !== 'string') return command;
  const words = splitWords(command);
  if (words === undefined) {
    problems.push({
      code: 'WRONG_VALUE',
      severity: 'error',
      message: `The command ${command} has a quote that is not closed.`,
      hint: 'Close it, or write the command as a list of words: [sleep, "3600"].',
      place: { path: pathText(path) },
    });
  }
  return words;
}

function readAll<In, Out>(items: readonly In[] | undefined, read: (item: In, index: number) => Out | undefined): readonly Out[] {
  return (items ?? []).map(read).filter((item): item is Out & {} => item !== undefined);
}

function readValues<Out>(
  record: Readonly<Record<string, string>> | undefined,
  read: (text: string, name: string) => Out | undefined,
): ReadonlyMap<string, Out> {
  const result = new Map<string, Out>();
  for (const [name, text] of Object.entries(record ?? {})) {
    const value = read(text, name);
    if (value !== undefined) result.set(name, value);
  }
  return result;
}
