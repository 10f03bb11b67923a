/** Every finding: a host that breaks it, and the same host without. */
import { describe, expect, it } from 'vitest';
import { container, endpointsOf, host, ip, macvlan, net, nic, oneSegment, route, vlan } from '../reach/fixture.ts';
import type { Plan, Step } from '../plan/plan.ts';
import type { DockerNetworkState, HostState } from '../state/state.ts';
import { noFacts } from './facts.ts';
import type { HostFacts } from './facts.ts';
import type { PreflightInput } from './finding.ts';
import { preflight } from './preflight.ts';

const network = (name: string, parent: string, extra: Partial<DockerNetworkState> = {}): DockerNetworkState => ({
  name,
  driver: 'macvlan',
  parent,
  mode: 'bridge',
  internal: false,
  subnets: [{ subnet: net('172.16.10.0/24'), reserved: {} }],
  options: {},
  labels: {},
  ...extra,
});

const plan = (more: Partial<Plan> = {}): Plan => ({
  topology: 'office',
  purpose: 'apply',
  steps: [],
  problems: [],
  unchanged: [],
  ...more,
});

const create: Step = {
  id: 'c1',
  host: 'docker01',
  object: { kind: 'container', name: 'c1' },
  words: 'run c1',
  command: 'docker run c1',
  disruption: 'live',
  why: 'missing',
  action: { type: 'container.start', name: 'c1' },
  inverse: { type: 'container.stop', name: 'c1' },
  after: [],
};

const attached = (last: number) =>
  container(`c${last}`, [macvlan('ens33', [`172.16.10.${last}/24`])], {
    attachments: [{ network: 'net10', ipv4: ip(`172.16.10.${last}`) }],
  });

/** A host with one macvlan network on ens33 and one container on it. */
const dockerHost = (name = 'docker01', extra: Parameters<typeof host>[3] = {}): HostState =>
  host(name, [nic('ens33')], [attached(name === 'docker01' ? 1 : 2)], { networks: [network('net10', 'ens33')], ...extra });

const lease = (text: string) => text as HostFacts['leases'][number]['address'];
const facts = (name: string, more: Partial<HostFacts> = {}): HostFacts => ({ ...noFacts(name), ...more });

interface Case {
  readonly desired?: readonly HostState[];
  readonly observed?: readonly HostState[];
  readonly facts?: readonly HostFacts[];
  readonly plan?: Plan;
  readonly fabric?: PreflightInput['fabric'];
  readonly reserved?: PreflightInput['reserved'];
}

function find({
  desired = [dockerHost()],
  observed = desired,
  facts: told,
  plan: planned = plan(),
  fabric,
  reserved = {},
}: Case) {
  return preflight({
    desired,
    observed,
    facts: told ?? desired.map(({ host: name }) => facts(name)),
    fabric: fabric ?? oneSegment(desired),
    endpoints: endpointsOf(desired),
    plan: planned,
    reserved,
  });
}

const codes = (given: Case) => find(given).map(({ code }) => code);
const withEngine = (state: HostState, engine: Partial<NonNullable<HostState['engine']>>): HostState => ({
  ...state,
  engine: { version: '27.0.1', ...engine },
});
const withKernel = (state: HostState, release: string): HostState => ({ ...state, kernel: { release, machine: 'x86_64' } });
const two = [dockerHost('docker01'), dockerHost('docker02')];
const router = (extra: Parameters<typeof host>[3] = {}, engine: HostState['engine'] = null): HostState => ({
  ...host('router', [nic('eth1', ['172.16.10.254/24']), nic('eth2', ['172.16.20.254/24'])], [], {
    forwarding: { ipv4: true, ipv6: false },
    ...extra,
  }),
  engine,
});
const vmware = { vendor: 'VMware, Inc.', product: 'VMware7,1', chassis: '' };
const dropAll = { policy: 'drop' as const, dropped: [] };

