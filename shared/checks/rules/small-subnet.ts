import { familyOf, lengthOf } from '../../address/address.ts';
import { atLeast } from '../../compile/engine.ts';
import { defineRule } from '../rule.ts';

/** moby#42626: no network and broadcast address is set aside in a /31 and a /32 any more. */
const FIRST_ENGINE = '23.0.0';

export const smallSubnet = defineRule({
  code: 'IPAM_SMALL_SUBNET',
  severity: 'error',
  title: 'A /31 or /32 on an engine that has no address left in it',
  explanation: {
    what: 'A network has an IPv4 subnet of one or two addresses and is on a host whose Docker engine is older than 23.0.',
    why: 'Those engines set the first and the last address of every subnet aside, which leaves none: "failed to allocate gateway: No available addresses on this pool".',
    how: 'Take a /30 or a larger subnet, or an engine from 23.0 on.',
  },
  *find({ placesByNetwork, topology, engine }) {
    for (const [name, places] of placesByNetwork) {
      const old = places.find(({ host }) => !atLeast(engine(host), FIRST_ENGINE));
      if (!old) continue;
      for (const [index, { subnet }] of (topology.networks.get(name)?.subnets ?? []).entries()) {
        if (familyOf(subnet) === 6 || lengthOf(subnet) < 31) continue;
        yield {
          message: `${name} has the subnet ${subnet}, in which Docker ${engine(old.host)} of ${old.host} finds no address: "No available addresses on this pool".`,
          hint: 'Take a /30 or a larger subnet.',
          path: ['networks', name, 'subnets', index, 'subnet'],
          objects: [
            { kind: 'network', name },
            { kind: 'host', name: old.host },
          ],
        };
      }
    }
  },
});
