import type { Problem } from '../../problem/problem.ts';
import type { LinkState } from '../../state/state.ts';
import { finding, listed } from '../finding.ts';
import type { FindOnHost } from '../finding.ts';
import { nicsUnder, parentNetworks } from '../needs.ts';

/**
 * PARENT_DOWN and NO_CARRIER: macvlan, ipvlan and sub-interfaces take carrier from their parent. With the parent down even
 * containers of one host lose each other.
 */
export const noCarrier: FindOnHost = ({ host, desired, observed, plan }) => {
  const links = desired.namespace.links;
  const used = new Map<string, string[]>();
  const note = (name: string, what: string) => used.set(name, [...(used.get(name) ?? []), what]);
  for (const network of parentNetworks(desired)) for (const nic of nicsUnder(links, network.parent)) note(nic, network.name);
  for (const link of links) {
    if (link.kind === 'vlan' || link.kind === 'macvlan') for (const nic of nicsUnder(links, link.name)) note(nic, link.name);
  }
  return [...used].flatMap(([name, users]): Problem[] => {
    const link = observed.namespace.links.find((candidate) => candidate.name === name);
    const common = { objects: [{ kind: 'interface' as const, name: `${host}/${name}` }], data: { interface: name } };
    if (!link) return [];
    if (!link.up) {
      const raised = plan.steps.some((step) => step.host === host && step.action.type === 'link.up' && step.action.link === name);
      if (raised || isWanted(links, name)) return [];
      return [
        finding(host, {
          ...common,
          code: 'PARENT_DOWN',
          severity: 'warning',
          message: `${name} of ${host} is down, so nothing passes that ${listed(users)} send through it.`,
          hint: `Name ${name} among the interfaces of ${host}, so that the plan brings it up; or run: ip link set ${name} up`,
        }),
      ];
    }
    if (link.carrier !== false || hasOtherMember(links, observed.namespace.links, name)) return [];
    return [
      finding(host, {
        ...common,
        code: 'NO_CARRIER',
        severity: 'warning',
        message: `${name} of ${host} has no carrier: nothing is plugged in, or the switch port is off. ${listed(users)} will reach nobody, not even each other on ${host}.`,
        hint: `Look at the cable and the switch port of ${name}; of a virtual machine, whether its NIC is connected.`,
      }),
    ];
  });
};

/** The plan brings up every NIC that the design names. */
function isWanted(links: readonly LinkState[], name: string): boolean {
  return links.some((link) => link.name === name && link.up && link.kind === 'nic');
}

/** A bond lives as long as one of its members has carrier. */
function hasOtherMember(desired: readonly LinkState[], observed: readonly LinkState[], name: string): boolean {
  const bond = desired.find((link) => link.name === name)?.master;
  if (bond === undefined) return false;
  const others = desired.filter((link) => link.master === bond && link.name !== name).map((link) => link.name);
  return observed.some((link) => others.includes(link.name) && link.up && link.carrier !== false);
}
