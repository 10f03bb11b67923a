import { describe, expect, it } from 'vitest';
import type { Fabric, ForwardPolicy, HostState } from '../state/state.ts';
import { container, endpointsOf, host, ip, ipvlan, link, macvlan, net, nic, oneSegment, route, vlan } from './fixture.ts';
import { reach } from './reach.ts';
import { PING, type Question, type Walk } from './result.ts';

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
    expect(walk.there.map(({ at, link, tag }) => [at, link, tag])).toEqual([
      ['h1/c10x10', 'eth0', undefined],
      ['h1/c10x10', 'eth0', undefined],
      ['h1', 'ens33.10', undefined],
      ['h1', 'ens33', 10],
      ['lan', undefined, 10],
      ['router', 'eth2', 10],
      ['router', 'eth2.10', undefined],
      ['router', 'eth2.20', undefined],
      ['router', 'eth2', 20],
      ['lan', undefined, 20],
      ['h2', 'ens33', 20],
      ['h2', 'ens33.20', undefined],
      ['h2/c20x11', 'eth0', undefined],
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

  it('in l3 takes what its host has no route to as on the link of its parent, as measured on Linux 6.1', () => {
    const a1 = container('a1', [ipvlan('ens33', ['10.1.1.10/24'], 'l3')], {
      routes: [route('default', undefined, { link: 'eth0' })],
    });
    const hosts = [
      host('h1', [nic('ens33', ['10.0.0.1/24'])], [a1]),
      host('h2', [nic('ens33', ['10.0.0.2/24']), link('other', 'dummy', ['192.168.9.2/24'])], [], {
        routes: [route('10.1.1.0/24', '10.0.0.1')],
      }),
    ];
    expect(ping(hosts, oneSegment(hosts), 'a1', 'host:h2', '192.168.9.2')).toMatchObject({ reachable: true });
    expect(ping(hosts, oneSegment(hosts), 'host:h1', 'host:h2', '192.168.9.2')).toMatchObject({ reason: 'NO_ROUTE' });
  });

  it('in l3 finds addresses of its host over the parent alone in IPv4, and all of them in IPv6, as measured on Linux 6.1', () => {
    const l3 = ipvlan('n0', ['10.1.1.10/24', 'fd01::10/64'], 'l3');
    const a1 = container('a1', [l3], {
      routes: [route('default', undefined, { link: 'eth0' }), route('::/0', undefined, { link: 'eth0' })],
    });
    const shim = link('shim', 'ipvlan', ['10.1.1.1/24', 'fd01::1/64'], { parent: { link: 'n0' }, mode: 'l3' });
    const hosts = [host('h1', [nic('n0', ['10.0.0.1/24', 'fd00::1/64']), nic('n1', ['10.9.0.1/24', 'fd09::1/64']), shim], [a1])];
    const to = (address: string): boolean => ping(hosts, oneSegment(hosts), 'a1', 'host:h1', address).reachable;
    expect(['10.0.0.1', '10.9.0.1', 'fd00::1', 'fd09::1'].map(to)).toEqual([true, false, true, true]);
  });

  it('leaves ARP to the parent in l3s and takes it away from it in l3 (ipvlan_handle_frame)', () => {
    const withShim = (mode: string): HostState[] => [
      host('h1', [nic('n0'), link('shim', 'ipvlan', ['10.0.0.1/24'], { parent: { link: 'n0' }, mode })]),
      host('h2', [nic('n0', ['10.0.0.2/24'])]),
    ];
    const reached = (mode: string): boolean => {
      const hosts = withShim(mode);
      return ping(hosts, oneSegment(hosts), 'host:h2', 'host:h1', '10.0.0.1').reachable;
    };
    expect(reached('l3')).toBe(false);
    expect(reached('l3s')).toBe(true);
  });
});

