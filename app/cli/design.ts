/** The file of a command: read, parsed and checked, before any host is touched. */
import { openFile } from '../../main/services/files.ts';
import { designProblems } from '../../shared/checks/design-problems.ts';
import { compile } from '../../shared/compile/compile.ts';
import type { Compiled } from '../../shared/compile/compile.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { locateProblem, parseTopology } from '../../shared/topology/parse.ts';
import type { Topology } from '../../shared/topology/topology.ts';
import type { Cli } from './context.ts';

export interface LoadedFile {
  /** Absolute path. */
  readonly path: string;
  readonly text: string;
  /** Null: the file could not be understood; the problems say why. */
  readonly design: LoadedDesign | null;
  /** Of the file and of the design, in the order of the file. */
  readonly problems: readonly Problem[];
}

export interface LoadedDesign {
  readonly topology: Topology;
  readonly compiled: Compiled;
}

/** Reads and checks a file. Fails where it can't be read; what is wrong inside of it comes back as problems. */
export async function loadFile(cli: Cli, file: string): Promise<LoadedFile> {
  const { path, text } = await openFile(file, { folder: cli.folder });
  const parsed = parseTopology(text, file);
  if (!parsed.topology || !parsed.document) return { path, text, design: null, problems: parsed.problems };
  const { topology, document, problems } = parsed;
  const compiled = compile(topology);
  // Whoever deploys is refused by the services; a design that is only predicted is told.
  const found = designProblems({ topology, document, problems }, { addresses: compiled.addresses });
  return { path, text, design: { topology, compiled }, problems: found.map((problem) => locateProblem(problem, parsed, file)) };
}
