/** The seam between what needs a secret and whoever can give it: a person at a window or a terminal, memory, a keychain. */
import type { SecretAnswer, SecretQuestion } from '../../shared/contract/secrets.ts';

/** What the code that needs a secret knows of it. */
export type Wanted = Omit<SecretQuestion, 'refused' | 'keychain'>;

/**
 * Asked by whoever needs a secret, and once more where the last one was wrong. Null: it goes on without. Throws where the person
 * gave up, or the signal's reason.
 */
export type AskSecret = (wanted: Wanted, signal?: AbortSignal) => Promise<string | null>;

/** A person who can be asked, for as long as the signal lets. Make one for each operation: what was declined is remembered by it. */
export type AskPerson = (question: SecretQuestion, signal: AbortSignal) => Promise<SecretAnswer>;

/** How often a person may be wrong before it is a failure. */
export const MOST_ATTEMPTS = 3;
