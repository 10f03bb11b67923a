/** Reaching a guest: its sshd's banner, and commands over ssh. */
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { command, type CommandOptions, type CommandResult } from '../command.ts';
import { sshAlias } from '../keys.ts';
import { sshConfigPath, type LabPlace } from '../paths.ts';
import { IMAGE_ALIAS, type Image } from './image/build.ts';

const OPTIONS = ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=20', '-o', 'StrictHostKeyChecking=yes', '-o', 'LogLevel=ERROR'];

/** Logs in to a guest that has the image's keys still. */
export function sshToImage(image: Image, port: number, line: string, options: CommandOptions): Promise<CommandResult> {
  const known = [
    '-o',
    `UserKnownHostsFile=${image.knownHosts}`,
    '-o',
    'GlobalKnownHostsFile=/dev/null',
    '-o',
    `HostKeyAlias=${IMAGE_ALIAS}`,
  ];
  return command(
    ['ssh', '-F', '/dev/null', '-i', image.key, ...known, ...OPTIONS, '-p', String(port), 'root@127.0.0.1', line],
    options,
  );
}

/** Logs in to a host as everybody does, by its alias and with its own key. */
export function sshToHost(place: LabPlace, host: string, line: string, options: CommandOptions): Promise<CommandResult> {
  return command(['ssh', '-F', sshConfigPath(place), ...OPTIONS, sshAlias(host), line], options);
}

/** Whether an sshd answers at a port of this machine. QEMU accepts for a guest that is not there yet: only a banner counts. */
export function sshAnswers(port: number, timeout = 1_500): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeout, () => done(false));
    socket.once('data', (data) => done(data.toString('latin1').startsWith('SSH-')));
    socket.once('error', () => done(false));
    socket.once('close', () => done(false));
  });
}

/** Waits for the banner; `alive` is asked in between and may throw. */
export async function waitForBanner(port: number, alive: () => Promise<void> | void, signal: AbortSignal): Promise<void> {
  while (!(await sshAnswers(port))) {
    await alive();
    await sleep(100, undefined, { signal });
  }
}

const FIRST_PORT = 22_000;
const PORTS = 8_000;

/** A port of 127.0.0.1 below those that the kernel gives out by itself, free now and none of `taken`. */
export async function freePort(taken: ReadonlySet<number>, random: () => number = Math.random): Promise<number> {
  for (let turn = 0; turn < 100; turn++) {
    const port = FIRST_PORT + Math.floor(random() * PORTS);
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Error('no port between 22000 and 30000 is free');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
