import type { Problem } from '../../problem/problem.ts';
import { finding, listed } from '../finding.ts';
import type { FindOnHost } from '../finding.ts';
import { nicsUnder, parentNetworks } from '../needs.ts';
import { macFilterOf } from './hypervisors.ts';

/** MAC_FILTER_LIKELY: macvlan on a NIC of a virtual machine whose switch is known to let only the NIC's own MAC pass. */
export const macFilter: FindOnHost = ({ host, desired, facts, fabric }) => {
  const networks = parentNetworks(desired).filter(({ driver }) => driver === 'macvlan');
  const nics = new Set(networks.flatMap(({ parent }) => nicsUnder(desired.namespace.links, parent)));
  return [...nics].flatMap((nic): Problem[] => {
    const filter = macFilterOf(facts.machine, facts.drivers[nic]);
    if (!filter || isDrawn(nic)) return [];
    const on = networks.filter(({ parent }) => nicsUnder(desired.namespace.links, parent).includes(nic));
    return [
      finding(host, {
        code: 'MAC_FILTER_LIKELY',
        severity: 'warning',
        message: `${nic} of ${host} (${facts.drivers[nic] ?? ''}) belongs to ${filter.name}, which as a rule drops frames from other MAC addresses than the NIC's: containers of ${listed(on.map(({ name }) => name))} would reach nobody outside of ${host}.`,
        hint: filter.hint,
        objects: [{ kind: 'interface', name: `${host}/${nic}` }, ...on.map(({ name }) => ({ kind: 'network' as const, name }))],
        data: { interface: nic, driver: facts.drivers[nic] ?? '', on: filter.name },
      }),
    ];
  });

  /** The file says so itself: then the design's own rule has spoken. */
  function isDrawn(nic: string): boolean {
    const port = fabric.ports.find((candidate) => candidate.host === host && candidate.link === nic);
    return fabric.segments.some(({ name, foreignMacs }) => name === port?.segment && !foreignMacs);
  }
};
