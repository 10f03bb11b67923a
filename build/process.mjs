/** Child processes of the build scripts. */
import { spawn } from 'node:child_process';

/**
 * Runs a program with our own input and output, and waits for it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} exit status; 128 + n where signal n ended it, 127 where it could not be started
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options });
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
    child.on('exit', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
