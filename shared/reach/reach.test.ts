import { describe, expect, it } from 'vitest';
import type { Fabric, HostState } from '../state/state.ts';
import { container, endpointsOf, host, ip, ipvlan, link, macvlan, net, nic, oneSegment, route, vlan } from './fixture.ts';
import { reach } from './reach.ts';
import type { Walk } from './result.ts';

function ping(hosts: readonly HostState[], fabric: Fabric, from: string, to: string, address: string): Walk {
  return reach(hosts, fabric, endpointsOf(hosts)).walk({ from, to, address: ip(address) });
}

/** Two hosts with one macvlan network on their NICs. */
function twoHosts(): HostState[] {
  return [
    host(
      'h1',
      [nic('ens33', ['192.168.1.11/24'])],
      [container('a1', [macvlan('ens33', ['172.16.10.10/24'])]), container('a2', [macvlan('ens33', ['172.16.10.11/24'])])],
    ),
    host('h2', [nic('ens33', ['192.168.1.12/24', '172.16.10.2/24'])], [container('b1', [macvlan('ens33', ['172.16.10.12/24'])])]),
  ];
}

/** Two VLANs on two hosts and a router between them, as in TOPOLOGY.md. */
function twoVlans(
  policy: { forward?: HostState['namespace']['forward']; masquerade?: HostState['namespace']['masquerade']; on?: boolean } = {},
): HostState[] {
  const at = (tag: number, last: number): ReturnType<typeof container> =>
    container(`c${tag}x${last}`, [macvlan(`ens33.${tag}`, [`172.16.${tag}.${last}/24`])], {
      routes: [route('default', `172.16.${tag}.1`)],
    });
  return [
    host('h1', [nic('ens33'), vlan('ens33', 10), vlan('ens33', 20)], [at(10, 10), at(20, 10)]),
    host('h2', [nic('ens33'), vlan('ens33', 10), vlan('ens33', 20)], [at(10, 11), at(20, 11)]),
    host('router', [nic('eth2'), vlan('eth2', 10, ['172.16.10.1/24']), vlan('eth2', 20, ['172.16.20.1/24'])], [], {
      forwarding: { ipv4: policy.on ?? true, ipv6: false },
      ...(policy.forward && { forward: policy.forward }),
      ...(policy.masquerade && { masquerade: policy.masquerade }),
    }),
  ];
}

describe('macvlan on one segment', () => {
  const hosts = twoHosts();
  const fabric = oneSegment(hosts);

  it('reaches a sibling and a container of another host', () => {
    expect(ping(hosts, fabric, 'a1', 'a2', '172.16.10.11')).toMatchObject({ reachable: true });
    expect(ping(hosts, fabric, 'a1', 'b1', '172.16.10.12')).toMatchObject({ reachable: true });
  });

  it('reaches the parent address of another host, and its own host by no means', () => {
    expect(ping(hosts, fabric, 'a1', 'host:h2', '172.16.10.2')).toMatchObject({ reachable: true });
    expect(ping(hosts, fabric, 'b1', 'host:h2', '172.16.10.2')).toMatchObject({
      reachable: false,
      reason: 'HOST_ISOLATION',
      at: 'h2',
    });
    expect(ping(hosts, fabric, 'host:h2', 'b1', '172.16.10.12')).toMatchObject({ reachable: false, reason: 'HOST_ISOLATION' });
    expect(ping(hosts, fabric, 'host:h2', 'a1', '172.16.10.10')).toMatchObject({ reachable: true });
  });

  it('reaches its host through a shim', () => {
    const [h1, h2] = twoHosts();
    if (!h1 || !h2) throw new Error('two hosts');
    const shim = link('shim', 'macvlan', ['172.16.10.5/24'], { parent: { link: 'ens33' }, mode: 'bridge' });
    const shimmed = [{ ...h1, namespace: { ...h1.namespace, links: [...h1.namespace.links, shim] } }, h2];
    expect(ping(shimmed, oneSegment(shimmed), 'a1', 'host:h1', '172.16.10.5')).toMatchObject({ reachable: true });
    expect(ping(shimmed, oneSegment(shimmed), 'host:h1', 'a1', '172.16.10.10')).toMatchObject({ reachable: true });
  });

  it('says that there is no route', () => {
    expect(ping(hosts, fabric, 'a1', 'host:h1', '192.168.1.11')).toMatchObject({
      reachable: false,
      reason: 'NO_ROUTE',
      at: 'h1/a1',
    });
  });

  it('says that a segment drops foreign MACs', () => {
    const guarded = oneSegment(hosts, { foreignMacs: false });
    expect(ping(hosts, guarded, 'a1', 'b1', '172.16.10.12')).toMatchObject({ reason: 'FOREIGN_MAC_DROPPED', at: 'segment lan' });
    expect(ping(hosts, guarded, 'host:h2', 'a1', '172.16.10.10')).toMatchObject({ reason: 'FOREIGN_MAC_DROPPED' });
    expect(ping(hosts, guarded, 'host:h1', 'host:h2', '192.168.1.12')).toMatchObject({ reachable: true });
  });
});

