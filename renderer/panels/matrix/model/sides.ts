/** What has no counterpart where it is compared: its pairs are told as new, or there are none to tell of. Pure. */
import type { Endpoint } from '../../../../shared/reach/result.ts';
import type { Baseline } from './build-matrix.ts';

export interface Sides {
  /** Ids of endpoints that only the matrix has, in its order. */
  readonly here: readonly string[];
  /** Ids of endpoints that only the other side has. */
  readonly there: readonly string[];
  /** Hosts that the other side knows nothing of. */
  readonly unknown: readonly string[];
}

/** `endpoints`: those of the matrix. `withHosts`: the hosts' own addresses are among them. */
export function sidesOf(endpoints: readonly Endpoint[], { table, unknown }: Baseline, withHosts: boolean): Sides {
  const own = new Set(endpoints.map(({ id }) => id));
  const isShown = ({ container, addresses }: Endpoint): boolean => container !== undefined || (withHosts && addresses.length > 0);
  return {
    here: endpoints.flatMap(({ id, host }) => (table.rows.has(id) || unknown?.has(host) ? [] : [id])),
    there: table.endpoints.flatMap((endpoint) => (isShown(endpoint) && !own.has(endpoint.id) ? [endpoint.id] : [])),
    unknown: [...(unknown ?? [])],
  };
}