/** [what, code, breaks, does not] */
const CASES: readonly (readonly [string, string, Case, Case])[] = [
  [
    'a module that the kernel does not have',
    'MODULE_MISSING',
    { facts: [facts('docker01', { kernel: { macvlan: 'absent' }, release: '6.1.0-cloud' })] },
    { facts: [facts('docker01', { kernel: { macvlan: 'unknown' } })] },
  ],
  [
    'a parent that is down and that nobody brings up',
    'PARENT_DOWN',
    {
      desired: [host('docker01', [], [], { networks: [network('net10', 'ens33')] })],
      observed: [host('docker01', [nic('ens33', [], { up: false })])],
    },
    // Named in the design: the plan brings it up.
    { observed: [host('docker01', [nic('ens33', [], { up: false })])] },
  ],
  [
    'a parent without carrier',
    'NO_CARRIER',
    { observed: [host('docker01', [nic('ens33', [], { carrier: false })])] },
    { observed: [host('docker01', [nic('ens33', [], { carrier: true })])] },
  ],
  [
    'macvlan on Wi-Fi',
    'WIFI_PARENT',
    { observed: [host('docker01', [nic('ens33', [], { wireless: true })])] },
    {
      desired: [
        host('docker01', [nic('ens33')], [], { networks: [network('net10', 'ens33', { driver: 'ipvlan', mode: 'l2' })] }),
      ],
      observed: [host('docker01', [nic('ens33', [], { wireless: true })])],
    },
  ],
  [
    'macvlan on a NIC of a hypervisor that filters',
    'MAC_FILTER_LIKELY',
    { facts: [facts('docker01', { machine: vmware, drivers: { ens33: 'vmxnet3' } })] },
    // The drawing says so itself; the design's own rule speaks of it.
    {
      facts: [facts('docker01', { machine: vmware, drivers: { ens33: 'vmxnet3' } })],
      fabric: oneSegment([dockerHost()], { foreignMacs: false }),
    },
  ],
  [
    'a NIC that was passed through to a virtual machine',
    'MAC_FILTER_LIKELY',
    { facts: [facts('docker01', { drivers: { ens33: 'iavf' } })] },
    { facts: [facts('docker01', { machine: vmware, drivers: { ens33: 'ixgbe' } })] },
  ],
  [
    'FORWARD with the policy DROP on a router with a firewall of its own',
    'FORWARD_DROP',
    { desired: [router()], facts: [facts('router', { forward: dropAll })] },
    {
      desired: [router({ forward: { rules: [{ from: 'eth1', action: 'accept' }], fallback: 'drop' } })],
      facts: [facts('router', { forward: dropAll })],
    },
  ],
  [
    'a foreign rule in DOCKER-USER',
    'FORWARD_DROP',
    {
      desired: [router({}, { version: '27.0.1' })],
      facts: [facts('router', { forward: { policy: 'accept', dropped: ['-A DOCKER-USER -j DROP'] } })],
    },
    { desired: [router({}, { version: '27.0.1' })], facts: [facts('router', { forward: { policy: 'accept', dropped: [] } })] },
  ],
  [
    'a bridge whose frames pass the firewall',
    'BRIDGE_FILTER',
    {
      desired: [host('docker01', [{ ...nic('br0'), kind: 'bridge' }])],
      observed: [host('docker01', [{ ...nic('br0'), kind: 'bridge' }], [], { bridgeFilter: true })],
    },
    { observed: [dockerHost('docker01', { bridgeFilter: true })] },
  ],
  [
    'firewalld on a router',
    'FIREWALLD_ACTIVE',
    { desired: [router()], facts: [facts('router', { firewalld: true })] },
    { facts: [facts('docker01', { firewalld: true })] },
  ],
  [
    'SELinux where containers are made',
    'SELINUX_ENFORCING',
    { facts: [facts('docker01', { selinux: true })] },
    { desired: [router()], facts: [facts('router', { selinux: true })] },
  ],
  [
    'a disk with little room',
    'DISK_LOW',
    {
      plan: plan({ steps: [{ ...create, action: { type: 'image.ensure', image: 'busybox' } as unknown as Step['action'] }] }),
      facts: [facts('docker01', { disk: { path: '/var/lib/docker', freeBytes: 500e6 } })],
    },
    // Nothing is made there.
    { facts: [facts('docker01', { disk: { path: '/var/lib/docker', freeBytes: 500e6 } })] },
  ],
  [
    'a clock that is two minutes off',
    'CLOCK_SKEW',
    { facts: [facts('docker01', { clock: { offsetMs: -120_000, uncertaintyMs: 700 } })] },
    { facts: [facts('docker01', { clock: { offsetMs: 70_000, uncertaintyMs: 15_000 } })] },
  ],
  [
    'a parent with a lease out of the subnet of containers',
    'DHCP_ON_SEGMENT',
    { facts: [facts('docker01', { leases: [{ link: 'ens33', address: lease('172.16.10.57/24') }] })] },
    // Set aside; somebody else's subnet; a link that is no parent.
    {
      reserved: { net10: [net('172.16.10.128/25')] },
      facts: [
        facts('docker01', {
          leases: [
            { link: 'ens33', address: lease('172.16.10.157/24') },
            { link: 'ens33', address: lease('10.1.1.57/24') },
            { link: 'wlan0', address: lease('172.16.10.57/24') },
          ],
        }),
      ],
    },
  ],
  [
    'two hosts that are one',
    'HOST_TWICE',
    { desired: two, facts: two.map(({ host: name }) => facts(name, { bootId: 'b', networkNamespace: 'net:[1]' })) },
    {
      desired: two,
      facts: two.map(({ host: name }, index) => facts(name, { bootId: 'b', networkNamespace: `net:[${index}]` })),
    },
  ],
  [
    'two machines with one machine id',
    'MACHINE_ID_TWICE',
    { desired: two, facts: two.map(({ host: name }) => facts(name, { machineId: '0123456789abcdef' })) },
    { desired: two, facts: two.map(({ host: name }) => facts(name, { machineId: `id of ${name}` })) },
  ],
  [
    'two machines with one name',
    'HOSTNAME_TWICE',
    { desired: two, facts: two.map(({ host: name }) => facts(name, { hostname: 'localhost' })) },
    { desired: two, facts: two.map(({ host: name }) => facts(name, { hostname: name })) },
  ],
  [
    'a neighbour table that is too small',
    'NEIGHBOR_TABLE_TOO_SMALL',
    { desired: two, facts: two.map(({ host: name }) => facts(name, { bootId: 'b', neighbourLimits: { ipv4: 3 } })) },
    // Two each, where every host has a table of its own.
    { desired: two, facts: two.map(({ host: name }) => facts(name, { bootId: name, neighbourLimits: { ipv4: 3 } })) },
  ],
  [
    'an engine that takes one macvlan network a parent',
    'ENGINE_TOO_OLD',
    {
      desired: [host('docker01', [nic('ens33')], [], { networks: [network('net10', 'ens33'), network('net11', 'ens33')] })],
      observed: [withEngine(dockerHost(), { version: '20.10.24' })],
    },
    {
      desired: [host('docker01', [nic('ens33')], [], { networks: [network('net10', 'ens33'), network('net11', 'ens33')] })],
      observed: [withEngine(dockerHost(), { version: '27.0.1' })],
    },
  ],
  [
    'a rootless daemon',
    'ROOTLESS',
    { observed: [withEngine(dockerHost(), { rootless: true })] },
    { desired: [host('docker01', [nic('ens33')])], observed: [withEngine(dockerHost(), { rootless: true })] },
  ],
  [
    'Docker Desktop',
    'DOCKER_DESKTOP',
    { observed: [withEngine(dockerHost(), { operatingSystem: 'Docker Desktop' })] },
    { observed: [withEngine(dockerHost(), { operatingSystem: 'Debian GNU/Linux 12' })] },
  ],
  [
    'a Linux inside of Windows',
    'WSL',
    { observed: [withKernel(dockerHost(), '5.15.167.4-microsoft-standard-WSL2')] },
    { observed: [withKernel(dockerHost(), '6.1.0-18-amd64')] },
  ],
];

