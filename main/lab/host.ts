/** One host of a lab: switching it on, looking at how it is, switching it off. */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LabDaemon } from '../../shared/contract/events.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { abortAfter } from '../streams/abort-after.ts';
import { cgroupProcesses, removeCgroup, thaw } from './cgroups.ts';
import { PLAIN_ENVIRONMENT } from './command.ts';
import { hostLayers, makeDisk } from './disk.ts';
import { dockerAnswers, imageTags, loadImages } from './docker-socket.ts';
import { cable, isCabled, lookAtFabric, uncable, type FabricView } from './fabric.ts';
import { DOCKER_ENDED, hostScript } from './host-script.ts';
import { endProcess, isAlive, readIdentity, type ProcessIdentity } from './identity.ts';
import { LAB_IMAGES } from './images.ts';
import { ensureKey, labKey } from './keys.ts';
import { cgroupHierarchies, parseMountinfo } from './mounts.ts';
import { hostFolder, labCgroup } from './names.ts';
import type { LabPlace } from './paths.ts';
import type { Capabilities } from './requirements.ts';
import { managementAddress, type LabHostState } from './state.ts';

/** Everything a host needs to know of its lab. */
export interface HostContext {
  readonly place: LabPlace;
  readonly subnet: string;
  /** Command line of the Docker daemon, its own defaults wherever the kernel allows. */
  readonly dockerd: string;
  /** Archive of the images that every host gets. */
  readonly images: string;
}

/**
 * Docker runs with no flag at all, as on a host that somebody has just installed: its bridge and its firewall rules cost
 * 0.1 s a start and are half of what goes wrong in real networks.
 */
export function hostContext(place: LabPlace, subnet: string, capabilities: Capabilities): HostContext {
  const dockerd = capabilities.dockerFirewall ? 'dockerd' : 'dockerd --bridge=none --iptables=false --ip-forward=false';
  return { place, subnet, dockerd, images: `${place.folder}/images.tar` };
}

/** Milliseconds that a host may take from switched on to answering. */
const BOOT_DEADLINE = 60_000;

/** Logs in a host's folder on the machine. */
const LOGS = ['init.log', 'sshd.log', 'dockerd.log'] as const;

const hasDocker = (host: LabHostState) => host.spec.docker !== false;

/** PID 1 of a host that runs; undefined where it is off. */
export async function hostProcess(place: LabPlace, host: string): Promise<ProcessIdentity | undefined> {
  const identity = await readIdentity(`${hostFolder(place, host)}/pid`);
  return identity && isAlive(identity) ? identity : undefined;
}

/** `no-docker`: its daemon does not answer; `broken`: it runs, and a cable or its sshd is gone. */
export type HostHealth = 'off' | 'broken' | 'no-docker' | 'well';

export async function hostHealth(
  context: Pick<HostContext, 'place' | 'subnet'>,
  host: LabHostState,
  view: FabricView,
): Promise<HostHealth> {
  const identity = await hostProcess(context.place, host.spec.name);
  if (!identity) return 'off';
  if (!isCabled(context.place, host, view)) return 'broken';
  const [ssh, docker] = await Promise.all([
    sshAnswers(managementAddress(context.subnet, host.number)),
    hasDocker(host) ? dockerAnswers(identity.pid) : true,
  ]);
  return !ssh ? 'broken' : docker ? 'well' : 'no-docker';
}

/** What of a running host does not answer, asked for two seconds each. */
export async function silentDaemons(
  subnet: string,
  host: LabHostState,
  { pid }: Pick<ProcessIdentity, 'pid'>,
): Promise<readonly LabDaemon[]> {
  const [ssh, docker] = await Promise.all([
    sshAnswers(managementAddress(subnet, host.number)),
    hasDocker(host) ? dockerAnswers(pid) : true,
  ]);
  return [...(ssh ? [] : (['ssh'] as const)), ...(docker ? [] : (['docker'] as const))];
}

