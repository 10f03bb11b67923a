/** For each rule a design that breaks it, the path that it is told about, and a design or the rule's own fix that mends it. */

/** Parts of a design that differ from the sound one; each is the text of a section in flow style. */
export interface Parts {
  readonly segments?: string;
  readonly docker01?: string;
  readonly docker02?: string;
  readonly networks?: string;
  readonly containers?: string;
  readonly expect?: string;
}

export interface Broken {
  readonly code: string;
  readonly name: string;
  readonly design: Parts;
  readonly path: string | readonly string[];
  /** A sound design, or `fix`: the rule's own fix mends it. */
  readonly mended: Parts | 'fix';
  readonly engines?: ReadonlyMap<string, string>;
  readonly says?: string;
}

const NIC = '{ interfaces: { ens33: { segment: lan } } }';
const SUBNET = '{ subnet: 172.16.10.0/24 }';
const TRUNK = '{ interfaces: { ens33: { segment: lan }, v10: { parent: ens33, vlan: 10 }, v20: { parent: ens33, vlan: 20 } } }';

/** A network on both hosts, with something added to its subnet and to itself. */
const lan = (subnet = '', network = '', driver = 'macvlan') =>
  `{ net: { driver: ${driver}, parents: { docker01: ens33, docker02: ens33 }, subnets: [{ subnet: 172.16.10.0/24${subnet} }]${network} } }`;

const two = (first: string, second: string) =>
  `{ a1: { host: docker01, image: busybox, ${first} }, b1: { host: docker02, image: busybox, ${second} } }`;
const on = (network: string, attachment = '') => `networks: { ${network}: {${attachment}} }`;

/** A sound design of two hosts, one network and two containers, with parts of it replaced. */
export function base(parts: Parts): string {
  return `vlanvas: 1
name: lab
segments: ${parts.segments ?? '{ lan: {} }'}
hosts:
  docker01: ${parts.docker01 ?? NIC}
  docker02: ${parts.docker02 ?? NIC}
networks: ${parts.networks ?? lan()}
containers: ${parts.containers ?? two(on('net', ' ipv4: 172.16.10.2 '), on('net'))}
expect: ${parts.expect ?? '[{ from: a1, to: b1, reachable: true }]'}
`;
}

const twoNetworks = (parents: string, other = '172.16.20.0/24', driver = 'macvlan', more = '') =>
  `{ net: { driver: macvlan, parents: { docker01: ens33, docker02: ens33 }, subnets: [${SUBNET}] }, other: { driver: ${driver}, parents: ${parents}, subnets: [{ subnet: ${other} }]${more} } }`;

