/**
 * `npm test`: everything from types and lint to whole-product tests, one stage after the other, all of them even
 * where one fails. Ends with `N passed, N failed, N skipped`. `npm test -- types unit` runs the stages whose names begin so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './bootstrap.mjs';
import { run, runQuietly } from './process.mjs';
import { countReport } from './test-report.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REPORTS = join(ROOT, 'node_modules', '.cache', 'test-reports');
const BIN = join(ROOT, 'node_modules', '.bin');

/**
 * A stage is one test, or (with `project`) as many as vitest counts. Those that `reads` alone run two at a time; those that `waits`
 * (for hosts and browsers, half of their time) run beside each other too, with their name before every line.
 * @typedef {{ name: string, command?: readonly [string, ...string[]], project?: string, reads?: boolean, waits?: boolean, needs?: string, requires?: () => string | null }} Stage
 */

const LAYERS = ['shared', 'main', 'app', 'renderer', 'build', 'e2e'];

/** @type {readonly Stage[]} */
const STAGES = [
  // The longest first.
  bin('eslint', 'eslint', '.', '--cache', '--cache-location', 'node_modules/.cache/eslint/'),
  ...LAYERS.map((layer) => bin(`types of ${layer}`, 'tsc', '-p', layer)),
  bin('prettier', 'prettier', '--check', '--log-level', 'warn', '.'),
  { ...node('layers', 'build/layers.mjs'), reads: true },
  bin('knip', 'knip', '--no-progress'),
  node('build', 'build/build.mjs'),
  { name: 'unit', project: 'unit' },
  { name: 'fuzz', project: 'fuzz', requires: rootOnLinux },
  { name: 'lab', project: 'lab', waits: true, needs: 'build', requires: rootOnLinux },
  { name: 'page', project: 'page', waits: true, needs: 'build', requires: rootOnLinux },
  // Emulated machines are slow: ten minutes on two cores, and two more where their image is made first.
  { name: 'vm', project: 'vm', waits: true, needs: 'build', requires: rootOnLinux },
];

/** @type {{ name: string, seconds: number, passed: number, failed: number, skipped: number }[]} */
const results = [];
ensurePackages('test');
await rm(REPORTS, { recursive: true, force: true });
await mkdir(REPORTS, { recursive: true });
const interrupted = new AbortController();
process.on('SIGINT', () => interrupted.abort());
const wanted = process.argv.slice(2);
const isWanted = (/** @type {Stage} */ { name }) => wanted.some((word) => name.startsWith(word));
const todo = wanted.length === 0 ? STAGES : STAGES.filter(isWanted);
for (const group of inGroups(todo)) await twoAtATime(group);
results.sort((a, b) => todo.findIndex(({ name }) => name === a.name) - todo.findIndex(({ name }) => name === b.name));

console.log('\nstage                 passed  failed  skipped     time');
for (const { name, passed, failed, skipped, seconds } of results) {
  console.log(
    `${name.padEnd(20)} ${String(passed).padStart(7)} ${String(failed).padStart(7)} ${String(skipped).padStart(8)} ${seconds.toFixed(1).padStart(6)} s`,
  );
}
const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = interrupted.signal.aborted ? 130 : sum('failed') > 0 ? 1 : 0;

/**
 * Stages that run beside each other, in the order of all; one that does not is alone in its group.
 * @param {readonly Stage[]} stages
 * @returns {readonly (readonly Stage[])[]}
 */
function inGroups(stages) {
  const kind = (/** @type {Stage} */ { name, reads, waits }) => (reads ? 'reads' : waits ? 'waits' : name);
  return [...new Set(stages.map(kind))].map((wanted) => stages.filter((stage) => kind(stage) === wanted));
}

/** @param {readonly Stage[]} stages */
async function twoAtATime(stages) {
  const next = stages.values();
  await Promise.all([workThrough(next), workThrough(next)]);
}

/** @param {Iterator<Stage>} stages */
async function workThrough(stages) {
  for (let stage = stages.next(); !stage.done && !interrupted.signal.aborted; stage = stages.next())
    results.push(await runStage(stage.value));
}

/** @param {Stage} stage */
async function runStage(stage) {
  if (!stage.reads) console.log(`\n── ${stage.name}`);
  const started = performance.now();
  const result = (/** @type {{ passed: number, failed: number, skipped: number }} */ counts) => ({
    name: stage.name,
    seconds: (performance.now() - started) / 1000,
    ...counts,
  });
  const missing = stage.requires?.() ?? null;
  if (missing !== null) {
    console.log(`left out: ${missing}`);
    return result({ passed: 0, failed: 0, skipped: 1 });
  }
  if (stage.needs !== undefined && results.some(({ name, failed }) => name === stage.needs && failed > 0)) {
    console.log(`not run, because ${stage.needs} failed`);
    return result({ passed: 0, failed: 1, skipped: 0 });
  }
  if (stage.project !== undefined) return result(await runVitest(stage.project, stage.waits ? `${stage.name.padEnd(4)} │ ` : ''));
  const [program, ...args] = stage.command ?? ['false'];
  const status = stage.reads ? await told(stage.name, program, args) : await run(program, args, { cwd: ROOT });
  return result({ passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 });
}

/**
 * @param {string} name
 * @param {string} program
 * @param {readonly string[]} args
 */
async function told(name, program, args) {
  const { status, output } = await runQuietly(program, args, { cwd: ROOT });
  console.log(`\n── ${name}${output.trim() === '' ? '' : `\n${output.trimEnd()}`}`);
  return status;
}

/**
 * @param {string} project
 * @param {string} label before every line
 */
async function runVitest(project, label) {
  const report = join(REPORTS, `${project}.json`);
  const status = await run(
    join(BIN, 'vitest'),
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: ROOT },
    label,
  );
  return countReport(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null, status);
}

/**
 * @param {string} name
 * @param {string} script
 * @param {...string} args
 * @returns {Stage}
 */
function node(name, script, ...args) {
  return { name, command: [process.execPath, script, ...args] };
}

/**
 * @param {string} name
 * @param {string} program
 * @param {...string} args
 * @returns {Stage}
 */
function bin(name, program, ...args) {
  return { name, command: [join(BIN, program), ...args], reads: true };
}

/** The lab makes namespaces. */
function rootOnLinux() {
  if (process.platform !== 'linux') return 'the lab needs Linux';
  return process.getuid?.() === 0 ? null : 'the lab needs root: sudo npm test';
}
