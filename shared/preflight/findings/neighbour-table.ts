import type { Problem } from '../../problem/problem.ts';
import { familyOf } from '../../address/address.ts';
import type { Family } from '../../address/address.ts';
import type { HostState } from '../../state/state.ts';
import { finding } from '../finding.ts';
import type { FindAcross } from '../finding.ts';

/**
 * NEIGHBOR_TABLE_TOO_SMALL: the table is one for all namespaces of a kernel, so every container of a host counts with
 * everybody it talks to. Hosts that share a kernel (a lab of namespaces) share the table.
 */
export const neighbourTable: FindAcross = (views, { desired }) =>
  ([4, 6] as const).flatMap((family) => {
    const members = membersOf(desired, family);
    const needed = new Map<string, number>();
    const kernels = views.map((view) => {
      const key = view.facts.bootId ?? view.host;
      const entries = entriesOf(view.desired, family, members);
      needed.set(key, (needed.get(key) ?? 0) + entries);
      return { host: view.host, key, entries, limit: view.facts.neighbourLimits[`ipv${family}`] ?? 0 };
    });
    return kernels.flatMap(({ host, key, entries, limit }): Problem[] => {
      const all = needed.get(key) ?? 0;
      if (limit === 0 || entries === 0 || all <= limit) return [];
      const setting = `net.ipv${family}.neigh.default.gc_thresh`;
      const enough = 2 ** Math.ceil(Math.log2(all * 2));
      return [
        finding(host, {
          code: 'NEIGHBOR_TABLE_TOO_SMALL',
          severity: 'warning',
          message: `When all containers of this design talk to each other, ${host} needs ${all} entries in its neighbour table, and its limit is ${limit} (${setting}3): beyond it connections fail at random.`,
          hint: `On ${host}, as root: sysctl -w ${setting}3=${enough} ${setting}2=${enough / 2} ${setting}1=${enough / 4}`,
          data: { entries: all, limit, setting: `${setting}3`, enough },
        }),
      ];
    });
  });

/** How many containers are on each network, on all hosts together. */
function membersOf(desired: readonly HostState[], family: Family): ReadonlyMap<string, number> {
  const members = new Map<string, number>();
  for (const network of attachments(desired, family)) members.set(network, (members.get(network) ?? 0) + 1);
  return members;
}

/** Everybody else on the network, and its gateway. */
function entriesOf(host: HostState, family: Family, members: ReadonlyMap<string, number>): number {
  return attachments([host], family).reduce((sum, network) => sum + (members.get(network) ?? 1), 0);
}

/** The networks of the containers' addresses, one entry an address. */
function attachments(hosts: readonly HostState[], family: Family): readonly string[] {
  return hosts.flatMap(({ containers }) =>
    containers.flatMap((container) =>
      container.attachments.flatMap(({ network, ipv4, ipv6 }) =>
        [ipv4, ipv6].flatMap((address) => (address !== undefined && familyOf(address) === family ? [network] : [])),
      ),
    ),
  );
}
