import { cabled } from '../domain.ts';
import { defineRule } from '../rule.ts';

/** Bytes that a tunnel adds to each packet: VXLAN over IPv4 (vxlanEncap in moby), GRE with a key and an Ethernet header. */
const OVERHEAD: Readonly<Record<string, number>> = { overlay: 50, vxlan: 50, gre: 42 };

export const mtuChain = defineRule({
  code: 'MTU_CHAIN',
  severity: 'warning',
  title: 'An MTU is larger than what carries it',
  explanation: {
    what: 'A network or a sub-interface has a larger MTU than its parent or its segment, or a tunnel leaves no room for its own header.',
    why: 'Packets up to the MTU are sent whole; what is larger than the narrowest part of the way is dropped there. Ping works, because it is small, and the first large transfer hangs.',
    how: 'Make the MTU at most that of the parent and the segment; for VXLAN 50 bytes less, for GRE 42.',
  },
  *find({ topology, placesByNetwork }) {
    for (const host of topology.hosts.values()) {
      for (const link of host.interfaces.values()) {
        const { root } = cabled(host, link.name);
        const segment = topology.segments.get(root?.segment ?? '');
        const below = link.parent === undefined ? undefined : host.interfaces.get(link.parent)?.mtu;
        const limit = Math.min(below ?? Infinity, segment?.mtu ?? Infinity);
        if (link.mtu === undefined || link.mtu <= limit) continue;
        const path = ['hosts', host.name, link.kind === 'bond' ? 'bonds' : 'interfaces', link.name, 'mtu'];
        yield {
          message: `${link.name} of ${host.name} has an MTU of ${link.mtu}, and what carries it takes ${limit}.`,
          hint: `Set it to ${limit} or less.`,
          path,
          objects: [{ kind: 'interface', name: `${host.name}/${link.name}` }],
          fix: { label: `Set the MTU to ${limit}`, changes: [{ path, value: limit }] },
        };
      }
    }
    const narrowest = Math.min(...[...topology.segments.values()].map(({ mtu }) => mtu));
    for (const network of topology.networks.values()) {
      const carriers = (placesByNetwork.get(network.name) ?? []).flatMap(({ host, parent }) => {
        const link = parent === undefined ? undefined : topology.hosts.get(host)?.interfaces.get(parent);
        const segment =
          parent === undefined ? undefined : topology.segments.get(cabled(topology.hosts.get(host), parent).root?.segment ?? '');
        return [link?.mtu ?? Infinity, segment?.mtu ?? Infinity];
      });
      const overhead = OVERHEAD[network.driver] ?? 0;
      const limit = Math.min(...carriers, overhead > 0 ? narrowest - overhead : Infinity);
      if (network.mtu === undefined || network.mtu <= limit) continue;
      const path = ['networks', network.name, 'mtu'];
      yield {
        message: `${network.name} has an MTU of ${network.mtu}, and there is room for ${limit}.`,
        hint: `Set it to ${limit} or less.`,
        path,
        objects: [{ kind: 'network', name: network.name }],
        fix: { label: `Set the MTU to ${limit}`, changes: [{ path, value: limit }] },
      };
    }
  },
});
