import { unknownName } from '../names.ts';
import { defineRule } from '../rule.ts';

export const unknownNetwork = defineRule({
  code: 'UNKNOWN_NETWORK',
  severity: 'error',
  title: 'A container is on a network that the file does not have',
  explanation: {
    what: 'A container names a network that does not stand under `networks`.',
    why: 'Vlanvas makes the networks of the file and no others, so there is nothing to connect the container to.',
    how: 'Correct the name, or add the network under `networks`.',
  },
  *find({ topology }) {
    for (const container of topology.containers.values()) {
      for (const { network, ipv4 } of container.attachments) {
        if (topology.networks.has(network)) continue;
        yield unknownName({
          message: `${container.key} is on ${network}, which is not a network of the file`,
          name: network,
          known: topology.networks.keys(),
          path: ['containers', container.key, 'networks', network],
          objects: [{ kind: 'container', name: container.key }],
          otherwise: `Add ${network} under networks.`,
          isKey: { value: ipv4 === undefined ? {} : { ipv4 } },
        });
      }
    }
  },
});
