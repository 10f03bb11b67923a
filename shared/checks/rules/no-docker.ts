import { defineRule } from '../rule.ts';

export const noDocker = defineRule({
  code: 'NO_DOCKER',
  severity: 'error',
  title: 'A container or network is on a host without Docker',
  explanation: {
    what: 'The host says `docker: none`, and yet a container or a network is on it.',
    why: 'A host without Docker takes part as a router or a plain machine; there is no daemon that could run a container.',
    how: 'Move the container to another host, or remove `docker: none`.',
  },
  *find({ topology, placesByHost, containersByHost }) {
    for (const host of topology.hosts.values()) {
      if (host.docker.via !== 'none') continue;
      const fix = { label: `Use Docker on ${host.name}`, changes: [{ path: ['hosts', host.name, 'docker'], value: undefined }] };
      const hint = `Move it to another host, or remove docker: none from ${host.name}.`;
      for (const { key } of containersByHost.get(host.name) ?? []) {
        yield {
          message: `${key} is to run on ${host.name}, which has no Docker.`,
          hint,
          fix,
          path: ['containers', key, 'host'],
          objects: [
            { kind: 'container', name: key },
            { kind: 'host', name: host.name },
          ],
        };
      }
      for (const { network, parent } of placesByHost.get(host.name) ?? []) {
        const path = parent === undefined ? ['networks', network.name] : ['networks', network.name, 'parents', host.name];
        yield {
          message: `${network.name} is on ${host.name}, which has no Docker.`,
          hint,
          fix,
          path,
          objects: [
            { kind: 'network', name: network.name },
            { kind: 'host', name: host.name },
          ],
        };
      }
    }
  },
});
