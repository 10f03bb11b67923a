/**
 * What the format has and the deploy does not carry out yet. Such a key is read, kept, checked and drawn; a deploy of it is
 * refused instead of leaving it out silently. A feature that arrives takes its entry out of the table.
 */
import { familyOf } from '../address/address.ts';
import type { ObjectRef, Problem } from '../problem/problem.ts';
import type { TopologyDocument } from './document.ts';
import { pathText } from './path.ts';
import type { Path } from './path.ts';
import type { Container, Host, Interface, Network, Topology } from './topology.ts';

interface Found {
  readonly path: Path;
  readonly object?: ObjectRef;
}

interface Feature {
  /** As the subject of a sentence, with its verb: `Bonds are`. */
  readonly words: string;
  readonly hint?: string;
  find(topology: Topology, document: TopologyDocument): Iterable<Found>;
}

const MACVLAN_ONLY = 'Macvlan networks in bridge mode on a NIC can be deployed.';

const FEATURES: readonly Feature[] = [
  {
    words: 'Networks of other drivers than macvlan are',
    hint: MACVLAN_ONLY,
    find: networks('driver', ({ driver }) => driver !== 'macvlan'),
  },
  {
    words: 'Macvlan modes other than bridge are',
    hint: MACVLAN_ONLY,
    find: networks('mode', ({ driver, mode }) => driver === 'macvlan' && mode !== 'bridge'),
  },
  { words: 'Internal networks are', find: networks('internal', ({ internal }) => internal) },
  { words: 'An MTU of a network is', find: networks('mtu', ({ mtu }) => mtu !== undefined) },
  { words: 'Driver options are', find: networks('options', ({ options }) => Object.keys(options).length > 0) },
  { words: 'Networks with several subnets are', find: networks('subnets', ({ subnets }) => subnets.length > 1) },
  { words: 'Encrypted networks are', find: networks('encrypted', ({ encrypted }) => encrypted) },
  {
    words: 'IPv6 subnets are',
    *find({ networks: all }) {
      for (const network of all.values()) {
        for (const [index, { subnet }] of network.subnets.entries()) {
          if (familyOf(subnet) === 6)
            yield {
              path: ['networks', network.name, 'subnets', index, 'subnet'],
              object: { kind: 'network', name: network.name },
            };
        }
      }
    },
  },
  {
    words: 'Shims are',
    *find({ networks: all }) {
      for (const network of all.values()) {
        for (const [host, parent] of network.parents) {
          if (parent.shim)
            yield { path: ['networks', network.name, 'parents', host, 'shim'], object: { kind: 'network', name: network.name } };
        }
      }
    },
  },
  { words: 'VLAN sub-interfaces are', find: interfaces('vlan', ({ kind }) => kind === 'vlan') },
  { words: 'Bonds are', find: interfaces('interfaces', ({ kind }) => kind === 'bond') },
  { words: 'An MTU of an interface is', find: interfaces('mtu', ({ mtu }) => mtu !== undefined) },
  {
    words: 'IPv6 addresses of interfaces are',
    find: interfaces('addresses', ({ addresses }) => addresses.some((address) => familyOf(address) === 6)),
  },
  { words: 'The forwarding switch is', find: hosts('forwarding', ({ forwarding }) => forwarding !== undefined) },
  { words: 'Routes are', find: hosts('routes', ({ routes }) => routes.length > 0) },
  { words: 'Forwarding policies are', find: hosts('forward', ({ forward }) => forward !== undefined) },
  { words: 'Containers on several networks are', find: containers('networks', ({ attachments }) => attachments.length > 1) },
  { words: 'Published ports are', find: containers('ports', ({ ports }) => ports.length > 0) },
  { words: 'Added capabilities are', find: containers('capabilities', ({ capabilities }) => capabilities.length > 0) },
  { words: 'Tunnels are', find: section('tunnels') },
  { words: 'Registries are', find: section('registries') },
  {
    words: 'Sources of images are',
    hint: 'Load the image on the host yourself, or let the host pull it.',
    find: section('images'),
  },
  {
    words: 'Network aliases are',
    *find(_, document) {
      for (const [key, container] of Object.entries(document.containers ?? {})) {
        for (const [network, attachment] of Object.entries(container.networks ?? {})) {
          if ((attachment?.aliases?.length ?? 0) > 0)
            yield { path: ['containers', key, 'networks', network, 'aliases'], object: { kind: 'container', name: key } };
        }
      }
    },
  },
];

function networks(key: string, matches: (network: Network) => boolean): Feature['find'] {
  return function* ({ networks: all }) {
    for (const network of all.values())
      if (matches(network)) yield { path: ['networks', network.name, key], object: { kind: 'network', name: network.name } };
  };
}

function hosts(key: string, matches: (host: Host) => boolean): Feature['find'] {
  return function* ({ hosts: all }) {
    for (const host of all.values())
      if (matches(host)) yield { path: ['hosts', host.name, key], object: { kind: 'host', name: host.name } };
  };
}

function interfaces(key: string, matches: (link: Interface) => boolean): Feature['find'] {
  return function* ({ hosts: all }) {
    for (const host of all.values()) {
      for (const link of host.interfaces.values()) {
        const part = link.kind === 'bond' ? 'bonds' : 'interfaces';
        if (matches(link))
          yield {
            path: ['hosts', host.name, part, link.name, key],
            object: { kind: 'interface', name: `${host.name}/${link.name}` },
          };
      }
    }
  };
}

function containers(key: string, matches: (container: Container) => boolean): Feature['find'] {
  return function* ({ containers: all }) {
    for (const container of all.values())
      if (matches(container))
        yield { path: ['containers', container.key, key], object: { kind: 'container', name: container.key } };
  };
}

function section(key: 'tunnels' | 'registries' | 'images'): Feature['find'] {
  return function* (_, document) {
    for (const name of Object.keys(document[key] ?? {})) yield { path: [key, name] };
  };
}

/**
 * What stands in the way of deploying the design with this version, with its paths. An error for who is about to deploy; a
 * warning for who only checks or predicts.
 */
export function notDeployable(
  topology: Topology,
  document: TopologyDocument,
  severity: 'error' | 'warning' = 'error',
): Problem[] {
  return FEATURES.flatMap((feature) =>
    Array.from(feature.find(topology, document), ({ path, object }): Problem => ({
      code: 'NOT_DEPLOYABLE_YET',
      severity,
      message: `${feature.words} not deployable yet: ${pathText(path)}.`,
      hint: feature.hint ?? 'The design can be drawn, checked and predicted with it; take it out to deploy the rest.',
      place: { path: pathText(path) },
      ...(object ? { objects: [object] } : {}),
    })),
  );
}
