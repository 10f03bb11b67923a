/** Child processes of the build scripts. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Runs a program with our own input and output, and waits for it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @param {string} [label] before every line of what it says, where several run side by side
 * @returns {Promise<number>} exit status; 128 + n where signal n ended it, 127 where it could not be started
 */
export function run(program, args, options = {}, label = '') {
  if (label === '') return ended(program, spawn(program, args, { stdio: 'inherit', ...options }));
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => console.log(`${label}${line}`));
  }
  return ended(program, child);
}

/**
 * The same without input; what it says comes when it is over, so that several can run side by side.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ status: number, output: string }>}
 */
export async function runQuietly(program, args, options = {}) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
  return { status: await ended(program, child), output };
}

/**
 * @param {string} program
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function ended(program, child) {
  return new Promise((resolve) => {
    // Ctrl-C reaches the whole group: the child ends by itself, and we wait for it.
    const wait = () => undefined;
    process.on('SIGINT', wait);
    const passOn = () => child.kill('SIGTERM');
    process.on('SIGTERM', passOn);
    const end = (/** @type {number} */ status) => {
      process.off('SIGINT', wait);
      process.off('SIGTERM', passOn);
      resolve(status);
    };
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
