/**
 * Words by key. Another language is one more file with the same keys, and one more line here. A table of our own instead of a
 * library: what is needed is a look-up, `{names}` and the plural rules that the browser has, and the compiler knows every key.
 */
import { en, type CountKey, type MessageKey, type Messages } from './en.ts';
import { ja } from './ja.ts';
import { asWritten, type Speak } from './speak.ts';
import { zhCN } from './zh-cn.ts';

export type { CountKey, MessageKey };

/** By the tag that `lang` has; the name is how its readers call it. */
export const LANGUAGES = {
  en: { name: 'English', messages: en },
  'zh-CN': { name: '简体中文', messages: zhCN },
  ja: { name: '日本語', messages: ja },
} as const satisfies Record<string, { name: string; messages: Messages }>;
export type Language = keyof typeof LANGUAGES;
export const LANGUAGE_TAGS = Object.keys(LANGUAGES) as readonly Language[];

export type Values = Readonly<Record<string, string | number>>;

/** The message with its `{names}` filled in. */
export function translate(language: Language, key: MessageKey, values: Values = {}): string {
  const messages: Messages = LANGUAGES[language].messages;
  return fill(messages[key], values, language);
}

interface Rules {
  readonly plural: Intl.PluralRules;
  readonly number: Intl.NumberFormat;
  readonly time: Intl.DateTimeFormat;
}

/** Made once a language: making them takes longer than a frame has for all of its texts. */
const RULES = new Map<Language, Rules>();

function rulesOf(language: Language): Rules {
  const known = RULES.get(language) ?? {
    plural: new Intl.PluralRules(language),
    // 147,900 pairs; a tag, a port of four digits and an MTU of 9000 are no amounts, and stay as they are written.
    number: new Intl.NumberFormat(language, { useGrouping: 'min2', maximumFractionDigits: 20 }),
    time: new Intl.DateTimeFormat(language, { timeStyle: 'medium' }),
  };
  RULES.set(language, known);
  return known;
}

/** `count.problems.one` or `.other`, by the plural rules of the language. */
export function translateCount(language: Language, key: CountKey, count: number, values: Values = {}): string {
  const messages: Messages = LANGUAGES[language].messages;
  const one = rulesOf(language).plural.select(count) === 'one' ? messages[`${key}.one`] : undefined;
  return fill(one ?? messages[`${key}.other`], { count, ...values }, language);
}

function fill(message: string, values: Values, language: Language): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name] ?? whole;
    return typeof value === 'number' ? rulesOf(language).number.format(value) : value;
  });
}

/** The time of day of a moment in milliseconds since 1970, to the second. */
export function translateTime(language: Language, at: number): string {
  return rulesOf(language).time.format(at);
}

/** The first of ours among the languages that the browser or the system asks for, as in `navigator.languages`; else English. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [asked] = tag.toLowerCase().split('-');
    const found = LANGUAGE_TAGS.find((language) => language.split('-')[0] === asked);
    if (found) return found;
  }
  return 'en';
}

export interface Translate {
  (key: MessageKey, values?: Values): string;
  count(key: CountKey, count: number, values?: Values): string;
  /** The time of day of a moment in milliseconds since 1970. */
  time(at: number): string;
  /** What the core wrote in English (a problem, a reason, a step), in the language; what the catalogue has not stays as it is. */
  say(text: string): string;
}

/** `speak`: the catalogue of the core's sentences, where the language has one and it is loaded. */
export function translatorFor(language: Language, speak: Speak = asWritten): Translate {
  const translator = (key: MessageKey, values?: Values): string => translate(language, key, values);
  return Object.assign(translator, {
    count: (key: CountKey, count: number, values?: Values) => translateCount(language, key, count, values),
    time: (at: number) => translateTime(language, at),
    say: (text: string) => (language === 'en' ? text : speak(language, text)),
  });
}
