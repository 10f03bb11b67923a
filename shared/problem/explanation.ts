/** What a person needs to know about a kind of problem. Becomes the page docs/errors/CODE.md. */
export interface Explanation {
  /** What is wrong, for somebody who meets it for the first time. */
  readonly what: string;
  /** Why it goes wrong: the mechanism. */
  readonly why: string;
  /** How to mend it. */
  readonly how: string;
}

/** The entry of a problem code: what its page says. */
export interface CodeEntry {
  readonly title: string;
  readonly explanation: Explanation;
}

export type CodeEntries = Readonly<Record<string, CodeEntry>>;

export function entry(title: string, what: string, why: string, how: string): CodeEntry {
  return { title, explanation: { what, why, how } };
}
