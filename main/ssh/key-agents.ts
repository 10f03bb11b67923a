/** Keys that sign for us as an agent does: some of a running agent's, and one that is unlocked when the host wants it. */
import type { IdentityCallback, KnownPublicKeys, ParsedKey, SignCallback, SigningRequestOptions } from 'ssh2';
import ssh2 from 'ssh2';
import { reasonOf } from './problems.ts';

/** One agent, showing only some of its keys, in our order. */
export class KeysOfAgent extends ssh2.BaseAgent {
  readonly #agent: ssh2.BaseAgent;
  readonly #keys: readonly ParsedKey[];

  constructor(agent: ssh2.BaseAgent, keys: readonly ParsedKey[]) {
    super();
    this.#agent = agent;
    this.#keys = keys;
  }

  override getIdentities(callback: IdentityCallback): void {
    callback(undefined, [...this.#keys]);
  }

  override sign(
    key: string | Buffer | ParsedKey,
    data: Buffer,
    options: SigningRequestOptions | SignCallback,
    callback?: SignCallback,
  ): void {
    if (typeof options === 'function') this.#agent.sign(key, data, options);
    else this.#agent.sign(key, data, options, callback);
  }
}

/** A key whose public part alone is known until a host accepts it: nobody types a passphrase for a key that is not wanted. */
export class LockedKey extends ssh2.BaseAgent {
  readonly #publicKey: ParsedKey;
  readonly #unlock: () => Promise<ParsedKey>;

  /** `unlock` rejects where there is no key to be had; the login then goes on with what comes next. */
  constructor(publicKey: ParsedKey, unlock: () => Promise<ParsedKey>) {
    super();
    this.#publicKey = publicKey;
    this.#unlock = unlock;
  }

  override getIdentities(callback: IdentityCallback): void {
    callback(undefined, [this.#publicKey]);
  }

  override sign(
    _key: string | Buffer | ParsedKey,
    data: Buffer,
    options: SigningRequestOptions | SignCallback,
    callback?: SignCallback,
  ): void {
    const done = typeof options === 'function' ? options : callback;
    const hash = typeof options === 'function' ? undefined : options.hash;
    this.#unlock().then(
      (key) => {
        const signed = key.sign(data, hash);
        // The types know no failure; the code returns an Error where it cannot sign.
        if ((signed as Buffer | Error) instanceof Error) done?.(new Error('The key cannot sign.'));
        else done?.(undefined, signed);
      },
      (error: unknown) => done?.(error instanceof Error ? error : new Error(reasonOf(error))),
    );
  }
}

export interface OpenedAgent {
  readonly agent: ssh2.BaseAgent;
  readonly keys: readonly ParsedKey[];
}

/** The keys of a running agent; undefined, and the reason in `tried`, where it does not answer. */
export async function openAgent(path: string, tried: string[]): Promise<OpenedAgent | undefined> {
  const agent = ssh2.createAgent(path);
  try {
    const found = await new Promise<KnownPublicKeys>((resolve, reject) => {
      agent.getIdentities((error, keys) => (error ? reject(error) : resolve(keys ?? [])));
    });
    const keys = found.flatMap((key) => {
      const parsed = typeof key === 'string' || Buffer.isBuffer(key) ? ssh2.utils.parseKey(key) : key;
      return 'getPublicSSH' in parsed ? [parsed] : [];
    });
    if (keys.length === 0) tried.push(`the agent ${path} (it holds no key that can be used)`);
    return { agent, keys };
  } catch (error) {
    tried.push(`the agent ${path} (not used: ${reasonOf(error)})`);
    return undefined;
  }
}
