/** The lab's switch as a process beside its guests: starting it, telling it its ports, ending it. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { VlanvasError } from '../../../../shared/problem/problem.ts';
import { PLAIN_ENVIRONMENT } from '../../command.ts';
import { endProcess, identify, isAlive, readIdentity } from '../../identity.ts';
import { nicMac } from '../../names.ts';
import type { LabPlace } from '../../paths.ts';
import { nicSocket, socketFolder, switchSocket } from '../names.ts';
import { SWITCH_PROGRAM } from '../processes.ts';
import type { VmHostState } from '../state.ts';
import { abortAfter } from '../../../streams/abort-after.ts';
import { askSwitch, type PluggedPort, type PortCounters } from './control.ts';

const identityFile = (place: LabPlace) => `${place.folder}/switch.pid`;
const logFile = (place: LabPlace) => `${place.folder}/switch.log`;

/** The ports that these hosts' NICs are plugged into. */
export function portsOf(place: LabPlace, hosts: readonly VmHostState[]): readonly PluggedPort[] {
  return hosts.flatMap(({ spec, number }) =>
    spec.nics.map((nic, index) => ({
      name: `${spec.name}/${nic.name}`,
      segment: nic.segment,
      mac: nicMac(place.id, spec.name, nic.name),
      socket: nicSocket(place, number, index),
      policy: nic.port ?? {},
    })),
  );
}

/** Starts the switch unless it runs, and gives it the ports of these hosts. Throws LAB_HOST_FAILED, LAB_UNAVAILABLE. */
export async function ensureSwitch(place: LabPlace, hosts: readonly VmHostState[], signal: AbortSignal): Promise<void> {
  if (!(await switchRuns(place))) await start(place, signal);
  await setPorts(place, hosts, signal);
}

export async function switchRuns(place: LabPlace): Promise<boolean> {
  const identity = await readIdentity(identityFile(place));
  if (!identity || !isAlive(identity)) return false;
  return askSwitch(switchSocket(place), { ask: 'counters' }, abortAfter(2_000)).then(
    () => true,
    () => false,
  );
}

/** Sets the policies and cables of the ports while frames go through the switch. */
export async function setPorts(place: LabPlace, hosts: readonly VmHostState[], signal: AbortSignal): Promise<void> {
  const question = { ask: 'ports', ports: portsOf(place, hosts) } as const;
  await askSwitch(switchSocket(place), question, abortAfter(5_000, signal));
}

/** What every port has let through and dropped since the switch was started. */
export async function switchCounters(place: LabPlace, signal: AbortSignal): Promise<readonly PortCounters[]> {
  return (await askSwitch(switchSocket(place), { ask: 'counters' }, abortAfter(5_000, signal))).counters;
}

export async function endSwitch(place: LabPlace): Promise<void> {
  const identity = await readIdentity(identityFile(place));
  if (identity) await endProcess(identity);
  await Promise.all([identityFile(place), switchSocket(place)].map((path) => rm(path, { force: true })));
}

async function start(place: LabPlace, signal: AbortSignal): Promise<void> {
  await endSwitch(place);
  const program = switchProgram();
  await mkdir(socketFolder(place), { recursive: true, mode: 0o700 });
  const log = openSync(logFile(place), 'a');
  const child = spawn(process.execPath, [program, switchSocket(place)], {
    cwd: '/',
    // In the desktop window the program that runs now is Electron, which is a Node when it is told so.
    env: { ...PLAIN_ENVIRONMENT, ELECTRON_RUN_AS_NODE: '1' },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  if (identity) await writeFile(identityFile(place), `${identity.pid} ${identity.startTime} ${identity.bootId}\n`);
  const deadline = abortAfter(20_000, signal);
  while (identity && isAlive(identity) && !deadline.aborted) {
    if (existsSync(switchSocket(place)) && (await switchRuns(place))) return;
    await sleep(20);
  }
  signal.throwIfAborted();
  const words = (await readFile(logFile(place), 'utf8').catch(() => '')).trim().split('\n').slice(-4).join('\n');
  throw new VlanvasError('host', {
    code: 'LAB_HOST_FAILED',
    message: `The switch of the lab does not start${words ? `. Its log ends:\n${words}` : '.'}`,
    hint: '`vlanvas lab down` and `vlanvas lab up` start anew.',
  });
}

/** The program that the build has put into dist/: beside the bundle that runs, or in the checkout that a test runs from. */
function switchProgram(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from));
  for (;;) {
    const path = join(folder, 'dist', SWITCH_PROGRAM);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) break;
    folder = dirname(folder);
  }
  throw new VlanvasError('host', {
    code: 'LAB_UNAVAILABLE',
    message: `The program of the lab's switch, dist/${SWITCH_PROGRAM}, is not there.`,
    hint: 'Run npm run build.',
  });
}