describe('two VLANs and a router', () => {
  const fabricOf = (hosts: HostState[], extra = {}): Fabric => oneSegment(hosts, extra);

  it('routes between them, and tells the hops', () => {
    const hosts = twoVlans();
    const walk = ping(hosts, fabricOf(hosts), 'c10x10', 'c20x11', '172.16.20.11');
    expect(walk).toMatchObject({ reachable: true, text: '172.16.20.11 answers by way of router.' });
    expect(walk.there.map((hop) => hop.at)).toEqual([
      'h1/c10x10',
      'h1/c10x10',
      'h1',
      'h1',
      'lan',
      'router',
      'router',
      'router',
      'router',
      'router',
      'lan',
      'h2',
      'h2',
      'h2/c20x11',
    ]);
    expect(walk.back.at(-1)).toMatchObject({ at: 'h1/c10x10', outcome: 'arrives' });
  });

  it('knows forwarding that is off', () => {
    const hosts = twoVlans({ on: false });
    expect(ping(hosts, fabricOf(hosts), 'c10x10', 'c20x11', '172.16.20.11')).toMatchObject({
      reason: 'FORWARDING_OFF',
      at: 'router',
    });
  });

  it('lets replies pass where only one direction is accepted', () => {
    const hosts = twoVlans({ forward: { rules: [{ from: 'eth2.10', to: 'eth2.20', action: 'accept' }], fallback: 'drop' } });
    expect(ping(hosts, fabricOf(hosts), 'c10x10', 'c20x11', '172.16.20.11')).toMatchObject({ reachable: true });
    expect(ping(hosts, fabricOf(hosts), 'c20x10', 'c10x11', '172.16.10.11')).toMatchObject({
      reason: 'FORWARD_DENIED',
      at: 'router',
    });
  });

  it('knows a VLAN that the segment does not carry', () => {
    const hosts = twoVlans();
    const result = ping(hosts, fabricOf(hosts, { vlans: [10] }), 'c20x10', 'c20x11', '172.16.20.11');
    expect(result).toMatchObject({ reason: 'VLAN_NOT_CARRIED', at: 'segment lan' });
    expect(ping(hosts, fabricOf(hosts, { vlans: [10] }), 'c10x10', 'c10x11', '172.16.10.11')).toMatchObject({ reachable: true });
  });

  it('knows the one port that does not carry it', () => {
    const hosts = twoVlans();
    const fabric = oneSegment(hosts, {}, (name) => (name === 'h2' ? { vlans: [10] } : {}));
    const result = ping(hosts, fabric, 'c20x10', 'c20x11', '172.16.20.11');
    expect(result).toMatchObject({ reason: 'VLAN_NOT_CARRIED', text: 'Segment lan does not carry VLAN 20 to h2/ens33.' });
    expect(ping(hosts, fabric, 'c20x11', 'c20x10', '172.16.20.10')).toMatchObject({ reason: 'VLAN_NOT_CARRIED' });
  });

  it('reaches through masquerade where the target has no way back', () => {
    const back = (masqueraded: boolean): HostState[] => {
      const hosts = twoVlans(masqueraded ? { masquerade: [{ in: 'eth2.10', out: 'eth2.20' }] } : {});
      return hosts.map((state) => ({
        ...state,
        containers: state.containers.map((item) =>
          item.name.startsWith('c20') && item.namespace ? { ...item, namespace: { ...item.namespace, routes: [] } } : item,
        ),
      }));
    };
    const plain = back(false);
    const masked = back(true);
    expect(ping(plain, oneSegment(plain), 'c10x10', 'c20x11', '172.16.20.11')).toMatchObject({
      reason: 'NO_RETURN_ROUTE',
      at: 'h2/c20x11',
    });
    expect(ping(masked, oneSegment(masked), 'c10x10', 'c20x11', '172.16.20.11')).toMatchObject({ reachable: true });
  });
});

