/** Files of private keys: what is in them, and what is known of one that is locked by a passphrase. */
import { createHmac, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ParsedKey } from 'ssh2';
import ssh2 from 'ssh2';
import { reasonOf, systemCode } from './problems.ts';
import type { Identity } from './settings.ts';

export interface KeyFile {
  readonly identity: Identity;
  /** From the private key, its unlocked beginning, or the .pub beside it. */
  readonly publicKey: ParsedKey | undefined;
  /** Of a locked key: what the passphrase opens. */
  readonly locked: Buffer | undefined;
  readonly key: ParsedKey | undefined;
}

/** Never throws: why a file is of no use is noted in `tried`. */
export async function readKeyFile(identity: Identity, tried: string[]): Promise<KeyFile> {
  const { path } = identity;
  let text: Buffer;
  try {
    text = await readFile(path);
  } catch (error) {
    const why = systemCode(error) === 'ENOENT' ? 'no such file' : reasonOf(error);
    if (identity.named) tried.push(`the key ${path} (not used: ${why})`);
    return { identity, publicKey: await publicPart(path), locked: undefined, key: undefined };
  }
  const parsed = ssh2.utils.parseKey(text);
  if (!(parsed instanceof Error)) {
    // A public key as IdentityFile means: the agent's key of that name.
    return { identity, publicKey: parsed, locked: undefined, key: parsed.isPrivateKey() ? parsed : undefined };
  }
  const publicKey = publicBeginning(text) ?? (await publicPart(path));
  if (/passphrase/i.test(parsed.message)) return { identity, publicKey, locked: text, key: undefined };
  tried.push(`the key ${path} (not used: ${parsed.message})`);
  return { identity, publicKey, locked: undefined, key: undefined };
}

/** The key, or undefined where the passphrase is wrong. */
export function unlockKey(locked: Buffer, passphrase: string): ParsedKey | undefined {
  const parsed = ssh2.utils.parseKey(locked, passphrase);
  return parsed instanceof Error ? undefined : parsed;
}

export type UnlockKey = typeof unlockKey;

/**
 * The same, remembered until `forget`: making a key of a passphrase is slow on purpose (a second of computing, in which nothing else
 * happens here), and all hosts of a design may want the same key at once.
 */
export function makeUnlocker(): { readonly unlock: UnlockKey; forget(): void } {
  const secret = randomBytes(32);
  const known = new Map<string, ParsedKey | undefined>();
  return {
    unlock(locked, passphrase) {
      const name = createHmac('sha256', secret).update(locked).update('\0').update(passphrase).digest('base64');
      const found = known.has(name) ? known.get(name) : unlockKey(locked, passphrase);
      known.set(name, found);
      return found;
    },
    forget: () => known.clear(),
  };
}

async function publicPart(path: string): Promise<ParsedKey | undefined> {
  const text = await readFile(`${path}.pub`).catch(() => undefined);
  const parsed = text && ssh2.utils.parseKey(text);
  return parsed === undefined || parsed instanceof Error ? undefined : parsed;
}

/**
 * The public key at the beginning of a locked file: OpenSSH's format has it in the clear after the cipher, the KDF, its options and the
 * number of keys (PROTOCOL.key). Older formats have none.
 */
export function publicBeginning(text: Buffer): ParsedKey | undefined {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]+?)-----END/.exec(text.toString('latin1'))?.[1];
  if (body === undefined) return undefined;
  const bytes = Buffer.from(body, 'base64');
  let at = 'openssh-key-v1\0'.length;
  const next = (): Buffer => {
    const start = at + 4;
    at = start + bytes.readUInt32BE(at);
    return bytes.subarray(start, at);
  };
  try {
    for (let field = 0; field < 3; field += 1) next();
    at += 4;
    const blob = next();
    const type = blob.toString('latin1', 4, 4 + blob.readUInt32BE(0));
    const parsed = ssh2.utils.parseKey(`${type} ${blob.toString('base64')}`);
    return parsed instanceof Error ? undefined : parsed;
  } catch {
    return undefined;
  }
}
