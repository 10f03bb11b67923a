/** A session bus with a GNOME Keyring of its own, as a login to a desktop has them: real programs, unlocked by a password. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { end } from './programs.ts';
import { PATIENCE, within } from './within.ts';

export interface Keyring {
  /** For the program that shall find it. */
  readonly env: Readonly<Record<string, string>>;
  /** Where it keeps what it was given. */
  readonly folder: string;
  close(): Promise<void>;
}

export async function startKeyring(): Promise<Keyring> {
  const folder = await mkdtemp(join(tmpdir(), 'vlanvas-keyring-'));
  const run = join(folder, 'run');
  const data = join(folder, 'data');
  for (const each of [run, data]) await mkdir(each, { mode: 0o700 });
  const address = `unix:path=${join(run, 'bus')}`;
  const env = { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: run, XDG_DATA_HOME: data };
  const options = { env: { ...process.env, ...env }, stdio: ['pipe', 'ignore', 'ignore'] as ['pipe', 'ignore', 'ignore'] };
  const running: ChildProcess[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(running.map((program) => end(program, program.spawnfile)));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    running.push(spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', `--address=${address}`], options));
    await offers(env, 'org.freedesktop.DBus');
    const keyring = spawn('gnome-keyring-daemon', ['--unlock', '--foreground', '--components=secrets'], options);
    running.push(keyring);
    keyring.stdin.end('of the login');
    await offers(env, 'org.freedesktop.secrets');
  } catch (error) {
    await close();
    throw error;
  }
  return { env, folder, close };
}

/** Waits until somebody on the bus has that name. */
async function offers(env: Readonly<Record<string, string>>, name: string): Promise<void> {
  const look = async (): Promise<void> => {
    if (!(await listNames(env)).includes(`"${name}"`)) throw new Error(`nobody on the session bus is ${name}`);
  };
  await vi.waitFor(look, { timeout: PATIENCE, interval: 100 });
}

async function listNames(env: Readonly<Record<string, string>>): Promise<string> {
  const bus = 'org.freedesktop.DBus';
  const child = spawn('dbus-send', ['--session', '--print-reply', `--dest=${bus}`, '/org/freedesktop/DBus', `${bus}.ListNames`], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await within(PATIENCE, 'the names on the session bus', once(child, 'close'));
  return text;
}
