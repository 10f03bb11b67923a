/** A host of the file written out: how it is reached, its interfaces with their kinds, its routes and forwarding policy. */
import { familyOf, parsePrefix } from '../address/address.ts';
import type { Prefix } from '../address/address.ts';
import type { Problem } from '../problem/problem.ts';
import { readDocker, readSsh } from './endpoints.ts';
import type { Read } from './endpoints.ts';
import type { HostDocument, InterfaceDocument } from './document.ts';
import { pathText } from './path.ts';
import type { Path } from './path.ts';
import type { AddressReader } from './read-addresses.ts';
import type { DockerEndpoint, ForwardRule, Host, Interface, Route, SshTarget } from './topology.ts';

export function resolveHost(name: string, host: HostDocument, reader: AddressReader): Host {
  const path: Path = ['hosts', name];
  const ssh = host.ssh === undefined ? undefined : accept(readSsh(host.ssh), [...path, 'ssh'], reader.problems);
  const docker = host.docker === undefined ? undefined : accept(readDocker(host.docker), [...path, 'docker'], reader.problems);
  return {
    name,
    ssh: ssh satisfies SshTarget | undefined,
    docker: docker ?? ({ via: 'ssh' } satisfies DockerEndpoint),
    engine: host.engine,
    interfaces: resolveInterfaces(host, path, reader),
    forwarding: host.forwarding,
    routes: (host.routes ?? []).flatMap((route, index) => resolveRoute(route, [...path, 'routes', index], reader)),
    forward: host.forward?.map((rule, index) => resolveForward(rule, [...path, 'forward', index], reader)),
  };
}

function accept<T>(read: Read<T>, path: Path, problems: Problem[]): T | undefined {
  if ('value' in read) return read.value;
  problems.push({
    code: 'WRONG_VALUE',
    severity: 'error',
    message: `${pathText(path)}: ${read.wrong}.`,
    place: { path: pathText(path) },
  });
  return undefined;
}

function resolveInterfaces(host: HostDocument, path: Path, reader: AddressReader): ReadonlyMap<string, Interface> {
  const result = new Map<string, Interface>();
  for (const [name, entry] of Object.entries(host.interfaces ?? {})) {
    result.set(name, resolveInterface(name, entry ?? {}, [...path, 'interfaces', name], reader));
  }
  for (const [name, bond] of Object.entries(host.bonds ?? {})) {
    const at = [...path, 'bonds', name];
    if (result.has(name)) {
      reader.problems.push({
        code: 'DUPLICATE_INTERFACE',
        severity: 'error',
        message: `${name} stands both under interfaces and under bonds of ${String(path[1])}.`,
        hint: 'Give the bond a name of its own, as in bond0, and list its NICs under its interfaces.',
        place: { path: pathText(at) },
        objects: [{ kind: 'interface', name: `${String(path[1])}/${name}` }],
      });
      continue;
    }
    const { interfaces: members, mode, ...link } = bond;
    result.set(name, { ...resolveInterface(name, link, at, reader), kind: 'bond', members, bondMode: mode });
  }
  return result;
}

function resolveInterface(name: string, entry: InterfaceDocument, path: Path, reader: AddressReader): Interface {
  return {
    name,
    kind: entry.parent !== undefined && entry.vlan !== undefined ? 'vlan' : 'nic',
    segment: entry.segment,
    parent: entry.parent,
    vlan: entry.vlan,
    members: [],
    bondMode: undefined,
    addresses: (entry.addresses ?? []).flatMap(
      (text, index) => reader.interfaceAddress(text, [...path, 'addresses', index]) ?? [],
    ),
    promiscuous: entry.promiscuous,
    mtu: entry.mtu,
    access: entry.access ?? undefined,
  };
}

type RouteDocument = NonNullable<HostDocument['routes']>[number];
type ForwardDocument = NonNullable<HostDocument['forward']>[number];

function resolveRoute(route: RouteDocument, path: Path, reader: AddressReader): readonly Route[] {
  const via = route.via === undefined ? undefined : reader.ip(route.via, [...path, 'via']);
  const to = routeTarget(route.to, via !== undefined && familyOf(via) === 6, [...path, 'to'], reader);
  return to === undefined ? [] : [{ to, via, interface: route.interface, metric: route.metric }];
}

/** `default` is the route for everything; an address alone is a route to that one host, as `ip route` takes it. */
function routeTarget(text: string, six: boolean, path: Path, reader: AddressReader): Prefix | undefined {
  if (text === 'default') return parsePrefix(six ? '::/0' : '0.0.0.0/0');
  return reader.prefix(text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`, path);
}

function resolveForward(rule: ForwardDocument, path: Path, reader: AddressReader): ForwardRule {
  return {
    from: rule.from,
    to: rule.to,
    source: rule.source === undefined ? undefined : reader.prefix(rule.source, [...path, 'source']),
    destination: rule.destination === undefined ? undefined : reader.prefix(rule.destination, [...path, 'destination']),
    protocol: rule.protocol,
    ports: rule.ports?.flatMap((ports, index) => resolvePorts(ports, [...path, 'ports', index], reader.problems)),
    action: rule.action,
    masquerade: rule.masquerade ?? false,
  };
}

/** 80, `80` or `8000-8010`. */
function resolvePorts(ports: string | number, path: Path, problems: Problem[]): readonly (readonly [number, number])[] {
  const found = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(String(ports).trim());
  const first = Number(found?.[1]);
  const last = Number(found?.[2] ?? found?.[1]);
  if (found && first >= 1 && first <= last && last <= 65535) return [[first, last]];
  problems.push({
    code: 'WRONG_VALUE',
    severity: 'error',
    message: `${String(ports)} is not a port or a range of ports.`,
    hint: 'Write 80 or 8000-8010; ports are 1 to 65535.',
    place: { path: pathText(path) },
  });
  return [];
}
