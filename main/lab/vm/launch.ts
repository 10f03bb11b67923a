/** Starting and ending QEMU processes. */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { VlanvasError } from '../../../shared/problem/problem.ts';
import { must, PLAIN_ENVIRONMENT } from '../command.ts';
import { endProcess, identify, isAlive, readIdentity, type ProcessIdentity } from '../identity.ts';
import { abortAfter } from '../../streams/abort-after.ts';
import { qemuArguments, type QemuOptions } from './qemu.ts';
import { withMonitor, type Monitor } from './qmp.ts';

/** Files of one virtual machine on this machine, all in one folder. */
export function machineFiles(folder: string) {
  return {
    disk: `${folder}/disk.qcow2`,
    console: `${folder}/console.log`,
    log: `${folder}/qemu.log`,
    identity: `${folder}/pid`,
    pidFile: `${folder}/qemu.pid`,
  };
}

/** Makes a disk that keeps what differs from `base`. */
export async function makeOverlay(disk: string, base: string, format: 'raw' | 'qcow2', signal: AbortSignal): Promise<void> {
  await must('Making a disk', ['qemu-img', 'create', '-q', '-f', 'qcow2', '-F', format, '-b', base, disk], { signal });
}

/** Starts QEMU, at a lower priority than everything else on this machine, and waits until its monitor answers. */
export async function launch(folder: string, options: QemuOptions, signal: AbortSignal): Promise<ProcessIdentity> {
  const files = machineFiles(folder);
  await Promise.all([files.console, files.log].map((log) => rename(log, `${log}.1`).catch(() => undefined)));
  await rm(options.monitor, { force: true });
  await Promise.all(options.nics.map(({ socket }) => rm(socket, { force: true })));
  signal.throwIfAborted();
  const log = openSync(files.log, 'a');
  const child = spawn('nice', ['-n', '10', 'qemu-system-x86_64', ...qemuArguments(options)], {
    cwd: '/',
    env: PLAIN_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let failed: Error | undefined;
  child.on('error', (error) => (failed = error));
  child.unref();
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  if (!identity) throw await launchFailed(folder, failed);
  await writeFile(files.identity, `${identity.pid} ${identity.startTime} ${identity.bootId}\n`);
  const ended = new AbortController();
  child.on('exit', () => ended.abort());
  try {
    await withMonitor(options.monitor, AbortSignal.any([signal, ended.signal]), () => Promise.resolve());
  } catch (error) {
    if (ended.signal.aborted && !signal.aborted) throw await launchFailed(folder, error);
    throw error;
  }
  return identity;
}

/** The QEMU of a machine that runs; undefined where it is off. */
export async function machineProcess(folder: string): Promise<ProcessIdentity | undefined> {
  const identity = await readIdentity(machineFiles(folder).identity);
  return identity && isAlive(identity) ? identity : undefined;
}

/**
 * Ends a machine at once, as a power cut does. QEMU is asked to go, so that what the guest has written is in the file of its
 * disk; one that does not listen is killed.
 */
export async function powerOff(folder: string, monitor: string): Promise<void> {
  const identity = await machineProcess(folder);
  if (identity) {
    const patience = abortAfter(5_000);
    await withMonitor(monitor, patience, (qmp) => qmp.execute('quit')).catch(() => undefined);
    while (isAlive(identity) && !patience.aborted) await sleep(10);
    await endProcess(identity);
  }
  const { identity: noted, pidFile } = machineFiles(folder);
  await Promise.all([noted, pidFile, monitor].map((path) => rm(path, { force: true })));
}

/** Lets a machine that was started with `incoming` begin with the state in `file`. */
export async function restore(monitor: string, file: string, signal: AbortSignal): Promise<void> {
  await withMonitor(monitor, signal, async (qmp) => {
    await ignoreSharedMemory(qmp);
    // It tells of itself at once and not five times: later it would on NICs that were just plugged in, and dies where one has no cable yet
    // (net/stream.c of QEMU 7.2). Not at all it must not be told either: then it dies in the guest's next reboot.
    await qmp.execute('migrate-set-parameters', { 'announce-rounds': 1 });
    await qmp.execute('migrate-incoming', { uri: `exec:cat ${file}` });
    await poll(signal, async () => ((await qmp.execute('query-status')) as { status?: string }).status !== 'inmigrate');
    await qmp.execute('cont');
  });
}

/** Stops a machine and writes its state, without its RAM, to `file`. */
export async function snapshot(monitor: string, file: string, signal: AbortSignal): Promise<void> {
  await withMonitor(monitor, signal, async (qmp) => {
    await qmp.execute('stop');
    await ignoreSharedMemory(qmp);
    await qmp.execute('migrate', { uri: `exec:cat >${file}` });
    await poll(signal, async () => {
      const { status, 'error-desc': why } = (await qmp.execute('query-migrate')) as { status?: string; 'error-desc'?: string };
      if (status === 'failed' || status === 'cancelled')
        throw new Error(`QEMU could not write the state of the machine: ${why ?? status}`);
      return status === 'completed';
    });
  });
}

/** RAM that lies in a file is there already and is not written again. */
async function ignoreSharedMemory(qmp: Monitor): Promise<void> {
  await qmp.execute('migrate-set-capabilities', { capabilities: [{ capability: 'x-ignore-shared', state: true }] });
}

async function poll(signal: AbortSignal, done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await sleep(20, undefined, { signal });
}

/** The last lines of a machine's logs, QEMU's own words first. */
export async function lastWords(folder: string, lines = 6): Promise<string> {
  const { log, console } = machineFiles(folder);
  const texts = await Promise.all([log, console].map((path) => readFile(path, 'utf8').catch(() => '')));
  // eslint would have it otherwise, but escape sequences are what a console is full of.
  const plain = texts.map((text) =>
    text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]|\r`, 'g'), '').trim(),
  );
  return plain
    .flatMap((text) => text.split('\n').slice(-lines))
    .join('\n')
    .trim();
}

async function launchFailed(folder: string, cause: unknown): Promise<VlanvasError> {
  const words = (await lastWords(folder)) || (cause instanceof Error ? cause.message : '');
  const message = `A virtual machine could not be started: ${words || 'QEMU says nothing'}`;
  return new VlanvasError(
    'host',
    { code: 'LAB_HOST_FAILED', message, hint: 'Mend what QEMU says and run `vlanvas lab up` again.' },
    { cause },
  );
}
