/**
 * `npm run dist`: packs the application for this platform, unpacked, into out/. With `--test-electron` around the Electron for
 * tests, where the official one can't be downloaded.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureNodeModules } from './bootstrap.mjs';
import { ELECTRON_TEST_VERSION, ensureTestElectron } from './electron-runtime.mjs';
import { run } from './process.mjs';
import { isStale } from './stale.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

ensureNodeModules();
if (await isStale()) {
  const status = await run(process.execPath, ['build/build.mjs'], { cwd: ROOT });
  if (status !== 0) process.exit(status);
}
const runtime = process.argv.includes('--test-electron')
  ? [`--config.electronDist=${await ensureTestElectron()}`, `--config.electronVersion=${ELECTRON_TEST_VERSION}`]
  : [];
process.exit(
  await run(join(ROOT, 'node_modules', '.bin', 'electron-builder'), ['--dir', '--publish', 'never', ...runtime], { cwd: ROOT }),
);
