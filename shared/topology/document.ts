/**
 * The topology file as people write it (TOPOLOGY.md): every key of the format, with the short forms allowed. This is what
 * the canvas edits and what is saved; `resolve` turns it into a `Topology` with the short forms written out.
 *
 * The JSON Schema under docs/ is generated from here, descriptions included.
 */
import * as z from 'zod';

z.config({ jitless: true });

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'a name has letters, digits, and _ . - after the first character');
/** Linux: at most 15 bytes, no slash, no white space. Longer ones are for a check to explain, not for the parser. */
const interfaceName = z.string().regex(/^[^\s/:]+$/, 'an interface name has no white space, slash or colon');
const address = z.string().describe('IPv4 or IPv6 address');
const prefix = z.string().describe('network in CIDR form, as in 172.16.10.0/24');
const interfaceAddress = z.string().describe('address with prefix length, as in 172.16.10.1/24');
const vlanId = z.int();

const segment = z
  .strictObject({
    vlans: z.array(vlanId).optional().describe('tags the fabric carries; left out = all; [] = untagged frames only'),
    foreignMacs: z
      .boolean()
      .optional()
      .describe('false: Wi-Fi, port security, a hypervisor without promiscuous mode or forged transmits, most clouds'),
    mtu: z.int().optional(),
  })
  .nullable();

const ssh = z.union([
  z.string().describe('[user@]host[:port], or a Host alias of ~/.ssh/config'),
  z.strictObject({
    host: z.string(),
    port: z.int().min(1).max(65535).optional(),
    user: z.string().optional(),
    identityFile: z.string().optional(),
    agent: z.union([z.string(), z.boolean()]).optional(),
    jump: z.string().optional(),
    sudo: z.boolean().optional(),
  }),
]);

const nic = z.strictObject({
  segment: z.string().optional().describe('segment that a NIC is cabled to'),
  parent: z.string().optional().describe('parent interface of an 802.1Q sub-interface'),
  vlan: vlanId.optional().describe('802.1Q tag of a sub-interface, 1 to 4094'),
  addresses: z.array(interfaceAddress).optional(),
  promiscuous: z.boolean().optional(),
  mtu: z.int().optional(),
  access: vlanId.nullable().optional().describe('the switch port is an access port of this VLAN'),
});

const bond = z.strictObject({
  interfaces: z.array(z.string()),
  mode: z.enum(['balance-rr', 'active-backup', 'balance-xor', 'broadcast', '802.3ad', 'balance-tlb', 'balance-alb']).optional(),
  segment: z.string().optional(),
  addresses: z.array(interfaceAddress).optional(),
  promiscuous: z.boolean().optional(),
  mtu: z.int().optional(),
  access: vlanId.nullable().optional(),
});

const route = z.strictObject({
  to: z.string(),
  via: address.optional(),
  interface: z.string().optional(),
  metric: z.int().optional(),
});

const forwardRule = z.strictObject({
  from: z.string().optional().describe('incoming interface; left out = any'),
  to: z.string().optional().describe('outgoing interface; left out = any'),
  source: prefix.optional(),
  destination: prefix.optional(),
  protocol: z.enum(['icmp', 'tcp', 'udp']).optional(),
  ports: z.array(z.union([z.int(), z.string()])).optional(),
  action: z.enum(['accept', 'drop']),
  masquerade: z.boolean().optional(),
});

const host = z.strictObject({
  ssh: ssh.optional(),
  docker: z.string().optional().describe('ssh (default) | unix:///var/run/docker.sock | tcp://host:2376 | none'),
  engine: z.string().optional().describe('engine version assumed while the host has not been asked'),
  interfaces: z.record(interfaceName, nic.nullable()).optional(),
  bonds: z.record(interfaceName, bond).optional(),
  forwarding: z.boolean().optional().describe('net.ipv4.ip_forward; left out = untouched'),
  routes: z.array(route).optional(),
  forward: z
    .array(forwardRule)
    .optional()
    .describe('forwarding policy, stateful, first match wins; what matches nothing is dropped'),
});

const shim = z.union([
  z.boolean(),
  z.strictObject({ name: interfaceName.optional(), addresses: z.array(interfaceAddress).optional() }),
]);

