import { describe, expect, it } from 'vitest';
import { notDeployable } from './not-deployable.ts';
import { parseTopology } from './parse.ts';

const PLAIN = `vlanvas: 1
name: x
variables: { tag: "1" }
segments: { lan: {} }
hosts: { a: { interfaces: { eth0: { segment: lan, promiscuous: true, addresses: [10.0.0.1/24] } } } }
networks: { n: { driver: macvlan, mode: bridge, parents: { a: eth0 }, subnets: [{ subnet: 10.0.0.0/24, gateway: 10.0.0.9, ranges: { a: 10.0.0.64/26 }, reserved: { printer: 10.0.0.7 } }] } }
containers: { c: { host: a, image: "busybox:\${tag}", command: sleep 9, environment: { A: b }, restart: always, networks: { n: { ipv4: 10.0.0.2, mac: "02:42:00:00:00:01" } } } }
`;

function paths(text: string) {
  const { topology, document, problems } = parseTopology(text);
  if (!topology || !document) throw new Error(JSON.stringify(problems));
  return notDeployable(topology, document).map(({ code, severity, place }) => {
    expect([code, severity]).toEqual(['NOT_DEPLOYABLE_YET', 'error']);
    return place?.path;
  });
}

describe('notDeployable', () => {
  it('lets through what works', () => expect(paths(PLAIN)).toEqual([]));

  it.each([
    ['driver: macvlan, mode: bridge', 'driver: ipvlan'],
    ['mode: bridge', 'mode: vepa'],
    ['mode: bridge', 'internal: true'],
    ['a: eth0 }', 'a: { interface: eth0, shim: true } }'],
    ['10.0.0.0/24,', 'fd00::/64,'],
    ['promiscuous: true', 'mtu: 9000'],
    ['eth0: { segment', 'v1: { parent: eth0, vlan: 1 }, eth0: { segment'],
    ['{ a: { interfaces', '{ a: { forwarding: true, forward: [], routes: [{ to: default, via: 10.0.0.9 }], interfaces'],
    ['{ a: { interfaces', '{ a: { bonds: { b0: { interfaces: [eth0] } }, interfaces'],
    ['networks: { n: { ipv4', 'networks: { m: {}, n: { ipv4'],
  ])('%j as %j is let through', (before, after) => {
    expect(PLAIN).toContain(before);
    expect(paths(PLAIN.replace(before, after))).toEqual([]);
  });

  it.each([
    ['driver: macvlan, mode: bridge, parents: { a: eth0 }', 'driver: overlay, hosts: [a]', 'networks.n.driver'],
    ['mode: bridge', 'encrypted: true', 'networks.n.encrypted'],
    [
      'driver: macvlan, mode: bridge, parents: { a: eth0 }, subnets: [{ subnet: 10.0.0.0/24',
      'driver: bridge, hosts: [a], subnets: [{ subnet: fd00::/64',
      'networks.n.subnets[0].subnet',
    ],
    ['restart: always', 'ports: ["80:80"]', 'containers.c.ports'],
    ['containers:', 'tunnels: { t: { kind: vxlan, hosts: { a: ~ } } }\ncontainers:', 'tunnels.t'],
    ['containers:', 'registries: { r: { host: a } }\ncontainers:', 'registries.r'],
    ['containers:', 'images: { busybox: { tar: b.tar } }\ncontainers:', 'images.busybox'],
  ])('%j as %j is refused', (before, after, path) => {
    expect(PLAIN).toContain(before);
    expect(paths(PLAIN.replace(before, after))).toEqual([path]);
  });

  it('is a warning for who only looks', () => {
    const { topology, document } = parseTopology(PLAIN.replace('mode: bridge', 'encrypted: true'));
    expect(topology && document && notDeployable(topology, document, 'warning')[0]?.severity).toBe('warning');
  });
});
