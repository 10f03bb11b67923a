import { overlaps } from '../../address/address.ts';
import type { Prefix } from '../../address/address.ts';
import { defineRule } from '../rule.ts';
import { covers, isDhcp } from './reserved-outside.ts';

export const dhcpPoolClash = defineRule({
  code: 'DHCP_POOL_CLASH',
  severity: 'warning',
  title: 'Containers share addresses with a DHCP server',
  explanation: {
    what: 'A range or a fixed address of a container lies in the part of the subnet that a DHCP server hands out (an entry of `reserved` whose name has dhcp in it).',
    why: 'Docker and the DHCP server do not know of each other. One day both give out the same address, and a telephone takes the place of a container.',
    how: 'Keep ranges and fixed addresses outside of the pool, or make the pool of the DHCP server smaller.',
  },
  *find({ topology, uses }) {
    for (const network of topology.networks.values()) {
      for (const [index, { reserved, ranges }] of network.subnets.entries()) {
        for (const [name, entry] of reserved) {
          if (!isDhcp(name)) continue;
          for (const [host, range] of ranges) {
            if (entry.includes('/') ? !overlaps(entry as Prefix, range) : !covers(range, entry as never)) continue;
            const path = ['networks', network.name, 'subnets', index, 'ranges', host];
            yield {
              message: `The range ${range} of ${host} and the DHCP pool ${entry} of ${network.name} overlap: both would hand out the same addresses.`,
              hint: 'Take a range outside of the pool, or leave it out and let Vlanvas plan one.',
              path,
              objects: [{ kind: 'network', name: network.name }],
              data: { range, pool: entry },
              fix: { label: `Plan the range of ${host}`, changes: [{ path, value: undefined }] },
            };
          }
        }
      }
    }
    for (const use of uses) {
      if (use.kind !== 'container' || use.network === undefined) continue;
      for (const { reserved } of topology.networks.get(use.network)?.subnets ?? []) {
        for (const [name, entry] of reserved) {
          if (!isDhcp(name) || !covers(entry, use.address)) continue;
          yield {
            message: `${use.address} of ${use.who} lies in the DHCP pool ${entry} of ${use.network}: another device may be given the same address.`,
            hint: 'Take an address outside of the pool, or leave it out and let Vlanvas plan one.',
            path: use.path,
            objects: [use.object],
            data: { address: use.address, pool: entry },
            fix: { label: `Plan an address for ${use.who}`, changes: [{ path: use.path, value: undefined }] },
          };
        }
      }
    }
  },
});
