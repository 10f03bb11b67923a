/** Counting pairs by their classes: sources of a class on a host times targets of a class on a host, nobody with itself. */
import type { IpAddress } from '../address/address.ts';
import type { Endpoint, PairPattern, Reason, Tally } from './result.ts';

/** What the pairs of two classes have in common. */
export interface Outcome {
  readonly reachable: boolean;
  readonly reason?: Reason;
  readonly uncertain: boolean;
}

/** An endpoint with its classes. A class holds on any host of one kind, so a pair also asks whether both are on the same host. */
export interface Seat {
  readonly endpoint: Endpoint;
  readonly source: number;
  readonly targets: readonly { readonly address: IpAddress; readonly class: number }[];
}

export type OutcomeFinder = (from: Seat, to: Seat, address: IpAddress, target: number) => Outcome;

interface Place {
  readonly seat: Seat;
  readonly address: IpAddress;
}

/** Members of a class by host. */
type Members<Item> = Map<string, Item[]>;

export function tally(seats: readonly Seat[], { from: isFrom, to: isTo }: PairPattern, outcomeOf: OutcomeFinder): Tally {
  const sources = new Map<number, Members<Seat>>();
  const targets = new Map<number, Members<Place>>();
  for (const seat of seats) {
    const { endpoint } = seat;
    if (!isFrom || isFrom(endpoint)) add(sources, seat.source, endpoint.host, seat);
    for (const [slot, { address, class: number }] of seat.targets.entries()) {
      const drawn = endpoint.addresses[slot];
      if (!isTo || (drawn && isTo(endpoint, drawn))) add(targets, number, endpoint.host, { seat, address });
    }
  }
  const total = { pairs: 0, reachable: 0, uncertain: 0 };
  const reasons: Partial<Record<Reason, number>> = {};
  for (const [number, places] of targets) {
    for (const members of sources.values()) {
      const { together, apart } = meet(members, places);
      for (const { count, example } of [together, apart]) {
        if (!example || count === 0) continue;
        const { reachable, reason, uncertain } = outcomeOf(example.from, example.to.seat, example.to.address, number);
        total.pairs += count;
        if (reachable) total.reachable += count;
        if (uncertain) total.uncertain += count;
        if (reason) reasons[reason] = (reasons[reason] ?? 0) + count;
      }
    }
  }
  return { ...total, reasons };
}

function add<Item>(classes: Map<number, Members<Item>>, number: number, host: string, item: Item): void {
  const members = classes.get(number) ?? new Map<string, Item[]>();
  classes.set(number, members);
  const list = members.get(host);
  if (list) list.push(item);
  else members.set(host, [item]);
}

interface Meeting {
  count: number;
  example?: { readonly from: Seat; readonly to: Place };
}

/** How many pairs two classes have on one host and on different hosts, with a pair of each sort. */
function meet(sources: Members<Seat>, targets: Members<Place>): { readonly together: Meeting; readonly apart: Meeting } {
  const together: Meeting = { count: 0 };
  const apart: Meeting = { count: 0 };
  let all = 0;
  for (const places of targets.values()) all += places.length;
  for (const [host, seats] of sources) {
    const here = targets.get(host) ?? [];
    apart.count += seats.length * (all - here.length);
    if (!apart.example && all > here.length) {
      const [from] = seats;
      const to = [...targets].find(([other]) => other !== host)?.[1][0];
      if (from && to) apart.example = { from, to };
    }
    if (here.length === 0) continue;
    const present = new Set(seats);
    together.count += seats.length * here.length - here.filter(({ seat }) => present.has(seat)).length;
    if (together.example) continue;
    for (const from of seats) {
      const to = here.find(({ seat }) => seat !== from);
      if (to) {
        together.example = { from, to };
        break;
      }
    }
  }
  return { together, apart };
}
