/** `npm run bench`: installs what is missing, builds, and measures the product beside what people do by hand. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensurePackages } from './bootstrap.mjs';
import { run } from './process.mjs';
import { isStale } from './stale.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

ensurePackages('test');
if (await isStale()) {
  const status = await run(process.execPath, ['build/build.mjs'], { cwd: ROOT });
  if (status !== 0) process.exit(status);
}
const { build } = await import('esbuild');
const folder = join(ROOT, 'node_modules', '.cache', 'bench');
await mkdir(folder, { recursive: true });
await build({
  entryPoints: [join(ROOT, 'e2e/bench/bench.ts')],
  outfile: join(folder, 'bench.mjs'),
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // The bundle lies elsewhere: files of the repository are found from where the sources are.
  define: { 'import.meta.dirname': JSON.stringify(join(ROOT, 'e2e', 'support')) },
  logLevel: 'warning',
});
await import(pathToFileURL(join(folder, 'bench.mjs')).href);
