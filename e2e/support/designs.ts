/** Designs that the tests deploy. */
import type { LabHostSpec } from '../../main/lab/lab.ts';

export interface DesignOptions {
  readonly name?: string;
  readonly hosts?: readonly string[];
  readonly containersPerHost?: number;
  readonly image?: string;
  readonly subnet?: string;
  /** ssh value by host, instead of the sandbox's alias. */
  readonly ssh?: Readonly<Record<string, string>>;
  readonly nic?: string;
}

/** Hosts of the sandbox with one macvlan network across them, and containers c1, c2 … in turn. */
export function macvlanDesign(options: DesignOptions = {}): string {
  const {
    name = 'spine',
    hosts = ['docker01', 'docker02'],
    containersPerHost = 2,
    image = 'busybox',
    subnet = '172.22.16.0/24',
    nic = 'ens33',
  } = options;
  const containers = hosts.flatMap((host, index) =>
    Array.from(
      { length: containersPerHost },
      (_, turn) => `  c${index * containersPerHost + turn + 1}: { host: ${host}, image: ${image}, networks: { net1: {} } }`,
    ),
  );
  return [
    'vlanvas: 1',
    `name: ${name}`,
    'segments: { lan: {} }',
    'hosts:',
    ...hosts.map(
      (host, index) =>
        `  ${host}: { ssh: ${options.ssh?.[host] ?? `${host}.lab`}, interfaces: { ${nic}: { segment: lan, promiscuous: true, addresses: [172.22.16.${11 + index}/24] } } }`,
    ),
    'networks:',
    `  net1: { driver: macvlan, parents: { ${hosts.map((host) => `${host}: ${nic}`).join(', ')} }, subnets: [{ subnet: ${subnet} }] }`,
    'containers:',
    ...containers,
    '',
  ].join('\n');
}

/** Two Docker hosts with a container each in two networks, `a1`, `a2` and `b1`, `b2`, and a router between these. */
export function routedDesign(name: string): string {
  return `vlanvas: 1
name: ${name}
segments: { lan: {}, lan2: {} }
hosts:
  docker01: { ssh: docker01.lab, interfaces: { ens33: { segment: lan, addresses: [172.22.16.11/24] }, ens34: { segment: lan2 } } }
  docker02: { ssh: docker02.lab, interfaces: { ens33: { segment: lan, addresses: [172.22.16.12/24] }, ens34: { segment: lan2 } } }
  router01:
    ssh: router01.lab
    docker: none
    interfaces: { eth1: { segment: lan, addresses: [172.22.16.1/24] }, eth2: { segment: lan2, addresses: [172.22.17.1/24] } }
    forwarding: true
networks:
  net10: { driver: macvlan, parents: { docker01: ens33, docker02: ens33 }, subnets: [{ subnet: 172.22.16.0/24, gateway: 172.22.16.1 }] }
  net20: { driver: macvlan, parents: { docker01: ens34, docker02: ens34 }, subnets: [{ subnet: 172.22.17.0/24, gateway: 172.22.17.1 }] }
containers:
  a1: { host: docker01, image: busybox, networks: { net10: { ipv4: 172.22.16.101 } } }
  a2: { host: docker02, image: busybox, networks: { net10: { ipv4: 172.22.16.102 } } }
  b1: { host: docker01, image: busybox, networks: { net20: { ipv4: 172.22.17.101 } } }
  b2: { host: docker02, image: busybox, networks: { net20: { ipv4: 172.22.17.102 } } }
`;
}

const routedNics = (number: number): LabHostSpec['nics'] => [
  { name: 'ens33', segment: 'lan', addresses: [`172.22.16.${10 + number}/24`] },
  { name: 'ens34', segment: 'lan2', addresses: [] },
];

/** The machines of `routedDesign`. */
export const routedHosts: readonly LabHostSpec[] = [
  { name: 'docker01', nics: routedNics(1) },
  { name: 'docker02', nics: routedNics(2) },
  {
    name: 'router01',
    docker: false,
    nics: [
      { name: 'eth1', segment: 'lan', addresses: [] },
      { name: 'eth2', segment: 'lan2', addresses: [] },
    ],
  },
];