const parent = z.union([interfaceName, z.strictObject({ interface: interfaceName, shim: shim.optional() })]);

const subnet = z.strictObject({
  subnet: prefix,
  gateway: address.optional(),
  ranges: z.record(z.string(), prefix).optional().describe('--ip-range per host; planned when left out'),
  reserved: z.record(z.string(), z.string()).optional().describe('aux addresses: never handed out'),
});

const network = z.strictObject({
  driver: z.enum(['macvlan', 'ipvlan', 'bridge', 'overlay', 'vxlan', 'gre']),
  mode: z.enum(['bridge', 'private', 'vepa', 'passthru', 'l2', 'l3', 'l3s']).optional(),
  parents: z.record(z.string(), parent).optional(),
  hosts: z.array(z.string()).optional(),
  subnets: z.array(subnet).optional(),
  internal: z.boolean().optional(),
  mtu: z.int().optional(),
  options: z.record(z.string(), z.string()).optional().describe('driver options, passed as they are'),
  encrypted: z.boolean().optional(),
  vni: z.int().optional(),
});

const attachment = z
  .strictObject({
    ipv4: address.optional(),
    ipv6: address.optional(),
    mac: z.string().optional(),
    gatewayPriority: z.int().optional(),
    aliases: z.array(z.string()).optional(),
  })
  .nullable();

const container = z.strictObject({
  host: z.string(),
  image: z.string(),
  name: name.optional().describe('name on the host; the key when left out'),
  command: z.union([z.string(), z.array(z.string())]).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  restart: z.enum(['no', 'always', 'unless-stopped', 'on-failure']).optional(),
  networks: z.record(z.string(), attachment).optional(),
  ports: z.array(z.string()).optional(),
  capabilities: z.array(z.string()).optional(),
});

const expectation = z.strictObject({
  from: z.string().describe('container, network, host, or any'),
  to: z.string().describe('container, network, host, or any'),
  reachable: z.boolean(),
});

const image = z.strictObject({
  registry: z.string().optional(),
  tar: z.string().optional(),
  host: z.string().optional().describe('host that has the image already'),
});

const registry = z.strictObject({
  host: z.string(),
  port: z.int().optional(),
  image: z.string().optional(),
  insecure: z.boolean().optional(),
});

const tunnel = z.strictObject({
  kind: z.enum(['vxlan', 'gre']),
  backend: z.enum(['linux', 'ovs']).optional(),
  hosts: z.record(z.string(), z.strictObject({ local: address.optional(), bridge: interfaceName.optional() }).nullable()),
  id: z.int().optional(),
  port: z.int().optional(),
});

const position = z.strictObject({ x: z.number(), y: z.number(), width: z.number().optional(), height: z.number().optional() });

export const documentSchema = z.strictObject({
  vlanvas: z.literal(1).describe('format version'),
  name,
  variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  segments: z.record(name, segment).optional(),
  hosts: z.record(name, host).optional(),
  networks: z.record(name, network).optional(),
  containers: z.record(name, container).optional(),
  images: z.record(z.string(), image).optional(),
  registries: z.record(name, registry).optional(),
  tunnels: z.record(name, tunnel).optional(),
  expect: z.array(expectation).optional(),
  canvas: z
    .strictObject({
      positions: z.record(z.string(), position).optional(),
      groups: z.record(z.string(), z.array(z.string())).optional().describe('drawn things that are selected and moved together'),
    })
    .optional()
    .describe('where things lie on the canvas; the last key, so that a diff of the design stays readable'),
});

export type TopologyDocument = z.infer<typeof documentSchema>;
export type SegmentDocument = NonNullable<NonNullable<TopologyDocument['segments']>[string]>;
export type HostDocument = NonNullable<TopologyDocument['hosts']>[string];
export type InterfaceDocument = NonNullable<NonNullable<HostDocument['interfaces']>[string]>;
export type NetworkDocument = NonNullable<TopologyDocument['networks']>[string];
export type SubnetDocument = NonNullable<NetworkDocument['subnets']>[number];
export type ContainerDocument = NonNullable<TopologyDocument['containers']>[string];
export type ExpectationDocument = NonNullable<TopologyDocument['expect']>[number];
