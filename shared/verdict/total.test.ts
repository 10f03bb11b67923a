/** Bad input never throws out of the core: from any document, and from any host state, come problems and fates. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDesign } from '../checks/check-design.ts';
import { compile } from '../compile/compile.ts';
import { endpointsOf } from '../reach/fixture.ts';
import { reach } from '../reach/reach.ts';
import type { Reachability } from '../reach/result.ts';
import type { InterfaceAddress, IpAddress, MacAddress, Prefix } from '../address/address.ts';
import type { Fabric, HostState, LinkKind, LinkState, NamespaceState } from '../state/state.ts';
import { parseTopology } from '../topology/parse.ts';
import { resolve } from '../topology/resolve.ts';
import type { Topology } from '../topology/topology.ts';
import { documents } from '../topology/write.arbitraries.ts';
import { junitXml } from './junit.ts';
import { matrixReport } from './report.ts';

/** Asks everything that a door asks. Gives the number of pairs. */
function askAll(topology: Pick<Topology, 'name' | 'expectations'>, matrix: Reachability): number {
  const report = matrixReport(topology, matrix);
  for (const { predicted } of report.pairs) expect(predicted.text).not.toBe('');
  expect(matrix.tally().pairs).toBe(report.pairs.length);
  expect(matrix.pairCount).toBe(report.pairs.length);
  expect(junitXml(report, false)).toContain('</testsuites>');
  return report.pairs.length;
}

function goThrough(topology: Topology): number {
  const { hosts, fabric, endpoints, addresses } = compile(topology);
  for (const { message, code } of checkDesign(topology, { addresses })) expect(`${code} ${message}`).toMatch(/^[A-Z0-9_]+ \S/);
  return askAll(topology, reach(hosts, fabric, endpoints));
}

const SOUND = `vlanvas: 1
name: lab
segments: { lan: { vlans: [10, 20] }, far: {} }
hosts:
  a: { interfaces: { e: { segment: lan, addresses: [10.0.0.1/24] }, v10: { parent: e, vlan: 10 }, v20: { parent: e, vlan: 20 } } }
  b: { interfaces: { e: { segment: lan, addresses: [10.0.0.2/24] }, v10: { parent: e, vlan: 10 }, v20: { parent: e, vlan: 20 } } }
  r: { docker: none, forwarding: true, interfaces: { e: { segment: lan }, v10: { parent: e, vlan: 10, addresses: [10.0.10.1/24] }, v20: { parent: e, vlan: 20, addresses: [10.0.20.1/24, "fd00::1/64"] } }, routes: [{ to: 0.0.0.0/0, via: 10.0.10.9 }], forward: [{ from: v10, action: accept, masquerade: true }] }
networks:
  m: { driver: macvlan, parents: { a: v10, b: { interface: v10, shim: true } }, subnets: [{ subnet: 10.0.10.0/24, gateway: 10.0.10.1, ranges: { a: 10.0.10.64/26 }, reserved: { x: 10.0.10.5 } }] }
  i: { driver: ipvlan, mode: l3, parents: { a: v20, b: v20 }, subnets: [{ subnet: 10.0.20.0/24 }, { subnet: "fd00::/64" }] }
  d: { driver: bridge, hosts: [a, b], subnets: [{ subnet: 172.18.0.0/24 }], internal: true }
  o: { driver: vxlan, parents: { a: e, b: e }, subnets: [{ subnet: 10.9.0.0/24 }] }
containers:
  c1: { host: a, image: x, networks: { m: { ipv4: 10.0.10.70 }, d: {} } }
  c2: { host: b, image: x, networks: { m: {}, i: {} }, environment: { DB: c1 } }
  c3: { host: b, image: x, networks: { o: {}, d: {} } }
  c4: { host: a, image: x, networks: { o: {}, i: {} } }
expect: [{ from: m, to: m, reachable: true }]
`;

/** Words of the sound design, where one is put in the place of another. */
const WORDS = [...new Set(SOUND.match(/[\w./:]+/g))];
const ODD = [
  '10.0.10.0/31',
  '10.0.10.1/32',
  '0.0.0.0/0',
  '255.255.255.255',
  '::/0',
  '127.0.0.1/8',
  '224.0.0.1',
  '-1',
  '4096',
  '~',
  'true',
  '10.0.10.0/8',
];

