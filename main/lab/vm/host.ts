/** One virtual machine of a lab: switching it on, making a host of its own out of it, looking at how it is, switching it off. */
import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LabDaemon } from '../../../shared/contract/events.ts';
import { VlanvasError } from '../../../shared/problem/problem.ts';
import { isAlive, type ProcessIdentity } from '../identity.ts';
import { LAB_IMAGES } from '../images.ts';
import { ensureKey, labKey } from '../keys.ts';
import { hostFolder, nicMac } from '../names.ts';
import type { LabPlace } from '../paths.ts';
import type { LabHostSpec } from '../spec.ts';
import { abortAfter } from '../../streams/abort-after.ts';
import type { Golden } from './golden.ts';
import { identityScript } from './guest/identity.ts';
import type { Image } from './image/build.ts';
import { lastWords, launch, machineFiles, machineProcess, makeOverlay, powerOff, restore } from './launch.ts';
import { MANAGEMENT_DEVICE, managementMac, monitorSocket, nicSocket, socketFolder } from './names.ts';
import { nicHotplug, type Machine, type QemuNic } from './qemu.ts';
import { withMonitor } from './qmp.ts';
import { sshAnswers, sshToHost, sshToImage, waitForBanner } from './ssh.ts';
import type { VmHostState } from './state.ts';

/** Everything that a host needs to know of its lab. */
export interface VmContext {
  readonly place: LabPlace;
  readonly image: Image;
  readonly machine: Machine;
  /** Undefined: hosts boot. */
  readonly golden: Golden | undefined;
}

/** Milliseconds for a restored host to answer; one that takes longer boots instead. */
const RESTORE_DEADLINE = 120_000;
/** For a boot under emulation, with others booting beside it. */
const BOOT_DEADLINE = 420_000;

const folderOf = (place: LabPlace, host: Pick<VmHostState, 'spec'>) => hostFolder(place, host.spec.name);
const monitorOf = (place: LabPlace, host: Pick<VmHostState, 'number'>) => monitorSocket(place, host.number);

/** QEMU of a host that runs; undefined where it is off. */
export function vmProcess(
  place: LabPlace,
  host: { readonly spec: Pick<LabHostSpec, 'name'> },
): Promise<ProcessIdentity | undefined> {
  return machineProcess(hostFolder(place, host.spec.name));
}

/** `unfinished`: it has not become a host of its own; `no-docker`: its daemon does not answer, or lacks the lab's images. */
export type VmHealth = 'off' | 'unfinished' | 'broken' | 'no-docker' | 'well';

/** Asks a host by SSH as everybody does. A management cable that was pulled is plugged in again first. */
export async function vmHealth(place: LabPlace, host: VmHostState, signal: AbortSignal): Promise<VmHealth> {
  if (!(await isMade(place, host))) return 'unfinished';
  if (!(await vmProcess(place, host))) return 'off';
  await setLink(place, host, MANAGEMENT_DEVICE, true, signal).catch(() => undefined);
  if (!(await sshAnswers(host.sshPort, 10_000))) return 'broken';
  const { code } = await sshToHost(place, host.spec.name, 'true', { signal, timeout: 60_000 }).catch(() => ({ code: -1 }));
  if (code !== 0) return 'broken';
  return host.spec.docker === false || (await dockerAnswers(place, host, signal)) ? 'well' : 'no-docker';
}

/** What of a running host does not answer. A guest without an sshd cannot be asked for the rest. */
export async function silentVmDaemons(place: LabPlace, host: VmHostState): Promise<readonly LabDaemon[]> {
  if (!(await sshAnswers(host.sshPort, 5_000))) return ['ssh'];
  if (host.spec.docker === false) return [];
  const options = { signal: abortAfter(8_000), timeout: 8_000 };
  const { code } = await sshToHost(place, host.spec.name, 'docker version >/dev/null', options).catch(() => ({ code: -1 }));
  return code === 0 ? [] : ['docker'];
}

/** How a host came up: `restored` from the snapshot, or `booted`. `why` says what was wrong with the snapshot. */
export interface Started {
  readonly how: 'restored' | 'booted';
  readonly why?: string;
}

/** Makes a new host, from the snapshot where that works, and switches it on. What it leaves after a failure is for `removeVm`. */
export async function makeVm(context: VmContext, host: VmHostState, signal: AbortSignal): Promise<Started> {
  const { place, golden, image } = context;
  if (golden) {
    try {
      await makeFrom(context, host, { disk: golden.disk, format: 'qcow2', golden }, within(signal, RESTORE_DEADLINE));
      return { how: 'restored' };
    } catch (error) {
      signal.throwIfAborted();
      await keepLogs(place, host);
      await removeVm(place, host);
      const why = error instanceof Error ? error.message : String(error);
      await makeFrom(context, host, { disk: image.disk, format: 'raw' }, within(signal, BOOT_DEADLINE)).catch((reason: unknown) =>
        fail(place, host, 'does not come up', reason, signal),
      );
      return { how: 'booted', why };
    }
  }
  await makeFrom(context, host, { disk: image.disk, format: 'raw' }, within(signal, BOOT_DEADLINE)).catch((reason: unknown) =>
    fail(place, host, 'does not come up', reason, signal),
  );
  return { how: 'booted' };
}

