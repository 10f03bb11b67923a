import { cabled } from '../domain.ts';
import { listed } from '../names.ts';
import { defineRule } from '../rule.ts';

export const notCabled = defineRule({
  code: 'NOT_CABLED',
  severity: 'warning',
  title: 'The hosts of a network are not on one segment',
  explanation: {
    what: 'A macvlan or ipvlan network spans several hosts, and a parent of it is cabled to no segment, or to another one or another VLAN than the rest.',
    why: 'Containers of such a network meet in the broadcast domain that their parents are in. Parents in different ones make networks that only share their name.',
    how: 'Give the NICs the same `segment`, and parents the same VLAN.',
  },
  *find({ topology, placesByNetwork }) {
    for (const [name, places] of placesByNetwork) {
      const wired = places.filter(({ host, parent }) => parent !== undefined && topology.hosts.get(host)?.interfaces.has(parent));
      const [first] = wired;
      if (!first || (first.network.driver !== 'macvlan' && first.network.driver !== 'ipvlan') || wired.length < 2) continue;
      const loose = wired.filter(
        ({ host, parent }) => cabled(topology.hosts.get(host), parent ?? '').root?.segment === undefined,
      );
      const domains = new Set(wired.map(({ domain }) => domain));
      if (domains.size < 2) continue;
      yield {
        message:
          loose.length > 0
            ? `${name} spans ${listed(wired.map(({ host }) => host))}, and ${listed(loose.map(({ host, parent }) => `${parent ?? ''} of ${host}`))} is cabled to no segment.`
            : `${name} spans ${listed(wired.map(({ host }) => host))}, whose parents are in different broadcast domains: ${listed([...domains])}.`,
        hint: 'Cable the NICs to the same segment and give the parents the same VLAN.',
        path: ['networks', name, 'parents'],
        objects: [{ kind: 'network', name }],
      };
    }
  },
});
