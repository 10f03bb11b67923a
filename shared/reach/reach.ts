/** The predicted matrix: the fate of every ordered pair of endpoints, for every address of the target. */
import type { Fabric, HostState } from '../state/state.ts';
import { classify, type Classes } from './groups.ts';
import {
  PING,
  type Endpoint,
  type Fate,
  type PairKey,
  type PairPattern,
  type Question,
  type Reachability,
  type Walk,
} from './result.ts';
import { outcomeTable } from './outcome-table.ts';
import { tally, type Outcome, type OutcomeFinder, type Seat } from './tally.ts';
import { groundOf, walkPing } from './walk.ts';
import { buildWorld, type World } from './world.ts';

/**
 * Predicts (from desired states) or diagnoses (from observed ones) who reaches whom: with an ICMP echo, or at a TCP or UDP port. Fates are worked out when
 * asked for, one for each pair of classes. An endpoint id that is not among `endpoints` gives a fate of NOT_RUNNING.
 */
export function reach(
  hosts: readonly HostState[],
  fabric: Fabric,
  endpoints: readonly Endpoint[],
  question: Question = PING,
): Reachability {
  const world = buildWorld(hosts, fabric);
  const ground = groundOf(world, question);
  const quiet = { ...ground, tellsHops: false };
  const classes = classify(world);
  const seats = endpoints.map((endpoint) => seatOf(world, classes, endpoint));
  const byId = new Map(seats.map((seat) => [seat.endpoint.id, seat]));
  const outcomes = new Map<number, Map<number, Outcome>>();

  const walk = (pair: PairKey): Walk => {
    const unknown = (id: string): Endpoint => ({ id, host: '', container: id, addresses: [] });
    const from = byId.get(pair.from)?.endpoint ?? unknown(pair.from);
    const to = byId.get(pair.to)?.endpoint ?? unknown(pair.to);
    return walkPing(ground, from, to, pair.address);
  };
  const outcomeOf: OutcomeFinder = (from, to, address, target) => {
    const key = target * 2 + (from.endpoint.host === to.endpoint.host ? 1 : 0);
    const row = outcomes.get(from.source) ?? new Map<number, Outcome>();
    outcomes.set(from.source, row);
    const known = row.get(key);
    if (known) return known;
    const { reachable, reason, uncertain = false } = walkPing(quiet, from.endpoint, to.endpoint, address);
    const outcome = { reachable, ...(reason && { reason }), uncertain };
    row.set(key, outcome);
    return outcome;
  };
  const outcomeOfPair = (pair: PairKey): Outcome | undefined => {
    const from = byId.get(pair.from);
    const to = byId.get(pair.to);
    const target = to?.targets.find(({ address }) => address === pair.address);
    return from && to && target && outcomeOf(from, to, target.address, target.class);
  };
  const groups = new Map<number, string[]>();
  for (const { source, endpoint } of seats) {
    const group = groups.get(source);
    if (group) group.push(endpoint.id);
    else groups.set(source, [endpoint.id]);
  }

  function* select({ from: isFrom, to: isTo }: PairPattern): Iterable<PairKey> {
    for (const from of endpoints) {
      if (isFrom && !isFrom(from)) continue;
      for (const to of endpoints) {
        if (from === to) continue;
        for (const target of to.addresses) {
          if (!isTo || isTo(to, target)) yield { from: from.id, to: to.id, address: target.address };
        }
      }
    }
  }
  const addressCount = endpoints.reduce((sum, endpoint) => sum + endpoint.addresses.length, 0);
  return {
    endpoints,
    pairCount: addressCount * Math.max(0, endpoints.length - 1),
    pairs: () => select({}),
    select,
    fate(pair) {
      const outcome = outcomeOfPair(pair);
      return outcome ? lazyFate(outcome, () => walk(pair)) : fateOf(walk(pair));
    },
    walk,
    isReachable: (pair) => (outcomeOfPair(pair) ?? walk(pair)).reachable,
    groups: [...groups.values()],
    tally: (pattern = {}) => tally(seats, pattern, outcomeOf),
    outcomes: () => outcomeTable(seats, outcomeOf),
  };
}

function seatOf(world: World, classes: Classes, endpoint: Endpoint): Seat {
  const namespace = world.namespaceOf(endpoint.host, endpoint.container);
  const targets = endpoint.addresses.map(({ address }) => ({
    address,
    class: namespace ? classes.ofTarget(namespace, address) : classes.ofAbsent(address),
  }));
  return { endpoint, source: namespace ? classes.ofSource(namespace) : classes.ofAbsent(), targets };
}

/** Everything but the sentences at once; those are made of the pair's own walk when somebody reads them. */
function lazyFate({ reachable, reason, uncertain }: Outcome, walk: () => Walk): Fate {
  let known: Walk | undefined;
  const own = (): Walk => (known ??= walk());
  const common = { reachable, ...(reason && { reason }), ...(uncertain && { uncertain }) };
  if (reachable) {
    return Object.defineProperties(common as Fate, {
      text: { enumerable: true, get: () => own().text },
      hint: { enumerable: true, get: () => own().hint },
    });
  }
  return Object.defineProperties(common as Fate, {
    at: { enumerable: true, get: () => own().at },
    object: { enumerable: true, get: () => own().object },
    text: { enumerable: true, get: () => own().text },
    hint: { enumerable: true, get: () => own().hint },
  });
}

function fateOf({ there: _there, back: _back, ...fate }: Walk): Fate {
  return fate;
}
