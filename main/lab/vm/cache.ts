/**
 * Where the image and the booted snapshot of the lab's virtual machines are kept between labs. Each has its content's key in
 * its name, so a lab that runs on an older one is not disturbed when a newer is made.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';

const DEFAULT = '/var/cache/vlanvas-lab';

/** Folder of the cache: VLANVAS_LAB_CACHE, else /var/cache/vlanvas-lab. It outlives every lab. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const named = env['VLANVAS_LAB_CACHE'];
  return named !== undefined && isAbsolute(named) ? named : DEFAULT;
}

/** Short hash over everything that something is made from. */
export function contentKey(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** Makes the folder `entry` of the cache with `make`, whole or not at all; gives its path. */
export async function cached(cache: string, entry: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cache, entry);
  if (await stat(folder).catch(() => undefined)) return folder;
  const half = `${folder}.new`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  try {
    await make(half);
    await rename(half, folder);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw error;
  }
  return folder;
}

/** Notes that the lab at `labFolder` stands on these entries; `release` takes the note back. */
export async function hold(cache: string, id: string, labFolder: string, entries: readonly string[]): Promise<void> {
  await mkdir(join(cache, 'users'), { recursive: true });
  await writeFile(join(cache, 'users', id), JSON.stringify({ labFolder, entries }));
}

/** Entries that the lab stands on. */
export async function heldBy(cache: string, id: string): Promise<readonly string[]> {
  const note = await readFile(join(cache, 'users', id), 'utf8').then(parseNote, () => undefined);
  return note?.entries ?? [];
}

export async function release(cache: string, id: string): Promise<void> {
  await rm(join(cache, 'users', id), { force: true });
}

/** Removes what no lab stands on and is not among `keep`. */
export async function prune(cache: string, keep: readonly string[]): Promise<void> {
  const held = new Set(keep);
  for (const id of await readdir(join(cache, 'users')).catch(() => [])) {
    const note = await readFile(join(cache, 'users', id), 'utf8').then(parseNote, () => undefined);
    // A lab whose folder is gone has been removed by hand.
    if (note && (await stat(note.labFolder).catch(() => undefined))) for (const entry of note.entries) held.add(entry);
    else await release(cache, id);
  }
  const entries = await readdir(cache).catch(() => []);
  const old = entries.filter((name) => /^(image|golden)-/.test(name) && !held.has(name));
  await Promise.all(old.map((name) => rm(join(cache, name), { recursive: true, force: true })));
}

function parseNote(text: string): { readonly labFolder: string; readonly entries: readonly string[] } | undefined {
  try {
    const note = JSON.parse(text) as { labFolder?: unknown; entries?: unknown };
    if (typeof note.labFolder !== 'string' || !Array.isArray(note.entries)) return undefined;
    return { labFolder: note.labFolder, entries: note.entries.filter((entry) => typeof entry === 'string') };
  } catch {
    return undefined;
  }
}
