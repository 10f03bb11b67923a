/** Every problem of a design that was read: what each door shows. The page, the command line and the services ask here alone. */
import type { Problem } from '../problem/problem.ts';
import type { TopologyDocument } from '../topology/document.ts';
import { notDeployable } from '../topology/not-deployable.ts';
import type { Topology } from '../topology/topology.ts';
import { checkDesign } from './check-design.ts';
import type { CheckOptions } from './check-design.ts';

export interface ReadDesign {
  readonly topology: Topology;
  readonly document: TopologyDocument;
  /** What reading it has found. */
  readonly problems: readonly Problem[];
}

export interface DesignProblemOptions extends CheckOptions {
  /** What cannot be deployed yet is an error for who is about to deploy, and a warning for who only looks. */
  readonly deploying?: boolean;
}

/** In the order: reading, rules, planned addresses, what cannot be deployed yet. None twice. */
export function designProblems(read: ReadDesign, options: DesignProblemOptions = {}): readonly Problem[] {
  const { topology, document } = read;
  return unique([
    ...read.problems,
    ...checkDesign(topology, options),
    ...(options.addresses?.problems ?? []),
    ...notDeployable(topology, document, options.deploying ? 'error' : 'warning'),
  ]);
}

/** The planner and a rule may find the same thing. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const key = ({ code, message, place }: Problem): string => `${code} ${place?.path ?? ''} ${message}`;
  return [...new Map(problems.map((problem) => [key(problem), problem])).values()];
}