describe('the core is total', () => {
  it('over whatever the schema lets through', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { topology } = resolve(document);
        goThrough(topology);
      }),
      { numRuns: 100, interruptAfterTimeLimit: 40_000 },
    );
  });

  it('over a sound design with words put in the place of others', { timeout: 60_000 }, () => {
    const sound = parseTopology(SOUND).topology;
    if (!sound) throw new Error('the sound design is none');
    expect(goThrough(sound)).toBeGreaterThan(50);
    const swap = fc.record({ at: fc.nat(), word: fc.constantFrom(...WORDS, ...ODD) });
    let asked = 0;
    fc.assert(
      fc.property(fc.array(swap, { minLength: 1, maxLength: 3 }), (swaps) => {
        const parts = SOUND.split(/([\w./]+)/);
        for (const { at, word } of swaps) parts[1 + 2 * (at % ((parts.length - 1) >> 1))] = word;
        const { topology } = parseTopology(parts.join(''));
        if (topology) asked += goThrough(topology);
      }),
      { numRuns: 200, interruptAfterTimeLimit: 40_000 },
    );
    expect(asked).toBeGreaterThan(300);
  });

  it('over host states that no kernel has: loops of parents, ports, peers and tunnels', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(hostState, { minLength: 1, maxLength: 3 }), (given) => {
        const hosts = given.map((host, index) => ({ ...host, host: `h${index}` }));
        const fabric: Fabric = {
          segments: [{ name: 's', vlans: [1], foreignMacs: false, mtu: 1500 }],
          ports: hosts.flatMap(({ host }) =>
            NAMES.map((link) => ({ host, link, segment: 's', ...(link === 'a' && { access: 1 }) })),
          ),
        };
        const matrix = reach(hosts, fabric, endpointsOf(hosts));
        askAll({ name: 'x', expectations: [] }, matrix);
      }),
      { numRuns: 200, interruptAfterTimeLimit: 40_000 },
    );
  });
});

const NAMES = ['a', 'b', 'c', 'd'];
const KINDS: readonly LinkKind[] = [
  'nic',
  'vlan',
  'macvlan',
  'ipvlan',
  'bridge',
  'bond',
  'veth',
  'vxlan',
  'gre',
  'dummy',
  'loopback',
  'other',
];
const word = fc.constantFrom(...NAMES, 'nobody');
const address = fc.constantFrom(
  ...['10.0.0.1', '10.0.0.2', '10.0.1.255', '127.0.0.1', '::1', 'fd00::1'].map((text) => text as IpAddress),
);
const withLength = fc
  .constantFrom('10.0.0.1/24', '10.0.0.2/31', '10.0.1.255/23', '10.0.0.3/0', 'fd00::1/64', 'fd00::2/0', '10.0.0.1/32')
  .map((text) => text as InterfaceAddress);
const prefix = fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', '10.0.0.1/32', '::/0', 'fd00::/64').map((text) => text as Prefix);

const linkState: fc.Arbitrary<LinkState> = fc.record(
  {
    name: fc.constantFrom(...NAMES),
    kind: fc.constantFrom(...KINDS),
    up: fc.boolean(),
    mtu: fc.constantFrom(0, 1500),
    promiscuous: fc.boolean(),
    addresses: fc.array(withLength, { maxLength: 2 }),
    carrier: fc.boolean(),
    mac: fc.constantFrom('02:00:00:00:00:01' as MacAddress, '02:00:00:00:00:02' as MacAddress),
    mode: fc.constantFrom('bridge', 'passthru', 'vepa', 'l2', 'l3', 'l3s', 'odd'),
    tag: fc.constantFrom(0, 1, 5000),
    parent: fc.oneof(
      word.map((link) => ({ link })),
      word.map((link) => ({ container: 'c', link })),
    ),
    peer: fc.oneof(
      word.map((link) => ({ link })),
      word.map((link) => ({ container: 'c', link })),
    ),
    master: word,
    tunnel: fc.record({ id: fc.constant(1), remotes: fc.array(address, { maxLength: 2 }), local: address }),
    reversePathFilter: fc.constantFrom(0 as const, 1 as const, 2 as const),
  },
  { requiredKeys: ['kind', 'up', 'mtu', 'promiscuous', 'addresses', 'name'] },
);
const namespaceState: fc.Arbitrary<NamespaceState> = fc.record(
  {
    links: fc.array(linkState, { maxLength: 5 }),
    routes: fc.array(fc.record({ to: prefix, via: address, link: word, metric: fc.nat({ max: 2 }) }, { requiredKeys: ['to'] }), {
      maxLength: 3,
    }),
    forwarding: fc.record({ ipv4: fc.boolean(), ipv6: fc.boolean() }),
    bridgeFilter: fc.boolean(),
    masquerade: fc.array(fc.record({ in: word, out: word, source: prefix }, { requiredKeys: [] }), { maxLength: 1 }),
  },
  { requiredKeys: ['links', 'routes', 'forwarding'] },
);
const hostState: fc.Arbitrary<HostState> = fc.record({
  host: fc.constant('h'),
  engine: fc.constant(null),
  namespace: namespaceState,
  networks: fc.constant([]),
  images: fc.constant([]),
  containers: fc.array(
    namespaceState.map((namespace) => ({
      name: 'c',
      image: 'x',
      status: 'running' as const,
      labels: {},
      attachments: [],
      namespace,
    })),
    { maxLength: 1 },
  ),
});
