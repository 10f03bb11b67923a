/** Programs that a test started: each is waited for with a deadline, and ended by its own id. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { PATIENCE, within } from './within.ts';

/** One that a signal ended has no exit code. */
export function isRunning(program: ChildProcess): boolean {
  return program.pid !== undefined && program.exitCode === null && program.signalCode === null;
}

/** Waits for the end of a program that ends by itself. One that does not is killed, and named in the error. */
export async function ended(program: ChildProcess, name: string): Promise<void> {
  if (!isRunning(program)) return;
  const exit = once(program, 'exit');
  try {
    await within(PATIENCE, `the end of ${name}`, exit);
  } catch (error) {
    program.kill('SIGKILL');
    throw error;
  }
}

/** Tells the program to end, and waits until it has. */
export async function end(program: ChildProcess, name: string, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  const over = ended(program, name);
  program.kill(signal);
  await over;
}
