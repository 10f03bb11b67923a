/** From the text of a topology file to the design. Never throws: whatever is wrong comes back as problems with their places. */
import type { Problem } from '../problem/problem.ts';
import { documentSchema } from './document.ts';
import type { TopologyDocument } from './document.ts';
import { nearest } from './nearest.ts';
import { withoutEmptySections } from './normalise.ts';
import { parsePath, pathText } from './path.ts';
import { resolve } from './resolve.ts';
import { schemaProblems } from './schema-problems.ts';
import { readSource } from './source.ts';
import type { Position, Source } from './source.ts';
import type { Topology } from './topology.ts';
import { excerptAt } from './yaml-words.ts';

export interface ParsedTopology {
  /** The file as it is written; null where its syntax or its keys are wrong. */
  readonly document: TopologyDocument | null;
  /** The design; null with the document. What could not be understood of a value (a bad address) is left out of it. */
  readonly topology: Topology | null;
  /** In the order of the file. */
  readonly problems: readonly Problem[];
  /** Where a path (`networks.mac_net10.subnets[0].gateway`) stands; a missing one gives its nearest ancestor. */
  locate(path: string): Position | undefined;
}

/** A file with hundreds of errors is another file: what comes after these helps nobody. */
const MOST_PROBLEMS = 50;

/** Reads a topology file. `file` is named in the places of problems. */
export function parseTopology(text: string, file?: string): ParsedTopology {
  const source = readSource(text, file);
  const result = (
    document: TopologyDocument | null,
    topology: Topology | null,
    problems: readonly Problem[],
  ): ParsedTopology => ({
    document,
    topology,
    problems: inFileOrder(problems).slice(0, MOST_PROBLEMS),
    locate: (path) => source.locate(parsePath(path, source.data)),
  });
  if (source.problems.length > 0) return result(null, null, source.problems);
  const place = (position: Position | undefined, path?: string) => ({
    ...(file === undefined ? {} : { file }),
    ...position,
    ...(path === undefined || path === '' ? {} : { path }),
  });

  const wrongKind = notATopology(source.data);
  if (wrongKind)
    return result(null, null, [
      { ...wrongKind, severity: 'error', place: place(source.locate(['vlanvas']) ?? { line: 1, column: 1 }) },
    ]);

  const parsed = documentSchema.safeParse(withoutEmptySections(source.data));
  if (!parsed.success) {
    const problems = schemaProblems(source.data, parsed.error.issues).map(({ path, at, problem }): Problem => ({
      severity: 'error',
      ...problem,
      place: place(at === 'key' ? source.locateKey(path) : source.locate(path), pathText(path)),
    }));
    return result(null, null, problems);
  }
  const { topology, problems } = resolve(parsed.data);
  return result(
    parsed.data,
    topology,
    problems.map((problem) => withPosition(problem, source, file)),
  );
}

/** Adds file, line and column to a problem that knows its path. For problems that checks find in a design that was read. */
export function locateProblem(problem: Problem, parsed: ParsedTopology, file?: string): Problem {
  const path = problem.place?.path;
  const position = path === undefined ? undefined : parsed.locate(path);
  return { ...problem, place: { ...(file === undefined ? {} : { file }), ...position, ...problem.place } };
}

function withPosition(problem: Problem, source: Source, file: string | undefined): Problem {
  const path = problem.place?.path;
  const position = path === undefined ? undefined : source.locate(parsePath(path, source.data));
  return { ...problem, place: { ...(file === undefined ? {} : { file }), ...position, ...problem.place } };
}

function inFileOrder(problems: readonly Problem[]): readonly Problem[] {
  const line = (problem: Problem) => problem.place?.line ?? Number.MAX_SAFE_INTEGER;
  const column = (problem: Problem) => problem.place?.column ?? 0;
  return [...problems].sort((a, b) => line(a) - line(b) || column(a) - column(b));
}

type Words = Omit<Problem, 'severity' | 'place'>;

function notATopology(data: unknown): Words | undefined {
  if (data === null || data === undefined) {
    return {
      code: 'FILE_EMPTY',
      message: 'The file is empty.',
      hint: 'A topology begins with the lines "vlanvas: 1" and "name: my-lab".',
    };
  }
  if (typeof data !== 'object' || Array.isArray(data)) {
    return {
      code: 'FILE_NOT_A_TOPOLOGY',
      message: `The file holds ${Array.isArray(data) ? 'a list' : 'plain text'} and not a topology.`,
      hint: 'A topology begins with the lines "vlanvas: 1" and "name: my-lab".',
    };
  }
  if (!Object.hasOwn(data, 'vlanvas')) {
    const near = nearest('vlanvas', Object.keys(data));
    return {
      code: 'FILE_NOT_A_TOPOLOGY',
      message: `The file has no key vlanvas, which says that it is a topology${near === undefined ? '' : `; ${near} is near`}.`,
      hint: near === undefined ? 'Write "vlanvas: 1" as the first line.' : `Write vlanvas in place of ${near}.`,
    };
  }
  const version = (data as { vlanvas: unknown }).vlanvas;
  if (version === 1) return undefined;
  if (version === '1') {
    return {
      code: 'FORMAT_VERSION',
      message: 'vlanvas is the text "1"; expected the number 1.',
      hint: 'Write it without quotes: vlanvas: 1.',
      fix: { label: 'Write 1', changes: [{ path: ['vlanvas'], value: 1 }] },
    };
  }
  return {
    code: 'FORMAT_VERSION',
    message:
      typeof version === 'number' && version > 1
        ? `The file is of format ${version}; this Vlanvas reads format 1.`
        : `vlanvas is ${excerptAt(JSON.stringify(version), 0)}; the format version is 1.`,
    hint: typeof version === 'number' && version > 1 ? 'Open it with a newer Vlanvas.' : 'Write vlanvas: 1.',
  };
}
