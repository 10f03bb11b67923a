import { listed } from '../names.ts';
import { defineRule } from '../rule.ts';

export const hostIsolation = defineRule({
  code: 'HOST_ISOLATION',
  severity: 'info',
  title: 'A host and its own containers do not reach each other',
  explanation: {
    what: 'Containers on a macvlan network, or on an ipvlan network in mode l2, and the addresses of their own parent interface never reach each other, in either direction.',
    why:
      'The kernel hands what a child of a parent interface sends to the wire and to the other children, not to the parent itself. This is how macvlan works, and not a fault; ' +
      'other hosts are reached.',
    how: 'Where the host must reach its own containers, give the parent a shim: `parents: { docker01: { interface: ens33, shim: true } }`. It is a macvlan child that belongs to the host.',
  },
  *find({ topology, placesByNetwork }) {
    for (const network of topology.networks.values()) {
      if (network.driver !== 'macvlan' && !(network.driver === 'ipvlan' && network.mode === 'l2')) continue;
      const cut = (placesByNetwork.get(network.name) ?? []).filter(
        ({ host, containers }) =>
          containers.length > 0 && topology.hosts.has(host) && network.parents.get(host)?.shim === undefined,
      );
      if (cut.length === 0) continue;
      const hosts = cut.map(({ host, parent }) => `${host} (${parent ?? ''})`);
      yield {
        message: `Containers of ${network.name} and the host that they run on do not reach each other, by design of ${network.driver}: ${listed(hosts)}.`,
        hint: 'Nothing to mend; a shim on the parent lets a host talk to its own containers.',
        path: ['networks', network.name],
        objects: [{ kind: 'network', name: network.name }, ...cut.map(({ host }) => ({ kind: 'host' as const, name: host }))],
        data: { network: network.name, hosts: cut.length },
      };
    }
  },
});
