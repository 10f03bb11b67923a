/**
 * known_hosts as sshd(8) describes it ("SSH_KNOWN_HOSTS FILE FORMAT"): plain, hashed and wildcard names, `[host]:port`,
 * negation, @revoked and @cert-authority. Pure: the text of the files comes in, a judgement goes out.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';

export interface KnownHost {
  readonly file: string;
  /** First line is 1. */
  readonly line: number;
  readonly marker: 'revoked' | 'cert-authority' | null;
  /** The first field: names and patterns with commas, or one hash. */
  readonly names: string;
  readonly type: string;
  readonly key: Buffer;
}

export type HostKeyJudgement =
  | { readonly kind: 'known'; readonly entry: KnownHost }
  /** `authority`: a @cert-authority line is meant for this host, which certificates would be checked against. */
  | { readonly kind: 'unknown'; readonly authority: KnownHost | undefined }
  | { readonly kind: 'changed'; readonly entry: KnownHost }
  | { readonly kind: 'revoked'; readonly entry: KnownHost };

/** Lines that are no entries (comments, blanks, damaged ones) are left out, as ssh does. */
export function parseKnownHosts(text: string, file: string): KnownHost[] {
  const entries: KnownHost[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    const fields = raw.trim().split(/\s+/);
    if (fields[0] === '' || fields[0]?.startsWith('#')) return;
    const marker = fields[0] === '@revoked' ? 'revoked' : fields[0] === '@cert-authority' ? 'cert-authority' : null;
    if (marker) fields.shift();
    else if (fields[0]?.startsWith('@')) return;
    const [names, type, encoded] = fields;
    if (names === undefined || type === undefined || encoded === undefined) return;
    const key = Buffer.from(encoded, 'base64');
    if (keyType(key) !== type) return;
    entries.push({ file, line: index + 1, marker, names, type, key });
  });
  return entries;
}

/** The name under which a host's keys are kept: its HostKeyAlias, the name, or `[name]:port` for a port other than 22. */
export function hostKeyName(hostname: string, port: number, alias: string | null): string {
  if (alias !== null) return alias.toLowerCase();
  const name = hostname.toLowerCase();
  return port === 22 ? name : `[${name}]:${port}`;
}

/** Whether the first field of an entry means `name`. */
export function namesInclude(names: string, name: string): boolean {
  if (names.startsWith('|')) {
    const [, version, salt, hash] = names.split('|');
    if (version !== '1' || salt === undefined || hash === undefined) return false;
    return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash;
  }
  let included = false;
  for (const item of names.split(',')) {
    const negated = item.startsWith('!');
    if (!matchesPattern(negated ? item.slice(1) : item, name)) continue;
    if (negated) return false;
    included = true;
  }
  return included;
}

function matchesPattern(pattern: string, name: string): boolean {
  if (pattern === '') return false;
  const expression = pattern
    .toLowerCase()
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`, 's').test(name);
}

/** Algorithms that prove each type of key, best first. Types that ssh2 cannot check (sk-…, ssh-dss) are not here. */
export const HOST_KEY_ALGORITHMS = {
  'ssh-ed25519': ['ssh-ed25519'],
  'ecdsa-sha2-nistp256': ['ecdsa-sha2-nistp256'],
  'ecdsa-sha2-nistp384': ['ecdsa-sha2-nistp384'],
  'ecdsa-sha2-nistp521': ['ecdsa-sha2-nistp521'],
  'ssh-rsa': ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'],
} as const;

export type HostKeyType = keyof typeof HOST_KEY_ALGORITHMS;

/**
 * Types of key that are known for `name`, in the order of our own preference. They are asked for first, as OpenSSH does
 * (order_hostkeyalgs in sshconnect2.c), so that a host with a known ed25519 key is not judged by its unknown RSA key.
 */
export function knownKeyTypes(entries: readonly KnownHost[], name: string): HostKeyType[] {
  const types = new Set(
    entries.filter((entry) => entry.marker === null && namesInclude(entry.names, name)).map((entry) => entry.type),
  );
  return (Object.keys(HOST_KEY_ALGORITHMS) as HostKeyType[]).filter((type) => types.has(type));
}

/**
 * What the files say about `key`. Stricter than ssh in one point: where keys of other types that we can check are known, a key
 * of a new type counts as changed, because the known types were asked for first and the host did not offer them.
 */
export function judgeHostKey(entries: readonly KnownHost[], name: string, key: Buffer): HostKeyJudgement {
  const meant = entries.filter((entry) => namesInclude(entry.names, name));
  const revoked = meant.find((entry) => entry.marker === 'revoked' && entry.key.equals(key));
  if (revoked) return { kind: 'revoked', entry: revoked };
  const plain = meant.filter((entry) => entry.marker === null);
  const same = plain.find((entry) => entry.key.equals(key));
  if (same) return { kind: 'known', entry: same };
  const type = keyType(key);
  const other = plain.find((entry) => entry.type === type) ?? plain.find((entry) => entry.type in HOST_KEY_ALGORITHMS);
  if (other) return { kind: 'changed', entry: other };
  return { kind: 'unknown', authority: meant.find((entry) => entry.marker === 'cert-authority') };
}

/** Type of a public key in SSH's wire form (RFC 4253, 6.6); empty where it is none. */
export function keyType(key: Buffer): string {
  if (key.length < 4) return '';
  const length = key.readUInt32BE(0);
  return length > 64 || key.length < 4 + length ? '' : key.toString('latin1', 4, 4 + length);
}

/** As `ssh-keygen -l` prints it: SHA256: and base64 without padding. */
export function fingerprint(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/** The line to add for a key, without its end; `hash` as HashKnownHosts asks for. */
export function knownHostsLine(name: string, key: Buffer, hash: boolean, salt: Buffer = randomBytes(20)): string {
  const shown = hash ? `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}` : name;
  return `${shown} ${keyType(key)} ${key.toString('base64')}`;
}
