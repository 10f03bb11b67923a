/**
 * A lab of a test comes down with the test, also when that is interrupted or killed: another process waits for this one's
 * end, and takes down what it then finds.
 */
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';

const COMMAND = join(import.meta.dirname, '../../../dist/cli.js');

/** Ends by itself once it is told so; at the end of the input without a word, its writer is gone. */
const SCRIPT = 'read -r over && exit; sleep 1; "$0" "$1" lab down; shift; rm -rf "$@"';

/** Guards the lab of this name, and `folders` that are to go with it. Call what it returns when the lab is down. */
export function guardLab(lab: string, folders: readonly string[] = []): () => void {
  const guard = spawn('sh', ['-c', SCRIPT, process.execPath, COMMAND, ...folders], {
    // Ctrl-C at the terminal is not meant for it.
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, VLANVAS_LAB: lab },
  });
  guard.unref();
  const { stdin } = guard;
  stdin.on('error', () => undefined);
  // A pipe must not keep the test alive.
  if (stdin instanceof Socket) stdin.unref();
  return () => stdin.end('over\n');
}
