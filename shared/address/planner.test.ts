import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTopology } from '../topology/parse.ts';
import type { Topology } from '../topology/topology.ts';
import { contains, overlaps } from './address.ts';
import { planAddresses } from './planner.ts';

function design(options: {
  readonly hosts: number;
  readonly containers: readonly string[];
  readonly subnet?: string;
  readonly extra?: string;
}): Topology {
  const hosts = Array.from({ length: options.hosts }, (_, index) => `h${index}`);
  const text = [
    'vlanvas: 1',
    'name: t',
    'hosts:',
    ...hosts.map((host) => `  ${host}: { interfaces: { eth0: {} } }`),
    'networks:',
    `  n: { driver: macvlan, parents: { ${hosts.map((host) => `${host}: eth0`).join(', ')} }, subnets: [{ subnet: ${options.subnet ?? '10.0.0.0/24'}${options.extra ?? ''} }] }`,
    ...(options.containers.length > 0 ? ['containers:'] : []),
    ...options.containers.map(
      (name, index) => `  ${name}: { host: h${index % options.hosts}, image: busybox, networks: { n: {} } }`,
    ),
  ].join('\n');
  const { topology } = parseTopology(text);
  if (!topology) throw new Error(text);
  return topology;
}

const addressesOf = (topology: Topology, previous?: Parameters<typeof planAddresses>[1]) =>
  new Map([...planAddresses(topology, previous).attachments].map(([key, planned]) => [key, planned.ipv4 ?? planned.ipv6]));

const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{2,7}$/), { minLength: 1, maxLength: 40 });

describe('planAddresses', () => {
  test('never hands out one address twice, nor one that is reserved or outside the range of the host', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 6 }), (containers, hosts) => {
        const topology = design({ hosts, containers, extra: ', gateway: 10.0.0.1, reserved: { dhcp: 10.0.0.192/27 }' });
        const plan = planAddresses(topology);
        const given = [...plan.attachments.values()].map(({ ipv4 }) => ipv4).filter((address) => address !== undefined);
        expect(new Set(given).size).toBe(given.length);
        expect(given).not.toContain('10.0.0.1');
        for (const container of topology.containers.values()) {
          const address = plan.attachments.get(`n/${container.key}`)?.ipv4;
          const range = plan.ranges.get('n#0')?.get(container.host);
          if (address !== undefined && range !== undefined) expect(contains(range, address)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('ranges of hosts never overlap', () => {
    for (let hosts = 2; hosts <= 20; hosts++) {
      const ranges = [
        ...(planAddresses(design({ hosts, containers: [], subnet: '10.0.0.0/22' }))
          .ranges.get('n#0')
          ?.values() ?? []),
      ];
      expect(ranges).toHaveLength(hosts);
      ranges.forEach((a, index) => ranges.slice(index + 1).forEach((b) => expect(overlaps(a, b)).toBe(false)));
    }
  });

  test('a container that is added at the end moves no other, and one that is removed does not either', () => {
    fc.assert(
      fc.property(names, (containers) => {
        const before = addressesOf(design({ hosts: 1, containers }));
        const after = addressesOf(design({ hosts: 1, containers: [...containers, 'zz-new'] }));
        for (const [key, address] of before) expect(after.get(key)).toBe(address);
      }),
      { numRuns: 60 },
    );
  });

  test('what was deployed stays, wherever the new container is written', () => {
    fc.assert(
      fc.property(names, (containers) => {
        const before = addressesOf(design({ hosts: 1, containers }));
        const previous = new Map(
          [...before].flatMap(([key, address]) => (address === undefined ? [] : [[key, [address]] as const])),
        );
        const after = addressesOf(design({ hosts: 1, containers: ['aa-new', ...containers] }), previous);
        for (const [key, address] of before) expect(after.get(key)).toBe(address);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['10.0.0.0/30', 1],
    ['10.0.0.0/31', 1],
    ['10.0.0.1/32', 0],
  ])('%s has room for %i beside the gateway that older engines invent, and then says that it is full', (subnet, room) => {
    const containers = Array.from({ length: room + 1 }, (_, index) => `c${index}`);
    const plan = planAddresses(design({ hosts: 1, containers, subnet }));
    expect([...plan.attachments.values()].filter(({ ipv4 }) => ipv4 !== undefined)).toHaveLength(room);
    expect(plan.problems[0]).toMatchObject({ code: 'SUBNET_EXHAUSTED', data: { subnet } });
    expect(plan.problems[0]?.hint).toContain(`/${Number(subnet.split('/')[1]) - 1}`);
  });

  test('IPv6 is planned like IPv4', () => {
    const plan = planAddresses(design({ hosts: 2, containers: ['a', 'b'], subnet: 'fd00:1::/64' }));
    expect([...(plan.ranges.get('n#0')?.values() ?? [])]).toEqual(['fd00:1:0:0:4000::/66', 'fd00:1:0:0:8000::/66']);
    expect(plan.attachments.get('n/a')?.ipv6).toMatch(/^fd00:1::4000:/);
  });
});
