import { defineRule } from '../rule.ts';

export const routerForward = defineRule({
  code: 'ROUTER_FORWARD',
  severity: 'error',
  title: 'A router runs Docker, which drops what it forwards',
  explanation: {
    what: 'A host forwards packets between its interfaces, has Docker, and the design says nothing of its forwarding policy.',
    why:
      "Docker sets the policy of the FORWARD chain to DROP when it turns forwarding on. A Linux host that routed between VLANs stops doing so the moment Docker starts; rules for one's " +
      'own traffic belong into the chain DOCKER-USER.',
    how: 'List what may pass under `forward`, which Vlanvas writes to DOCKER-USER; or give the router no Docker (`docker: none`).',
  },
  *find({ topology, containersByHost, placesByHost }) {
    for (const host of topology.hosts.values()) {
      if (host.forwarding !== true || host.docker.via === 'none' || host.forward !== undefined) continue;
      const runsNothing = !containersByHost.has(host.name) && !placesByHost.has(host.name);
      const changes = runsNothing
        ? [{ path: ['hosts', host.name, 'docker'], value: 'none' }]
        : [{ path: ['hosts', host.name, 'forward'], value: [{ action: 'accept' }] }];
      yield {
        message: `${host.name} forwards packets and runs Docker, which drops what it forwards.`,
        hint: runsNothing
          ? 'If it is only a router, write docker: none; else list what may pass under forward.'
          : 'List what may pass under forward.',
        path: ['hosts', host.name, 'forwarding'],
        objects: [{ kind: 'host', name: host.name }],
        fix: { label: runsNothing ? `${host.name} has no Docker` : 'Let everything pass', changes },
      };
    }
  },
});
