import { contains, familyOf, usableBounds, boundsOf, valueOf } from '../../address/address.ts';
import { listed } from '../names.ts';
import { defineRule } from '../rule.ts';

export const addressOutside = defineRule({
  code: 'IPAM_ADDRESS_OUTSIDE',
  severity: 'error',
  title: "A container's address lies outside the subnets of its network",
  explanation: {
    what: 'The fixed address of a container is in none of the subnets of the network that it is on.',
    why: 'Docker gives out addresses of the subnets of a network only, and refuses to start the container.',
    how: 'Take an address inside the subnet, or leave it out and let Vlanvas plan one.',
  },
  *find({ topology }) {
    for (const container of topology.containers.values()) {
      for (const attachment of container.attachments) {
        const network = topology.networks.get(attachment.network);
        for (const slot of ['ipv4', 'ipv6'] as const) {
          const address = attachment[slot];
          if (!network || address === undefined || network.subnets.some(({ subnet }) => contains(subnet, address))) continue;
          const same = network.subnets.filter(({ subnet }) => familyOf(subnet) === familyOf(address)).map(({ subnet }) => subnet);
          const path = ['containers', container.key, 'networks', network.name, slot];
          yield {
            message:
              same.length === 0
                ? `${container.key} has the address ${address}, and ${network.name} has no IPv${familyOf(address)} subnet.`
                : `${address} of ${container.key} is not in ${listed(same)}, the subnet of ${network.name}.`,
            hint:
              same.length === 0
                ? `Add a subnet to ${network.name}, or leave the address out.`
                : `Take an address of ${listed(same)}, or leave it out and let Vlanvas plan one.`,
            path,
            objects: [
              { kind: 'container', name: container.key },
              { kind: 'network', name: network.name },
            ],
            data: { address, network: network.name },
            fix: { label: `Plan an address for ${container.key}`, changes: [{ path, value: undefined }] },
          };
        }
      }
    }
  },
});

export const networkAddress = defineRule({
  code: 'IPAM_NETWORK_ADDRESS',
  severity: 'error',
  title: 'An address is the network or broadcast address of its subnet',
  explanation: {
    what: 'A container, a gateway or an interface has the first or the last address of an IPv4 subnet.',
    why: 'The first address names the network itself, and frames to the last go to everybody: no host can have them. A /31 and a /32 have neither.',
    how: 'Take an address in between.',
  },
  *find({ topology, uses }) {
    for (const network of topology.networks.values()) {
      for (const [index, { subnet, gateway }] of network.subnets.entries()) {
        const name = gateway !== undefined && contains(subnet, gateway) ? reservedName(subnet, gateway) : undefined;
        if (name === undefined || gateway === undefined) continue;
        yield {
          message: `The gateway ${gateway} of ${network.name} is the ${name} address of ${subnet}.`,
          hint: 'Take an address in between.',
          path: ['networks', network.name, 'subnets', index, 'gateway'],
          objects: [{ kind: 'network', name: network.name }],
        };
      }
    }
    for (const use of uses) {
      if (use.kind !== 'container' || use.network === undefined) continue;
      const subnet = topology.networks
        .get(use.network)
        ?.subnets.find((candidate) => contains(candidate.subnet, use.address))?.subnet;
      const name = subnet === undefined ? undefined : reservedName(subnet, use.address);
      if (name === undefined) continue;
      yield {
        message: `${use.address} of ${use.who} is the ${name} address of ${subnet ?? ''}.`,
        hint: 'Take an address in between, or leave it out and let Vlanvas plan one.',
        path: use.path,
        objects: [use.object],
        fix: { label: `Plan an address for ${use.who}`, changes: [{ path: use.path, value: undefined }] },
      };
    }
  },
});

function reservedName(subnet: Parameters<typeof usableBounds>[0], address: Parameters<typeof valueOf>[0]): string | undefined {
  const value = valueOf(address);
  const usable = usableBounds(subnet);
  if (value >= usable.first && value <= usable.last) return undefined;
  return value === boundsOf(subnet).first ? (usable.family === 4 ? 'network' : 'subnet-router anycast') : 'broadcast';
}
