import type { Fabric } from '../state/state.ts';
import type { Topology } from '../topology/topology.ts';

/** The cabling as drawn: segments, and the port of each NIC that is on one. */
export function compileFabric(topology: Topology): Fabric {
  return {
    segments: [...topology.segments.values()].map(({ name, vlans, foreignMacs, mtu }) => ({ name, vlans, foreignMacs, mtu })),
    ports: [...topology.hosts.values()].flatMap((host) =>
      [...host.interfaces.values()].flatMap((link) =>
        link.segment === undefined
          ? []
          : [
              {
                host: host.name,
                link: link.name,
                segment: link.segment,
                ...(link.access === undefined ? {} : { access: link.access }),
              },
            ],
      ),
    ),
  };
}
