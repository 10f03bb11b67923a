import { finding, listed } from '../finding.ts';
import type { FindOnHost } from '../finding.ts';
import { routes } from '../needs.ts';

/**
 * FIREWALLD_ACTIVE, where packets pass the host's own IP stack. Frames of macvlan and ipvlan l2 go past it and are none of
 * its business.
 */
export const firewalldActive: FindOnHost = ({ host, desired, facts }) => {
  if (!facts.firewalld) return [];
  const through = [
    ...(routes(desired) ? ['the routing of this host'] : []),
    ...desired.networks
      .filter(({ driver, mode }) => driver === 'overlay' || driver === 'vxlan' || driver === 'gre' || mode === 'l3s')
      .map(({ name }) => `the network ${name}`),
    ...desired.namespace.links.filter(({ kind }) => kind === 'vxlan' || kind === 'gre').map(({ name }) => `the tunnel ${name}`),
  ];
  if (through.length === 0) return [];
  return [
    finding(host, {
      code: 'FIREWALLD_ACTIVE',
      severity: 'warning',
      message: `firewalld is active on ${host} and rejects what its zones do not allow, which ${listed(through)} may meet.`,
      hint: `Put the interfaces of the design into one zone that forwards (firewall-cmd --permanent --zone=trusted --add-interface=NAME, then firewall-cmd --reload), or stop firewalld on ${host}.`,
    }),
  ];
};
