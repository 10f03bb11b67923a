/**
 * The text of the file as YAML nodes with their places, and as plain data. YAML 1.2, core schema: `yes` and `no` are text,
 * there are no sexagesimal numbers and no merge keys. Never throws.
 */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair, ParsedNode, YAMLError } from 'yaml';
import type { Problem } from '../problem/problem.ts';
import { pathText } from './path.ts';
import type { Path } from './path.ts';

/** Characters: 10,000 containers fit. What is longer is no topology, and would keep the window waiting. */
const LONGEST_FILE = 2 * 1024 * 1024;
/** Nodes after aliases are written out: a few lines of nested aliases can mean billions. */
const MOST_NODES = 300_000;
/** Deeper than any design; keeps the walk off the end of the stack. */
const DEEPEST = 60;

/** What comes after these is mostly their consequence. */
const MOST_SYNTAX_ERRORS = 20;

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
    const problems = firstOfEachLine(broken, (error) => position(error.pos[0]).line).map((error): Problem => ({
      code: 'FILE_SYNTAX',
      severity: 'error',
      ...syntaxWords(error, text),
      place: at(position(error.pos[0])),
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

/** One fault often breaks the rest of its line too: what is said twice about a line says nothing more. */
function firstOfEachLine(errors: readonly YAMLError[], line: (error: YAMLError) => number): readonly YAMLError[] {
  const exhausted = errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (exhausted) return [exhausted];
  const seen = new Set<number>();
  return errors.filter((error) => seen.size < MOST_SYNTAX_ERRORS && !seen.has(line(error)) && seen.add(line(error)));
}

/** The library's words made plain, and what most often lies behind them. */
function syntaxWords(error: YAMLError, text: string): { message: string; hint?: string } {
  const offset = error.pos[0];
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  if (error.code === 'TAB_AS_INDENT' || /^ *\t/.test(line)) {
    return {
      message: 'This line is indented with a tab; YAML allows spaces only.',
      hint: 'Replace the tab by two spaces for each level.',
    };
  }
  switch (error.code) {
    case 'BAD_INDENT':
      return {
        message: 'The indentation of this line fits no level above it.',
        hint: 'Indent keys of the same mapping by the same number of spaces.',
      };
    case 'MISSING_CHAR':
      return {
        message: `Something is not closed or separated here: ${lower(error.message)}.`,
        hint: 'Look for a missing comma, colon, quote, ] or } here or in the lines above.',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        message: 'A key with its value stands where a plain value was begun.',
        hint: 'Often a line above misses its colon, or a value with ": " in it needs quotes.',
      };
    case 'BAD_ALIAS':
      return {
        message: 'This refers to an anchor that the file does not have.',
        hint: 'A value that begins with * needs quotes.',
      };
    case 'TAG_RESOLVE_FAILED':
      return {
        message: 'Tags (a word after an exclamation mark) have no meaning in a topology file.',
        hint: 'Remove the tag, or put the value in quotes.',
      };
    case 'MULTIPLE_DOCS':
      return {
        message: 'The file holds more than one YAML document.',
        hint: 'Keep one topology a file: remove what follows the line "---".',
      };
    case 'BAD_SCALAR_START':
      return { message: 'A value cannot begin with this character.', hint: 'Put the value in quotes.' };
    case 'BAD_DQ_ESCAPE':
      return {
        message: 'A backslash in double quotes begins an escape, and this one is unknown.',
        hint: 'Use single quotes, or write two backslashes.',
      };
    case 'RESOURCE_EXHAUSTION':
      return { message: 'The file is nested too deeply to be a topology.' };
    default:
      return { message: `This is not valid YAML: ${lower(error.message)}.` };
  }
}

function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/[.:]?\s*$/, '');
}

type Words = (position: (offset: number) => Position) => Omit<Problem, 'severity' | 'place'>;
type Report = (node: Node | undefined, path: Path, problem: Words) => void;

/** The content as plain data, aliases written out within bounds; duplicate keys and keys that are no text are reported. */
function toData(yaml: Document.Parsed, report: Report): unknown {
  let budget = MOST_NODES;
  let tooMuch = false;
  let expanding = 0;
  const anchors = new Map<string, Node>();
  const convert = (node: unknown, path: Path): unknown => {
    if (tooMuch) return undefined;
    if (--budget < 0 || path.length > DEEPEST) {
      tooMuch = true;
      report(isScalar(node) ? node : undefined, path.slice(0, 6), () => ({
        code: 'FILE_TOO_LARGE',
        message: 'The file is too deep, or its aliases stand for too much, to be a topology.',
        hint: 'Write out what the aliases (*name) stand for.',
      }));
      return undefined;
    }
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) {
        report(node, path, () => ({
          code: 'FILE_SYNTAX',
          message: `*${node.source} refers to an anchor &${node.source} that does not stand above it.`,
          hint: 'A value that begins with * needs quotes.',
        }));
        return undefined;
      }
      expanding++;
      const value = convert(target, path);
      expanding--;
      return value;
    }
    if (expanding === 0 && isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item, index) => convert(item, [...path, index]));
    if (!isMap(node)) return null;
    const result: Record<string, unknown> = {};
    const seen = new Map<string, Node>();
    for (const pair of node.items) {
      const key = keyText(pair);
      const keyNode = pair.key as Node;
      if (key === undefined) {
        report(keyNode, path, () => ({
          code: 'WRONG_TYPE',
          message: 'A key must be plain text; this one is a mapping, a list or an alias.',
          hint: 'Write the key out as a word.',
        }));
        continue;
      }
      const first = seen.get(key);
      if (first) {
        report(keyNode, [...path, key], (position) => ({
          code: 'DUPLICATE_KEY',
          message: `"${key}" stands here a second time${first.range ? `; the first is on line ${position(first.range[0]).line}` : ''}.`,
          hint: path.length === 0 ? 'Put the entries of both under one key.' : 'Rename or remove one of the two.',
          data: { key },
        }));
        continue;
      }
      seen.set(key, keyNode);
      if (key === '__proto__') {
        report(keyNode, path, () => ({ code: 'BAD_NAME', message: '__proto__ cannot be a name.', hint: 'Choose another name.' }));
        continue;
      }
      result[key] = convert(pair.value, [...path, key]);
    }
    return result;
  };
  return convert(yaml.contents, []);
}

/** A pair's key as text, `10` and `true` as they are written; undefined where it is no scalar. */
export function keyText(pair: Pair<unknown, unknown>): string | undefined {
  const key = pair.key;
  if (!isScalar(key)) return undefined;
  if (typeof key.value === 'string') return key.value;
  return key.source ?? (key.value === null ? '' : String(key.value));
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
