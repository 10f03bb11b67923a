import { contains } from '../../address/address.ts';
import type { IpAddress, Prefix } from '../../address/address.ts';
import { defineRule } from '../rule.ts';

export const reservedOutside = defineRule({
  code: 'IPAM_RESERVED_OUTSIDE',
  severity: 'error',
  title: 'Reserved addresses lie outside their subnet',
  explanation: {
    what: 'An entry under `reserved` is not a part of its subnet.',
    why: 'Reserving says which addresses of this subnet are never handed out; addresses of others are not handed out anyway, and Docker refuses such an entry.',
    how: 'Move the entry to the subnet that it belongs to, or correct it.',
  },
  *find({ topology }) {
    for (const network of topology.networks.values()) {
      for (const [index, { subnet, reserved }] of network.subnets.entries()) {
        for (const [name, entry] of reserved) {
          if (contains(subnet, entry)) continue;
          const path = ['networks', network.name, 'subnets', index, 'reserved', name];
          yield {
            message: `${name} of ${network.name} reserves ${entry}, which is not in ${subnet}.`,
            hint: `Reserve addresses of ${subnet}, or remove the entry.`,
            path,
            objects: [{ kind: 'network', name: network.name }],
            fix: { label: `Remove ${name}`, changes: [{ path, value: undefined }] },
          };
        }
      }
    }
  },
});

export const reservedAddress = defineRule({
  code: 'IPAM_RESERVED',
  severity: 'error',
  title: 'A container has a reserved address',
  explanation: {
    what: 'The fixed address of a container is one that its network reserves.',
    why: 'Reserved addresses are marked as taken in Docker, which then refuses them with "Address already in use".',
    how: 'Take another address, leave it out, or remove the reservation.',
  },
  *find({ topology, uses }) {
    for (const use of uses) {
      if (use.kind !== 'container' || use.network === undefined) continue;
      for (const { reserved } of topology.networks.get(use.network)?.subnets ?? []) {
        for (const [name, entry] of reserved) {
          if (isDhcp(name) || !covers(entry, use.address)) continue;
          yield {
            message: `${use.address} of ${use.who} is reserved as ${name} in ${use.network}.`,
            hint: 'Take another address, or leave it out and let Vlanvas plan one.',
            path: use.path,
            objects: [use.object, { kind: 'network', name: use.network }],
            data: { address: use.address, name },
            fix: { label: `Plan an address for ${use.who}`, changes: [{ path: use.path, value: undefined }] },
          };
        }
      }
    }
  },
});

export function covers(entry: IpAddress | Prefix, address: IpAddress): boolean {
  return entry.includes('/') ? contains(entry as Prefix, address) : entry === address;
}

/** A reservation whose name says that a DHCP server hands these addresses out. */
export function isDhcp(name: string): boolean {
  return /dhcp/i.test(name);
}
