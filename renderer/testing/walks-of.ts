import { reach } from '../../shared/reach/reach.ts';
import type { Endpoint, Walk } from '../../shared/reach/result.ts';
import type { Fabric, HostState } from '../../shared/state/state.ts';

/** Of a matrix; the others are alike. */
const MOST_PAIRS = 8;

/** The ways of some of the pings of a matrix, taken evenly from all of them. */
export function walksOf(hosts: readonly HostState[], fabric: Fabric, endpoints: readonly Endpoint[]): readonly Walk[] {
  const matrix = reach(hosts, fabric, endpoints);
  const pairs = [...matrix.pairs()];
  const step = Math.max(1, Math.floor(pairs.length / MOST_PAIRS));
  return pairs.filter((_, index) => index % step === 0).map((pair) => matrix.walk(pair));
}

/** All that a walk tells a person. */
export function textsOfWalk({ text, hint, there, back }: Walk): readonly string[] {
  return [text, ...(hint === undefined ? [] : [hint]), ...[...there, ...back].map((hop) => hop.text)];
}
