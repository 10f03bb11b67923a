/**
 * The text of the file as YAML nodes with their places, and as plain data. YAML 1.2, core schema: `yes` and `no` are text,
 * there are no sexagesimal numbers and no merge keys. Never throws.
 */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair, ParsedNode } from 'yaml';
import type { Problem } from '../problem/problem.ts';
import { pathText } from './path.ts';
import type { Path } from './path.ts';
import { keyText, toData } from './plain-data.ts';
import { isMeantAsTopology, notYamlWords, syntaxProblems } from './syntax-problems.ts';

/** Characters: 10,000 containers fit. What is longer is no topology, and would keep the window waiting. */
const LONGEST_FILE = 2 * 1024 * 1024;

export interface Position {
  /** First line is 1. */
  readonly line: number;
  /** First column is 1. */
  readonly column: number;
}

export interface Source {
  /** Undefined where the text could not be read as YAML at all. */
  readonly yaml: Document.Parsed<ParsedNode> | undefined;
  /** The content as plain data; undefined where there are problems. */
  readonly data: unknown;
  readonly problems: readonly Problem[];
  /** Where a path stands: a scalar's value, a mapping's or a list's key. A missing path gives its nearest ancestor. */
  locate(path: Path): Position | undefined;
  /** Where the key of a path stands. */
  locateKey(path: Path): Position | undefined;
}

/** Reads the text. Every problem has its line and column; `file` goes into their places. */
export function readSource(text: string, file?: string): Source {
  const at = (position?: Position, path?: Path) => ({
    ...(file === undefined ? {} : { file }),
    ...(position ?? {}),
    ...(path === undefined || path.length === 0 ? {} : { path: pathText(path) }),
  });
  const refuse = (problem: Omit<Problem, 'severity' | 'place'>, position: Position = { line: 1, column: 1 }): Source => ({
    yaml: undefined,
    data: undefined,
    problems: [{ ...problem, severity: 'error', place: at(position) }],
    locate: () => undefined,
    locateKey: () => undefined,
  });

  if (text.length > LONGEST_FILE) {
    return refuse({
      code: 'FILE_TOO_LARGE',
      message: `The file is ${Math.ceil(text.length / 1024 / 1024)} MB long; a topology file has at most 2 MB.`,
      hint: 'Check that this is the right file. A design of a thousand containers takes about 0.1 MB.',
    });
  }
  const strange = text.search(CONTROL);
  if (strange >= 0) {
    return refuse(
      {
        code: 'FILE_NOT_TEXT',
        message: 'The file holds bytes that are not UTF-8 text.',
        hint: 'Check that this is the right file. If an editor saved it as UTF-16 or in another encoding, save it as UTF-8.',
      },
      positionIn(text, strange),
    );
  }

  const lines = new LineCounter();
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  let yaml: Document.Parsed<ParsedNode>;
  try {
    yaml = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      strict: true,
      uniqueKeys: false,
      merge: false,
      prettyErrors: false,
      lineCounter: lines,
    });
  } catch (error) {
    return refuse({
      code: 'FILE_SYNTAX',
      message: `The file could not be read as YAML: ${error instanceof RangeError ? 'it is nested too deeply' : String(error)}.`,
    });
  }
  const locate = (path: Path) => locateNode(yaml, path, false, position);
  const locateKey = (path: Path) => locateNode(yaml, path, true, position);
  const broken = [...yaml.errors, ...yaml.warnings.filter((warning) => warning.code === 'TAG_RESOLVE_FAILED')];
  if (broken.length > 0) {
    const [first] = broken;
    if (first && !isMeantAsTopology(text)) return refuse(notYamlWords(text, first.pos[0]), position(first.pos[0]));
    const problems = syntaxProblems(broken, text, (offset) => position(offset).line).map(({ offset, ...words }): Problem => ({
      code: 'FILE_SYNTAX',
      severity: 'error',
      ...words,
      place: at(position(offset)),
    }));
    return { yaml: undefined, data: undefined, problems, locate, locateKey };
  }
  const problems: Problem[] = [];
  const data = toData(yaml, (node, path, problem) => {
    const place = at(node?.range ? position(node.range[0]) : undefined, path);
    problems.push({ severity: 'error', ...problem(position), place });
  });
  return { yaml, data: problems.length > 0 ? undefined : data, problems, locate, locateKey };
}

/** Control characters that no text has, NUL first: UTF-16 and programs are full of it. U+FFFD is what bad UTF-8 decodes to. */
const CONTROL = /[^\P{Cc}\t\n\r]|\ufffd/u;

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** The pair or item at a path, aliases followed; undefined where there is none. */
export function nodeAt(
  yaml: Document.Parsed,
  path: Path,
): { readonly pair: Pair<unknown, unknown> | undefined; readonly node: unknown } | undefined {
  let node: unknown = yaml.contents;
  let pair: Pair<unknown, unknown> | undefined;
  for (const segment of path) {
    if (isAlias(node)) node = node.resolve(yaml);
    if (isMap(node)) {
      pair = node.items.find((item) => keyText(item) === String(segment));
      if (!pair) return undefined;
      node = pair.value;
    } else if (isSeq(node) && typeof segment === 'number' && segment in node.items) {
      node = node.items[segment];
      pair = isPair(node) ? node : undefined;
    } else {
      return undefined;
    }
  }
  return { pair, node };
}

function locateNode(
  yaml: Document.Parsed,
  path: Path,
  wantKey: boolean,
  position: (offset: number) => Position,
): Position | undefined {
  for (let length = path.length; length > 0; length--) {
    const found = nodeAt(yaml, path.slice(0, length));
    if (!found) continue;
    const key = found.pair?.key as Node | undefined;
    const value = found.node as Node | null;
    const scalarValue = isScalar(value) && value.value !== null;
    const chosen = (length < path.length || !wantKey) && scalarValue ? value : (key ?? value);
    const range = chosen?.range ?? value?.range;
    return range ? position(range[0]) : undefined;
  }
  return yaml.contents?.range ? position(yaml.contents.range[0]) : { line: 1, column: 1 };
}