interface Base {
  readonly disk: string;
  readonly format: 'raw' | 'qcow2';
  readonly golden?: Golden;
}

async function makeFrom(context: VmContext, host: VmHostState, base: Base, signal: AbortSignal): Promise<void> {
  const { place, image } = context;
  const folder = folderOf(place, host);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await makeOverlay(machineFiles(folder).disk, base.disk, base.format, signal);
  const { golden } = base;
  // The NICs come in while it runs: a snapshot fits whatever NICs a host has.
  const process = await start(context, host, { nics: [], golden }, signal);
  if (golden) await restore(monitorOf(place, host), golden.state, signal);
  await withMonitor(monitorOf(place, host), signal, async (qmp) => {
    for (const [index, nic] of nicsOf(place, host).entries())
      for (const [command, args] of nicHotplug(nic, index)) await qmp.execute(command, args);
  });
  await waitForBanner(host.sshPort, () => mustLive(place, host, process), signal);
  const script = await identity(place, host, signal);
  const named = await sshToImage(image, host.sshPort, 'sh -s', { input: script, signal, timeout: BOOT_DEADLINE });
  if (named.code !== 0) throw new Error(`it could not be given a name and addresses: ${named.stderr.trim()}`);
  await writeFile(`${folder}/made`, '');
}

/** Switches a host on that has been off: it boots with what is on its disk. */
export async function bootVm(context: VmContext, host: VmHostState, signal: AbortSignal): Promise<void> {
  const deadline = within(signal, BOOT_DEADLINE);
  try {
    const process = await start(context, host, { nics: nicsOf(context.place, host), golden: undefined }, deadline);
    await waitForBanner(host.sshPort, () => mustLive(context.place, host, process), deadline);
  } catch (error) {
    await fail(context.place, host, 'does not come up', error, signal);
  }
}

async function start(
  context: VmContext,
  host: VmHostState,
  { nics, golden }: { readonly nics: readonly QemuNic[]; readonly golden: Golden | undefined },
  signal: AbortSignal,
): Promise<ProcessIdentity> {
  const { place, image, machine } = context;
  const files = machineFiles(folderOf(place, host));
  await mkdir(socketFolder(place), { recursive: true, mode: 0o700 });
  return launch(
    folderOf(place, host),
    {
      machine,
      boot: image,
      memory: golden ? { kind: 'file', path: golden.memory, shared: false } : { kind: 'own' },
      disk: files.disk,
      monitor: monitorOf(place, host),
      console: files.console,
      pidFile: files.pidFile,
      sshPort: host.sshPort,
      managementMac: managementMac(place, host.spec.name),
      nics,
      incoming: golden !== undefined,
    },
    signal,
  );
}

function nicsOf(place: LabPlace, { spec, number }: VmHostState): readonly QemuNic[] {
  return spec.nics.map(({ name }, index) => ({
    mac: nicMac(place.id, spec.name, name),
    socket: nicSocket(place, number, index),
  }));
}

async function identity(place: LabPlace, { spec }: VmHostState, signal: AbortSignal): Promise<string> {
  const path = hostKeyPath(place, spec.name);
  const hostKeyPublic = await ensureKey(path, spec.name, signal);
  const authorized = await ensureKey(labKey(place), `vlanvas-lab-${place.id}`, signal);
  return identityScript({
    spec,
    nics: spec.nics.map(({ name, addresses }) => ({ name, addresses, mac: nicMac(place.id, spec.name, name) })),
    managementMac: managementMac(place, spec.name),
    hostKey: await readFile(path, 'utf8'),
    hostKeyPublic,
    authorized,
    machineId: randomBytes(16).toString('hex'),
    seed: randomBytes(32).toString('hex'),
    now: Math.floor(Date.now() / 1000),
  });
}

/** Private key of a host's sshd. Not in the folder of its disk: it stays the same when that is made anew. */
export function hostKeyPath(place: LabPlace, host: string): string {
  return `${place.folder}/keys/${host}`;
}

const isMade = (place: LabPlace, host: VmHostState) =>
  stat(`${folderOf(place, host)}/made`).then(
    () => true,
    () => false,
  );

const HAS_DOCKER = `docker image inspect ${LAB_IMAGES.join(' ')} >/dev/null`;

async function dockerAnswers(place: LabPlace, host: VmHostState, signal: AbortSignal): Promise<boolean> {
  const { code } = await sshToHost(place, host.spec.name, HAS_DOCKER, { signal, timeout: 60_000 }).catch(() => ({ code: -1 }));
  return code === 0;
}

