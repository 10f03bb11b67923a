import { listed } from '../names.ts';
import { defineRule } from '../rule.ts';

export const networkNotOnHost = defineRule({
  code: 'NETWORK_NOT_ON_HOST',
  severity: 'error',
  title: 'A container is on a host where its network is not',
  explanation: {
    what: 'The container runs on one host and its network has no parent (or no entry under `hosts`) there.',
    why: 'A macvlan, ipvlan or bridge network is an object of one Docker daemon. On a host where it is not made, no container can join it.',
    how: 'Add the host to the network, as in `parents: { docker02: ens33 }`, or move the container to a host that has it.',
  },
  *find({ topology, placesByNetwork }) {
    for (const container of topology.containers.values()) {
      for (const { network: name } of container.attachments) {
        const network = topology.networks.get(name);
        const host = topology.hosts.get(container.host);
        if (!network || !host || network.hosts.includes(container.host)) continue;
        const needsParent = network.driver === 'macvlan' || network.driver === 'ipvlan';
        const elsewhere = placesByNetwork.get(name)?.find(({ parent }) => parent !== undefined)?.parent;
        const candidates = [...host.interfaces.values()].filter(({ kind, segment }) => kind !== 'vlan' && segment !== undefined);
        const parent =
          elsewhere !== undefined && host.interfaces.has(elsewhere)
            ? elsewhere
            : candidates.length === 1
              ? candidates[0]?.name
              : undefined;
        const changes = !needsParent
          ? [{ path: ['networks', name, 'hosts'], value: [...network.hosts, container.host] }]
          : parent === undefined
            ? []
            : [{ path: ['networks', name, 'parents', container.host], value: parent }];
        yield {
          message: `${container.key} runs on ${container.host}, and ${name} is not on that host${network.hosts.length > 0 ? ` (it is on ${listed(network.hosts)})` : ''}.`,
          hint: needsParent
            ? `Give ${name} a parent interface on ${container.host}, or move ${container.key}.`
            : `Add ${container.host} to the hosts of ${name}, or move ${container.key}.`,
          path: ['containers', container.key, 'networks', name],
          objects: [
            { kind: 'container', name: container.key },
            { kind: 'network', name },
          ],
          data: { container: container.key, network: name, host: container.host },
          ...(changes.length > 0
            ? {
                fix: {
                  label: `Put ${name} on ${container.host}${parent !== undefined && needsParent ? ` (${parent})` : ''}`,
                  changes,
                },
              }
            : {}),
        };
      }
    }
  },
});
