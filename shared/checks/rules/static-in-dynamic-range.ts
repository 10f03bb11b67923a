import { addressFrom, contains, usableBounds } from '../../address/address.ts';
import type { IpAddress, Prefix } from '../../address/address.ts';
import type { Subnet } from '../../topology/topology.ts';
import type { CheckContext } from '../context.ts';
import { defineRule } from '../rule.ts';
import { covers } from './reserved-outside.ts';

/** How many addresses are tried for the fix: a subnet of a thousand hosts has one among these, or a person has to look. */
const MOST_TRIED = 4096n;

export const staticInDynamicRange = defineRule({
  code: 'STATIC_IN_DYNAMIC_RANGE',
  severity: 'warning',
  title: 'A fixed address lies in a range that is handed out',
  explanation: {
    what: 'A container has a fixed address inside the range of its host, and other containers of that network take theirs from the same range.',
    why:
      'Docker hands out the addresses of a range in order. After a reboot the containers start in another order, and one without a fixed address may be given the fixed one first: ' +
      'then "Address already in use". Vlanvas passes every address explicitly; containers that others start on this network do not.',
    how: 'Put fixed addresses outside of the ranges, inside the subnet.',
  },
  *find(context) {
    for (const use of context.uses) {
      if (use.kind !== 'container' || use.network === undefined) continue;
      const network = context.topology.networks.get(use.network);
      const subnet = network?.subnets.find((candidate) => contains(candidate.subnet, use.address));
      const range = subnet?.ranges.get(use.host);
      if (!network || !subnet || range === undefined || !contains(range, use.address)) continue;
      const slot = use.address.includes(':') ? 'ipv6' : 'ipv4';
      const neighbours = context.placesByNetwork.get(network.name)?.find(({ host }) => host === use.host)?.containers ?? [];
      const dynamic = neighbours.find((container) =>
        container.attachments.some((attachment) => attachment.network === network.name && attachment[slot] === undefined),
      );
      if (!dynamic) continue;
      const free = freeAddress(context, subnet);
      yield {
        message: `${use.who} has the fixed address ${use.address} inside ${range}, from which ${dynamic.key} and others on ${use.host} are given theirs.`,
        hint:
          free === undefined
            ? `Take an address of ${subnet.subnet} outside of the ranges.`
            : `Take an address outside of the ranges, as in ${free}.`,
        path: use.path,
        objects: [use.object, { kind: 'network', name: network.name }],
        data: { address: use.address, range },
        ...(free === undefined
          ? {}
          : { fix: { label: `Move ${use.who} to ${free}`, changes: [{ path: use.path, value: free }] } }),
      };
    }
  },
});

/** The first address of a subnet that nobody has and no range hands out. */
function freeAddress({ usesByAddress }: CheckContext, subnet: Subnet): IpAddress | undefined {
  const { family, first, last } = usableBounds(subnet.subnet);
  const ranges: readonly Prefix[] = [...subnet.ranges.values()];
  for (let value = first + 1n; value <= last && value - first < MOST_TRIED; value++) {
    const address = addressFrom(family, value);
    const taken = usesByAddress.has(address) || address === subnet.gateway || ranges.some((range) => contains(range, address));
    if (!taken && ![...subnet.reserved.values()].some((entry) => covers(entry, address))) return address;
  }
  return undefined;
}
