/** Shims, routers, forwarding policies and masquerade on a real lab: what is measured is what was predicted, pair by pair. */
import { beforeAll, describe, expect, test } from 'vitest';
import { endingAfterAll } from '../support/at-end.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { apply, deployed, destroy, verify } from '../support/run.ts';
import { reaches, settles as settlesOn, wrong } from '../support/settles.ts';
import { TRACES } from '../support/traces.ts';

const hosts = ['docker01', 'docker02', 'router01'] as const;

const ending = endingAfterAll();
let lab: TestLab;
let before: readonly string[];
const look = () => Promise.all(hosts.map((host) => lab.on(host, TRACES)));

beforeAll(async () => {
  lab = ending(
    await bringUpLab({
      hosts: [
        ...['docker01', 'docker02'].map((name, index) => ({
          name,
          nics: [
            { name: 'ens33', segment: 'lan', addresses: [`172.22.16.${11 + index}/24`] },
            { name: 'ens34', segment: 'lan2', addresses: [] },
          ],
        })),
        {
          name: 'router01',
          docker: false,
          nics: [
            { name: 'eth1', segment: 'lan', addresses: [] },
            { name: 'eth2', segment: 'lan2', addresses: [] },
          ],
        },
      ],
    }),
  );
  before = await look();
});

const settles = (design: string) => settlesOn(lab, design);

const containers = `
containers:
  a1: { host: docker01, image: busybox, networks: { net10: { ipv4: 172.22.16.101 } } }
  a2: { host: docker02, image: busybox, networks: { net10: { ipv4: 172.22.16.102 } } }
  b1: { host: docker01, image: busybox, networks: { net20: { ipv4: 172.22.17.101 } } }
  b2: { host: docker02, image: busybox, networks: { net20: { ipv4: 172.22.17.102 } } }
`;

describe('a shim', () => {
  const design = (shim: boolean) => `
vlanvas: 1
name: shims
segments: { lan: {} }
hosts:
  docker01: { ssh: docker01.lab, interfaces: { ens33: { segment: lan, addresses: [172.22.16.11/24] } } }
  docker02: { ssh: docker02.lab, interfaces: { ens33: { segment: lan, addresses: [172.22.16.12/24] } } }
networks:
  net10:
    driver: macvlan
    parents: { docker01: { interface: ens33, shim: ${shim} }, docker02: ens33 }
    subnets: [{ subnet: 172.22.16.0/24 }]
containers:
  a1: { host: docker01, image: busybox, networks: { net10: {} } }
  a2: { host: docker02, image: busybox, networks: { net10: {} } }
`;

  test('lets the host reach its own containers; without one it does not', async () => {
    const without = await settles(design(false));
    expect(reaches(without, 'host:docker01', 'a1')).toBe(false);
    const report = await settles(design(true));
    expect(reaches(report, 'host:docker01', 'a1')).toBe(true);
    expect(reaches(report, 'a1', 'host:docker01')).toBe(true);
    expect(reaches(report, 'host:docker02', 'a2')).toBe(false);
    expect(await lab.on('docker01', 'ip link show vs-net10')).toContain('io.vlanvas/shims=link');
  });

  test('gets a route to each new container, and loses that of one that goes', async () => {
    const more = design(true).replace('  a2:', '  a3: { host: docker01, image: busybox, networks: { net10: {} } }\n  a2:');
    const result = await deployed(apply(lab.services, more));
    expect(result.plan?.steps.map(({ action }) => action.type).sort()).toEqual(['container.create', 'route.add']);
    expect(wrong(await verify(lab.services, more))).toEqual([]);
    const back = await deployed(apply(lab.services, design(true)));
    expect(back.plan?.steps.map(({ action }) => action.type).sort()).toEqual(['container.remove', 'route.remove']);
    await settles(design(false));
    expect(await deployed(destroy(lab.services, design(false)))).toMatchObject({ outcome: 'done' });
    expect(await look()).toEqual(before);
  });
});

