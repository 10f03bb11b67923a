/** Whether two designs mean the same: then one is measured and deployed as the other is. Pure. */
import type { Compiled } from '../../shared/compile/compile.ts';
import { sameData } from '../../shared/topology/equal.ts';
import type { Topology } from '../../shared/topology/topology.ts';

export interface Meaning {
  readonly hosts: Compiled['hosts'];
  readonly fabric: Compiled['fabric'];
  readonly endpoints: Compiled['endpoints'];
  /** How each host is reached: another way may lead to another machine. */
  readonly ways: readonly unknown[];
}

/** What a design makes of its hosts and of what is between them. Where things lie, what is expected and what is remarked is no part of it. */
export function meaningOf(topology: Topology, { hosts, fabric, endpoints }: Compiled): Meaning {
  return { hosts, fabric, endpoints, ways: [...topology.hosts.values()].map(({ ssh, docker }) => ({ ssh, docker })) };
}

export function sameMeaning(one: Meaning, other: Meaning): boolean {
  return (
    sameData(one.endpoints, other.endpoints) &&
    sameData(one.fabric, other.fabric) &&
    sameData(one.ways, other.ways) &&
    sameData(one.hosts, other.hosts)
  );
}
