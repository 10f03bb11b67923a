/** Whether dist/ is older than what it is built from. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['shared', 'main', 'renderer', 'app', 'build', 'package.json', 'package-lock.json'];

/** True where nothing was built, or a source changed since. */
export async function isStale() {
  const built = await changed(join(ROOT, 'dist', 'build.json'));
  if (built === 0) return true;
  for (const source of SOURCES) if ((await newest(join(ROOT, source))) > built) return true;
  return false;
}

/**
 * Date of the newest file in a folder, tests left out.
 * @param {string} path
 * @returns {Promise<number>} milliseconds, 0 where there is none
 */
async function newest(path) {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (entries === null) return changed(path);
  let latest = 0;
  for (const entry of entries) {
    if (/\.test\.tsx?$|\.tsbuildinfo$/.test(entry.name)) continue;
    latest = Math.max(latest, await newest(join(path, entry.name)));
  }
  return latest;
}

/** @param {string} path */
async function changed(path) {
  return stat(path).then(
    (info) => info.mtimeMs,
    () => 0,
  );
}
