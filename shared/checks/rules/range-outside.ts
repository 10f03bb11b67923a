import { contains, familyOf, overlaps } from '../../address/address.ts';
import { defineRule } from '../rule.ts';

export const rangeOutside = defineRule({
  code: 'IPAM_RANGE_OUTSIDE',
  severity: 'error',
  title: 'A range lies outside its subnet',
  explanation: {
    what: 'The range of a host is not a part of the subnet that it belongs to.',
    why:
      'A range says which addresses of the subnet a host may give out. Docker refuses one that does not touch the subnet; one that is partly outside it accepts, ' +
      'and gives out addresses that nobody can reach.',
    how: 'Take a part of the subnet, as in 172.16.10.64/26 of 172.16.10.0/24, or leave it out: Vlanvas plans a range for each host.',
  },
  *find({ topology }) {
    for (const network of topology.networks.values()) {
      for (const [index, { subnet, ranges }] of network.subnets.entries()) {
        for (const [host, range] of ranges) {
          if (contains(subnet, range)) continue;
          const path = ['networks', network.name, 'subnets', index, 'ranges', host];
          const how =
            familyOf(range) !== familyOf(subnet)
              ? 'is of another family than'
              : overlaps(range, subnet)
                ? 'is larger than'
                : 'is not in';
          yield {
            message: `The range ${range} of ${host} ${how} ${subnet}, the subnet of ${network.name}.`,
            hint: `Take a part of ${subnet}, or leave the range out and let Vlanvas plan one.`,
            path,
            objects: [
              { kind: 'network', name: network.name },
              { kind: 'host', name: host },
            ],
            data: { range, subnet, host },
            fix: { label: `Plan the range of ${host}`, changes: [{ path, value: undefined }] },
          };
        }
      }
    }
  },
});