describe.each(CASES)('%s', (_, code, breaks, fine) => {
  it(`is ${code}, with a place and what to do`, () => {
    const found = find(breaks).filter((problem) => problem.code === code);
    expect(found.length).toBeGreaterThan(0);
    for (const { message, hint, place, objects } of found) {
      expect(message.length).toBeGreaterThan(20);
      expect(hint).toBeTruthy();
      expect(place?.host).toBeTruthy();
      expect(objects?.length).toBeGreaterThan(0);
    }
  });
  it('is not found where it does not matter', () => {
    expect(codes(fine)).not.toContain(code);
  });
});

describe('the preflight', () => {
  it('finds nothing on hosts of which nothing could be read', () => {
    expect(codes({ desired: two })).toEqual([]);
  });

  it('looks only at hosts that were read', () => {
    expect(codes({ facts: [facts('docker01', { selinux: true })], observed: [] })).toEqual([]);
  });

  it('tells errors first', () => {
    const found = find({
      facts: [facts('docker01', { selinux: true, kernel: { macvlan: 'absent' }, clock: { offsetMs: 1e6, uncertaintyMs: 1 } })],
    });
    expect(found.map(({ severity }) => severity)).toEqual(['error', 'warning', 'info']);
  });

  it('says that FORWARD DROP of Docker needs nothing', () => {
    const found = find({ desired: [router({}, { version: '27.0.1' })], facts: [facts('router', { forward: dropAll })] });
    expect(found).toMatchObject([{ code: 'FORWARD_DROP', severity: 'info' }]);
  });

  it('calls a full disk an error', () => {
    const steps = [{ ...create, action: { type: 'image.ensure', image: 'busybox' } as unknown as Step['action'] }];
    const full = facts('docker01', { disk: { path: '/var/lib/docker', freeBytes: 1e6 } });
    expect(find({ plan: plan({ steps }), facts: [full] })).toMatchObject([{ code: 'DISK_LOW', severity: 'error' }]);
    const inodes = facts('docker01', { disk: { path: '/var/lib/docker', freeBytes: 1e12, freeInodes: 0 } });
    expect(find({ plan: plan({ steps }), facts: [inodes] })).toMatchObject([{ code: 'DISK_LOW', severity: 'error' }]);
  });
});