describe('links and modes', () => {
  const pairOn = (parent: string, extra: object, other: object = extra): HostState[] => [
    host(
      'h1',
      [nic('ens33'), link('br0', 'bridge')],
      [container('a1', [macvlan(parent, ['10.0.0.10/24'], extra)]), container('a2', [macvlan(parent, ['10.0.0.11/24'], other)])],
    ),
    host('h2', [nic('ens33', ['10.0.0.2/24'])], []),
  ];

  it('keeps private and vepa children apart, and not from other hosts', () => {
    for (const mode of ['private', 'vepa']) {
      const hosts = pairOn('ens33', { mode });
      expect(ping(hosts, oneSegment(hosts), 'a1', 'a2', '10.0.0.11')).toMatchObject({ reason: 'NETWORK_ISOLATION' });
      expect(ping(hosts, oneSegment(hosts), 'a1', 'host:h2', '10.0.0.2')).toMatchObject({ reachable: true });
    }
  });

  it('gives a passthru child everything, and its host nothing', () => {
    const hosts = [
      host('h1', [nic('ens33', ['10.0.0.1/24'])], [container('a1', [macvlan('ens33', ['10.0.0.10/24'], { mode: 'passthru' })])]),
      host('h2', [nic('ens33', ['10.0.0.2/24'])]),
    ];
    expect(ping(hosts, oneSegment(hosts), 'host:h2', 'a1', '10.0.0.10')).toMatchObject({ reachable: true });
    expect(ping(hosts, oneSegment(hosts), 'host:h2', 'host:h1', '10.0.0.1')).toMatchObject({ reachable: false });
  });

  it('blames a parent that is down, for children of one host too', () => {
    const [h1, h2] = pairOn('ens33', {});
    if (!h1 || !h2) throw new Error('two hosts');
    const hosts = [{ ...h1, namespace: { ...h1.namespace, links: [nic('ens33', [], { up: false })] } }, h2];
    expect(ping(hosts, oneSegment(hosts), 'a1', 'a2', '10.0.0.11')).toMatchObject({ reason: 'INTERFACE_DOWN', at: 'h1/ens33' });
    expect(ping(hosts, oneSegment(hosts), 'host:h2', 'a1', '10.0.0.10')).toMatchObject({
      reason: 'INTERFACE_DOWN',
      at: 'h1/ens33',
    });
  });

  it('takes access ports for their VLAN', () => {
    const hosts = [
      host('h1', [nic('ens33', ['10.0.0.1/24'])]),
      host('h2', [nic('ens33'), vlan('ens33', 10, ['10.0.0.2/24']), vlan('ens33', 20, ['10.0.0.3/24'])]),
      host('h3', [nic('ens33'), vlan('ens33', 10, ['10.0.0.4/24'])]),
    ];
    const fabric = oneSegment(hosts, {}, (name) => (name === 'h2' ? {} : { access: 10 }));
    expect(ping(hosts, fabric, 'host:h1', 'host:h2', '10.0.0.2')).toMatchObject({ reachable: true });
    expect(ping(hosts, fabric, 'host:h3', 'host:h1', '10.0.0.1')).toMatchObject({
      reason: 'VLAN_NOT_CARRIED',
      text: 'The switch port of h3/ens33 is an access port of VLAN 10 and drops frames tagged 10.',
    });
  });

  it('sends bonds by a member that is up', () => {
    const bonded = (last: number, up: boolean): HostState =>
      host(`h${last}`, [
        nic('eth0', [], { master: 'bond0', up }),
        nic('eth1', [], { master: 'bond0' }),
        link('bond0', 'bond', [`10.0.0.${last}/24`]),
      ]);
    const hosts = [bonded(1, false), bonded(2, true)];
    expect(ping(hosts, oneSegment(hosts), 'host:h1', 'host:h2', '10.0.0.2')).toMatchObject({ reachable: true });
  });

  it('knows a segment that is too narrow', () => {
    const hosts = twoHosts();
    const result = ping(hosts, oneSegment(hosts, { mtu: 68 }), 'a1', 'b1', '172.16.10.12');
    expect(result).toMatchObject({ reason: 'MTU_TOO_SMALL', at: 'segment lan' });
  });
});