describe('ipvlan', () => {
  const build = (mode: string): HostState[] => [
    host(
      'h1',
      [nic('ens33', ['10.0.0.1/24'])],
      [container('a1', [ipvlan('ens33', ['10.0.0.10/24'], mode)]), container('a2', [ipvlan('ens33', ['10.0.0.11/24'], mode)])],
    ),
    host('h2', [nic('ens33', ['10.0.0.2/24'])], [container('b1', [ipvlan('ens33', ['10.0.0.12/24'], mode)])]),
  ];

  it('in l2 works where foreign MACs are dropped, and is isolated from its host', () => {
    const hosts = build('l2');
    const fabric = oneSegment(hosts, { foreignMacs: false });
    expect(ping(hosts, fabric, 'a1', 'a2', '10.0.0.11')).toMatchObject({ reachable: true });
    expect(ping(hosts, fabric, 'a1', 'b1', '10.0.0.12')).toMatchObject({ reachable: true });
    expect(ping(hosts, fabric, 'a1', 'host:h2', '10.0.0.2')).toMatchObject({ reachable: true });
    expect(ping(hosts, fabric, 'a1', 'host:h1', '10.0.0.1')).toMatchObject({ reason: 'HOST_ISOLATION' });
    expect(ping(hosts, fabric, 'host:h1', 'a1', '10.0.0.10')).toMatchObject({ reason: 'HOST_ISOLATION' });
  });

  it('in l3 answers no ARP across hosts', () => {
    const hosts = build('l3');
    const fabric = oneSegment(hosts);
    expect(ping(hosts, fabric, 'a1', 'a2', '10.0.0.11')).toMatchObject({ reachable: true });
    expect(ping(hosts, fabric, 'host:h2', 'a1', '10.0.0.10')).toMatchObject({ reason: 'NEIGHBOR_UNREACHABLE' });
  });

  it('in l3 is reached by a route via its host', () => {
    const l3 = (parent: string, address: string): ReturnType<typeof ipvlan> => ipvlan(parent, [address], 'l3');
    const hosts = [
      host(
        'h1',
        [nic('ens33', ['10.0.0.1/24'])],
        [container('a1', [l3('ens33', '10.1.1.10/24')], { routes: [route('default', undefined, { link: 'eth0' })] })],
        {
          routes: [route('10.1.2.0/24', '10.0.0.2')],
        },
      ),
      host(
        'h2',
        [nic('ens33', ['10.0.0.2/24'])],
        [container('b1', [l3('ens33', '10.1.2.10/24')], { routes: [route('default', undefined, { link: 'eth0' })] })],
        {
          routes: [route('10.1.1.0/24', '10.0.0.1')],
        },
      ),
    ];
    expect(ping(hosts, oneSegment(hosts), 'a1', 'b1', '10.1.2.10')).toMatchObject({ reachable: true });
    expect(ping(hosts, oneSegment(hosts), 'host:h1', 'b1', '10.1.2.10')).toMatchObject({ reachable: true });
  });
});

describe('addresses', () => {
  it('marks what depends on who answers first', () => {
    const hosts = twoHosts();
    const [h1, h2] = hosts;
    if (!h1 || !h2) throw new Error('two hosts');
    const double = [h1, { ...h2, containers: [...h2.containers, container('b2', [macvlan('ens33', ['172.16.10.11/25'])])] }];
    const result = ping(double, oneSegment(double), 'b1', 'a2', '172.16.10.11');
    expect(result.reachable).toBe(true);
    expect(result.text).toContain('172.16.10.11');
    expect(net('10.0.0.0/8')).toBe('10.0.0.0/8');
  });
});
