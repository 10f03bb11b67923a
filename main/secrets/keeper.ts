/**
 * Secrets of one session: each is asked for once, whoever needs it, and kept in memory until the program ends; in the keychain too
 * where the person wants that and it was right. Nothing here is logged, and no error holds a secret.
 */
import type { NoKeychain, SecretQuestion } from '../../shared/contract/secrets.ts';
import { hostProblem } from '../ssh/problems.ts';
import type { AskPerson, AskSecret, Wanted } from './ask.ts';
import type { Keychain } from './keychain.ts';

export interface SecretKeeper {
  /** For opening one connection. `person`: who can be asked; absent: only what is kept is used. */
  opening(person: AskPerson | undefined, signal: AbortSignal): Opening;
  /** Forgets all, the keychain's too. */
  forget(): Promise<void>;
}

export interface Opening {
  /** Absent: nobody is there to ask, and nothing is kept. */
  readonly askSecret: AskSecret | undefined;
  /** The connection is open: what was given is right. */
  worked(): Promise<void>;
  /** It is not: what was typed for it is not kept. */
  failed(): void;
}

interface Given {
  readonly secret: string;
  readonly from: 'typed' | 'kept';
  readonly keep: boolean;
}

/** `missing`: why there is no keychain, where there is none. */
export function makeSecretKeeper(keychain: Keychain | null = null, missing: NoKeychain = 'door'): SecretKeeper {
  const memory = new Map<string, string>();
  const turns = new Map<string, Promise<unknown>>();
  const declined = new WeakMap<AskPerson, Set<string>>();
  const cancelled = new WeakSet<AskPerson>();

  /** One at a time for each secret: two hosts that need the same one ask once. */
  const inTurn = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(name) ?? Promise.resolve()).then(work);
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    turns.set(name, ended);
    void ended.then(() => turns.get(name) === ended && turns.delete(name));
    return turn;
  };

  const kept = async (name: string): Promise<string | undefined> =>
    memory.get(name) ?? (await keychain?.read(name).catch(() => null)) ?? undefined;

  const drop = async (name: string, secret: string): Promise<void> => {
    if (memory.get(name) === secret) memory.delete(name);
    if (keychain && (await keychain.read(name).catch(() => null)) === secret) await keychain.remove(name).catch(() => undefined);
  };

  const askPerson = async (
    person: AskPerson,
    name: string,
    question: SecretQuestion,
    signal: AbortSignal,
  ): Promise<Given | null> => {
    if (cancelled.has(person)) throw notGiven(question);
    const answer = await person(question, signal);
    if (answer.answer === 'given') return { secret: answer.secret, from: 'typed', keep: answer.keep };
    if (answer.answer === 'cancelled') {
      cancelled.add(person);
      throw notGiven(question);
    }
    declined.set(person, (declined.get(person) ?? new Set()).add(name));
    return null;
  };

  return {
    opening(person, signal) {
      const given = new Map<string, Given>();
      const askSecret: AskSecret = (wanted, own) => {
        const name = nameOf(wanted);
        return inTurn(name, async () => {
          const either = own ? AbortSignal.any([signal, own]) : signal;
          either.throwIfAborted();
          const last = given.get(name);
          const known = await kept(name);
          if (known !== undefined && known !== last?.secret) {
            given.set(name, { secret: known, from: 'kept', keep: false });
            return known;
          }
          if (last) await drop(name, last.secret);
          if (!person || declined.get(person)?.has(name)) return null;
          const question = { ...wanted, refused: last?.from ?? null, keychain: keychain?.name ?? { missing } };
          const next = await askPerson(person, name, question, either);
          if (!next) return null;
          given.set(name, next);
          memory.set(name, next.secret);
          return next.secret;
        });
      };
      return {
        askSecret: person || memory.size > 0 || keychain ? askSecret : undefined,
        async worked() {
          for (const [name, { secret, keep }] of given) if (keep) await keychain?.write(name, secret).catch(() => undefined);
        },
        failed() {
          for (const [name, { secret, from }] of given) if (from === 'typed' && memory.get(name) === secret) memory.delete(name);
        },
      };
    },
    async forget() {
      memory.clear();
      await keychain?.clear();
    },
  };
}

/** The same for every host that needs the same secret; another port is another machine. */
function nameOf({ kind, user, address, port, path }: Wanted): string {
  return kind === 'passphrase' ? `passphrase ${path ?? ''}` : `${kind} ${user}@${address}:${port}`;
}

const WORDS = {
  password: (question: SecretQuestion) => `the password of ${question.user} on ${question.address}`,
  passphrase: (question: SecretQuestion) => `the passphrase of the key ${question.path ?? ''}`,
  sudo: (question: SecretQuestion) => `the password of ${question.user} for sudo on ${question.address}`,
} as const;

function notGiven(question: SecretQuestion): Error {
  const what = WORDS[question.kind](question);
  const why = {
    first: `${what} was asked for and not given`,
    typed: `${what} that was typed was not accepted, and no other was given`,
    kept: `${what} that was kept is not accepted any more, and no other was given`,
  }[question.refused ?? 'first'];
  return hostProblem(question.host, {
    code: 'SECRET_NOT_GIVEN',
    message: `${question.host} was left alone: ${why}.`,
    hint: 'Start again and type it; or load the key into an agent with ssh-add, or let the user run sudo without a password.',
    data: { kind: question.kind, user: question.user, address: question.address },
  });
}
