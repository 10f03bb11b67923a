/**
 * The ways to prove who we are, one after the other: the agent's keys that the configuration names, its others, key files, then a
 * password where somebody can be asked. As OpenSSH orders them (pubkey_prepare in sshconnect2.c).
 */
import type { AnyAuthMethod, ParsedKey } from 'ssh2';
import type { AskSecret, Wanted } from '../secrets/ask.ts';
import { MOST_ATTEMPTS } from '../secrets/ask.ts';
import { KeysOfAgent, LockedKey, openAgent } from './key-agents.ts';
import type { KeyFile, UnlockKey } from './key-file.ts';
import { readKeyFile } from './key-file.ts';
import { fingerprint } from './known-hosts.ts';
import type { SshSettings } from './settings.ts';

/** Methods in order; each one tried is noted in `tried`, in words and without any secret. `left` says what the server accepts. */
export async function* authMethods(
  host: string,
  settings: SshSettings,
  askSecret: AskSecret | undefined,
  tried: string[],
  left: () => readonly string[] | null,
  unlockWith: UnlockKey,
): AsyncGenerator<AnyAuthMethod, void> {
  const username = settings.user;
  const wanted = { host, user: username, address: settings.hostname, port: settings.port };
  const allows = (method: string): boolean => left()?.includes(method) ?? true;
  const files = await Promise.all(settings.identities.map((identity) => readKeyFile(identity, tried)));
  const agent = settings.agent === null ? undefined : await openAgent(settings.agent, tried);
  const isSame = (file: KeyFile, key: ParsedKey): boolean => file.publicKey?.getPublicSSH().equals(key.getPublicSSH()) ?? false;
  const isNamed = (key: ParsedKey): boolean => files.some((file) => isSame(file, key));
  const named = agent?.keys.filter(isNamed) ?? [];
  const others = settings.identitiesOnly ? [] : (agent?.keys.filter((key) => !isNamed(key)) ?? []);
  // Of a person who gave up while a key was to sign: ssh2 goes on to the next way by itself, and there is none.
  let gaveUp: { readonly error: unknown } | undefined;

  function* fromAgent(keys: readonly ParsedKey[]): Generator<AnyAuthMethod, void> {
    if (!agent || keys.length === 0) return;
    for (const key of keys) tried.push(`the agent's key ${fingerprint(key.getPublicSSH())}`);
    yield { type: 'agent', username, agent: new KeysOfAgent(agent.agent, keys) };
  }
  async function* fromFiles(): AsyncGenerator<AnyAuthMethod, void> {
    for (const file of files) {
      if (named.some((key) => isSame(file, key)) || !allows('publickey')) continue;
      const { path } = file.identity;
      const { key, locked, publicKey } = file;
      if (key) {
        tried.push(`the key ${path}`);
        yield { type: 'publickey', username, key };
      } else if (locked) {
        const unlock = (): Promise<ParsedKey | undefined> =>
          unlockFile(path, (passphrase) => unlockWith(locked, passphrase), wanted, askSecret, tried);
        if (!publicKey || !askSecret) {
          const unlocked = await unlock();
          if (unlocked) yield { type: 'publickey', username, key: unlocked };
          continue;
        }
        const whenAccepted = async (): Promise<ParsedKey> => {
          try {
            const unlocked = await unlock();
            if (unlocked) return unlocked;
          } catch (error) {
            gaveUp = { error };
          }
          throw new Error(`${path} stays locked`);
        };
        const before = tried.length;
        yield { type: 'agent', username, agent: new LockedKey(publicKey, whenAccepted) };
        if (tried.length === before) tried.push(`the key ${path}`);
      }
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
      if (gaveUp) throw gaveUp.error;
    }
  }
  if (!any) yield { type: 'none', username };
  yield* fromPassword(wanted, askSecret, tried, allows);
}

type Machine = Omit<Wanted, 'kind' | 'path'>;

async function* fromPassword(
  wanted: Machine,
  askSecret: AskSecret | undefined,
  tried: string[],
  allows: (method: string) => boolean,
): AsyncGenerator<AnyAuthMethod, void> {
  const username = wanted.user;
  for (let attempt = 0; askSecret && attempt < MOST_ATTEMPTS; attempt += 1) {
    if (!allows('password') && !allows('keyboard-interactive')) return;
    const password = await askSecret({ ...wanted, kind: 'password' });
    if (password === null) return;
    tried.push('a password');
    if (allows('password')) yield { type: 'password', username, password };
    else {
      yield {
        type: 'keyboard-interactive',
        username,
        prompt: (_name, _instructions, _language, prompts, finish) => finish(prompts.map(() => password)),
      };
    }
  }
}

/** Asks until the passphrase fits, three times at most; undefined, and why in `tried`, where it does not. */
async function unlockFile(
  path: string,
  unlock: (passphrase: string) => Promise<ParsedKey | undefined>,
  wanted: Machine,
  askSecret: AskSecret | undefined,
  tried: string[],
): Promise<ParsedKey | undefined> {
  if (!askSecret) {
    tried.push(`the key ${path} (not used: it needs a passphrase; load it with ssh-add)`);
    return undefined;
  }
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const passphrase = await askSecret({ ...wanted, kind: 'passphrase', path });
    if (passphrase === null) {
      tried.push(`the key ${path} (not used: ${attempt === 0 ? 'no passphrase was given' : 'the passphrase is wrong'})`);
      return undefined;
    }
    const key = await unlock(passphrase);
    if (!key) continue;
    tried.push(`the key ${path}`);
    return key;
  }
  tried.push(`the key ${path} (not used: the passphrase is wrong)`);
  return undefined;
}