describe('Docker bridges', () => {
  const bridged = (name: string, subnet: number, master: string): ReturnType<typeof container> =>
    container(name, [link('eth0', 'veth', [`172.${subnet}.0.2/16`], { master })], {
      routes: [route('default', `172.${subnet}.0.1`)],
    });
  const build = (isolated: boolean): HostState[] => [
    host(
      'h1',
      [
        nic('ens33', ['192.168.1.11/24']),
        link('docker0', 'bridge', ['172.17.0.1/16'], { isolated }),
        link('br-app', 'bridge', ['172.18.0.1/16'], { isolated }),
      ],
      [bridged('a', 17, 'docker0'), bridged('b', 18, 'br-app')],
      {
        forwarding: { ipv4: true, ipv6: false },
        masquerade: [{ out: 'ens33', source: net('172.17.0.0/16') }],
      },
    ),
    host('h2', [nic('ens33', ['192.168.1.12/24'])]),
  ];

  it('are apart where Docker isolates them, and meet where not', () => {
    expect(ping(build(true), oneSegment(build(true)), 'a', 'b', '172.18.0.2')).toMatchObject({
      reason: 'NETWORK_ISOLATION',
      at: 'h1',
    });
    expect(ping(build(false), oneSegment(build(false)), 'a', 'b', '172.18.0.2')).toMatchObject({ reachable: true });
  });

  it('go out masqueraded, and need a route back else', () => {
    const hosts = build(true);
    expect(ping(hosts, oneSegment(hosts), 'a', 'host:h2', '192.168.1.12')).toMatchObject({ reachable: true });
    expect(ping(hosts, oneSegment(hosts), 'b', 'host:h2', '192.168.1.12')).toMatchObject({ reason: 'NO_RETURN_ROUTE', at: 'h2' });
    expect(ping(hosts, oneSegment(hosts), 'host:h2', 'a', '172.17.0.2')).toMatchObject({ reason: 'NO_ROUTE', at: 'h2' });
  });

  it('are filtered by br_netfilter', () => {
    const two = (bridgeFilter: boolean): HostState[] => [
      host(
        'h1',
        [link('br0', 'bridge')],
        [
          container('a', [link('eth0', 'veth', ['10.0.0.2/24'], { master: 'br0' })]),
          container('b', [link('eth0', 'veth', ['10.0.0.3/24'], { master: 'br0' })]),
        ],
        { bridgeFilter, forward: { rules: [], fallback: 'drop' } },
      ),
    ];
    expect(ping(two(true), oneSegment([]), 'a', 'b', '10.0.0.3')).toMatchObject({ reason: 'FORWARD_DENIED', at: 'h1/br0' });
    expect(ping(two(false), oneSegment([]), 'a', 'b', '10.0.0.3')).toMatchObject({ reachable: true });
  });
});

describe('tunnels', () => {
  const end = (last: number, other: number, id = 42): HostState =>
    host(
      `h${last}`,
      [
        nic('ens33', [`192.168.1.${last}/24`]),
        link('br0', 'bridge'),
        link('vx0', 'vxlan', [], {
          master: 'br0',
          tunnel: { id, local: ip(`192.168.1.${last}`), remotes: [ip(`192.168.1.${other}`)], port: 4789 },
        }),
      ],
      [container(`c${last}`, [link('eth0', 'veth', [`10.9.0.${last}/24`], { master: 'br0' })])],
    );

  it('join the bridges of two hosts', () => {
    const hosts = [end(1, 2), end(2, 1)];
    const walk = ping(hosts, oneSegment(hosts), 'c1', 'c2', '10.9.0.2');
    expect(walk).toMatchObject({ reachable: true });
    expect(walk.there.map((hop) => hop.link)).toContain('vx0');
  });

  it('say so where the ends do not match or the underlay fails', () => {
    const mismatched = [end(1, 2), end(2, 1, 43)];
    expect(ping(mismatched, oneSegment(mismatched), 'c1', 'c2', '10.9.0.2')).toMatchObject({
      reason: 'NEIGHBOR_UNREACHABLE',
      at: 'h1/vx0',
    });
    const astray = [end(1, 3), end(2, 1)];
    expect(ping(astray, oneSegment(astray), 'c1', 'c2', '10.9.0.2').text).toContain(
      'The tunnel h1/vx0 does not reach 192.168.1.3',
    );
  });
});

