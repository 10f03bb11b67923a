/** From the text of a design to what the services work on. */
import { designProblems } from '../../shared/checks/design-problems.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { locateProblem, parseTopology } from '../../shared/topology/parse.ts';
import type { Topology } from '../../shared/topology/topology.ts';
import type { Design } from './services.ts';

export interface ReadDesign {
  readonly topology: Topology;
  /** Errors of the design itself: it can be drawn and predicted with them, not deployed. */
  readonly errors: readonly Problem[];
}

/** Throws VlanvasError of kind `usage` where the file can't be understood at all. */
export function readDesign(design: Design): ReadDesign {
  const parsed = parseTopology(design.text, design.path ?? undefined);
  const { topology, document, problems } = parsed;
  if (!topology || !document) {
    const first = parsed.problems.find(({ severity }) => severity === 'error');
    throw new VlanvasError(
      'usage',
      first ?? { code: 'FILE_INVALID', message: 'The file is not a topology.', hint: 'Start from an example.' },
    );
  }
  const found = designProblems({ topology, document, problems }, { deploying: true });
  const errors = found.filter(({ severity }) => severity === 'error');
  return { topology, errors: errors.map((problem) => locateProblem(problem, parsed, design.path ?? undefined)) };
}
