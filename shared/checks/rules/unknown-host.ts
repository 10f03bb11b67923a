import type { Path } from '../../topology/path.ts';
import { unknownName } from '../names.ts';
import { defineRule } from '../rule.ts';

export const unknownHost = defineRule({
  code: 'UNKNOWN_HOST',
  severity: 'error',
  title: 'A host is named that the file does not have',
  explanation: {
    what: 'A container, a network or a range names a host that does not stand under `hosts`.',
    why: 'Everything is deployed host by host; without an entry Vlanvas does not know where to log in.',
    how: 'Correct the name, or add the host under `hosts`.',
  },
  *find({ topology }) {
    const known = topology.hosts;
    for (const container of topology.containers.values()) {
      if (known.has(container.host)) continue;
      yield unknownName({
        message: `${container.key} runs on ${container.host}, which is not a host of the file`,
        name: container.host,
        known: known.keys(),
        path: ['containers', container.key, 'host'],
        objects: [{ kind: 'container', name: container.key }],
        otherwise: `Add ${container.host} under hosts.`,
      });
    }
    for (const network of topology.networks.values()) {
      const places: (readonly [string, Path])[] = network.hosts.map((host) => [
        host,
        network.parents.has(host) ? ['networks', network.name, 'parents', host] : ['networks', network.name],
      ]);
      network.subnets.forEach(({ ranges }, index) => {
        for (const host of ranges.keys())
          if (!network.hosts.includes(host)) places.push([host, ['networks', network.name, 'subnets', index, 'ranges', host]]);
      });
      for (const [host, path] of places) {
        if (known.has(host)) continue;
        // A network without parents or hosts is where its containers are, and of those it was said above.
        if (path.length === 2 && [...topology.containers.values()].some((container) => container.host === host)) continue;
        yield unknownName({
          message: `${network.name} is on ${host}, which is not a host of the file`,
          name: host,
          known: known.keys(),
          path,
          objects: [{ kind: 'network', name: network.name }],
          otherwise: `Add ${host} under hosts.`,
          isKey: {
            value: network.parents.has(host) && path.includes('parents') ? network.parents.get(host)?.interface : undefined,
          },
        });
      }
    }
  },
});