describe('routes', () => {
  it('finds a loop, a blackhole, and a strict reverse-path filter', () => {
    const ring = (last: number, via: number): HostState =>
      host(`r${last}`, [nic('e', [`10.0.0.${last}/24`])], [], {
        forwarding: { ipv4: true, ipv6: false },
        routes: [route('10.9.0.0/16', `10.0.0.${via}`)],
      });
    const hosts = [
      ring(1, 2),
      ring(2, 1),
      host('a', [nic('e', ['10.0.0.9/24'])], [], {
        routes: [route('10.9.0.0/16', '10.0.0.1'), route('10.8.0.0/16', undefined, { type: 'blackhole' })],
      }),
    ];
    const target = {
      id: 't',
      host: 'elsewhere',
      container: 't',
      addresses: [
        { network: 'n', address: ip('10.9.0.1') },
        { network: 'n', address: ip('10.8.0.1') },
      ],
    };
    const matrix = reach(hosts, oneSegment(hosts), [...endpointsOf(hosts), target]);
    expect(matrix.walk({ from: 'host:a', to: 't', address: ip('10.9.0.1') })).toMatchObject({ reason: 'NOT_RUNNING' });
    expect(matrix.walk({ from: 'host:a', to: 'host:r1', address: ip('10.9.0.1') }).there.at(-1)?.text).toContain('loop');
    expect(matrix.walk({ from: 'host:a', to: 'host:r1', address: ip('10.8.0.1') }).there.at(-1)?.text).toContain('blackhole');

    const strict = [
      host('a', [nic('e', ['10.0.0.1/24'])]),
      host('b', [nic('e', ['10.0.0.2/24'], { reversePathFilter: 1 }), link('f', 'dummy', ['10.0.1.2/24'])], [], {
        routes: [route('10.0.0.1/32', '10.0.1.7')],
      }),
    ];
    expect(ping(strict, oneSegment(strict), 'host:a', 'host:b', '10.0.0.2')).toMatchObject({
      reason: 'REVERSE_PATH_FILTER',
      at: 'b',
    });
  });

  it('names an internal network, a container that does not run, and a missing address', () => {
    const internal = { name: 'back', driver: 'bridge', internal: true, subnets: [], options: {}, labels: {} };
    const hosts = [
      host(
        'h1',
        [nic('ens33', ['10.0.0.1/24'])],
        [
          container('a', [macvlan('ens33', ['10.5.0.2/24'])], { attachments: [{ network: 'back' }] }),
          container('gone', [macvlan('ens33', ['10.5.0.3/24'])], { status: 'exited' }),
        ],
        { networks: [internal] },
      ),
    ];
    const fabric = oneSegment(hosts);
    expect(ping(hosts, fabric, 'a', 'host:h1', '10.0.0.1')).toMatchObject({
      reason: 'INTERNAL_NETWORK',
      object: { kind: 'network', name: 'back' },
    });
    expect(ping(hosts, fabric, 'a', 'gone', '10.5.0.3')).toMatchObject({
      reason: 'NOT_RUNNING',
      at: 'h1/gone',
      text: 'h1/gone does not run: it is exited.',
    });
    expect(ping(hosts, fabric, 'gone', 'a', '10.5.0.2')).toMatchObject({ reason: 'NOT_RUNNING', at: 'h1/gone' });
    expect(ping(hosts, fabric, 'a', 'host:h1', '10.5.0.77')).toMatchObject({ reason: 'NO_ADDRESS', at: 'h1' });
  });

  it('treats IPv6 alike, and asks only the link that has the address', () => {
    const hosts = [
      host('h1', [nic('ens33')], [container('a', [macvlan('ens33', ['fd00::a/64'])])]),
      host(
        'h2',
        [nic('ens33'), link('other', 'dummy', ['fd00:1::1/64'])],
        [container('b', [macvlan('ens33', ['fd00::b/64', 'fd00:1::b/64'])])],
      ),
    ];
    expect(ping(hosts, oneSegment(hosts), 'a', 'b', 'fd00::b')).toMatchObject({ reachable: true });
    expect(ping(hosts, oneSegment(hosts), 'a', 'b', 'fd00:1::b')).toMatchObject({ reason: 'NO_ROUTE' });
  });
});

