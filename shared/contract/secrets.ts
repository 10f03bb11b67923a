/** Secrets that a person is asked for on the way to a host: the question, and the answer. A secret stands in no other type. */

export type SecretKind = 'password' | 'passphrase' | 'sudo';

/** A keychain of the system, to be said in the person's language. */
export type KeychainName = 'macos' | 'windows' | 'keyring';

/** Why nothing can be kept: `door`: a page and the command line have no keychain; `keyring`: no keyring runs in this session, or it is locked. */
export type NoKeychain = 'door' | 'keyring';

/** What is asked, and what a person must know to answer it. */
export interface SecretQuestion {
  /** `password`: of the login; `passphrase`: of a private key; `sudo`: what sudo wants of the login. */
  readonly kind: SecretKind;
  /** The host's name in the design. */
  readonly host: string;
  readonly user: string;
  /** Name or address of the machine that wants it; a jump host's own where it is one. */
  readonly address: string;
  readonly port: number;
  /** Of a passphrase: the file of the private key. */
  readonly path?: string;
  /** Why it is asked again: what was typed is wrong, or what was kept is wrong now. Null: the first time. */
  readonly refused: 'typed' | 'kept' | null;
  /** Where it can be kept for later; where nowhere, why. */
  readonly keychain: KeychainName | { readonly missing: NoKeychain };
}

export type SecretAnswer =
  | { readonly answer: 'given'; readonly secret: string; /** In the keychain too. */ readonly keep: boolean }
  /** It goes on without: without root, or without this key. */
  | { readonly answer: 'without' }
  /** The person gives up; what asked ends. */
  | { readonly answer: 'cancelled' };

/** What a window hears while it listens; a question that is withdrawn needs no answer any more. */
export type QuestionEvent =
  | { readonly type: 'ask'; readonly id: string; readonly question: SecretQuestion }
  | { readonly type: 'withdrawn'; readonly id: string };
