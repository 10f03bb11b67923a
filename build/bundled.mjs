/** Runs a TypeScript program of e2e/ after the product is installed and built. */
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensurePackages } from './bootstrap.mjs';
import { run } from './process.mjs';
import { isStale } from './stale.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} entry path from the root of the repository */
export async function runBundled(entry) {
  ensurePackages('test');
  if (await isStale()) {
    const status = await run(process.execPath, ['build/build.mjs'], { cwd: ROOT });
    if (status !== 0) process.exit(status);
  }
  const { build } = await import('esbuild');
  const folder = join(ROOT, 'node_modules', '.cache', 'bundled');
  const outfile = join(folder, `${basename(entry, '.ts')}.mjs`);
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(ROOT, entry)],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // The bundle lies elsewhere: files of the repository are found from where the sources are.
    define: { 'import.meta.dirname': JSON.stringify(join(ROOT, 'e2e', 'support')) },
    logLevel: 'warning',
  });
  await import(pathToFileURL(outfile).href);
}