describe('addresses', () => {
  it('answers from either holder of an address, and says so', () => {
    const hosts = twoHosts();
    const [h1, h2] = hosts;
    if (!h1 || !h2) throw new Error('two hosts');
    const double = [h1, { ...h2, containers: [...h2.containers, container('b2', [macvlan('ens33', ['172.16.10.11/24'])])] }];
    const result = ping(double, oneSegment(double), 'b1', 'a2', '172.16.10.11');
    expect(result).toMatchObject({ reachable: true });
    expect(result.hint).toContain('another address');
  });

  it('is uncertain where one holder leads there and the other does not', () => {
    const gateway = (name: string, forwarding: boolean): HostState =>
      host(name, [nic('e', ['10.0.0.1/24']), nic('f', forwarding ? ['10.0.1.1/24'] : [])], [], {
        forwarding: { ipv4: forwarding, ipv6: false },
      });
    const hosts = [
      gateway('right', true),
      gateway('wrong', false),
      host('a', [nic('e', ['10.0.0.9/24'])], [], { routes: [route('default', '10.0.0.1')] }),
      host('b', [nic('e', ['10.0.1.9/24'])], [], { routes: [route('default', '10.0.1.1')] }),
    ];
    expect(ping(hosts, oneSegment(hosts), 'host:a', 'host:b', '10.0.1.9')).toMatchObject({
      reachable: false,
      reason: 'DUPLICATE_ADDRESS',
      uncertain: true,
    });
  });
});

describe('the matrix', () => {
  const hosts = twoVlans();
  const matrix = reach(
    hosts,
    oneSegment(hosts),
    endpointsOf(hosts).filter((endpoint) => endpoint.container),
  );

  it('lists every ordered pair in endpoint order', () => {
    expect(matrix.pairCount).toBe(12);
    expect([...matrix.pairs()].map(({ from, to }) => `${from} ${to}`).slice(0, 4)).toEqual([
      'c10x10 c20x10',
      'c10x10 c10x11',
      'c10x10 c20x11',
      'c20x10 c10x10',
    ]);
  });

  it('counts by group and by pattern', () => {
    expect(matrix.groups).toEqual([
      ['c10x10', 'c10x11'],
      ['c20x10', 'c20x11'],
    ]);
    expect(matrix.tally()).toEqual({ pairs: 12, reachable: 12, uncertain: 0, reasons: {} });
    expect(
      matrix.tally({ from: ({ host: name }) => name === 'h1', to: (_, { address }) => address.startsWith('172.16.20.') }).pairs,
    ).toBe(3);
  });

  it('makes the sentences of a fate when they are read, and copies whole', () => {
    const fate = matrix.fate({ from: 'c10x10', to: 'c20x11', address: ip('172.16.20.11') });
    expect({ ...fate }).toEqual({ reachable: true, text: '172.16.20.11 answers by way of router.' });
    expect(JSON.parse(JSON.stringify(fate))).toEqual({ ...fate });
  });

  it('answers for an endpoint that it does not know', () => {
    expect(matrix.fate({ from: 'c10x10', to: 'nobody', address: ip('172.16.20.99') })).toMatchObject({ reason: 'NOT_RUNNING' });
  });
});

