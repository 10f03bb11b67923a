import { listed } from '../names.ts';
import { defineRule } from '../rule.ts';

export const portOnL2 = defineRule({
  code: 'PORT_ON_L2',
  severity: 'info',
  title: 'A published port has no effect',
  explanation: {
    what: 'A container publishes ports and is on macvlan or ipvlan networks only.',
    why: 'Publishing a port is a translation that the host makes for containers behind its bridge. A container on macvlan or ipvlan is on the wire itself, and Docker ignores its published ports.',
    how: 'Reach the container at its own address and the port that it listens on, and remove `ports`.',
  },
  *find({ topology }) {
    for (const container of topology.containers.values()) {
      if (container.ports.length === 0 || container.attachments.length === 0) continue;
      const drivers = new Set(container.attachments.map(({ network }) => topology.networks.get(network)?.driver));
      if ([...drivers].some((driver) => driver !== 'macvlan' && driver !== 'ipvlan')) continue;
      const path = ['containers', container.key, 'ports'];
      yield {
        message: `${container.key} publishes ${listed(container.ports)}, which has no effect on ${[...drivers].join(' and ')}: it is reached at its own address.`,
        hint: 'Remove ports, and use the address of the container.',
        path,
        objects: [{ kind: 'container', name: container.key }],
        fix: { label: 'Remove the published ports', changes: [{ path, value: undefined }] },
      };
    }
  },
});
