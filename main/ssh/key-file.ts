/** Files of private keys: what is in them, and what is known of one that is locked by a passphrase. */
import { createHmac, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ParsedKey } from 'ssh2';
import ssh2 from 'ssh2';
import { deriveKey } from './derive-key.ts';
import { keyLength, readOpenSsh, unlocked } from './openssh-key.ts';
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
  const read = ssh2.utils.parseKey(text);
  if (!(read instanceof Error)) {
    // A public key as IdentityFile means: the agent's key of that name.
    return { identity, publicKey: read, locked: undefined, key: read.isPrivateKey() ? read : undefined };
  }
  const publicKey = publicBeginning(text) ?? (await publicPart(path));
  if (/passphrase/i.test(read.message)) return { identity, publicKey, locked: text, key: undefined };
  tried.push(`the key ${path} (not used: ${read.message})`);
  return { identity, publicKey, locked: undefined, key: undefined };
}

/** The key, or undefined where the passphrase is wrong. What is slow of it happens in a thread of its own, where that is possible. */
export async function unlockKey(locked: Buffer, passphrase: string): Promise<ParsedKey | undefined> {
  const key = readOpenSsh(locked);
  const length = key && keyLength(key);
  if (key?.kdf && length !== undefined) {
    const material = await deriveKey({ passphrase, ...key.kdf, length }).catch(() => null);
    if (material) return parsed(unlocked(key, material));
  }
  // Older formats are quick.
  return parsed(locked, passphrase);
}

function parsed(text: Buffer | undefined, passphrase?: string): ParsedKey | undefined {
  const key = text && ssh2.utils.parseKey(text, passphrase);
  return key === undefined || key instanceof Error ? undefined : key;
}

export type UnlockKey = typeof unlockKey;

/** The same, remembered until `forget`: it takes a second or more, and all hosts of a design may want the same key at once. */
export function makeUnlocker(): { readonly unlock: UnlockKey; forget(): void } {
  const secret = randomBytes(32);
  const known = new Map<string, Promise<ParsedKey | undefined>>();
  return {
    unlock(locked, passphrase) {
      const name = createHmac('sha256', secret).update(locked).update('\0').update(passphrase).digest('base64');
      const found = known.get(name) ?? unlockKey(locked, passphrase);
      known.set(name, found);
      return found;
    },
    forget: () => known.clear(),
  };
}

async function publicPart(path: string): Promise<ParsedKey | undefined> {
  const text = await readFile(`${path}.pub`).catch(() => undefined);
  return parsed(text);
}

/** The public key at the beginning of a locked file: OpenSSH's format has it in the clear. Older formats have none. */
export function publicBeginning(text: Buffer): ParsedKey | undefined {
  const blob = readOpenSsh(text)?.publicBlob;
  if (!blob || blob.length < 4) return undefined;
  const type = blob.toString('latin1', 4, 4 + blob.readUInt32BE(0));
  return parsed(Buffer.from(`${type} ${blob.toString('base64')}`));
}
