/** The `expect` lines of the file: which one speaks of a pair, and whether it holds. First match wins. */
import type { Endpoint, PairKey } from '../reach/result.ts';
import type { Expectation } from '../topology/topology.ts';

/**
 * The index of the first expectation that speaks of a pair; undefined where none does. A name is `any`, a container, a network
 * (as source: every container on it; as target: the addresses on it) or a host, which is the host itself and not its containers.
 */
export type ExpectationFinder = (pair: PairKey) => number | undefined;

export function expectationFinder(expectations: readonly Expectation[], endpoints: readonly Endpoint[]): ExpectationFinder {
  const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
  const sources = expectations.map(
    ({ from }) => new Set(endpoints.filter((endpoint) => isNamed(endpoint, from)).map(({ id }) => id)),
  );
  return (pair) => {
    const target = byId.get(pair.to);
    const index = expectations.findIndex(
      ({ to }, position) => sources[position]?.has(pair.from) === true && target !== undefined && isTarget(target, pair, to),
    );
    return index < 0 ? undefined : index;
  };
}

/** What the file expects of a pair; undefined where it says nothing. */
export function expectedFor(
  pair: PairKey,
  expectations: readonly Expectation[],
  endpoints: readonly Endpoint[],
): boolean | undefined {
  const index = expectationFinder(expectations, endpoints)(pair);
  return index === undefined ? undefined : expectations[index]?.reachable;
}

function isItself(endpoint: Endpoint, name: string): boolean {
  return name === 'any' || endpoint.id === name || (endpoint.container === undefined && endpoint.host === name);
}

function isNamed(endpoint: Endpoint, name: string): boolean {
  return (
    isItself(endpoint, name) || (endpoint.container !== undefined && endpoint.addresses.some(({ network }) => network === name))
  );
}

function isTarget(endpoint: Endpoint, pair: PairKey, name: string): boolean {
  return (
    isItself(endpoint, name) ||
    (endpoint.container !== undefined &&
      endpoint.addresses.some(({ network, address }) => network === name && address === pair.address))
  );
}
