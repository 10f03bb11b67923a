/** The known_hosts files on disk: read all, add to the user's own. */
import { constants } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { KnownHost } from './known-hosts.ts';
import { knownHostsLine, parseKnownHosts } from './known-hosts.ts';
import { systemCode } from './problems.ts';
import type { SshSettings } from './settings.ts';

/** Entries of the user's and the machine's files; a file that is not there has none. Any other failure is thrown. */
export async function readKnownHosts(settings: Pick<SshSettings, 'userKnownHosts' | 'globalKnownHosts'>): Promise<KnownHost[]> {
  const files = [...settings.userKnownHosts, ...settings.globalKnownHosts];
  const texts = await Promise.all(
    files.map(async (file) => {
      try {
        return await readFile(file, 'utf8');
      } catch (error) {
        if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return '';
        throw error;
      }
    }),
  );
  return files.flatMap((file, index) => parseKnownHosts(texts[index] ?? '', file));
}

/**
 * Adds a key to a known_hosts file, which is made (0600, its folder 0700) where it is missing. One write to the end of the file:
 * what is there stays, and an ssh that adds a line at the same time is not overwritten.
 */
export async function addKnownHost(file: string, name: string, key: Buffer, hash: boolean): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT, 0o600);
  try {
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const start = size === 0 || last.toString() === '\n' ? '' : '\n';
    await handle.write(`${start}${knownHostsLine(name, key, hash)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
