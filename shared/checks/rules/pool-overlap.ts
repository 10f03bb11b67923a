import { overlaps, parsePrefix } from '../../address/address.ts';
import { defineRule } from '../rule.ts';

/** What Docker gives docker0 unless the daemon's settings (`bip`, `default-address-pools`) say otherwise. */
const DOCKER0 = parsePrefix('172.17.0.0/16');

export const poolOverlap = defineRule({
  code: 'POOL_OVERLAP',
  severity: 'error',
  title: 'Two networks of one host have overlapping subnets',
  explanation: {
    what: "Two networks on the same Docker daemon have subnets with addresses in common, or a network has addresses of docker0, the daemon's own bridge.",
    why:
      'The daemon keeps one pool of addresses a subnet and refuses the second network: "Pool overlaps with other one on this address space". ' +
      'It makes one exception: a network with a range of its own (`--ip-range`) is accepted unless another has the same subnet and the same range.',
    how: 'Give the networks different subnets. If they are meant to be one network, keep one of them.',
  },
  *find({ topology, placesByHost, placesByNetwork, range }) {
    for (const [name, places] of placesByNetwork) {
      for (const [index, { subnet }] of (topology.networks.get(name)?.subnets ?? []).entries()) {
        const open = places.find(({ host }) => range(name, index, host) === undefined);
        if (DOCKER0 === undefined || !open || !overlaps(DOCKER0, subnet)) continue;
        yield {
          severity: 'warning',
          message: `${name} (${subnet}) overlaps with ${DOCKER0}, which docker0 of ${open.host} has unless the daemon is set up otherwise; Docker refuses it then.`,
          hint: `Give ${name} another subnet.`,
          path: ['networks', name, 'subnets', index, 'subnet'],
          objects: [{ kind: 'network', name }],
          data: { host: open.host, first: 'docker0', second: name },
        };
      }
    }
    const pools = [...topology.networks.values()].flatMap((network) =>
      network.subnets.map(({ subnet }, index) => ({ network: network.name, subnet, index })),
    );
    // Few pairs overlap, and they are the same on every host: found once.
    const clashes = pools.flatMap((pool, position) =>
      pools
        .slice(0, position)
        .flatMap((earlier) =>
          earlier.network !== pool.network && overlaps(earlier.subnet, pool.subnet) ? [{ earlier, pool }] : [],
        ),
    );
    if (clashes.length === 0) return;
    for (const [host, places] of placesByHost) {
      const here = new Set(places.map(({ network }) => network.name));
      const told = new Set<string>();
      for (const { earlier, pool } of clashes) {
        const own = range(pool.network, pool.index, host);
        const refused =
          own === undefined || (earlier.subnet === pool.subnet && range(earlier.network, earlier.index, host) === own);
        const key = `${pool.network} ${pool.index}`;
        if (!refused || told.has(key) || !here.has(earlier.network) || !here.has(pool.network)) continue;
        told.add(key);
        yield {
          message: `${earlier.network} (${earlier.subnet}) and ${pool.network} (${pool.subnet}) overlap on ${host}; Docker there refuses the second.`,
          hint: `Give ${pool.network} another subnet.`,
          path: ['networks', pool.network, 'subnets', pool.index, 'subnet'],
          objects: [earlier.network, pool.network].map((name) => ({ kind: 'network', name })),
          data: { host, first: earlier.network, second: pool.network },
        };
      }
    }
  },
});

export const subnetTwice = defineRule({
  code: 'SUBNET_TWICE',
  severity: 'error',
  title: 'A network has the same addresses twice',
  explanation: {
    what: 'Two subnets of one network overlap.',
    why: 'Docker keeps one pool of addresses a subnet and refuses overlapping ones.',
    how: 'Remove one of them.',
  },
  *find({ topology }) {
    for (const network of topology.networks.values()) {
      for (const [index, { subnet }] of network.subnets.entries()) {
        const other = network.subnets.slice(0, index).find((earlier) => overlaps(earlier.subnet, subnet));
        if (!other) continue;
        yield {
          message: `${other.subnet} and ${subnet} of ${network.name} overlap.`,
          hint: 'Remove one of them.',
          path: ['networks', network.name, 'subnets', index, 'subnet'],
          objects: [{ kind: 'network', name: network.name }],
        };
      }
    }
  },
});
