/**
 * The core writes its problems, reasons and steps as English sentences, which the command line and the logs show as they are. The
 * page shows them in the language that was chosen: a sentence here is the English one with placeholders, and its translations.
 *
 * Placeholders: `{name}` takes a value that does not go on into another sentence; `{name:any}` takes whatever is there, such as
 * what another program said; `{name:word}` a word without spaces, as the name of a thing; `{name?}` may be empty and need not stand in a translation, as the s of a plural. A value that is
 * itself a phrase of the catalogue, or a list of them (`a, b and c`), is translated too.
 */

/** The languages that the sentences are translated to. */
export type Translated = 'zh-CN' | 'ja';

export interface Sentence {
  readonly english: string;
  readonly words: Readonly<Record<Translated, string>>;
}

/** One sentence or phrase, complete by its type: a translation that is missing is an error of the compiler. */
export function sentence(english: string, words: Readonly<Record<Translated, string>>): Sentence {
  return { english, words };
}
