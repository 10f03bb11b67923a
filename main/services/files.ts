/** Topology files on disk: opened, saved without ever losing one, listed. */
import { createHash } from 'node:crypto';
import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { OpenedFile } from '../../shared/contract/contract.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';

/** How the name of a topology file ends. */
export const TOPOLOGY_SUFFIX = '.vlanvas.yaml';
/** A design is text that a person reads; anything larger is not one. */
const SIZE_LIMIT = 16 * 1024 * 1024;

export interface FilesOptions {
  /** Folder that relative paths start from. */
  readonly folder: string;
}

export function revisionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Throws FILE_NOT_FOUND, FILE_UNREADABLE or FILE_NOT_TEXT of kind `usage`. */
export async function openFile(path: string, { folder }: FilesOptions): Promise<OpenedFile> {
  const full = resolve(folder, path);
  try {
    const info = await stat(full);
    if (!info.isFile()) throw unreadable(full, 'it is not a file');
    if (info.size > SIZE_LIMIT)
      throw unreadable(full, `it has ${Math.round(info.size / 1024 / 1024)} MiB, and a topology is text of a few KiB`);
    const text = textOf(await readFile(full));
    if (text === null) throw noText(full);
    return { path: full, text, revision: revisionOf(text) };
  } catch (error) {
    if (error instanceof VlanvasError) throw error;
    if (codeOf(error) === 'ENOENT') {
      throw new VlanvasError('usage', {
        code: 'FILE_NOT_FOUND',
        message: `There is no file ${path}.`,
        hint: 'Look at the path; an example to start from is examples/two-hosts.vlanvas.yaml.',
        place: { file: path },
      });
    }
    throw unreadable(full, error instanceof Error ? error.message : String(error));
  }
}

/** Writes a new version; throws CONFLICT where the file on disk is not the one that the editor started from. */
export async function saveFile(
  file: { readonly path: string; readonly text: string; readonly revision: string | null },
  options: FilesOptions,
): Promise<OpenedFile> {
  const path = resolve(options.folder, file.path);
  const existing = await openFile(path, options).catch((error: unknown) => {
    if (error instanceof VlanvasError && error.problem.code === 'FILE_NOT_FOUND') return null;
    throw error;
  });
  if (existing && existing.revision !== file.revision && existing.text !== file.text) {
    throw new VlanvasError('usage', {
      code: 'CONFLICT',
      message: file.revision === null ? `${path} exists already.` : `${path} was changed on disk since it was opened.`,
      hint: 'Save under another name, or open the file again and repeat the change.',
      place: { file: path },
      data: { revision: existing.revision },
    });
  }
  if (existing && (await isReadOnly(path)))
    throw notWritable(path, 'it is read-only', `Let it be written (chmod u+w ${path}), or save under another name.`);
  try {
    // Through a link the file that it points to is written, not the link replaced.
    await writeFileAtomic(existing ? await realpath(path) : path, file.text, { encoding: 'utf8' });
  } catch (error) {
    const folder = dirname(path);
    if (codeOf(error) === 'ENOENT')
      throw notWritable(
        path,
        `the folder ${folder} is not there`,
        `Make it (mkdir -p ${folder}), or save somewhere else.`,
        error,
      );
    throw notWritable(
      path,
      error instanceof Error ? error.message : String(error),
      'Look at the folder and its rights, or save somewhere else. Nothing of the old file is lost.',
      error,
    );
  }
  return { path, text: file.text, revision: revisionOf(file.text) };
}

/** Null for what is no text: nobody could read it, and saving it would change it. */
function textOf(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Nobody may write it. A new version would take its place, which asks the folder alone: so it is asked here. */
async function isReadOnly(path: string): Promise<boolean> {
  return ((await stat(path)).mode & 0o222) === 0;
}

/** Files that were opened before and are still there, newest first; then the other topology files of the folder, newest first. */
export async function listRecent(
  { folder }: FilesOptions,
  opened: readonly string[] = [],
): Promise<readonly { readonly path: string; readonly name: string }[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(TOPOLOGY_SUFFIX));
  const changed = (path: string): Promise<number> =>
    stat(path).then(
      (info) => (info.isFile() ? info.mtimeMs : 0),
      () => 0,
    );
  const here = await Promise.all(
    names.map((name) => join(folder, name)).map(async (path) => ({ path, at: await changed(path) })),
  );
  const there = await Promise.all(opened.map(async (path) => ({ path, at: await changed(path) })));
  const others = here.filter(({ path }) => !opened.includes(path)).sort((a, b) => b.at - a.at);
  return [...there.filter(({ at }) => at > 0), ...others].map(({ path }) => ({ path, name: basename(path, TOPOLOGY_SUFFIX) }));
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

function notWritable(path: string, why: string, hint: string, cause?: unknown): VlanvasError {
  const message = `${path} could not be written: ${why}.`;
  return new VlanvasError('usage', { code: 'FILE_NOT_WRITABLE', message, hint, place: { file: path } }, { cause });
}

function noText(path: string): VlanvasError {
  return new VlanvasError('usage', {
    code: 'FILE_NOT_TEXT',
    message: `${path} holds bytes that are not UTF-8 text.`,
    hint: 'Check that this is the right file. If an editor saved it as UTF-16 or in another encoding, save it as UTF-8.',
    place: { file: path },
  });
}

function unreadable(path: string, why: string): VlanvasError {
  return new VlanvasError('usage', {
    code: 'FILE_UNREADABLE',
    message: `${path} could not be read: ${why}.`,
    hint: 'Name a .vlanvas.yaml file that you may read.',
    place: { file: path },
  });
}
