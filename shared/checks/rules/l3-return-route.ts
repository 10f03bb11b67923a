import { contains } from '../../address/address.ts';
import { defineRule } from '../rule.ts';

export const l3ReturnRoute = defineRule({
  code: 'L3_RETURN_ROUTE',
  severity: 'warning',
  title: 'Nobody has a route back to an ipvlan l3 network',
  explanation: {
    what: 'A network is ipvlan in mode l3 or l3s, and no host of the design has a route to its subnet.',
    why: 'In these modes the host routes for its containers and answers no ARP for them. Others reach them only with a route to their subnet through the address of that host; a gateway is ignored.',
    how: 'Add a route on the other hosts or on the router, as in `routes: [{ to: 10.1.0.0/24, via: 192.168.1.11 }]`.',
  },
  *find({ topology }) {
    const routes = [...topology.hosts.values()].flatMap((host) => host.routes);
    for (const network of topology.networks.values()) {
      if (network.driver !== 'ipvlan' || network.mode === 'l2') continue;
      for (const [index, { subnet }] of network.subnets.entries()) {
        if (routes.some(({ to }) => contains(to, subnet) || contains(subnet, to))) continue;
        yield {
          message: `${network.name} is ipvlan in mode ${network.mode ?? ''}, and no host of the design has a route to ${subnet}.`,
          hint: `Add a route to ${subnet} through the host that its containers run on.`,
          path: ['networks', network.name, 'subnets', index],
          objects: [{ kind: 'network', name: network.name }],
        };
      }
    }
  },
});
