/** The predicted matrix: the fate of every ordered pair of endpoints, for every address of the target. */
import type { Fabric, HostState } from '../state/state.ts';
import type { Endpoint, PairKey, Reachability, Walk } from './result.ts';
import { groundOf, walkPing } from './walk.ts';
import { buildWorld } from './world.ts';

/**
 * Predicts (from desired states) or diagnoses (from observed ones) who reaches whom with an ICMP echo. Fates are worked out
 * when asked for. An endpoint id that is not among `endpoints` gives a fate of NOT_RUNNING.
 */
export function reach(hosts: readonly HostState[], fabric: Fabric, endpoints: readonly Endpoint[]): Reachability {
  const ground = groundOf(buildWorld(hosts, fabric));
  const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
  const addresses = endpoints.reduce((sum, endpoint) => sum + endpoint.addresses.length, 0);

  const walk = (pair: PairKey): Walk => {
    const unknown = (id: string): Endpoint => ({ id, host: '', container: id, addresses: [] });
    return walkPing(ground, byId.get(pair.from) ?? unknown(pair.from), byId.get(pair.to) ?? unknown(pair.to), pair.address);
  };
  return {
    endpoints,
    pairCount: addresses * Math.max(0, endpoints.length - 1),
    *pairs() {
      for (const from of endpoints) {
        for (const to of endpoints) {
          if (from === to) continue;
          for (const { address } of to.addresses) yield { from: from.id, to: to.id, address };
        }
      }
    },
    fate: walk,
    walk,
  };
}
