/** `npm start [-- FILE]`: the designer in its window, or in the browser where no window can be opened. */
import { fileURLToPath } from 'node:url';
import { ensureNodeModules } from './bootstrap.mjs';
import { run } from './process.mjs';
import { isStale } from './stale.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

ensureNodeModules();
if (await isStale()) {
  const status = await run(process.execPath, ['build/build.mjs'], { cwd: ROOT });
  if (status !== 0) process.exit(status);
}
process.exit(await run(process.execPath, ['dist/cli.js', 'desktop', ...process.argv.slice(2)], { cwd: ROOT }));
