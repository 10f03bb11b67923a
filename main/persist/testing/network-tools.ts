/**
 * The programs that read what we write: netplan's generator, ifup and nmcli. They are unpacked into a folder and never
 * installed: their packages would take over the network of the machine that the tests run on.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const PACKAGES = ['netplan.io', 'libnetplan0', 'libyaml-0-2', 'ifupdown', 'network-manager', 'libnm0', 'libndp0', 'libreadline8'];
const CACHE = join(import.meta.dirname, '../../../node_modules/.cache');
const FOLDER = join(CACHE, 'vlanvas-network-tools');

export interface NetworkTools {
  readonly netplanGenerate: string;
  readonly ifup: string;
  readonly nmcli: string;
  /** With the libraries that came along. */
  readonly env: NodeJS.ProcessEnv;
}

/** Unpacks them on the first call on this machine; Debian 12 or newer, with its package sources within reach. */
export async function networkTools(): Promise<NetworkTools> {
  if (!existsSync(FOLDER)) await unpack();
  const libraries = ['x86_64', 'aarch64'].flatMap((machine) => [
    join(FOLDER, `usr/lib/${machine}-linux-gnu`),
    join(FOLDER, `lib/${machine}-linux-gnu`),
  ]);
  return {
    netplanGenerate: join(FOLDER, 'usr/libexec/netplan/generate'),
    ifup: ['sbin/ifup', 'usr/sbin/ifup'].map((path) => join(FOLDER, path)).find((path) => existsSync(path)) ?? 'ifup',
    nmcli: join(FOLDER, 'usr/bin/nmcli'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries.join(':'), LC_ALL: 'C' },
  };
}

async function unpack(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'unpacking-'));
  try {
    const download = () => run('apt-get', ['download', '-q', ...PACKAGES], { cwd: folder });
    await download().catch(async () => {
      await run('apt-get', ['update', '-q']);
      await download();
    });
    for (const name of await readdir(folder)) await run('dpkg', ['-x', join(folder, name), join(folder, 'root')]);
    await rename(join(folder, 'root'), FOLDER);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