/** Waits until a host answers by its alias, and its Docker daemon too, with the lab's images; starts and loads what is missing. */
export async function settleVm(context: VmContext, host: VmHostState, signal: AbortSignal): Promise<void> {
  const { place, image } = context;
  const { name } = host.spec;
  const deadline = within(signal, BOOT_DEADLINE);
  try {
    const line =
      host.spec.docker === false
        ? 'true'
        : `${HAS_DOCKER} 2>/dev/null || { systemctl start docker && docker load --quiet >/dev/null; }`;
    const load = host.spec.docker === false ? '' : await readFile(image.dockerImages);
    let { code, stderr } = await sshToHost(place, name, line, { input: load, signal: deadline, timeout: BOOT_DEADLINE });
    // 255 is ssh's own: an sshd that is just starting anew, with the host's own key, refuses for a moment.
    for (let turn = 0; code === 255 && turn < 20; turn++) {
      await sleep(250, undefined, { signal: deadline });
      ({ code, stderr } = await sshToHost(place, name, line, { input: load, signal: deadline, timeout: BOOT_DEADLINE }));
    }
    if (code !== 0) throw new Error(stderr.trim() || `its answer is ${code}`);
  } catch (error) {
    await fail(
      place,
      host,
      host.spec.docker === false ? 'does not answer' : 'has a Docker daemon that does not come up',
      error,
      signal,
    );
  }
}

/** Has the guest boot anew, as `reboot` does, and waits until it answers. */
export async function rebootVm(context: VmContext, host: VmHostState, signal: AbortSignal): Promise<void> {
  const { place } = context;
  const { name } = host.spec;
  const deadline = within(signal, BOOT_DEADLINE);
  const process = await vmProcess(place, host);
  if (!process) throw vmOff(name);
  try {
    await withMonitor(monitorOf(place, host), deadline, async (qmp) => {
      const gone = qmp.event('RESET', deadline);
      // Awaited below; until then its rejection is no news.
      gone.catch(() => undefined);
      await sshToHost(place, name, 'systemctl reboot', { signal: deadline, timeout: 60_000 });
      await gone;
    });
    await waitForBanner(host.sshPort, () => mustLive(place, host, process), deadline);
  } catch (error) {
    await fail(place, host, 'does not come up again', error, signal);
  }
  await settleVm(context, host, signal);
}

/** Plugs a cable of a host in or pulls it out. */
export async function setLink(
  place: LabPlace,
  host: VmHostState,
  device: string,
  up: boolean,
  signal: AbortSignal,
): Promise<void> {
  await withMonitor(monitorOf(place, host), within(signal, 5_000), (qmp) => qmp.execute('set_link', { name: device, up }));
}

/** Switches a host off as a power cut does; what is on its disk stays. */
export async function stopVm(
  place: LabPlace,
  host: Pick<VmHostState, 'number'> & { readonly spec: { readonly name: string } },
): Promise<void> {
  await powerOff(hostFolder(place, host.spec.name), monitorSocket(place, host.number));
}

/** Switches a host off and removes its disk. */
export async function removeVm(place: LabPlace, host: Parameters<typeof stopVm>[1]): Promise<void> {
  await stopVm(place, host);
  await rm(hostFolder(place, host.spec.name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

export function vmOff(name: string): VlanvasError {
  return new VlanvasError('host', {
    code: 'LAB_HOST_OFF',
    message: `Lab host ${name} is switched off.`,
    hint: '`vlanvas lab up` switches it on again.',
    place: { host: name },
  });
}

const within = (signal: AbortSignal, milliseconds: number) => abortAfter(milliseconds, signal);

function mustLive(place: LabPlace, host: VmHostState, process: ProcessIdentity): void {
  if (!isAlive(process)) throw new Error(`QEMU ended while ${host.spec.name} of lab ${place.id} came up`);
}

async function fail(place: LabPlace, host: VmHostState, what: string, cause: unknown, signal: AbortSignal): Promise<never> {
  signal.throwIfAborted();
  const { name } = host.spec;
  const words = await lastWords(folderOf(place, host));
  const because = cause instanceof Error ? cause.message : String(cause);
  await keepLogs(place, host);
  throw new VlanvasError(
    'host',
    {
      code: 'LAB_HOST_FAILED',
      message: `Lab host ${name} ${what}: ${because}${words ? `\nIts logs end:\n${words}` : ''}`,
      hint: `The whole logs are kept in ${place.folder}/failed/${name}.`,
      place: { host: name },
    },
    { cause },
  );
}

async function keepLogs(place: LabPlace, host: VmHostState): Promise<void> {
  const kept = `${place.folder}/failed/${host.spec.name}`;
  const { console, log } = machineFiles(folderOf(place, host));
  await mkdir(kept, { recursive: true });
  await Promise.all(
    [console, log].map((path) => copyFile(path, `${kept}/${path.split('/').at(-1) ?? ''}`).catch(() => undefined)),
  );
}
