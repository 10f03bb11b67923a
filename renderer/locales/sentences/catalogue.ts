/** Finds the sentence that a text is, and says it in another language. */
import { compileSentence, wordsOf } from './compile.ts';
import type { Matcher } from './compile.ts';
import type { Sentence, Translated } from './sentence.ts';

export interface Catalogue {
  /** Does some of what has to be done before the first text is looked up; answers whether that is all. Whoever asks does not have to. */
  prepare(): boolean;
  /**
   * The text in the language: as a whole where it is one sentence of the catalogue, else sentence by sentence. What is not in the
   * catalogue stays as it is. Looked up once a text: the answer is kept.
   */
  say(language: Translated, text: string): string;
}

/** Sentences that are compiled at a time: about two milliseconds. */
const PART = 150;
/** Texts that are kept before all are forgotten: more than any window shows at once. */
const KEPT = 20_000;
/** Sentences of a text that may be one entry. */
const LONGEST_ENTRY = 4;
/** A phrase within a phrase within a sentence; deeper is a mistake of the catalogue. */
const DEEPEST = 4;
const SENTENCE_END = /(?<=\S[.!?]["')]?) (?=\S)|(?=\n)|(?<=\n)/;

export function createCatalogue(sentences: readonly Sentence[]): Catalogue {
  const matchers: Matcher[] = [];
  let known: ReadonlyMap<string, readonly Matcher[]> | undefined;
  const kept: Record<Translated, Map<string, string>> = { 'zh-CN': new Map(), ja: new Map() };

  function prepare(): boolean {
    if (known) return true;
    matchers.push(...sentences.slice(matchers.length, matchers.length + PART).map(compileSentence));
    if (matchers.length === sentences.length) known = indexOf(matchers);
    return known !== undefined;
  }

  function index(): ReadonlyMap<string, readonly Matcher[]> {
    while (!known) prepare();
    return known;
  }

  function find(text: string): { matcher: Matcher; values: Readonly<Record<string, string>> } | undefined {
    const byWord = index();
    const candidates = [...new Set(wordsOf(text))].flatMap((word) => byWord.get(word) ?? []);
    candidates.sort((one, other) => other.weight - one.weight);
    for (const matcher of candidates) {
      const values = matcher.match(text);
      if (values) return { matcher, values };
    }
    return undefined;
  }

  /** A text that one entry stands for, in the language; nothing where there is none. */
  function sayWhole(language: Translated, text: string, depth: number): string | undefined {
    const found = find(text);
    // A phrase that stands at the end of a sentence, or is one.
    if (!found && text.endsWith('.')) {
      const phrase = sayWhole(language, text.slice(0, -1), depth);
      return phrase === undefined ? undefined : `${phrase}。`;
    }
    if (!found) return undefined;
    const template = found.matcher.sentence.words[language];
    return template.replace(/\{(\w+)\??\}/g, (_, name: string) => sayValue(language, found.values[name] ?? '', depth + 1));
  }

  /** A value within a sentence: a phrase, a sentence without its end, a list of phrases, or a name. */
  function sayValue(language: Translated, value: string, depth: number): string {
    if (depth > DEEPEST || !/[A-Za-z]{2}/.test(value)) return value;
    const whole = sayWhole(language, value, depth);
    if (whole !== undefined) return whole;
    const [, part, owner] = /^(\S+) of (\S+)$/.exec(value) ?? [];
    if (part !== undefined && owner !== undefined) return `${owner}${JOINTS[language].of}${part}`;
    if (/[.!?]$/.test(value)) return sayPieces(language, value, depth);
    const sentence = value.includes(' ') ? sayWhole(language, `${value}.`, depth) : undefined;
    if (sentence !== undefined) return sentence.replace(/。$/, '');
    return sayList(language, value, depth) ?? sayPieces(language, value, depth);
  }

  /** `a, b and c`, of names and phrases; without an `and`, only where one of them is a phrase. */
  function sayList(language: Translated, value: string, depth: number): string | undefined {
    const [, before = value, joint, last] = /^(.+) (and|or) (.+?)$/.exec(value) ?? [];
    const items = [...before.split(', '), ...(last === undefined ? [] : [last])];
    if (items.length < 2) return undefined;
    const said = items.map((item) => sayValue(language, item, depth + 1));
    const isProse = said.some((item, at) => item === items[at] && item.split(' ').length > 2);
    if (isProse || (joint === undefined && said.every((item, at) => item === items[at]))) return undefined;
    if (joint === undefined) return said.join('、');
    return `${said.slice(0, -1).join('、')}${JOINTS[language][joint === 'or' ? 'or' : 'and']}${said.at(-1) ?? ''}`;
  }

  /** Sentence by sentence, the longest run that is one entry first. */
  function sayPieces(language: Translated, text: string, depth: number): string {
    const pieces = text.split(SENTENCE_END);
    if (pieces.length < 2) return sayAfterName(language, text, depth) ?? text;
    let said = '';
    for (let at = 0; at < pieces.length;) {
      const [piece, taken] = sayNext(language, pieces.slice(at), depth);
      const isSpaced = said !== '' && !/[\n。：？！]$/.test(said) && !piece.startsWith('\n');
      said += isSpaced ? ` ${piece}` : piece;
      at += taken;
    }
    return said;
  }

  function sayNext(language: Translated, pieces: readonly string[], depth: number): readonly [said: string, taken: number] {
    for (let taken = Math.min(LONGEST_ENTRY, pieces.length); taken > 0; taken -= 1) {
      const text = pieces.slice(0, taken).join(' ');
      const said = sayWhole(language, text, depth) ?? (taken === 1 ? sayAfterName(language, text, depth) : undefined);
      if (said !== undefined) return [said, taken];
    }
    return [pieces[0] ?? '', 1];
  }

  /** `docker01: what is so there`. */
  function sayAfterName(language: Translated, text: string, depth: number): string | undefined {
    const [, name, rest] = /^([^:\n]+): (.+)$/.exec(text) ?? [];
    if (name === undefined || rest === undefined || depth > DEEPEST) return undefined;
    const [head, said] = [sayWhole(language, name, depth + 1), sayWhole(language, rest, depth + 1)];
    if (said === undefined || (head === undefined && name.includes(' '))) return undefined;
    return `${head ?? name}：${said}`;
  }

  return {
    prepare,
    say: (language, text) => {
      const before = kept[language].get(text);
      if (before !== undefined) return before;
      const said = withoutSpaces(language, sayWhole(language, text, 0) ?? sayPieces(language, text, 0));
      if (kept[language].size >= KEPT) kept[language].clear();
      kept[language].set(text, said);
      return said;
    },
  };
}

const JOINTS = { 'zh-CN': { and: ' 和 ', or: ' 或 ', of: ' 的 ' }, ja: { and: '、', or: 'または', of: 'の' } } as const;

/** Matchers by their rarest word, so that a text is compared with a handful of them. */
function indexOf(matchers: readonly Matcher[]): ReadonlyMap<string, readonly Matcher[]> {
  const count = new Map<string, number>();
  for (const { words } of matchers) for (const word of new Set(words)) count.set(word, (count.get(word) ?? 0) + 1);
  const index = new Map<string, Matcher[]>();
  for (const matcher of matchers) {
    const [first, ...others] = matcher.words;
    if (first === undefined) throw new Error(`A sentence needs a word of its own: ${matcher.sentence.english}`);
    const rarest = others.reduce((best, word) => ((count.get(word) ?? 0) < (count.get(best) ?? 0) ? word : best), first);
    index.set(rarest, [...(index.get(rarest) ?? []), matcher]);
  }
  return index;
}

/**
 * Between two CJK letters, and beside full-width punctuation, no space stands; a value that was translated leaves some. Japanese has
 * none beside Latin letters either.
 */
function withoutSpaces(language: Translated, text: string): string {
  const said = text.replace(
    /(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])|(?<!\s) (?=[，。：；？！、）])|(?<=[，。：；？！、（]) (?!\s)/g,
    '',
  );
  return language === 'ja'
    ? said.replace(/(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\w"`])|(?<=[\w"`)]) (?=[\u3000-\u9fff\uff00-\uffef])/g, '')
    : said;
}
