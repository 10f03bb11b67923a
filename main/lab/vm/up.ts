/** Bringing up a lab of virtual machines from whatever is there: nothing, a part, or all of it. */
import { mkdir, rm } from 'node:fs/promises';
import { VlanvasError } from '../../../shared/problem/problem.ts';
import { ensureKey, labKey, writeSshFiles } from '../keys.ts';
import { withLock } from '../lock.ts';
import type { LabPlace } from '../paths.ts';
import { progress, seconds, type LabIo } from '../report.ts';
import { sameHost, type LabSpec } from '../spec.ts';
import { freeNumber } from '../state.ts';
import { chooseAccelerator } from './accelerator.ts';
import { cacheFolder, heldBy, hold, prune } from './cache.ts';
import { clearVm, vmExists } from './clear.ts';
import { ensureGolden, type Golden } from './golden.ts';
import { bootVm, hostKeyPath, makeVm, removeVm, settleVm, stopVm, vmHealth, type VmContext, type VmHealth } from './host.ts';
import { ensureImage, type Image } from './image/build.ts';
import { DEFAULT_MACHINE, type Machine } from './qemu.ts';
import { checkVmRequirements } from './requirements.ts';
import { freePort } from './ssh.ts';
import { readVmState, writeVmState, type VmHostState, type VmState } from './state.ts';
import { ensureSwitch, switchRuns } from './switch/process.ts';

/** `labUp` with virtual machines, under the lab's lock. */
export async function upVm(place: LabPlace, spec: LabSpec, io: LabIo): Promise<void> {
  const started = performance.now();
  const before = await readVmState(place);
  if (!before && (await vmExists(place))) {
    progress(io, 'Clearing away what a lab that was cut off has left.');
    await clearVm(place, io);
  }
  const wanted = (name: string) => spec.hosts.find((host) => host.name === name);
  const changed = (before?.hosts ?? []).filter(({ spec: had }) => {
    const other = wanted(had.name);
    return other && !sameHost(other, had);
  });
  // What is asked of a switch port now counts, not what was asked when the host was made.
  const kept = (before?.hosts ?? [])
    .filter((host) => !changed.includes(host))
    .map((host) => ({ ...host, spec: wanted(host.spec.name) ?? host.spec }));
  const healths = new Map(await Promise.all(kept.map(async (host) => [host, await vmHealth(place, host, io.signal)] as const)));
  const added = spec.hosts.filter(({ name }) => !kept.some((host) => host.spec.name === name));
  const allWell = kept.every((host) => healths.get(host) === 'well');
  if (before?.complete && added.length === 0 && changed.length === 0 && allWell && (await switchRuns(place))) {
    await ensureSwitch(place, kept, io.signal);
    await writeVmState(place, { ...before, hosts: kept });
    progress(io, `The lab is up already: ${inWords(kept.length)} (${seconds(started)}).`);
    return;
  }
  const off = kept.filter((host) => healths.get(host) === 'off' || healths.get(host) === 'unfinished');
  const requirements = await checkVmRequirements(added.length + off.length);
  if (!requirements.able) throw new VlanvasError('host', requirements.problem);
  const base = await prepare(place, requirements.busybox, before, io);

  for (const host of changed) {
    progress(io, `${host.spec.name} is to have other NICs, users or another network: it is made anew.`);
    await removeVm(place, host);
  }
  const hosts: VmHostState[] = [...kept];
  for (const host of added) {
    const taken = new Set(hosts.map(({ sshPort }) => sshPort));
    hosts.push({ spec: host, number: freeNumber(hosts), sshPort: await freePort(taken) });
  }
  const state: VmState = {
    version: 1,
    id: place.id,
    accelerator: base.machine.accelerator,
    memory: base.machine.memory,
    cache: cacheFolder(),
    image: base.image.entry,
    hosts,
    complete: false,
  };
  try {
    // Noted before anything is made: whatever happens now, the next command knows where to look.
    await writeVmState(place, state);
    await bringUp({ place, ...base }, state, healths, io);
  } catch (error) {
    progress(io, 'Undoing what was started.');
    if (kept.length === 0) await clearVm(place, io, { keepFailed: true });
    else {
      await Promise.all(hosts.filter((host) => !kept.includes(host)).map((host) => removeVm(place, host)));
      await writeVmState(place, { ...state, hosts: kept });
    }
    throw error;
  }
  await writeVmState(place, { ...state, complete: true });
  progress(io, `The lab is up: ${inWords(hosts.length)} (${seconds(started)}).`);
}

type Base = Pick<VmContext, 'image' | 'machine' | 'golden'>;

