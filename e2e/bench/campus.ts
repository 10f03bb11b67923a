/** A design of any size: containers dealt out over hosts and VLANs, and two routers between the VLANs. */

export interface Campus {
  readonly hosts: number;
  readonly containers: number;
  readonly vlans: number;
}

const FIRST_TAG = 10;

/** The file of a campus. Half of the networks have the one router as gateway, half the other; both route between all VLANs. */
export function campusDesign({ hosts, containers, vlans }: Campus): string {
  const tags = Array.from({ length: vlans }, (_, index) => FIRST_TAG + index);
  const hostNames = Array.from({ length: hosts }, (_, index) => `docker${String(index + 1).padStart(3, '0')}`);
  const links = (addresses: (tag: number) => string) =>
    tags.map((tag) => `v${tag}: { parent: eth0, vlan: ${tag}${addresses(tag)} }`).join(', ');
  const router = (number: number) =>
    `  router${number}: { docker: none, forwarding: true, interfaces: { eth0: { segment: lan }, ${links((tag) => `, addresses: [172.${tag}.0.${number}/16]`)} } }`;
  const parents = (tag: number) => hostNames.map((name) => `${name}: v${tag}`).join(', ');
  return [
    'vlanvas: 1',
    'name: campus',
    'segments: { lan: {} }',
    'hosts:',
    ...hostNames.map(
      (name, index) =>
        `  ${name}: { interfaces: { eth0: { segment: lan, addresses: [192.168.${index >> 8}.${(index & 255) + 1}/16] }, ${links(() => '')} } }`,
    ),
    router(1),
    router(2),
    'networks:',
    ...tags.map(
      (tag) =>
        `  net${tag}: { driver: macvlan, parents: { ${parents(tag)} }, subnets: [{ subnet: 172.${tag}.0.0/16, gateway: 172.${tag}.0.${1 + (tag % 2)}, reserved: { router1: 172.${tag}.0.1, router2: 172.${tag}.0.2 } }] }`,
    ),
    'containers:',
    ...Array.from({ length: containers }, (_, index) => {
      const tag = tags[Math.floor(index / hosts) % vlans] ?? FIRST_TAG;
      return `  c${index}: { host: ${hostNames[index % hosts] ?? ''}, image: busybox, networks: { net${tag}: {} } }`;
    }),
    '',
  ].join('\n');
}
