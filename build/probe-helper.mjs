/**
 * Builds the probe helper (main/probe/helper, C) as static binaries into dist/helper, and lays the Python fallback beside them.
 * `buildProbeHelper()` is called by the build; run alone (`[--to FOLDER] [--sanitize]`) it says what it did. What is up to
 * date is left alone.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

/** Compilers by machine, in the order in which they are tried. */
const TARGETS = [
  { machine: 'x86_64', compilers: process.arch === 'x64' ? ['gcc', 'x86_64-linux-gnu-gcc'] : ['x86_64-linux-gnu-gcc'] },
  { machine: 'aarch64', compilers: process.arch === 'arm64' ? ['gcc', 'aarch64-linux-gnu-gcc'] : ['aarch64-linux-gnu-gcc'] },
];
const FLAGS = ['-std=gnu11', '-O2', '-pthread', '-Wall', '-Wextra', '-Werror'];
const SANITIZERS = ['-g', '-fno-omit-frame-pointer', '-fno-sanitize-recover=all', '-fsanitize=address,undefined'];

/** The sources in a fixed order, and a hash of all that the binary depends on.
 * @param {string} folder */
async function readSources(folder) {
  const files = (await readdir(folder)).filter((file) => /\.[ch]$/.test(file)).sort();
  const hash = createHash('sha256').update(FLAGS.join(' '));
  for (const file of files) hash.update(`\0${file}\0`).update(await readFile(join(folder, file)));
  return { sources: files.filter((file) => file.endsWith('.c')).map((file) => join(folder, file)), hash: hash.digest('hex') };
}

/** @param {readonly string[]} commands */
async function firstThatRuns(commands) {
  for (const command of commands) {
    try {
      await run(command, ['--version']);
      return command;
    } catch {
      // The next one, then.
    }
  }
  return undefined;
}

/** @param {string} path */
async function readText(path) {
  return await readFile(path, 'utf8').catch(() => '');
}

/**
 * Builds what can be built here. Never fails for want of a compiler: the product then measures with its fallbacks.
 * @param {{ to?: string, sanitize?: boolean }} [options] `sanitize`: not static, with the address and undefined-behaviour
 *   sanitizers, named `vlanvas-probe-sanitized`; for tests.
 * @returns {Promise<{ folder: string, built: string[], upToDate: string[], missing: string[] }>} Machines by outcome.
 */
export async function buildProbeHelper(options = {}) {
  const folder = options.to ?? join(root, 'dist/helper');
  const { sources, hash } = await readSources(join(root, 'main/probe/helper'));
  /** @type {{ folder: string, built: string[], upToDate: string[], missing: string[] }} */
  const result = { folder, built: [], upToDate: [], missing: [] };
  await mkdir(folder, { recursive: true });
  for (const script of ['vlanvas-probe.py', 'vlanvas-who.py'])
    await writeFile(join(folder, script), await readFile(join(root, 'main/probe/python', script)));
  const targets = options.sanitize ? [{ machine: 'sanitized', compilers: ['gcc'] }] : TARGETS;
  for (const { machine, compilers } of targets) {
    const binary = join(folder, `vlanvas-probe-${machine}`);
    const stamp = `${binary}.sources`;
    if ((await readText(stamp)) === hash && (await readFile(binary).catch(() => null))) {
      result.upToDate.push(machine);
      continue;
    }
    const compiler = await firstThatRuns(compilers);
    if (!compiler) {
      await rm(binary, { force: true });
      result.missing.push(machine);
      continue;
    }
    const unfinished = `${binary}.${process.pid}`;
    const flags = options.sanitize ? [...FLAGS, ...SANITIZERS] : [...FLAGS, '-static', '-s'];
    await run(compiler, [...flags, '-o', unfinished, ...sources]);
    await rename(unfinished, binary);
    await writeFile(stamp, hash);
    result.built.push(machine);
  }
  return result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { to: { type: 'string' }, sanitize: { type: 'boolean' } } });
  const { built, upToDate, missing } = await buildProbeHelper(values);
  if (built.length > 0) console.log(`probe helper: built for ${built.join(', ')}`);
  else if (upToDate.length > 0) console.log(`probe helper: up to date for ${upToDate.join(', ')}`);
  if (missing.length > 0)
    console.log(`probe helper: no compiler for ${missing.join(', ')}; such hosts are measured with Python, fping or ping`);
}