describe('REVERSE_PATH_FILTER', () => {
  /** The request comes to b by eth0, and b answers by eth1, where a takes it: that works for as long as b does not filter. */
  const hosts = (filter: 0 | 1 | 2) => [
    host('a', [nic('eth0', ['10.0.0.1/24']), nic('eth1', ['10.2.0.1/24'])]),
    host(
      'b',
      [nic('eth0', ['10.0.0.2/24'], { reversePathFilter: filter }), nic('eth1', ['10.2.0.2/24'], { reversePathFilter: filter })],
      [],
      { routes: [route('10.0.0.1/32', undefined, { link: 'eth1' })] },
    ),
  ];

  it('is found where a strict filter stops what the design lets through, and only there', () => {
    const { segments, ports } = oneSegment(hosts(0), {}, (_, link) => ({ segment: link === 'eth0' ? 'lan' : 'lan2' }));
    const fabric = { segments: [...segments, ...segments.map((segment) => ({ ...segment, name: 'lan2' }))], ports };
    const found = (filter: 0 | 1 | 2) => find({ desired: hosts(0), observed: hosts(filter), fabric });
    expect(found(0)).toEqual([]);
    expect(found(2)).toEqual([]);
    expect(found(1)).toMatchObject([{ code: 'REVERSE_PATH_FILTER', place: { host: 'b' }, data: { from: 'host:a' } }]);
  });
});

describe('a sub-interface', () => {
  it('has the needs of its NIC', () => {
    const desired = [host('docker01', [nic('ens33'), vlan('ens33', 10)], [], { networks: [network('net10', 'ens33.10')] })];
    const observed = [host('docker01', [nic('ens33', [], { carrier: false })])];
    expect(find({ desired, observed })).toMatchObject([{ code: 'NO_CARRIER', data: { interface: 'ens33' } }]);
    expect(codes({ desired, facts: [facts('docker01', { kernel: { vlan: 'absent' } })] })).toEqual(['MODULE_MISSING']);
  });
});