/** The image, the way to run it, and the snapshot. One command at a time makes them, for all labs of this machine. */
async function prepare(place: LabPlace, busybox: string, before: VmState | undefined, io: LabIo): Promise<Base> {
  const cache = cacheFolder();
  const waiting = (pid: number) => progress(io, `Waiting for process ${pid}, which makes the image of the virtual machines.`);
  await mkdir(cache, { recursive: true, mode: 0o700 });
  return withLock('vm-cache', { signal: io.signal, waiting, deadline: 1_500_000 }, async () => {
    const image = await ensureImage(cache, busybox, io);
    const accelerator = await chooseAccelerator(cache, image, io.signal);
    // Under KVM a boot takes as long as a restore.
    const machine: Machine = { ...DEFAULT_MACHINE, accelerator };
    const golden = accelerator === 'kvm' ? undefined : await tryGolden(cache, image, machine, io);
    const entries = [image.entry, ...(golden ? [golden.entry] : [])];
    await mkdir(place.folder, { recursive: true, mode: 0o700 });
    // Hosts that run may stand on an older image or snapshot.
    if (!before) await hold(cache, place.id, place.folder, entries);
    else await hold(cache, place.id, place.folder, [...new Set([...entries, ...(await heldBy(cache, place.id))])]);
    await prune(cache, entries);
    return { image, machine, golden };
  });
}

async function tryGolden(cache: string, image: Image, machine: Machine, io: LabIo): Promise<Golden | undefined> {
  try {
    return await ensureGolden(cache, image, machine, io);
  } catch (error) {
    io.signal.throwIfAborted();
    progress(
      io,
      `There is no snapshot to start from, so the hosts boot: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}

async function bringUp(
  context: VmContext,
  state: VmState,
  healths: ReadonlyMap<VmHostState, VmHealth>,
  io: LabIo,
): Promise<void> {
  const { place } = context;
  await rm(`${place.folder}/failed`, { recursive: true, force: true });
  await mkdir(`${place.folder}/keys`, { recursive: true, mode: 0o700 });
  await Promise.all([
    ensureKey(labKey(place), `vlanvas-lab-${place.id}`, io.signal),
    ensureSwitch(place, state.hosts, io.signal),
    writeAliases(place, state, io.signal),
  ]);
  await startAll(context, state.hosts, healths, io);
}

/** All hosts at once; the first that fails cancels the others. */
async function startAll(
  context: VmContext,
  hosts: readonly VmHostState[],
  healths: ReadonlyMap<VmHostState, VmHealth>,
  io: LabIo,
): Promise<void> {
  const cancel = new AbortController();
  const signal = AbortSignal.any([io.signal, cancel.signal]);
  const results = await Promise.allSettled(
    hosts.map(async (host) => {
      if (healths.get(host) === 'well') return;
      const started = performance.now();
      try {
        const how = await startOne(context, host, healths.get(host), io, signal);
        const answers = host.spec.docker === false ? 'SSH answers' : 'SSH and Docker answer';
        progress(io, `${host.spec.name}: ${answers}; ${how} (${seconds(started)}).`);
      } catch (error) {
        cancel.abort(error);
        throw error;
      }
    }),
  );
  io.signal.throwIfAborted();
  if (cancel.signal.aborted) throw cancel.signal.reason;
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

async function startOne(
  context: VmContext,
  host: VmHostState,
  health: VmHealth | undefined,
  io: LabIo,
  signal: AbortSignal,
): Promise<string> {
  const { place } = context;
  const { name } = host.spec;
  let how = 'looked after';
  if (health === 'no-docker') progress(io, `${name}: looking after its Docker daemon.`);
  else if (health === 'off' || health === 'broken') {
    if (health === 'broken') progress(io, `${name} does not answer: it is switched off and on.`);
    await stopVm(place, host);
    await bootVm(context, host, signal);
    how = 'booted with its own disk';
  } else {
    await stopVm(place, host);
    const made = await makeVm(context, host, signal);
    if (made.why !== undefined) progress(io, `${name} could not be restored from the snapshot and was booted: ${made.why}`);
    how = made.how === 'restored' ? 'restored from the snapshot' : 'booted';
  }
  await settleVm(context, host, signal);
  return how;
}

async function writeAliases(place: LabPlace, state: VmState, signal: AbortSignal): Promise<void> {
  const entries = state.hosts.map(async ({ spec, sshPort }) => ({
    host: spec.name,
    address: '127.0.0.1',
    port: sshPort,
    hostKey: await ensureKey(hostKeyPath(place, spec.name), spec.name, signal),
  }));
  await writeSshFiles(place, await Promise.all(entries));
}

const inWords = (hosts: number) => (hosts === 1 ? '1 virtual machine' : `${hosts} virtual machines`);
