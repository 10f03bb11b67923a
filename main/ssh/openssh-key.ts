/** OpenSSH's own format of private keys (PROTOCOL.key in its source): what of it is in the clear, and how it is opened. */
import { createDecipheriv } from 'node:crypto';

const MAGIC = 'openssh-key-v1\0';

export interface OpenSshKey {
  readonly cipher: string;
  /** Of bcrypt, the only way to make a key of a passphrase there is; null: the key is not locked. */
  readonly kdf: { readonly salt: Buffer; readonly rounds: number } | null;
  readonly publicBlob: Buffer;
  readonly secret: Buffer;
}

/** Undefined for other formats, and what is cut off. */
export function readOpenSsh(text: Buffer): OpenSshKey | undefined {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]+?)-----END/.exec(text.toString('latin1'))?.[1];
  if (body === undefined) return undefined;
  const bytes = Buffer.from(body, 'base64');
  try {
    const next = fieldsOf(bytes, MAGIC.length);
    const cipher = next.bytes().toString('latin1');
    const kdf = next.bytes().toString('latin1');
    const options = fieldsOf(next.bytes());
    if (next.number() !== 1) return undefined;
    const publicBlob = next.bytes();
    const secret = next.bytes();
    if (kdf !== 'bcrypt') return { cipher, kdf: null, publicBlob, secret };
    return { cipher, kdf: { salt: options.bytes(), rounds: options.number() }, publicBlob, secret };
  } catch {
    return undefined;
  }
}

function fieldsOf(bytes: Buffer, start = 0): { readonly bytes: () => Buffer; readonly number: () => number } {
  let at = start;
  const number = (): number => {
    at += 4;
    return bytes.readUInt32BE(at - 4);
  };
  return {
    number,
    bytes: () => {
      const length = number();
      at += length;
      if (at > bytes.length) throw new RangeError('cut off');
      return bytes.subarray(at - length, at);
    },
  };
}

/** Those that ssh-keygen writes, and wrote. Bytes of key and of the first block. */
const CIPHERS: Readonly<Record<string, { readonly name: string; readonly key: number; readonly first: number }>> = {
  'aes256-ctr': { name: 'aes-256-ctr', key: 32, first: 16 },
  'aes192-ctr': { name: 'aes-192-ctr', key: 24, first: 16 },
  'aes128-ctr': { name: 'aes-128-ctr', key: 16, first: 16 },
  'aes256-cbc': { name: 'aes-256-cbc', key: 32, first: 16 },
};

/** Bytes that have to be made of the passphrase; undefined for a cipher that is opened elsewhere. */
export function keyLength({ cipher }: OpenSshKey): number | undefined {
  const info = CIPHERS[cipher];
  return info && info.key + info.first;
}

/** The same key without a lock, as the text of a file; undefined where what was made of the passphrase does not fit. */
export function unlocked(key: OpenSshKey, material: Buffer): Buffer | undefined {
  const info = CIPHERS[key.cipher];
  if (!info) return undefined;
  // The blocks are whole, and the same number stands twice at the beginning, by which it is known to be opened.
  if (key.secret.length < 16 || key.secret.length % 16 !== 0) return undefined;
  const decipher = createDecipheriv(info.name, material.subarray(0, info.key), material.subarray(info.key));
  decipher.setAutoPadding(false);
  const secret = Buffer.concat([decipher.update(key.secret), decipher.final()]);
  if (secret.readUInt32BE(0) !== secret.readUInt32BE(4)) return undefined;
  const field = (bytes: Buffer): readonly Buffer[] => [number(bytes.length), bytes];
  const none = Buffer.from('none');
  const parts = [none, none, Buffer.alloc(0)].flatMap(field);
  const bytes = Buffer.concat([Buffer.from(MAGIC), ...parts, number(1), ...field(key.publicBlob), ...field(secret)]);
  const lines = bytes.toString('base64').match(/.{1,70}/g) ?? [];
  return Buffer.from(`-----BEGIN OPENSSH PRIVATE KEY-----\n${lines.join('\n')}\n-----END OPENSSH PRIVATE KEY-----\n`);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
