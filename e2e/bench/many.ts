/** A design of many containers on ten hosts, four in five on one macvlan network and the others on a bridge. */
export const HOSTS = 10;

export function manyContainers(perHost: number): string {
  const hosts = Array.from({ length: HOSTS }, (_, index) => `docker${String(index + 1).padStart(2, '0')}`);
  const container = (host: string, number: number): string =>
    `  c${number}: { host: ${host}, image: busybox, networks: { ${number % 5 === 0 ? 'net2' : 'net1'}: {} } }`;
  return [
    'vlanvas: 1',
    'name: many',
    'segments: { lan: {} }',
    'hosts:',
    ...hosts.map((host) => `  ${host}: { interfaces: { ens33: { segment: lan, promiscuous: true } } }`),
    'networks:',
    `  net1: { driver: macvlan, parents: { ${hosts.map((host) => `${host}: ens33`).join(', ')} }, subnets: [{ subnet: 10.8.0.0/16 }] }`,
    `  net2: { driver: bridge, hosts: [${hosts.join(', ')}], subnets: [{ subnet: 10.9.0.0/16 }] }`,
    'containers:',
    ...hosts.flatMap((host, index) => Array.from({ length: perHost }, (_, turn) => container(host, index * perHost + turn + 1))),
    '',
  ].join('\n');
}