describe('ports', () => {
  const rules = [
    { protocol: 'tcp' as const, ports: [[80, 80] as const, [8000, 8010] as const], action: 'accept' as const },
    { ports: [[53, 53] as const], action: 'accept' as const },
    { protocol: 'icmp' as const, action: 'accept' as const },
  ];
  const ask = (question: Question, forward: ForwardPolicy = { rules, fallback: 'drop' }): Walk => {
    const hosts = twoVlans({ forward });
    const pair = { from: 'c10x10', to: 'c20x11', address: ip('172.16.20.11') };
    return reach(hosts, oneSegment(hosts), endpointsOf(hosts), question).walk(pair);
  };

  it('go by the rules that speak of them', () => {
    for (const port of [80, 8000, 8005, 8010, 53]) expect(ask({ protocol: 'tcp', port }).reachable, `${port}`).toBe(true);
    for (const port of [79, 81, 8011]) expect(ask({ protocol: 'tcp', port }).reason, `${port}`).toBe('FORWARD_DENIED');
    expect(ask({ protocol: 'udp', port: 53 }).reachable).toBe(true);
    expect(ask({ protocol: 'udp', port: 80 })).toMatchObject({
      reason: 'FORWARD_DENIED',
      at: 'router',
      hint: 'Add a forward rule on router: from eth2.10 to eth2.20, protocol udp, ports [80], accept.',
    });
    expect(ask(PING).reachable).toBe(true);
  });

  it('are no matter of a ping', () => {
    const accept = { rules: rules.slice(0, 2), fallback: 'drop' as const };
    expect(ask(PING, accept).reason).toBe('FORWARD_DENIED');
    expect(ask({ protocol: 'tcp', port: 80 }, accept).text).toBe(
      'The way to port 80/tcp of 172.16.20.11 is free there and back, by way of router.',
    );
  });

  it('need a rule for the way back where the policy remembers nothing', () => {
    const stateless = { rules, fallback: 'drop' as const, stateful: false };
    expect(ask({ protocol: 'tcp', port: 80 }, stateless)).toMatchObject({ reason: 'FORWARD_DENIED', at: 'router' });
    const replies = { protocol: 'tcp' as const, ports: [[1024, 65535] as const], action: 'accept' as const };
    expect(ask({ protocol: 'tcp', port: 80 }, { ...stateless, rules: [...rules, replies] }).reachable).toBe(true);
  });

  it('of the outside of a tunnel count, not those of what it carries', () => {
    const end = (name: string, own: string, remote: string, inner: string): HostState =>
      host(
        name,
        [
          nic('n0', [`${own}/24`]),
          link('vx0', 'vxlan', [inner], { tunnel: { id: 7, local: ip(own), remotes: [ip(remote)], port: 4789 } }),
        ],
        [],
        { routes: [route('default', `${own.slice(0, own.lastIndexOf('.'))}.1`)] },
      );
    const across = (policy: ForwardPolicy, question: Question): Walk => {
      const hosts = [
        end('h1', '10.0.1.2', '10.0.2.2', '10.9.0.1/24'),
        end('h2', '10.0.2.2', '10.0.1.2', '10.9.0.2/24'),
        host('router', [nic('n0', ['10.0.1.1/24']), nic('n1', ['10.0.2.1/24'])], [], {
          forwarding: { ipv4: true, ipv6: false },
          forward: policy,
        }),
      ];
      return reach(hosts, oneSegment(hosts), endpointsOf(hosts), question).walk({
        from: 'host:h1',
        to: 'host:h2',
        address: ip('10.9.0.2'),
      });
    };
    const vxlan = {
      rules: [{ protocol: 'udp' as const, ports: [[4789, 4789] as const], action: 'accept' as const }],
      fallback: 'drop' as const,
    };
    const icmp = { rules: [{ protocol: 'icmp' as const, action: 'accept' as const }], fallback: 'drop' as const };
    expect(across(vxlan, PING).reachable).toBe(true);
    expect(across(vxlan, { protocol: 'tcp', port: 80 }).reachable).toBe(true);
    expect(across(icmp, PING).reachable).toBe(false);
  });
});
