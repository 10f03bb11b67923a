/** Words by key. Another language is one more file with the same keys, and one more line here. */
import { en, type MessageKey, type Messages } from './en.ts';

export type { MessageKey };

export const LANGUAGES = { en: { name: 'English', messages: en } } as const satisfies Record<
  string,
  { name: string; messages: Messages }
>;
export type Language = keyof typeof LANGUAGES;

export type Values = Readonly<Record<string, string | number>>;

/** The message with its `{names}` filled in. */
export function translate(language: Language, key: MessageKey, values: Values = {}): string {
  const messages: Messages = LANGUAGES[language].messages;
  return messages[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** `count.problems.one` or `.other`, by the plural rules of the language. */
export function translateCount(language: Language, key: CountKey, count: number, values: Values = {}): string {
  const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
  return translate(language, `${key}.${form}`, { count, ...values });
}

export type CountKey = { [Key in MessageKey]: Key extends `${infer Stem}.one` ? Stem : never }[MessageKey];

export interface Translate {
  (key: MessageKey, values?: Values): string;
  count(key: CountKey, count: number, values?: Values): string;
}

export function translatorFor(language: Language): Translate {
  const translator = (key: MessageKey, values?: Values): string => translate(language, key, values);
  return Object.assign(translator, {
    count: (key: CountKey, count: number, values?: Values) => translateCount(language, key, count, values),
  });
}
