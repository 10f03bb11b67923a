/**
 * The ways to prove who we are, one after the other: the agent's keys that the configuration names, its others, key files, then a
 * password where somebody can be asked. As OpenSSH orders them (pubkey_prepare in sshconnect2.c).
 */
import { readFile } from 'node:fs/promises';
import type { AnyAuthMethod, IdentityCallback, KnownPublicKeys, ParsedKey, SignCallback, SigningRequestOptions } from 'ssh2';
import ssh2 from 'ssh2';
import { fingerprint } from './known-hosts.ts';
import { reasonOf, systemCode } from './problems.ts';
import type { Identity, SshSettings } from './settings.ts';

export interface AskSecrets {
  /** Null: the person gave up. */
  readonly askPassphrase?: ((question: { readonly host: string; readonly path: string }) => Promise<string | null>) | undefined;
  readonly askPassword?:
    | ((question: { readonly host: string; readonly user: string; readonly address: string }) => Promise<string | null>)
    | undefined;
}

const MOST_PASSWORDS = 3;

interface KeyFile {
  readonly identity: Identity;
  /** Public part, from the private key or the .pub beside an encrypted one. */
  readonly publicKey: Buffer | undefined;
  readonly text: Buffer | undefined;
  readonly encrypted: boolean;
  readonly key: ParsedKey | undefined;
}

/** Methods in order; each one tried is noted in `tried`, in words and without any secret. `left` says what the server accepts. */
export async function* authMethods(
  host: string,
  settings: SshSettings,
  secrets: AskSecrets,
  tried: string[],
  left: () => readonly string[] | null,
): AsyncGenerator<AnyAuthMethod, void> {
  const username = settings.user;
  const allows = (method: string): boolean => left()?.includes(method) ?? true;
  const files = await Promise.all(settings.identities.map((identity) => readKeyFile(identity, tried)));
  const agent = settings.agent === null ? undefined : await openAgent(settings.agent, tried);
  const isNamed = (key: ParsedKey): boolean => files.some((file) => file.publicKey?.equals(key.getPublicSSH()));
  const named = agent?.keys.filter(isNamed) ?? [];
  const others = settings.identitiesOnly ? [] : (agent?.keys.filter((key) => !isNamed(key)) ?? []);

  function* fromAgent(keys: readonly ParsedKey[]): Generator<AnyAuthMethod, void> {
    if (!agent || keys.length === 0) return;
    for (const key of keys) tried.push(`the agent's key ${fingerprint(key.getPublicSSH())}`);
    yield { type: 'agent', username, agent: new KeysOfAgent(agent.agent, keys) };
  }
  async function* fromFiles(): AsyncGenerator<AnyAuthMethod, void> {
    for (const file of files) {
      if (named.some((key) => file.publicKey?.equals(key.getPublicSSH()))) continue;
      const key = file.encrypted ? await unlock(host, file, secrets, tried) : file.key;
      if (!key || !allows('publickey')) continue;
      tried.push(`the key ${file.identity.path}`);
      yield { type: 'publickey', username, key };
    }
  }

  let any = false;
  const groups = settings.identityFirst
    ? [fromAgent(named), fromFiles(), fromAgent(others)]
    : [fromAgent(named), fromAgent(others), fromFiles()];
  for (const group of groups) {
    for await (const method of group) {
      if (!allows('publickey')) break;
      any = true;
      yield method;
    }
  }
  if (!any) yield { type: 'none', username };
  yield* fromPassword(host, settings, secrets, tried, allows);
}

async function* fromPassword(
  host: string,
  settings: SshSettings,
  secrets: AskSecrets,
  tried: string[],
  allows: (method: string) => boolean,
): AsyncGenerator<AnyAuthMethod, void> {
  const ask = secrets.askPassword;
  if (!ask) return;
  for (let attempt = 0; attempt < MOST_PASSWORDS && (allows('password') || allows('keyboard-interactive')); attempt += 1) {
    const password = await ask({ host, user: settings.user, address: settings.hostname });
    if (password === null) return;
    tried.push('a password');
    if (allows('password')) yield { type: 'password', username: settings.user, password };
    else {
      yield {
        type: 'keyboard-interactive',
        username: settings.user,
        prompt: (_name, _instructions, _language, prompts, finish) => finish(prompts.map(() => password)),
      };
    }
  }
}

async function readKeyFile(identity: Identity, tried: string[]): Promise<KeyFile> {
  let text: Buffer | undefined;
  try {
    text = await readFile(identity.path);
  } catch (error) {
    if (identity.named)
      tried.push(`the key ${identity.path} (not used: ${systemCode(error) === 'ENOENT' ? 'no such file' : reasonOf(error)})`);
  }
  if (!text) return { identity, publicKey: await publicPart(identity.path), text, encrypted: false, key: undefined };
  const parsed = ssh2.utils.parseKey(text);
  if (!(parsed instanceof Error)) {
    if (parsed.isPrivateKey()) return { identity, publicKey: parsed.getPublicSSH(), text, encrypted: false, key: parsed };
    // A public key as IdentityFile means: the agent's key of that name.
    return { identity, publicKey: parsed.getPublicSSH(), text: undefined, encrypted: false, key: undefined };
  }
  const encrypted = /passphrase/i.test(parsed.message);
  if (!encrypted) tried.push(`the key ${identity.path} (not used: ${parsed.message})`);
  return { identity, publicKey: await publicPart(identity.path), text, encrypted, key: undefined };
}

async function publicPart(path: string): Promise<Buffer | undefined> {
  const text = await readFile(`${path}.pub`).catch(() => undefined);
  const parsed = text && ssh2.utils.parseKey(text);
  return parsed === undefined || parsed instanceof Error ? undefined : parsed.getPublicSSH();
}

async function unlock(host: string, file: KeyFile, secrets: AskSecrets, tried: string[]): Promise<ParsedKey | undefined> {
  const { path } = file.identity;
  if (!file.text || !secrets.askPassphrase) {
    tried.push(`the key ${path} (not used: it needs a passphrase; load it with ssh-add)`);
    return undefined;
  }
  const passphrase = await secrets.askPassphrase({ host, path });
  const parsed = passphrase === null ? undefined : ssh2.utils.parseKey(file.text, passphrase);
  if (parsed && !(parsed instanceof Error)) return parsed;
  tried.push(`the key ${path} (not used: ${passphrase === null ? 'no passphrase was given' : 'the passphrase is wrong'})`);
  return undefined;
}

/** One agent, showing only some of its keys, in our order. */
class KeysOfAgent extends ssh2.BaseAgent {
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

async function openAgent(path: string, tried: string[]): Promise<{ agent: ssh2.BaseAgent; keys: ParsedKey[] } | undefined> {
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
