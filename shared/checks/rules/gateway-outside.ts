import { contains, familyOf } from '../../address/address.ts';
import { defineRule } from '../rule.ts';

export const gatewayOutside = defineRule({
  code: 'IPAM_GATEWAY_OUTSIDE',
  severity: 'error',
  title: 'A gateway lies outside its subnet',
  explanation: {
    what: 'The gateway of a subnet is not an address of that subnet.',
    why: 'Containers reach their gateway by ARP in their own subnet. Docker refuses a network whose gateway is not in it.',
    how: 'Take an address of the subnet that the router has on this network, often the first.',
  },
  *find({ topology }) {
    for (const network of topology.networks.values()) {
      for (const [index, { subnet, gateway }] of network.subnets.entries()) {
        if (gateway === undefined || contains(subnet, gateway)) continue;
        const path = ['networks', network.name, 'subnets', index, 'gateway'];
        const mixed = familyOf(gateway) !== familyOf(subnet);
        yield {
          message: mixed
            ? `The gateway ${gateway} of ${network.name} is IPv${familyOf(gateway)}, and its subnet ${subnet} is IPv${familyOf(subnet)}.`
            : `The gateway ${gateway} of ${network.name} is not in its subnet ${subnet}.`,
          hint: `Take an address of ${subnet}, or leave the gateway out.`,
          path,
          objects: [{ kind: 'network', name: network.name }],
          data: { gateway, subnet },
        };
      }
    }
  },
});
