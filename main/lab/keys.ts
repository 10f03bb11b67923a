/** Keys of a lab, and the ssh configuration that its hosts are reached with. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { must } from './command.ts';
import type { LabPlace } from './paths.ts';
import { sshConfigPath } from './paths.ts';

/** Path of the private key that every user of every lab host accepts. */
export function labKey(place: LabPlace): string {
  return `${place.folder}/id_ed25519`;
}

/** Makes an ed25519 key pair at `path` unless a whole one is there; gives the public key's line without its comment. */
export async function ensureKey(path: string, comment: string, signal: AbortSignal): Promise<string> {
  const existing = await publicKey(path);
  if (existing !== undefined) return existing;
  // Half a pair from a run that was cut off makes ssh-keygen ask before it overwrites.
  await Promise.all([rm(path, { force: true }), rm(`${path}.pub`, { force: true })]);
  await must('Making a key', ['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', comment, '-f', path], { signal });
  const made = await publicKey(path);
  if (made === undefined) throw new Error(`ssh-keygen left no key at ${path}`);
  return made;
}

async function publicKey(path: string): Promise<string | undefined> {
  const [secret, open] = await Promise.all([path, `${path}.pub`].map((file) => readFile(file, 'utf8').catch(() => '')));
  const [type, key] = (open ?? '').split(' ');
  return secret?.includes('PRIVATE KEY') && type && key ? `${type} ${key.trim()}` : undefined;
}

export interface SshEntry {
  readonly host: string;
  readonly address: string;
  /** 22 when left out. */
  readonly port?: number;
  /** `ssh-ed25519 AAAA…` */
  readonly hostKey: string;
}

/** Name that a topology file logs in with: the same in every lab, so one file works in each. */
export function sshAlias(host: string): string {
  return `${host}.lab`;
}

/** ssh_config(5) of a lab. Strict: the hosts' keys are known from the start. */
export function sshConfig(place: LabPlace, entries: readonly SshEntry[]): string {
  const blocks = entries.map(({ host, address, port }) =>
    [
      `Host ${[...new Set([sshAlias(host), `${host}.${place.id}`])].join(' ')}`,
      `  HostName ${address}`,
      // Hosts behind ports of one address are told apart by their aliases, which known_hosts has too.
      ...(port === undefined ? [] : [`  Port ${port}`, `  HostKeyAlias ${sshAlias(host)}`]),
      '  User root',
      `  IdentityFile ${labKey(place)}`,
      '  IdentitiesOnly yes',
      `  UserKnownHostsFile ${place.folder}/known_hosts`,
      '  GlobalKnownHostsFile /dev/null',
      '  StrictHostKeyChecking yes',
    ].join('\n'),
  );
  return `# Hosts of the Vlanvas lab "${place.id}". Written by vlanvas lab up.\n${blocks.join('\n\n')}\n`;
}

/** known_hosts of a lab: each key under its address and under its aliases. */
export function knownHosts(place: LabPlace, entries: readonly SshEntry[]): string {
  return entries
    .map(
      ({ host, address, port, hostKey }) =>
        `${[...new Set([port === undefined ? address : `[${address}]:${port}`, sshAlias(host), `${host}.${place.id}`])].join(',')} ${hostKey}\n`,
    )
    .join('');
}

export async function writeSshFiles(place: LabPlace, entries: readonly SshEntry[]): Promise<void> {
  await writeFile(`${place.folder}/known_hosts`, knownHosts(place, entries), { mode: 0o600 });
  await writeFile(sshConfigPath(place), sshConfig(place, entries), { mode: 0o600 });
}
