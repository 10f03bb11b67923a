import { familyOf, lengthOf } from '../../address/address.ts';
import { defineRule } from '../rule.ts';

export const routerAdvertisements = defineRule({
  code: 'V6_RA',
  severity: 'info',
  title: 'An IPv6 router takes no default route from router advertisements',
  explanation: {
    what: 'A host forwards IPv6, and the design gives it no IPv6 default route.',
    why:
      'A host that forwards IPv6 counts as a router, and Linux then ignores router advertisements (accept_ra 1): the default route that it had from ' +
      'them is gone when its lifetime ends. Only accept_ra 2 keeps it.',
    how: 'Write the default route into the design, or set `accept_ra` to 2 on the interface towards the other router. On links that have such a route when forwarding is turned on, Vlanvas does the latter.',
  },
  *find({ topology }) {
    for (const host of topology.hosts.values()) {
      if (host.forwarding !== true || host.routes.some(({ to }) => familyOf(to) === 6 && lengthOf(to) === 0)) continue;
      const routed = [...host.interfaces.values()].filter(({ addresses }) =>
        addresses.some((address) => familyOf(address) === 6),
      );
      // With IPv6 on a single interface there is nothing to forward between.
      if (routed.length < 2) continue;
      yield {
        message: `${host.name} forwards IPv6 and has no IPv6 default route: it takes none from router advertisements.`,
        hint: `If ${host.name} should reach the IPv6 world, add a route to ::/0, or set accept_ra to 2 on the interface towards the router.`,
        path: ['hosts', host.name, 'forwarding'],
        objects: [{ kind: 'host', name: host.name }],
      };
    }
  },
});
