/** Designs that the tests deploy. */

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
