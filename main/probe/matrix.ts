/** The pairs of a measurement and their numbers: helpers know endpoints and addresses by index only. */
import { familyOf, type IpAddress } from '../../shared/address/address.ts';
import type { Endpoint, PairKey } from '../../shared/reach/result.ts';

/** An address that is pinged; `owner` is the index of its endpoint. */
export interface Target {
  readonly owner: number;
  readonly address: IpAddress;
}

export interface Matrix {
  readonly endpoints: readonly Endpoint[];
  /** In the order of the endpoints: what a target is called in the helper's protocol is its index here. */
  readonly targets: readonly Target[];
  /** Every ordered pair of endpoints, for every address of the second. */
  readonly pairCount: number;
  indexOf(endpointId: string): number | undefined;
  pair(source: number, target: number): PairKey;
  /** Why this pair can't be measured whatever the network does; undefined where it can. */
  impossible(source: number, target: number): string | undefined;
}

/** Numbers the endpoints and their addresses. */
export function buildMatrix(endpoints: readonly Endpoint[]): Matrix {
  const targets = endpoints.flatMap((endpoint, owner) => endpoint.addresses.map(({ address }) => ({ owner, address })));
  const indexes = new Map(endpoints.map((endpoint, index) => [endpoint.id, index]));
  const own = endpoints.map((endpoint) => new Set<string>(endpoint.addresses.map(({ address }) => address)));
  return {
    endpoints,
    targets,
    pairCount: targets.length * Math.max(0, endpoints.length - 1),
    indexOf: (id) => indexes.get(id),
    pair(source, target) {
      const { owner, address } = at(targets, target);
      return { from: at(endpoints, source).id, to: at(endpoints, owner).id, address };
    },
    impossible(source, target) {
      const { address } = at(targets, target);
      if (isLinkLocal(address)) return 'A link-local address means nothing without its link, so it is not pinged.';
      return at(own, source).has(address)
        ? `${at(endpoints, source).id} has the address ${address} itself and would answer its own ping.`
        : undefined;
    },
  };
}

function isLinkLocal(address: IpAddress): boolean {
  return familyOf(address) === 6 && /^fe[89ab]/.test(address);
}

/** The targets that `source` pings: all but its own and those that are impossible. */
export function* targetsOf(matrix: Matrix, source: number): Generator<number> {
  for (let target = 0; target < matrix.targets.length; target++) {
    if (at(matrix.targets, target).owner !== source && matrix.impossible(source, target) === undefined) yield target;
  }
}

/** An element that is known to be there. */
export function at<T>(list: readonly T[], index: number): T {
  const element = list[index];
  if (element === undefined) throw new RangeError(`no element ${index} in a list of ${list.length}`);
  return element;
}
