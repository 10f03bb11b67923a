import { describe, expect, it } from 'vitest';
import { parseTopology } from '../topology/parse.ts';
import { checkDesign } from './check-design.ts';

interface Parts {
  readonly router?: string;
  readonly more?: string;
  readonly gateway?: string;
  readonly segments?: string;
}

const ROUTER = 'docker: none, forwarding: true';

/** A network on VLAN 10 of one Docker host, beside a router. */
function design({ router = '', more = '', gateway = ', gateway: 10.10.10.1', segments = '{ lan: {} }' }: Parts): string {
  return `vlanvas: 1
name: lab
segments: ${segments}
hosts:
  docker01: { interfaces: { ens33: { segment: lan }, ens33.10: { parent: ens33, vlan: 10 } } }
  router01: { ${router} }
${more}
networks:
  net: { driver: macvlan, parents: { docker01: ens33.10 }, subnets: [{ subnet: 10.10.10.0/24${gateway} }] }
containers:
  a1: { host: docker01, image: busybox, networks: { net: {} } }
expect: [{ from: a1, to: router01, reachable: true }]
`;
}

function fixOf(text: string, code = 'GATEWAY_NOT_MODELLED') {
  const { topology, problems } = parseTopology(text);
  if (!topology) throw new Error(JSON.stringify(problems));
  const found = checkDesign(topology).find((problem) => problem.code === code);
  expect(found, code).toBeDefined();
  return found?.fix;
}

describe('a gateway that nobody has', () => {
  it('is given to a new sub-interface of the router, with the tag of the network', () => {
    expect(fixOf(design({ router: `${ROUTER}, interfaces: { eth0: { segment: lan } }` }))).toEqual({
      label: 'Add eth0.10 with 10.10.10.1 to router01',
      changes: [
        {
          path: ['hosts', 'router01', 'interfaces', 'eth0.10'],
          value: { parent: 'eth0', vlan: 10, addresses: ['10.10.10.1/24'] },
        },
      ],
    });
  });

  it('is given to the interface that the router has in that VLAN, beside its other addresses', () => {
    const interfaces = '{ eth0: { segment: lan }, v10: { parent: eth0, vlan: 10, addresses: [192.0.2.1/30] } }';
    expect(fixOf(design({ router: `${ROUTER}, interfaces: ${interfaces}` }))).toEqual({
      label: 'Give v10 of router01 the address 10.10.10.1',
      changes: [{ path: ['hosts', 'router01', 'interfaces', 'v10', 'addresses', 1], value: '10.10.10.1/24' }],
    });
  });

  it('goes on a bond, and not on one of the NICs that it is made of', () => {
    const interfaces = '{ eth0: { segment: lan }, eth1: { segment: lan } }';
    const bonds = '{ bond0: { interfaces: [eth0, eth1], segment: lan } }';
    expect(fixOf(design({ router: `${ROUTER}, interfaces: ${interfaces}, bonds: ${bonds}` }))?.label).toBe(
      'Add bond0.10 with 10.10.10.1 to router01',
    );
  });

  it('is an untagged port of that VLAN where the router has one', () => {
    expect(fixOf(design({ router: `${ROUTER}, interfaces: { eth0: { segment: lan, access: 10 } }` }))?.label).toBe(
      'Give eth0 of router01 the address 10.10.10.1',
    );
  });

  it('becomes the address that the router has in the subnet', () => {
    const interfaces = '{ eth0: { segment: lan }, v10: { parent: eth0, vlan: 10, addresses: [10.10.10.254/24] } }';
    expect(fixOf(design({ router: `${ROUTER}, interfaces: ${interfaces}` }))).toEqual({
      label: 'Make 10.10.10.254 of router01 the gateway',
      changes: [{ path: ['networks', 'net', 'subnets', 0, 'gateway'], value: '10.10.10.254' }],
    });
  });

  it.each([
    ['nobody forwards', { router: 'docker: none, interfaces: { eth0: { segment: lan } }' }],
    [
      'two could be it',
      {
        router: `${ROUTER}, interfaces: { eth0: { segment: lan } }`,
        more: `  other: { ${ROUTER}, interfaces: { eth0: { segment: lan } } }`,
      },
    ],
    [
      'the router is on another segment',
      { router: `${ROUTER}, interfaces: { eth0: { segment: far } }`, segments: '{ lan: {}, far: {} }' },
    ],
    ['its port is in another VLAN', { router: `${ROUTER}, interfaces: { eth0: { segment: lan, access: 20 } }` }],
    ['the name would be too long for Linux', { router: `${ROUTER}, interfaces: { enp123s0f0np0: { segment: lan } }` }],
  ] satisfies (readonly [string, Parts])[])('is left to the person where %s', (_, parts) => {
    expect(fixOf(design(parts))).toBeUndefined();
  });

  it('is chosen where the subnet names none: the first address that is free', () => {
    const text = design({ router: `${ROUTER}, interfaces: { eth0: { segment: lan, addresses: [192.0.2.1/24] } }`, gateway: '' })
      .replace('networks: { net: {} }', 'networks: { net: { ipv4: 10.10.10.1 } }')
      .replace('to: router01', 'to: other')
      .replace(
        'networks:\n',
        'networks:\n  other: { driver: macvlan, parents: { docker01: ens33 }, subnets: [{ subnet: 10.10.20.0/24 }] }\n',
      )
      .replace('expect:', '  b1: { host: docker01, image: busybox, networks: { other: {} } }\nexpect:');
    expect(fixOf(text, 'NO_GATEWAY')).toEqual({
      label: 'Add eth0.10 with 10.10.10.2 to router01',
      changes: [
        {
          path: ['hosts', 'router01', 'interfaces', 'eth0.10'],
          value: { parent: 'eth0', vlan: 10, addresses: ['10.10.10.2/24'] },
        },
        { path: ['networks', 'net', 'subnets', 0, 'gateway'], value: '10.10.10.2' },
      ],
    });
  });
});