describe('a router of its own', () => {
  const design = (forward: string) => `
vlanvas: 1
name: routed
segments: { lan: {}, lan2: {} }
hosts:
  docker01: { ssh: docker01.lab, interfaces: { ens33: { segment: lan, addresses: [172.22.16.11/24] }, ens34: { segment: lan2 } } }
  docker02: { ssh: docker02.lab, interfaces: { ens33: { segment: lan, addresses: [172.22.16.12/24] }, ens34: { segment: lan2 } } }
  router01:
    ssh: router01.lab
    docker: none
    interfaces:
      eth1: { segment: lan, addresses: [172.22.16.1/24] }
      eth2: { segment: lan2, addresses: [172.22.17.1/24] }
    forwarding: true
    routes: [{ to: 10.99.0.0/16, via: 172.22.16.11 }]
    ${forward}
networks:
  net10: { driver: macvlan, parents: { docker01: ens33, docker02: ens33 }, subnets: [{ subnet: 172.22.16.0/24, gateway: 172.22.16.1 }] }
  net20: { driver: macvlan, parents: { docker01: ens34, docker02: ens34 }, subnets: [{ subnet: 172.22.17.0/24, gateway: 172.22.17.1 }] }
${containers}`;

  test('joins two networks; one direction denied, exactly that is shut; masquerade hides who asks', async () => {
    const open = await settles(design(''));
    for (const [from, to] of [
      ['a1', 'b2'],
      ['b1', 'a2'],
      ['a1', 'b1'],
    ] as const)
      expect(reaches(open, from, to)).toBe(true);

    const oneWay = await settles(design('forward: [{ from: eth1, to: eth2, action: accept }]'));
    expect(reaches(oneWay, 'a1', 'b2')).toBe(true);
    expect(reaches(oneWay, 'b2', 'a1')).toBe(false);
    expect(oneWay.pairs.find(({ from, to }) => from === 'b2' && to === 'a1')?.predicted.reason).toBe('FORWARD_DENIED');

    const hidden = await settles(
      design(
        'forward: [{ from: eth1, to: eth2, action: accept, masquerade: true }, { from: eth2, to: eth1, source: 172.22.17.102/32, action: accept }]',
      ),
    );
    expect(reaches(hidden, 'b2', 'a1')).toBe(true);
    expect(reaches(hidden, 'b1', 'a1')).toBe(false);
  });

  test('rules that somebody emptied are written again', async () => {
    const text = design('forward: [{ from: eth1, to: eth2, action: accept }]');
    await settles(text);
    await lab.on('router01', 'iptables -F FORWARD; sysctl -q -w net.ipv4.ip_forward=0; ip route del 10.99.0.0/16');
    const result = await deployed(apply(lab.services, text));
    expect(result.plan?.steps.map(({ action }) => action.type).sort()).toEqual(['firewall.apply', 'forwarding.set', 'route.add']);
    await settles(text.replace('10.99.0.0/16, via: 172.22.16.11', '10.99.0.0/16, via: 172.22.16.12'));
    expect(await lab.on('router01', 'ip route show 10.99.0.0/16')).toContain('via 172.22.16.12');
  });

  test('destroyed, no link, address, route, rule or setting is left', async () => {
    expect(await deployed(destroy(lab.services, design('')))).toMatchObject({ outcome: 'done', problems: [] });
    expect(await look()).toEqual(before);
  });
});

describe('a router on a host that runs Docker and has containers on the same parents', () => {
  const design = (forward: string) => `
vlanvas: 1
name: inside
segments: { lan: {}, lan2: {} }
hosts:
  docker01: { ssh: docker01.lab, interfaces: { ens33: { segment: lan, addresses: [172.22.16.11/24] }, ens34: { segment: lan2 } } }
  docker02:
    ssh: docker02.lab
    interfaces: { ens33: { segment: lan }, ens34: { segment: lan2 } }
    forwarding: true
    forward: ${forward}
networks:
  net10:
    driver: macvlan
    parents: { docker01: ens33, docker02: { interface: ens33, shim: { name: gw10, addresses: [172.22.16.1/24] } } }
    subnets: [{ subnet: 172.22.16.0/24, gateway: 172.22.16.1 }]
  net20:
    driver: macvlan
    parents: { docker01: ens34, docker02: { interface: ens34, shim: { name: gw20, addresses: [172.22.17.1/24] } } }
    subnets: [{ subnet: 172.22.17.0/24, gateway: 172.22.17.1 }]
${containers}`;
  const both = '[{ from: gw10, to: gw20, action: accept }, { from: gw20, to: gw10, action: accept }]';

  test('the gateway on a shim serves its own containers too, and rules are in DOCKER-USER', async () => {
    await lab.on('docker02', 'ip address del 172.22.16.12/24 dev ens33');
    const report = await settles(design(both));
    for (const [from, to] of [
      ['a1', 'b2'],
      ['a2', 'b2'],
      ['b2', 'a1'],
      ['b1', 'a2'],
    ] as const) {
      expect([from, to, reaches(report, from, to)]).toEqual([from, to, true]);
    }
    // The parent must not answer for the address of the shim: then it would be chance by which of the two a packet comes in.
    expect(report.pairs.filter(({ predicted }) => predicted.uncertain === true)).toEqual([]);
    expect(await lab.on('docker02', 'iptables -S DOCKER-USER')).toContain('-j VLANVAS-');
    expect(await lab.on('docker02', 'iptables -S FORWARD')).toContain('-P FORWARD DROP');
  });

  test('one direction denied, exactly that is shut', async () => {
    const report = await settles(design('[{ from: gw10, to: gw20, action: accept }]'));
    expect(reaches(report, 'a1', 'b2')).toBe(true);
    expect(reaches(report, 'b2', 'a1')).toBe(false);
  });

  test('destroyed, all is as it was', async () => {
    expect(await deployed(destroy(lab.services, design(both)))).toMatchObject({ outcome: 'done', problems: [] });
    await lab.on('docker02', 'ip address add 172.22.16.12/24 dev ens33');
    expect(await look()).toEqual(before);
  });
});
