/** `npm run demo`: installs what is missing, builds, and hands over to `vlanvas demo`. */
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './bootstrap.mjs';
import { run } from './process.mjs';
import { isStale } from './stale.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

ensurePackages('demo');
if (await isStale()) {
  console.log('Building.');
  const status = await run(process.execPath, ['build/build.mjs'], { cwd: ROOT });
  if (status !== 0) process.exit(status);
}
process.exit(await run(process.execPath, ['dist/cli.js', 'demo', ...process.argv.slice(2)], { cwd: ROOT }));
