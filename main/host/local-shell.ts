/** The Shell of connection.ts on this machine. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, userInfo } from 'node:os';
import { permissionDenied } from '../ssh/problems.ts';
import { onAbort } from '../streams/signals.ts';
import type { RemoteProcess, Shell } from './connection.ts';
import { runToEnd } from './run-to-end.ts';

/** Milliseconds from SIGTERM to SIGKILL. */
const GRACE = 1000;

export async function openLocalShell(host: string): Promise<Shell> {
  const user = userInfo().username;
  const privilege = process.getuid?.() === 0 ? 'root' : (await sudoWorks()) ? 'sudo' : 'none';
  const start: Shell['start'] = async (command, { signal, privileged = false } = {}) => {
    signal?.throwIfAborted();
    if (privileged && privilege === 'none') throw permissionDenied(host, user, '"sudo -n true" is refused');
    const started = await startLocal(command, privileged && privilege === 'sudo');
    const release = onAbort(signal, () => started.kill());
    void started.exited.then(release);
    return started;
  };
  return { user, privilege, start, run: (command, options) => runToEnd(host, start, command, options) };
}

async function sudoWorks(): Promise<boolean> {
  const child = spawn('sudo', ['-n', 'true'], { stdio: 'ignore', timeout: 10_000 });
  return new Promise((resolve) => child.on('error', () => resolve(false)).on('close', (code) => resolve(code === 0)));
}

async function startLocal(command: string, sudo: boolean): Promise<RemoteProcess> {
  const env = { ...process.env, PATH: `${process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin'}:/usr/sbin:/sbin`, LC_ALL: 'C' };
  const words = [...(sudo ? ['sudo', '-n', '--'] : []), '/bin/sh', '-c', command];
  // A process group of its own, so that its children end with it.
  const child = spawn(words[0] ?? '/bin/sh', words.slice(1), { stdio: 'pipe', detached: true, env });
  await once(child, 'spawn');
  const group = child.pid ?? 0;
  let ended = false;
  let killed = false;
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => {
      ended = true;
      if (killed) end('KILL');
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
  // A command that ends without reading its input is no failure of the one who writes.
  child.stdin.on('error', () => undefined);
  const end = (name: 'TERM' | 'KILL'): void => {
    // What runs as root is not ours to signal; sudo may do it.
    if (sudo) spawn('sudo', ['-n', 'kill', '-s', name, '--', `-${group}`], { stdio: 'ignore' }).on('error', () => undefined);
    else {
      try {
        process.kill(-group, `SIG${name}`);
      } catch {
        // The group is gone already.
      }
    }
  };
  const kill = (): void => {
    if (killed || ended || group === 0) return;
    killed = true;
    end('TERM');
    child.stdout.resume();
    child.stderr.resume();
    setTimeout(() => !ended && end('KILL'), GRACE).unref();
  };
  return { stdin: child.stdin, stdout: child.stdout, stderr: child.stderr, exited, kill };
}
