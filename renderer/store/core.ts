/** The pure core as the renderer uses it: every call into shared/ that computes something is made here. */
import { checkDesign } from '../../shared/checks/check-design.ts';
import { compile } from '../../shared/compile/compile.ts';
import { reach } from '../../shared/reach/reach.ts';
import type { Compiled } from '../../shared/compile/compile.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import type { Reachability } from '../../shared/reach/result.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { locateProblem, parseTopology } from '../../shared/topology/parse.ts';
import { writeTopology } from '../../shared/topology/write.ts';
import { diagnoseLook } from '../../shared/verdict/diagnose-look.ts';
import type { Diagnoser } from '../../shared/verdict/diagnose.ts';
import type { Look } from '../../shared/verdict/look.ts';
import type { MeasuredPair } from '../../shared/verdict/measurement.ts';
import { matrixReport, type MatrixReport } from '../../shared/verdict/report.ts';

export interface Analysis {
  /** The design as text: what is sent to the services. */
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly compiled: Compiled | null;
  readonly prediction: Reachability | null;
}

export const NO_ANALYSIS: Analysis = { text: '', problems: [], compiled: null, prediction: null };

export function parse(text: string, path: string | null) {
  return parseTopology(text, path ?? undefined);
}

export function write(text: string, document: TopologyDocument): string {
  return writeTopology(text, document);
}

/** Everything that follows from the text of a design. `engines`: versions of the hosts that were asked. */
export function analyse(text: string, path: string | null, engines: ReadonlyMap<string, string>): Analysis {
  const read = parse(text, path);
  if (!read.topology) return { text, problems: read.problems, compiled: null, prediction: null };
  const compiled = compile(read.topology, { engines });
  const checked = [...checkDesign(read.topology, { engines }), ...compiled.problems];
  const found = [...read.problems, ...checked.map((problem) => locateProblem(problem, read, path ?? undefined))];
  const prediction = reach(compiled.hosts, compiled.fabric, compiled.endpoints);
  return { text, problems: unique(found), compiled, prediction };
}

/** Every pair as `verify --json` tells it; null where the text is no design. */
export function reportFor(
  text: string,
  prediction: Reachability,
  measured: readonly MeasuredPair[] | undefined,
): MatrixReport | null {
  const { topology } = parseTopology(text);
  return topology ? matrixReport(topology, prediction, measured) : null;
}

/** What tells why a pair was measured as it was; null where the text that was measured is no design. */
export function diagnoserFor(text: string, look: Look): Diagnoser | null {
  const { topology } = parseTopology(text);
  return topology ? diagnoseLook(topology, look) : null;
}

/** The planner and a rule may find the same thing. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()];
}
