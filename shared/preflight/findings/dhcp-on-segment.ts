import { addressOf, contains } from '../../address/address.ts';
import { finding } from '../finding.ts';
import type { FindAcross } from '../finding.ts';
import { parentNetworks } from '../needs.ts';

/**
 * DHCP_ON_SEGMENT: a parent has a lease out of the subnet of a network on it, and no part that is set aside has that address: so the
 * server's pool is not kept free, or not all of it. The server is not asked for an offer: most look for a second or three whether
 * an address is free before they make one.
 */
export const dhcpOnSegment: FindAcross = (views, { reserved }) =>
  views.flatMap(({ host, desired, facts }) =>
    parentNetworks(desired).flatMap(({ name, parent, driver, mode, subnets }) => {
      if (driver === 'ipvlan' && mode !== undefined && mode !== 'l2') return [];
      const aside = reserved[name] ?? [];
      return facts.leases
        .filter(({ link }) => link === parent)
        .flatMap(({ address }) => {
          const lease = addressOf(address);
          const subnet = subnets.map((candidate) => candidate.subnet).find((candidate) => contains(candidate, lease));
          if (subnet === undefined || aside.some((part) => contains(part, lease))) return [];
          return [
            finding(host, {
              code: 'DHCP_ON_SEGMENT',
              severity: 'warning',
              message: `${parent} of ${host} got ${lease} from a DHCP server, out of ${subnet}, of which ${name} gives addresses to containers: the server may give one of these to another device.`,
              hint: `Put the server's pool under reserved of ${name}, as in { dhcp: FIRST/LENGTH }: ranges and addresses are then planned around it.`,
              objects: [
                { kind: 'network', name },
                { kind: 'interface', name: `${host}/${parent}` },
              ],
              data: { interface: parent, lease, subnet },
            }),
          ];
        });
    }),
  );
