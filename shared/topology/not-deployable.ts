/**
 * What the format has and the deploy does not carry out yet. Such a key is read, kept, checked and drawn; a deploy of it is
 * refused instead of leaving it out silently. A feature that arrives takes its entry out of the table.
 */
import { familyOf } from '../address/address.ts';
import type { ObjectRef, Problem } from '../problem/problem.ts';
import type { TopologyDocument } from './document.ts';
import { pathText } from './path.ts';
import type { Path } from './path.ts';
import type { Container, Network, Topology } from './topology.ts';

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

/** Drivers whose networks can be deployed. */
const DRIVERS: readonly string[] = ['macvlan', 'ipvlan', 'bridge'];

const FEATURES: readonly Feature[] = [
  {
    words: 'Networks of this driver are',
    hint: 'Networks of the drivers macvlan, ipvlan and bridge can be deployed.',
    find: networks('driver', ({ driver }) => !DRIVERS.includes(driver)),
  },
  { words: 'Encrypted networks are', find: networks('encrypted', ({ encrypted }) => encrypted) },
  {
    words: 'IPv6 subnets of bridge networks are',
    *find({ networks: all }) {
      for (const network of all.values()) {
        if (network.driver !== 'bridge') continue;
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

function containers(key: string, matches: (container: Container) => boolean): Feature['find'] {
  return function* ({ containers: all }) {
    for (const container of all.values())
      if (matches(container))
        yield { path: ['containers', container.key, key], object: { kind: 'container', name: container.key } };
  };
}

const KINDS = { tunnels: 'tunnel', registries: 'registry', images: 'image' } as const;

function section(key: keyof typeof KINDS): Feature['find'] {
  return function* (_, document) {
    for (const name of Object.keys(document[key] ?? {})) yield { path: [key, name], object: { kind: KINDS[key], name } };
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
