/** Checks a design against every rule. Pure and total: a design with mistakes is what it is for. */
import type { Problem } from '../problem/problem.ts';
import type { Topology } from '../topology/topology.ts';
import { checkContext } from './context.ts';
import type { CheckOptions } from './context.ts';
import { rules } from './rules.ts';

export { rules } from './rules.ts';
export type { CheckOptions } from './context.ts';

/** What is wrong with a design, or worth knowing, in the order of the rules. Places have paths; `locateProblem` adds lines. */
export function checkDesign(topology: Topology, options: CheckOptions = {}): Problem[] {
  const context = checkContext(topology, options);
  return rules.flatMap((rule) => [...rule.check(context)]);
}