/** Switches a host on and waits until sshd and Docker answer and the images are there. Fails with LAB_HOST_FAILED, host off. */
export async function startHost(context: HostContext, host: LabHostState, signal: AbortSignal): Promise<void> {
  const deadline = abortAfter(BOOT_DEADLINE, signal);
  try {
    const identity = await boot(context, host, deadline);
    await Promise.all([
      waitForSsh(context, host, identity, deadline),
      hasDocker(host) && waitForDocker(context, host, identity, deadline),
    ]);
  } catch (error) {
    await stopHost(context.place, host);
    if (!signal.aborted) await keepLogs(context.place, host.spec.name);
    if (signal.aborted || error instanceof VlanvasError) throw error;
    throw await failure(context.place, host, 'does not come up', 'init.log', error);
  }
}

async function boot(context: HostContext, host: LabHostState, signal: AbortSignal): Promise<ProcessIdentity> {
  const { place } = context;
  const { name } = host.spec;
  const folder = hostFolder(place, name);
  const mounts = parseMountinfo(await readFile('/proc/self/mountinfo', 'utf8'));
  const layers = await hostLayers(place, name, mounts);
  await mkdir(folder, { recursive: true });
  if (!(await stat(`${folder}/made`).catch(() => undefined))) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const [, authorized] = await Promise.all([
      ensureKey(`${folder}/host_key`, name, signal),
      ensureKey(labKey(place), `vlanvas-lab-${place.id}`, signal),
    ]);
    await makeDisk(place, host.spec, layers, { hostKey: `${folder}/host_key`, authorized });
    await writeFile(`${folder}/made`, '');
  }
  await rm(`${folder}/pid`, { force: true });
  await Promise.all(LOGS.map((log) => turnLog(`${folder}/${log}`)));
  await removeCgroup(`${labCgroup(place.id)}/${name}`);
  const dockerd = hasDocker(host) ? context.dockerd : undefined;
  await writeFile(
    `${folder}/host.sh`,
    hostScript({ lab: place.id, name, folder, layers, cgroups: cgroupHierarchies(mounts), dockerd }),
  );
  signal.throwIfAborted();

  const log = openSync(`${folder}/init.log`, 'a');
  const child = spawn('sh', [`${folder}/host.sh`], {
    cwd: '/',
    env: PLAIN_ENVIRONMENT,
    detached: true,
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  const ended = new AbortController();
  child.on('exit', () => ended.abort());
  child.on('error', () => ended.abort());
  // There is a pipe: spawn was asked for one.
  const cables = child.stdin ?? new PassThrough();
  cables.on('error', () => undefined);
  child.unref();
  try {
    let identity: ProcessIdentity | undefined;
    while (!(identity = await readIdentity(`${folder}/pid`))) {
      if (ended.signal.aborted) throw await failure(place, host, 'ended while it started', 'init.log');
      await sleep(5, undefined, { signal });
    }
    await cable(place, context.subnet, host, identity.pid, signal);
    // The host waits for this line; without it, as when this process dies here, it ends by itself.
    cables.write('cabled\n');
    return identity;
  } finally {
    cables.end();
  }
}

async function waitForSsh(
  context: HostContext,
  host: LabHostState,
  identity: ProcessIdentity,
  signal: AbortSignal,
): Promise<void> {
  const address = managementAddress(context.subnet, host.number);
  while (!(await sshAnswers(address))) {
    if (!isAlive(identity)) throw await failure(context.place, host, 'ended while it started', 'init.log');
    if (isTimeout(signal)) throw await failure(context.place, host, 'has an sshd that does not answer', 'sshd.log');
    await sleep(10, undefined, { signal }).catch((error: unknown) => rethrowUnlessTimeout(signal, error));
  }
}

async function waitForDocker(
  context: HostContext,
  host: LabHostState,
  identity: ProcessIdentity,
  signal: AbortSignal,
): Promise<void> {
  const { place } = context;
  const path = `${hostFolder(place, host.spec.name)}/dockerd.log`;
  while (!(await dockerAnswers(identity.pid))) {
    if (!isAlive(identity)) throw await failure(place, host, 'ended while it started', 'init.log');
    if ((await readFile(path, 'utf8').catch(() => '')).includes(DOCKER_ENDED) || isTimeout(signal)) {
      throw await failure(place, host, 'has a Docker daemon that does not come up', 'dockerd.log');
    }
    await sleep(15, undefined, { signal }).catch((error: unknown) => rethrowUnlessTimeout(signal, error));
  }
  const tags = await imageTags(identity.pid, signal);
  if (LAB_IMAGES.some((tag) => !tags.includes(tag))) await loadImages(host.spec.name, identity.pid, context.images, signal);
}

/** Starts the Docker daemon of a running host again, waits for it, and gives it the images it lacks. */
export async function startHostDocker(context: HostContext, host: LabHostState, signal: AbortSignal): Promise<void> {
  const identity = await hostProcess(context.place, host.spec.name);
  if (!identity) throw hostOff(host.spec.name);
  if (!(await dockerAnswers(identity.pid))) {
    const folder = hostFolder(context.place, host.spec.name);
    await turnLog(`${folder}/dockerd.log`);
    const log = openSync(`${folder}/dockerd.log`, 'a');
    const child = spawn('sh', [`${folder}/host.sh`, 'docker', String(identity.pid)], {
      cwd: '/',
      env: PLAIN_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.on('error', () => undefined);
    child.unref();
    closeSync(log);
  }
  await waitForDocker(context, host, identity, abortAfter(BOOT_DEADLINE, signal));
}

/** Switches a host off as a power cut does; what is on its disk stays. Does nothing to one that is off but clear away its rest. */
export async function stopHost(
  place: LabPlace,
  host: Pick<LabHostState, 'number'> & { readonly spec: { readonly name: string } },
): Promise<void> {
  const { name } = host.spec;
  const cgroup = `${labCgroup(place.id)}/${name}`;
  await thaw(cgroup);
  const identity = await hostProcess(place, name);
  if (identity) await endProcess(identity);
  // PID 1 takes all of its namespace along. What is left is a start that was cut off before it had noted its pid.
  for (const rest of await cgroupProcesses(cgroup)) await endProcess(rest);
  await uncable(place, host, await lookAtFabric(place));
  await removeCgroup(cgroup);
  await rm(`${hostFolder(place, name)}/pid`, { force: true });
}

/** Switches a host off and removes its disk. */
export async function removeHost(place: LabPlace, host: Parameters<typeof stopHost>[1]): Promise<void> {
  await stopHost(place, host);
  await rm(hostFolder(place, host.spec.name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

export function hostOff(name: string): VlanvasError {
  return new VlanvasError('host', {
    code: 'LAB_HOST_OFF',
    message: `Lab host ${name} is switched off.`,
    hint: '`vlanvas lab up` switches it on again.',
    place: { host: name },
  });
}

function sshAnswers(address: string, timeout = 2_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: 22 });
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

const isTimeout = (signal: AbortSignal) =>
  signal.aborted && (signal.reason as { name?: string } | undefined)?.name === 'TimeoutError';

function rethrowUnlessTimeout(signal: AbortSignal, error: unknown): void {
  if (!isTimeout(signal)) throw signal.aborted ? signal.reason : error;
}

/** Begins a new log and keeps the one before: what a daemon said last time must not be read as what it says now. */
async function turnLog(path: string): Promise<void> {
  await rename(path, `${path}.1`).catch(() => undefined);
}

async function failure(place: LabPlace, host: LabHostState, what: string, log: string, cause?: unknown): Promise<VlanvasError> {
  const path = `${hostFolder(place, host.spec.name)}/${log}`;
  const last = (await readFile(path, 'utf8').catch(() => '')).trim().split('\n').slice(-4).join('\n').trim();
  const because = last || (cause instanceof Error ? cause.message : '');
  return new VlanvasError(
    'host',
    {
      code: 'LAB_HOST_FAILED',
      message: `Lab host ${host.spec.name} ${what}.${because ? ` Its log ends:\n${because}` : ''}`,
      hint: `The whole log is kept at ${failedLog(place, host.spec.name, log)}.`,
      place: { host: host.spec.name },
    },
    { cause },
  );
}

async function keepLogs(place: LabPlace, host: string): Promise<void> {
  await mkdir(failedLog(place, host), { recursive: true });
  await Promise.all(
    LOGS.map((log) => copyFile(`${hostFolder(place, host)}/${log}`, failedLog(place, host, log)).catch(() => undefined)),
  );
}

/** Where the logs of a host that did not come up are kept after the start was undone. */
function failedLog(place: LabPlace, host: string, log = ''): string {
  return `${place.folder}/failed/${host}/${log}`;
}