export const BROKEN: readonly Broken[] = [
  {
    code: 'UNKNOWN_HOST',
    name: 'of a container',
    design: { containers: `{ a1: { host: docker1, image: busybox }, b1: { host: docker02, image: busybox } }` },
    path: 'containers.a1.host',
    mended: 'fix',
    says: 'did you mean docker01?',
  },
  {
    code: 'UNKNOWN_HOST',
    name: 'of a network',
    design: {
      networks:
        '{ net: { driver: macvlan, parents: { docker01: ens33, dokcer02: ens33 }, subnets: [{ subnet: 172.16.10.0/24 }] } }',
    },
    path: 'networks.net.parents.dokcer02',
    mended: 'fix',
  },
  {
    code: 'UNKNOWN_HOST',
    name: 'of a range',
    design: { networks: lan(', ranges: { far: 172.16.10.64/26 }') },
    path: 'networks.net.subnets[0].ranges.far',
    mended: {},
  },
  {
    code: 'UNKNOWN_NETWORK',
    name: 'misspelt',
    design: { containers: two(on('nett'), on('net')) },
    path: 'containers.a1.networks.nett',
    mended: 'fix',
    says: 'did you mean net?',
  },
  {
    code: 'UNKNOWN_INTERFACE',
    name: 'as a parent',
    design: { docker02: '{ interfaces: { ens34: { segment: lan } } }' },
    path: 'networks.net.parents.docker02',
    mended: 'fix',
  },
  {
    code: 'UNKNOWN_INTERFACE',
    name: 'a sub-interface that nobody wrote down',
    design: { networks: '{ net: { driver: macvlan, parents: { docker01: ens33.10 }, subnets: [{ subnet: 172.16.10.0/24 }] } }' },
    path: 'networks.net.parents.docker01',
    mended: 'fix',
    says: 'VLAN 10 on ens33',
  },
  {
    code: 'UNKNOWN_INTERFACE',
    name: 'in a route',
    design: { docker01: '{ interfaces: { ens33: { segment: lan } }, routes: [{ to: 10.0.0.0/8, interface: ens3 }] }' },
    path: 'hosts.docker01.routes[0].interface',
    mended: 'fix',
  },
  {
    code: 'UNKNOWN_SEGMENT',
    name: 'of a NIC',
    design: { docker01: '{ interfaces: { ens33: { segment: office } } }' },
    path: 'hosts.docker01.interfaces.ens33.segment',
    mended: 'fix',
  },
  {
    code: 'UNKNOWN_ENDPOINT',
    name: 'in expect',
    design: { expect: '[{ from: any, to: host:docker01, reachable: true }, { from: a1, to: nte, reachable: true }]' },
    path: 'expect[1].to',
    mended: 'fix',
  },
  {
    code: 'NETWORK_NOT_ON_HOST',
    name: 'of a container',
    design: { networks: '{ net: { driver: macvlan, parents: { docker01: ens33 }, subnets: [{ subnet: 172.16.10.0/24 }] } }' },
    path: 'containers.b1.networks.net',
    mended: 'fix',
  },
  {
    code: 'NO_DOCKER',
    name: 'for a container and a network',
    design: { docker02: '{ docker: none, interfaces: { ens33: { segment: lan } } }' },
    path: ['containers.b1.host', 'networks.net.parents.docker02'],
    mended: {},
  },
  {
    code: 'CONTAINER_NAME',
    name: 'of one letter, as a key and as a name',
    design: {
      containers: `{ x: { host: docker01, image: busybox, networks: { net: {} } }, b1: { host: docker02, image: busybox, name: y } }`,
      expect: '[]',
    },
    path: ['containers.x', 'containers.b1.name'],
    mended: 'fix',
    says: 'only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed',
  },
  {
    code: 'CONTAINER_NAME',
    name: 'longer than a host name can be',
    design: {
      containers: `{ b${'x'.repeat(79)}: { host: docker01, image: busybox, networks: { net: {} } } }`,
      expect: '[]',
    },
    path: `containers.b${'x'.repeat(79)}`,
    mended: 'fix',
    says: 'has 80 characters',
  },
  {
    code: 'NETWORK_NAME',
    name: 'of a network that every daemon has',
    design: {
      networks: lan().replace('{ net:', '{ bridge:'),
      containers: two(on('bridge'), on('bridge')),
    },
    path: 'networks.bridge',
    mended: {},
    says: 'operation is not permitted on predefined bridge network',
  },
  {
    code: 'IMAGE_NAME',
    name: 'with capital letters, a space, an empty tag, an empty name',
    design: {
      containers: `{ a1: { host: docker01, image: BusyBox }, b1: { host: docker02, image: "busybox latest" }, c1: { host: docker01, image: "busybox:" }, d1: { host: docker01, image: "" } }`,
    },
    path: ['containers.a1.image', 'containers.b1.image', 'containers.c1.image', 'containers.d1.image'],
    mended: {
      containers: `{ a1: { host: docker01, image: "registry.example.org:5000/a/b_c--d:1.0@sha256:${'0'.repeat(64)}" }, b1: { host: docker02, image: "localhost/x.y:L" } }`,
    },
    says: 'repository name (library/BusyBox) must be lowercase',
  },
  {
    code: 'IMAGE_NAME',
    name: 'mended by small letters',
    design: { containers: two(on('net'), on('net')).replace('busybox', 'team/Web:Latest') },
    path: 'containers.a1.image',
    mended: 'fix',
  },
  {
    code: 'ENVIRONMENT_NAME',
    name: 'with an equals sign',
    design: { containers: two(`${on('net')}, environment: { "A=1": "2" }`, on('net')) },
    path: 'containers.a1.environment.A=1',
    mended: 'fix',
    says: 'equals sign',
  },
  {
    code: 'IPVLAN_MAC',
    name: 'of a container',
    design: { networks: lan('', '', 'ipvlan'), containers: two(on('net', ' mac: "02:42:ac:10:0a:0a" '), on('net')) },
    path: 'containers.a1.networks.net.mac',
    mended: 'fix',
    says: 'ipvlan interfaces do not support custom mac address assignment',
  },
  {
    code: 'BRIDGE_SUBNETS',
    name: 'of one family',
    design: {
      networks:
        '{ net: { driver: bridge, hosts: [docker01, docker02], subnets: [{ subnet: 172.16.10.0/24 }, { subnet: "fd00::/64" }, { subnet: 172.16.11.0/24 }] } }',
    },
    path: 'networks.net.subnets[2]',
    mended: 'fix',
    says: "bridge driver doesn't support multiple subnets",
  },
  {
    code: 'DRIVER_OPTION',
    name: 'that keys of the file speak of, or that Docker refuses',
    design: {
      networks: lan('', ', options: { parent: eth7, ipvlan_mode: l3, ipvlan_flag: loose }', 'ipvlan'),
    },
    path: ['networks.net.options.parent', 'networks.net.options.ipvlan_mode', 'networks.net.options.ipvlan_flag'],
    mended: 'fix',
  },
  {
    code: 'DRIVER_OPTION',
    name: 'none of another kind',
    design: { networks: lan('', ', options: { ipvlan_flag: loose }', 'ipvlan') },
    path: 'networks.net.options.ipvlan_flag',
    mended: { networks: lan('', ', options: { ipvlan_flag: private, com.example.note: x }', 'ipvlan') },
  },
  {
    code: 'CONFIG_NETWORK',
    name: 'of swarm, and a flag that the file has a key for',
    design: { networks: lan('', ', options: { config-from: lan-config, ip-range: 172.16.10.0/26 }') },
    path: ['networks.net.options.config-from', 'networks.net.options.ip-range'],
    mended: 'fix',
  },
  {
    code: 'ENGINE_WITHOUT_NIC',
    name: 'rootless, and in a virtual machine',
    design: {
      docker01: '{ docker: "unix:///run/user/1000/docker.sock", interfaces: { ens33: { segment: lan } } }',
      docker02: '{ docker: "unix:///Users/ann/.docker/run/docker.sock", interfaces: { ens33: { segment: lan } } }',
    },
    path: ['hosts.docker01.docker', 'hosts.docker02.docker'],
    mended: { docker01: '{ docker: "unix:///var/run/docker.sock", interfaces: { ens33: { segment: lan } } }' },
    says: 'rootless',
  },
  {
    code: 'MTU_BOUNDS',
    name: 'of a segment, an interface and a network',
    design: {
      segments: '{ lan: { mtu: 70000 } }',
      docker01: '{ interfaces: { ens33: { segment: lan, mtu: 1000, addresses: ["fd00::1/64"] } } }',
      networks: lan('', ', mtu: 67'),
    },
    path: ['segments.lan.mtu', 'hosts.docker01.interfaces.ens33.mtu', 'networks.net.mtu'],
    mended: {
      segments: '{ lan: { mtu: 1280 } }',
      docker01: '{ interfaces: { ens33: { segment: lan, mtu: 1280, addresses: ["fd00::1/64"] } } }',
      networks: lan('', ', mtu: 68'),
    },
  },
  {
    code: 'DUPLICATE_CONTAINER_NAME',
    name: 'on one host',
    design: { containers: `{ a1: { host: docker01, image: busybox }, b1: { host: docker01, image: busybox, name: a1 } }` },
    path: 'containers.b1.name',
    mended: 'fix',
  },
  {
    code: 'DUPLICATE_ADDRESS',
    name: 'of containers',
    design: { containers: two(on('net', ' ipv4: 172.16.10.2 '), on('net', ' ipv4: 172.16.10.2 ')) },
    path: 'containers.b1.networks.net.ipv4',
    mended: 'fix',
    says: 'a1 and b1 both have the address 172.16.10.2',
  },
  {
    code: 'DUPLICATE_ADDRESS',
    name: 'of hosts (both IPADDR=192.168.10.11)',
    design: {
      docker01: '{ interfaces: { ens33: { segment: lan, addresses: [192.168.10.11/24] } } }',
      docker02: '{ interfaces: { ens33: { segment: lan, addresses: [192.168.10.11/24] } } }',
    },
    path: 'hosts.docker02.interfaces.ens33.addresses[0]',
    mended: { docker01: '{ interfaces: { ens33: { segment: lan, addresses: [192.168.10.11/24] } } }' },
  },
  {
    code: 'DUPLICATE_ADDRESS',
    name: 'in two networks of one broadcast domain',
    design: {
      networks:
        '{ net: { driver: macvlan, parents: { docker01: ens33 }, subnets: [{ subnet: 172.16.10.0/24 }] }, other: { driver: macvlan, parents: { docker02: ens33 }, subnets: [{ subnet: 172.16.10.0/24 }] } }',
      containers: two(on('net', ' ipv4: 172.16.10.2 '), on('other', ' ipv4: 172.16.10.2 ')),
    },
    path: 'containers.b1.networks.other.ipv4',
    mended: 'fix',
  },
  {
    code: 'DUPLICATE_ADDRESS',
    name: 'in two networks of one daemon',
    design: {
      docker01: TRUNK,
      networks:
        '{ net: { driver: macvlan, parents: { docker01: v10 }, subnets: [{ subnet: 172.16.10.0/24, ranges: { docker01: 172.16.10.0/26 } }] }, other: { driver: macvlan, parents: { docker01: v20 }, subnets: [{ subnet: 172.16.10.0/24, ranges: { docker01: 172.16.10.64/26 } }] } }',
      containers:
        '{ a1: { host: docker01, image: busybox, networks: { net: { ipv4: 172.16.10.200 } } }, b1: { host: docker01, image: busybox, networks: { other: { ipv4: 172.16.10.200 } } } }',
    },
    path: 'containers.b1.networks.other.ipv4',
    mended: 'fix',
    says: 'a1 and b1 both have the address 172.16.10.200 on the Docker daemon of docker01',
  },
  {
    code: 'DUPLICATE_ADDRESS',
    name: 'of a container and the gateway',
    design: { networks: lan(', gateway: 172.16.10.2') },
    path: 'containers.a1.networks.net.ipv4',
    mended: 'fix',
    says: 'is the gateway of net',
  },
  {
    code: 'MAC_DUP',
    name: 'across hosts',
    design: { containers: two(on('net', ' mac: "02:42:ac:10:0a:0a" '), on('net', ' mac: 02-42-AC-10-0A-0A ')) },
    path: 'containers.b1.networks.net.mac',
    mended: 'fix',
  },
  {
    code: 'MAC_MULTICAST',
    name: 'of a container',
    design: { containers: two(on('net', ' mac: "01:00:5e:00:00:01" '), on('net')) },
    path: 'containers.a1.networks.net.mac',
    mended: 'fix',
  },
  {
    code: 'MAC_MULTICAST',
    name: 'of zeros',
    design: { containers: two(on('net', ' mac: "00:00:00:00:00:00" '), on('net')) },
    path: 'containers.a1.networks.net.mac',
    mended: 'fix',
    says: 'the empty address',
  },
  {
    code: 'IPAM_ADDRESS_OUTSIDE',
    name: 'of a container',
    design: { containers: two(on('net', ' ipv4: 172.16.11.2 '), on('net')) },
    path: 'containers.a1.networks.net.ipv4',
    mended: 'fix',
  },
  {
    code: 'IPAM_ADDRESS_OUTSIDE',
    name: 'of another family',
    design: { containers: two(on('net', ' ipv6: fd00::2 '), on('net')) },
    path: 'containers.a1.networks.net.ipv6',
    mended: 'fix',
  },
  {
    code: 'IPAM_NETWORK_ADDRESS',
    name: 'a container with the broadcast address',
    design: { containers: two(on('net', ' ipv4: 172.16.10.255 '), on('net')) },
    path: 'containers.a1.networks.net.ipv4',
    mended: 'fix',
    says: 'broadcast',
  },
  {
    code: 'IPAM_NETWORK_ADDRESS',
    name: 'a gateway with the network address',
    design: { networks: lan(', gateway: 172.16.10.0') },
    path: 'networks.net.subnets[0].gateway',
    mended: {},
  },
  {
    code: 'IPAM_GATEWAY_OUTSIDE',
    name: 'of a subnet',
    design: { networks: lan(', gateway: 172.16.1.1') },
    path: 'networks.net.subnets[0].gateway',
    mended: { networks: lan(', gateway: 172.16.10.1') },
  },
  {
    code: 'IPAM_RANGE_OUTSIDE',
    name: 'larger than the subnet, and beside it',
    design: { networks: lan(', ranges: { docker01: 172.16.0.0/16, docker02: 10.0.0.0/26 }') },
    path: ['networks.net.subnets[0].ranges.docker01', 'networks.net.subnets[0].ranges.docker02'],
    mended: 'fix',
  },
  {
    code: 'IPAM_RESERVED_OUTSIDE',
    name: 'of a subnet',
    design: { networks: lan(', reserved: { printer: 10.0.0.9 }') },
    path: 'networks.net.subnets[0].reserved.printer',
    mended: 'fix',
  },
  {
    code: 'IPAM_RESERVED',
    name: 'by a container',
    design: { networks: lan(', reserved: { printer: 172.16.10.2 }') },
    path: 'containers.a1.networks.net.ipv4',
    mended: 'fix',
  },
  {
    code: 'IPAM_NO_SUBNET',
    name: 'of a macvlan network',
    design: {
      networks: '{ net: { driver: macvlan, parents: { docker01: ens33, docker02: ens33 } } }',
      containers: two(on('net'), on('net')),
    },
    path: 'networks.net',
    mended: {},
  },
  {
    code: 'IPAM_SMALL_SUBNET',
    name: 'of two addresses, engine 20.10',
    design: {
      docker01: '{ engine: 20.10.24+dfsg1, interfaces: { ens33: { segment: lan } } }',
      networks:
        '{ net: { driver: macvlan, parents: { docker01: ens33, docker02: ens33 }, subnets: [{ subnet: 172.16.10.2/31 }] } }',
    },
    path: 'networks.net.subnets[0].subnet',
    mended: {
      networks:
        '{ net: { driver: macvlan, parents: { docker01: ens33, docker02: ens33 }, subnets: [{ subnet: 172.16.10.2/31 }] } }',
    },
    says: 'Docker 20.10.24',
  },
  {
    code: 'SUBNET_TWICE',
    name: 'in one network',
    design: {
      networks:
        '{ net: { driver: macvlan, parents: { docker01: ens33, docker02: ens33 }, subnets: [{ subnet: 172.16.0.0/16 }, { subnet: 172.16.10.0/24 }] } }',
    },
    path: 'networks.net.subnets[1].subnet',
    mended: {},
  },
  {
    code: 'RANGE_OVERLAP',
    name: 'of two hosts',
    design: { networks: lan(', ranges: { docker01: 172.16.10.0/25, docker02: 172.16.10.64/26 }') },
    path: 'networks.net.subnets[0].ranges.docker02',
    mended: 'fix',
  },
  {
    code: 'RANGE_OVERLAP',
    name: 'none where they lie side by side',
    design: { networks: lan(', ranges: { docker01: 172.16.10.0/25, docker02: 172.16.10.0/25 }') },
    path: 'networks.net.subnets[0].ranges.docker02',
    mended: { networks: lan(', ranges: { docker01: 172.16.10.0/25, docker02: 172.16.10.128/25 }') },
  },
  {
    code: 'POOL_OVERLAP',
    name: 'on one daemon',
    design: { docker01: TRUNK, networks: twoNetworks('{ docker01: v20 }', '172.16.10.0/25') },
    path: 'networks.other.subnets[0].subnet',
    mended: { docker01: TRUNK, networks: twoNetworks('{ docker01: v20 }') },
  },
  {
    code: 'POOL_OVERLAP',
    name: "with docker0's usual subnet",
    design: {
      networks: '{ net: { driver: bridge, hosts: [docker01], subnets: [{ subnet: 172.17.5.0/24 }] } }',
      containers: '{ a1: { host: docker01, image: busybox, networks: { net: {} } }, b1: { host: docker02, image: busybox } }',
    },
    path: 'networks.net.subnets[0].subnet',
    mended: {
      networks:
        '{ net: { driver: bridge, hosts: [docker01], subnets: [{ subnet: 172.17.5.0/24, ranges: { docker01: 172.17.5.0/25 } }] } }',
      containers: '{ a1: { host: docker01, image: busybox, networks: { net: {} } }, b1: { host: docker02, image: busybox } }',
    },
    says: 'docker0',
  },
  {
    code: 'POOL_OVERLAP',
    name: 'none with a range of its own',
    design: { docker01: TRUNK, networks: twoNetworks('{ docker01: v20 }', '172.16.10.0/24') },
    path: 'networks.other.subnets[0].subnet',
    mended: {
      docker01: TRUNK,
      networks: twoNetworks('{ docker01: v20 }', '172.16.10.0/24, ranges: { docker01: 172.16.10.192/27 }'),
    },
  },
  {
    code: 'DHCP_POOL_CLASH',
    name: 'of a range',
    design: { networks: lan(', ranges: { docker01: 172.16.10.128/25 }, reserved: { dhcp: 172.16.10.192/26 }') },
    path: 'networks.net.subnets[0].ranges.docker01',
    mended: 'fix',
  },
  {
    code: 'DHCP_POOL_CLASH',
    name: 'of a container',
    design: { networks: lan(', reserved: { DHCP-pool: 172.16.10.0/26 }') },
    path: 'containers.a1.networks.net.ipv4',
    mended: 'fix',
  },
  {
    code: 'STATIC_IN_DYNAMIC_RANGE',
    name: 'beside a planned address',
    design: {
      networks: lan(', ranges: { docker01: 172.16.10.64/26 }'),
      containers: `{ a1: { host: docker01, image: busybox, networks: { net: { ipv4: 172.16.10.65 } } }, b1: { host: docker01, image: busybox, networks: { net: {} } } }`,
    },
    path: 'containers.a1.networks.net.ipv4',
    mended: 'fix',
  },
  {
    code: 'PARENT_NAME',
    name: 'longer than 15 bytes',
    design: {
      docker01:
        '{ interfaces: { enx001122334455: { segment: lan }, enx001122334455.100: { parent: enx001122334455, vlan: 100 } } }',
      networks: '{ net: { driver: macvlan, parents: { docker01: enx001122334455.100 }, subnets: [{ subnet: 172.16.10.0/24 }] } }',
    },
    path: 'hosts.docker01.interfaces.enx001122334455.100',
    mended: 'fix',
    says: '19 bytes',
  },
  {
    code: 'PARENT_NAME',
    name: 'with two dots',
    design: {
      docker01: '{ interfaces: { br.lan: { segment: lan }, br.lan.10: { parent: br.lan, vlan: 10 } } }',
      networks: '{ net: { driver: macvlan, parents: { docker01: br.lan.10 }, subnets: [{ subnet: 172.16.10.0/24 }] } }',
    },
    path: 'hosts.docker01.interfaces.br.lan.10',
    mended: 'fix',
  },
  {
    code: 'PARENT_NEEDED',
    name: 'on a host',
    design: {
      networks:
        '{ net: { driver: macvlan, parents: { docker01: ens33 }, hosts: [docker02], subnets: [{ subnet: 172.16.10.0/24 }] } }',
    },
    path: 'networks.net.hosts',
    mended: {},
  },
  {
    code: 'PARENT_UNUSED',
    name: 'of a bridge',
    design: { networks: lan('', '', 'bridge') },
    path: 'networks.net.parents',
    mended: 'fix',
  },
  {
    code: 'PARENT_CONFLICT',
    name: 'macvlan and ipvlan',
    design: { networks: twoNetworks('{ docker01: ens33 }', '172.16.20.0/24', 'ipvlan') },
    path: 'networks.other.parents.docker01',
    mended: { docker01: TRUNK, networks: twoNetworks('{ docker01: v20 }', '172.16.20.0/24', 'ipvlan') },
  },
  {
    code: 'PARENT_CONFLICT',
    name: 'passthru beside another',
    design: { networks: twoNetworks('{ docker01: ens33 }', '172.16.20.0/24', 'macvlan', ', mode: passthru') },
    path: 'networks.other.parents.docker01',
    mended: { networks: twoNetworks('{ docker01: ens33 }') },
  },
  {
    code: 'PARENT_CONFLICT',
    name: 'two macvlan networks, engine 20.10',
    design: {
      docker01: '{ engine: 20.10.24+dfsg1, interfaces: { ens33: { segment: lan } } }',
      networks: twoNetworks('{ docker01: ens33 }'),
    },
    path: 'networks.other.parents.docker01',
    mended: { networks: twoNetworks('{ docker01: ens33 }') },
    says: '20.10.24',
  },
  {
    code: 'PARENT_CONFLICT',
    name: 'two macvlan networks, engine as observed',
    design: { networks: twoNetworks('{ docker01: ens33 }') },
    engines: new Map([['docker01', '27.0.0']]),
    path: 'networks.other.parents.docker01',
    mended: {},
  },
  {
    code: 'NETWORK_MODE',
    name: 'of another driver',
    design: { networks: lan('', ', mode: l2') },
    path: 'networks.net.mode',
    mended: 'fix',
  },
  {
    code: 'VLAN_ID',
    name: 'out of bounds',
    design: {
      segments: '{ lan: { vlans: [10, 4095] } }',
      docker01: '{ interfaces: { ens33: { segment: lan }, v0: { parent: ens33, vlan: 0 } } }',
    },
    path: ['segments.lan.vlans[1]', 'hosts.docker01.interfaces.v0.vlan'],
    mended: {},
  },
  {
    code: 'SUBINTERFACE_INCOMPLETE',
    name: 'without a parent',
    design: { docker01: '{ interfaces: { ens33: { segment: lan }, ens33.10: { vlan: 10 } } }' },
    path: 'hosts.docker01.interfaces.ens33.10',
    mended: 'fix',
  },
  {
    code: 'SUBINTERFACE_INCOMPLETE',
    name: 'without a vlan',
    design: { docker01: '{ interfaces: { ens33: { segment: lan }, ens33.10: { parent: ens33 } } }' },
    path: 'hosts.docker01.interfaces.ens33.10',
    mended: 'fix',
  },
  {
    code: 'SUBINTERFACE_INCOMPLETE',
    name: 'with a segment of its own',
    design: { docker01: '{ interfaces: { ens33: { segment: lan }, v10: { parent: ens33, vlan: 10, segment: lan } } }' },
    path: 'hosts.docker01.interfaces.v10.segment',
    mended: 'fix',
  },
  {
    code: 'SAME_VLAN_TWICE',
    name: 'on one NIC',
    design: {
      docker01: '{ interfaces: { ens33: { segment: lan }, v10: { parent: ens33, vlan: 10 }, w10: { parent: ens33, vlan: 10 } } }',
    },
    path: 'hosts.docker01.interfaces.w10',
    mended: { docker01: TRUNK },
  },
  {
    code: 'VLAN_NOT_CARRIED',
    name: 'of a sub-interface',
    design: { segments: '{ lan: { vlans: [10] } }', docker01: TRUNK },
    path: 'hosts.docker01.interfaces.v20.vlan',
    mended: 'fix',
  },
  {
    code: 'VLAN_NOT_CARRIED',
    name: 'of an access port',
    design: { segments: '{ lan: { vlans: [] } }', docker01: '{ interfaces: { ens33: { segment: lan, access: 10 } } }' },
    path: 'hosts.docker01.interfaces.ens33.access',
    mended: 'fix',
  },
  {
    code: 'TAG_ON_ACCESS_PORT',
    name: 'of a sub-interface',
    design: { docker01: '{ interfaces: { ens33: { segment: lan, access: 10 }, v10: { parent: ens33, vlan: 10 } } }' },
    path: 'hosts.docker01.interfaces.v10',
    mended: 'fix',
  },
  {
    code: 'NOT_CABLED',
    name: 'a NIC without segment',
    design: { docker02: '{ interfaces: { ens33: {} } }' },
    path: 'networks.net.parents',
    mended: {},
    says: 'ens33 of docker02 is cabled to no segment',
  },
  {
    code: 'NOT_CABLED',
    name: 'parents in different VLANs',
    design: {
      docker01: TRUNK,
      docker02: TRUNK,
      networks: '{ net: { driver: macvlan, parents: { docker01: v10, docker02: v20 }, subnets: [{ subnet: 172.16.10.0/24 }] } }',
    },
    path: 'networks.net.parents',
    mended: {
      docker01: TRUNK,
      docker02: '{ interfaces: { ens33: { segment: lan, access: 10 } } }',
      networks:
        '{ net: { driver: macvlan, parents: { docker01: v10, docker02: ens33 }, subnets: [{ subnet: 172.16.10.0/24 }] } }',
    },
  },
  {
    code: 'FOREIGN_MACS',
    name: 'with macvlan',
    design: { segments: '{ lan: { foreignMacs: false } }' },
    path: ['networks.net.parents.docker01', 'networks.net.parents.docker02'],
    mended: {},
  },
  {
    code: 'FOREIGN_MACS',
    name: 'mended by ipvlan',
    design: { segments: '{ lan: { foreignMacs: false }, wire: {} }', docker02: '{ interfaces: { ens33: { segment: wire } } }' },
    path: 'networks.net.parents.docker01',
    mended: 'fix',
  },
  {
    code: 'WIFI_PARENT',
    name: 'with macvlan',
    design: {
      docker01: '{ interfaces: { wlp3s0: { segment: lan } } }',
      networks:
        '{ net: { driver: macvlan, parents: { docker01: wlp3s0, docker02: ens33 }, subnets: [{ subnet: 172.16.10.0/24 }] } }',
    },
    path: 'networks.net.parents.docker01',
    mended: 'fix',
  },
  {
    code: 'GATEWAY_NOT_MODELLED',
    name: 'of a network',
    design: { networks: lan(', gateway: 172.16.10.1') },
    path: 'networks.net.subnets[0].gateway',
    mended: {
      networks: lan(', gateway: 172.16.10.1'),
      docker02: '{ interfaces: { ens33: { segment: lan, addresses: [172.16.10.1/24] } } }',
    },
  },
  {
    code: 'GATEWAY_NOT_MODELLED',
    name: 'of a VLAN that the router has no interface for',
    design: {
      docker01: TRUNK,
      docker02: '{ docker: none, forwarding: true, interfaces: { eth0: { segment: lan } } }',
      networks:
        '{ net: { driver: macvlan, parents: { docker01: v10 }, subnets: [{ subnet: 172.16.10.0/24, gateway: 172.16.10.1 }] } }',
      containers: `{ a1: { host: docker01, image: busybox, ${on('net')} }, b1: { host: docker01, image: busybox, ${on('net')} } }`,
    },
    path: 'networks.net.subnets[0].gateway',
    mended: 'fix',
  },
  {
    code: 'GATEWAY_NOT_MODELLED',
    name: 'in another broadcast domain',
    design: {
      networks: lan(', gateway: 172.16.10.1'),
      docker02: '{ interfaces: { ens33: { segment: lan }, v10: { parent: ens33, vlan: 10, addresses: [172.16.10.1/24] } } }',
    },
    path: 'networks.net.subnets[0].gateway',
    mended: {},
    says: 'v10 of docker02',
  },
  {
    code: 'GATEWAY_IS_PARENT_HOST',
    name: 'of its own containers',
    design: {
      networks: lan(', gateway: 172.16.10.1'),
      docker02: '{ interfaces: { ens33: { segment: lan, addresses: [172.16.10.1/24] } } }',
    },
    path: 'networks.net.subnets[0].gateway',
    mended: {
      networks: lan(', gateway: 172.16.10.1'),
      docker02: '{ interfaces: { ens33: { segment: lan, addresses: [172.16.10.1/24] } } }',
      containers:
        '{ a1: { host: docker01, image: busybox, networks: { net: {} } }, b1: { host: docker01, image: busybox, networks: { net: {} } } }',
    },
  },
  {
    code: 'NO_GATEWAY',
    name: 'to another subnet',
    design: {
      docker01: TRUNK,
      networks: twoNetworks('{ docker01: v20 }'),
      containers: `{ a1: { host: docker01, image: busybox, networks: { other: {} } }, b1: { host: docker02, image: busybox, networks: { net: {} } } }`,
    },
    path: 'networks.other.subnets[0]',
    mended: {
      docker01: TRUNK,
      networks: twoNetworks('{ docker01: v20 }', '172.16.20.0/24, gateway: 172.16.20.1'),
      containers: `{ a1: { host: docker01, image: busybox, networks: { other: {} } }, b1: { host: docker02, image: busybox, networks: { net: {} } } }`,
    },
  },
  {
    code: 'NO_GATEWAY',
    name: 'beside the one router',
    design: {
      docker01: TRUNK,
      docker02: '{ docker: none, forwarding: true, interfaces: { eth0: { segment: lan } } }',
      networks: `{ net: { driver: macvlan, parents: { docker01: v10 }, subnets: [${SUBNET}] }, other: { driver: macvlan, parents: { docker01: v20 }, subnets: [{ subnet: 172.16.20.0/24 }] } }`,
      containers: `{ a1: { host: docker01, image: busybox, ${on('other')} }, b1: { host: docker01, image: busybox, ${on('net')} } }`,
    },
    path: 'networks.other.subnets[0]',
    mended: 'fix',
  },
  {
    code: 'NO_GATEWAY',
    name: 'unless the engine makes one up',
    design: {
      docker01: TRUNK,
      networks: twoNetworks('{ docker01: v20 }'),
      containers: `{ a1: { host: docker01, image: busybox, networks: { other: {} } }, b1: { host: docker02, image: busybox, networks: { net: {} } } }`,
    },
    path: 'networks.other.subnets[0]',
    mended: {
      docker01: TRUNK.replace('{ ', '{ engine: 28.5.1, '),
      networks: twoNetworks('{ docker01: v20 }'),
      containers: `{ a1: { host: docker01, image: busybox, networks: { other: {} } }, b1: { host: docker02, image: busybox, networks: { net: {} } } }`,
    },
  },
  {
    code: 'MULTIHOME_GATEWAY',
    name: 'of a container on two networks',
    design: {
      docker01: TRUNK,
      networks:
        '{ net: { driver: macvlan, parents: { docker01: v10 }, subnets: [{ subnet: 172.16.10.0/24, gateway: 172.16.10.1 }] }, other: { driver: macvlan, parents: { docker01: v20 }, subnets: [{ subnet: 172.16.20.0/24, gateway: 172.16.20.1 }] } }',
      containers:
        '{ a1: { host: docker01, image: busybox, networks: { net: {}, other: {} } }, b1: { host: docker01, image: busybox } }',
    },
    path: 'containers.a1.networks',
    mended: 'fix',
  },
  {
    code: 'L3_RETURN_ROUTE',
    name: 'of an ipvlan l3 network',
    design: { networks: lan('', ', mode: l3', 'ipvlan') },
    path: 'networks.net.subnets[0]',
    mended: {
      networks: lan('', ', mode: l3', 'ipvlan'),
      docker02: '{ interfaces: { ens33: { segment: lan } }, routes: [{ to: 172.16.10.0/24, via: 192.168.1.1 }] }',
    },
  },
  {
    code: 'ROUTER_FORWARD',
    name: 'with containers',
    design: { docker01: '{ forwarding: true, interfaces: { ens33: { segment: lan } } }' },
    path: 'hosts.docker01.forwarding',
    mended: 'fix',
  },
  {
    code: 'MTU_CHAIN',
    name: 'of a network and a sub-interface',
    design: {
      docker01: '{ interfaces: { ens33: { segment: lan }, v10: { parent: ens33, vlan: 10, mtu: 9000 } } }',
      networks: lan('', ', mtu: 1600'),
    },
    path: ['hosts.docker01.interfaces.v10.mtu', 'networks.net.mtu'],
    mended: 'fix',
  },
  {
    code: 'MTU_CHAIN',
    name: 'of an overlay',
    design: {
      networks: '{ net: { driver: overlay, hosts: [docker01, docker02], subnets: [{ subnet: 172.16.10.0/24 }], mtu: 1500 } }',
    },
    path: 'networks.net.mtu',
    mended: 'fix',
    says: 'room for 1450',
  },
  {
    code: 'HOST_ISOLATION',
    name: 'told of every macvlan network',
    design: {},
    path: 'networks.net',
    mended: {
      networks:
        '{ net: { driver: macvlan, parents: { docker01: { interface: ens33, shim: true }, docker02: { interface: ens33, shim: true } }, subnets: [{ subnet: 172.16.10.0/24 }] } }',
    },
  },
  {
    code: 'PORT_ON_L2',
    name: 'of a macvlan container',
    design: { containers: two(`${on('net')}, ports: ["80:80"]`, on('net')) },
    path: 'containers.a1.ports',
    mended: 'fix',
  },
  {
    code: 'V6_RA',
    name: 'of an IPv6 router',
    design: {
      docker02:
        '{ forwarding: true, docker: none, interfaces: { ens33: { segment: lan, addresses: ["fd00:1::1/64"] }, ens34: { segment: lan, addresses: ["fd00:2::1/64"] } } }',
    },
    path: 'hosts.docker02.forwarding',
    mended: {
      docker02:
        '{ forwarding: true, docker: none, routes: [{ to: "::/0", via: "fd00:1::fe" }], interfaces: { ens33: { segment: lan, addresses: ["fd00:1::1/64"] }, ens34: { segment: lan, addresses: ["fd00:2::1/64"] } } }',
    },
  },
  {
    code: 'DNS_NAME_ELSEWHERE',
    name: 'in an environment',
    design: { containers: two(on('net', ' ipv4: 172.16.10.2 '), `${on('net')}, environment: { DB: "tcp://a1:5432/main" }`) },
    path: 'containers.b1.environment.DB',
    mended: 'fix',
    says: 'DB of b1 names a1, which is on docker01',
  },
  {
    code: 'DNS_NAME_ELSEWHERE',
    name: 'in a command, but not where a word only begins like the name',
    design: { containers: two(`${on('net')}, command: [nc, b1, "80"]`, `${on('net')}, command: [ash, -c, "a1 & a1b"]`) },
    path: 'containers.a1.command',
    mended: { containers: two(`${on('net')}, command: [nc, b11, "80"]`, on('net')) },
  },
  {
    code: 'DNS_INTERNAL',
    name: 'of an internal network',
    design: { networks: lan('', ', internal: true') },
    path: 'networks.net.internal',
    mended: { networks: lan('', ', internal: false') },
    says: 'in a1 and 1 more',
  },
];
