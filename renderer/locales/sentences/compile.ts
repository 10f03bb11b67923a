/** A template as a matcher: the words that must be there, in order, and a pattern that takes the values out. */
import type { Sentence } from './sentence.ts';

export interface Matcher {
  readonly sentence: Sentence;
  /** What stands between the placeholders, in order: looked for before the pattern is tried. */
  readonly literals: readonly string[];
  /** Whole words of the literals in small letters, each of which a text of this template has. */
  readonly words: readonly string[];
  /** Length of all literals: of two templates that match, the one that says more wins. */
  readonly weight: number;
  /** The values by placeholder, or nothing where the text is another sentence. */
  match(text: string): Readonly<Record<string, string>> | undefined;
}

const PLACEHOLDER = /\{(\w+)(\?|:any|:word)?\}/;
/** A value does not go on over the end of a sentence. */
const WITHIN_SENTENCE = String.raw`(?:(?!(?<=\S)[.!?]["')]? \S)[^\n])`;
const TAKES = { '': `(${WITHIN_SENTENCE}+?)`, '?': `(${WITHIN_SENTENCE}*?)`, ':any': '([^]+?)', ':word': '(\\S+?)' } as const;

/** The words of a text in small letters, as the index of the catalogue has them. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? [];
}

export function compileSentence(sentence: Sentence): Matcher {
  const names: string[] = [];
  const literals: string[] = [];
  const words: string[] = [];
  let source = '';
  let rest = sentence.english;
  for (let found = PLACEHOLDER.exec(rest); ; found = PLACEHOLDER.exec(rest)) {
    const literal = found ? rest.slice(0, found.index) : rest;
    const isFirst = names.length === 0;
    source += isFirst ? withEitherCase(literal) : escaped(literal);
    literals.push(isFirst ? literal.slice(1) : literal);
    // A word that touches a placeholder is no whole word: of IPv{family} the text has IPv4.
    const whole = (isFirst ? literal : literal.replace(/^[A-Za-z]+/, '')).replace(found ? /[A-Za-z]+$/ : /(?!)/, '');
    words.push(...wordsOf(whole));
    if (!found) break;
    const [placeholder, name = '', kind = ''] = found;
    names.push(name);
    source += TAKES[kind as keyof typeof TAKES];
    rest = rest.slice(found.index + placeholder.length);
  }
  let pattern: RegExp | undefined;
  return {
    sentence,
    literals,
    words,
    weight: literals.reduce((sum, { length }) => sum + length, 0),
    match: (text) => {
      if (!hasInOrder(text, literals)) return undefined;
      pattern ??= new RegExp(`^${source}$`);
      const found = pattern.exec(text);
      return found ? Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ''])) : undefined;
    },
  };
}

/** A phrase stands at the beginning of a sentence or within one. */
function withEitherCase(literal: string): string {
  const first = literal.charAt(0);
  const [small, large] = [first.toLowerCase(), first.toUpperCase()];
  return small === large ? escaped(literal) : `[${small}${large}]${escaped(literal.slice(1))}`;
}

function escaped(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

function hasInOrder(text: string, literals: readonly string[]): boolean {
  let from = 0;
  for (const literal of literals) {
    const at = text.indexOf(literal, from);
    if (at === -1) return false;
    from = at + literal.length;
  }
  return true;
}
