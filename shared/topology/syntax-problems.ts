/** What is wrong with the YAML of a text, each fault once and where it begins. */
import type { YAMLError } from 'yaml';
import { closing, unclosed } from './unclosed.ts';
import type { Unclosed } from './unclosed.ts';
import { excerptAt, syntaxWords } from './yaml-words.ts';

export interface SyntaxProblem {
  readonly message: string;
  readonly hint?: string;
  readonly offset: number;
}

/** What comes after these is mostly their consequence. */
const MOST_SYNTAX_ERRORS = 20;

/** `line`: the line of an offset, the first is 1. */
export function syntaxProblems(
  errors: readonly YAMLError[],
  text: string,
  line: (offset: number) => number,
): readonly SyntaxProblem[] {
  const exhausted = errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (exhausted) return [{ ...syntaxWords(exhausted, text), offset: exhausted.pos[0] }];
  const isBroken = (from: number, to: number) => errors.some(({ pos: [at] }) => at >= from && at <= to);
  // What follows something open is read as a part of it: errors after it are its consequence.
  const [open] = unclosed(text, isBroken);
  const own = errors
    .filter(({ pos: [at] }) => !open || at < open.offset)
    .map((error): SyntaxProblem => ({ ...syntaxWords(error, text), offset: error.pos[0] }));
  return firstOfEachLine(open ? [...own, openWords(open, errors, text, line)] : own, line);
}

/** One fault often breaks the rest of its line too: what is said twice about a line says nothing more. */
function firstOfEachLine(problems: readonly SyntaxProblem[], line: (offset: number) => number): readonly SyntaxProblem[] {
  const seen = new Set<number>();
  return problems.filter(({ offset }) => seen.size < MOST_SYNTAX_ERRORS && !seen.has(line(offset)) && seen.add(line(offset)));
}

const NAMES: Readonly<Record<string, string>> = { '{': 'brace {', '[': 'bracket [', '"': 'quote "', "'": "quote '" };

function openWords(
  { offset, opened, closedAt, closedBy }: Unclosed,
  errors: readonly YAMLError[],
  text: string,
  line: (offset: number) => number,
): SyntaxProblem {
  const [first = ''] = opened;
  const at = line(offset);
  const isMany = opened.length > 1;
  const isTooMany = opened.length > 6;
  const all = isTooMany ? `${opened.length} brackets` : opened.join(' ');
  const what = `${isMany ? all : (NAMES[first] ?? first)} of line ${at}`;
  const missing = isTooMany ? 'as many' : [...opened].reverse().map(closing).join(' ');
  if (closedBy !== undefined && closedAt !== undefined) {
    return {
      offset,
      message: `The ${what} is closed by ${closedBy}${line(closedAt) === at ? '' : ` on line ${line(closedAt)}`}, and not by ${missing}.`,
      hint: `Write ${missing} in place of ${closedBy}, or put what ${closedBy} belongs to before it.`,
    };
  }
  if (closedAt !== undefined) {
    return {
      offset,
      message: `The ${what} is closed on line ${line(closedAt)} only, so that the lines between them are one text.`,
      hint: `Write ${first} at the end of the text on line ${at}.`,
    };
  }
  const noticed = errors.find(({ pos: [found] }) => found > offset)?.pos[0] ?? text.length;
  const isEnd = text.slice(noticed).trim() === '';
  const before = isEnd ? 'before the end of the file' : `before line ${line(noticed)}`;
  return {
    offset,
    message: `The ${what} ${isMany ? 'are' : 'is'} not closed: ${missing} ${isTooMany ? 'are' : 'is'} missing${line(noticed) === at ? '' : ` ${before}`}.`,
    hint: `Write ${missing} where it ends${first === '"' || first === "'" ? ', which is most often on the same line' : ''}.`,
  };
}

/** A key that every topology has, or one of its sections at the beginning of a line. Else the text is something else. */
export function isMeantAsTopology(text: string): boolean {
  return /^[\s{]*["']?vlanvas["']?\s*:|^["']?(segments|hosts|networks|containers)["']?\s*:/m.test(text);
}

/** Of a text that is neither YAML nor meant as a topology. */
export function notYamlWords(text: string, offset: number) {
  const excerpt = excerptAt(text, offset);
  return {
    code: 'FILE_NOT_A_TOPOLOGY',
    message: `This is not a Vlanvas file: no line of it says "vlanvas: 1", and it is not YAML here${excerpt === '' ? '' : `: ${excerpt}`}`,
    hint: 'Check that this is the right file. A topology begins with the lines "vlanvas: 1" and "name: my-lab".',
  };
}
