/**
 * The sandbox lab: hosts on this machine that are namespaces, each with its own sshd, Docker daemon, NICs and file system.
 * `up` and `down` converge from whatever they find: nothing, a lab, half of one, or what a reboot left of one.
 */
import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LabEvent, LabHost, LabStatus } from '../../shared/contract/events.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { cgroupProcesses, removeCgroup } from './cgroups.ts';
import { ensureManagement, ensureSegments, isCabled, lookAtFabric, mendManagement, removeFabric } from './fabric.ts';
import {
  hostContext,
  hostHealth,
  hostProcess,
  removeHost,
  startHost,
  startHostDocker,
  stopHost,
  type HostContext,
  type HostHealth,
} from './host.ts';
import { endProcess } from './identity.ts';
import { ensureLabImages } from './images.ts';
import { ensureKey, labKey, sshAlias, writeSshFiles } from './keys.ts';
import { withLock } from './lock.ts';
import { hostFolder, labCgroup, managementBridge } from './names.ts';
import { raiseNeighbourLimits, restoreNeighbourLimits } from './neighbours.ts';
import { labPlace, type LabPlace } from './paths.ts';
import { checkMachine, checkRequirements, type Capabilities } from './requirements.ts';
import { checkSpec, sameHost, type LabSpec } from './spec.ts';
import { freeNumber, managementAddress, readState, writeState, type LabHostState, type LabState } from './state.ts';
import { freeSubnet } from './subnet.ts';

export { defaultLab, type LabHostSpec, type LabNic, type LabSpec, type LabUser } from './spec.ts';

export interface LabIo {
  readonly signal: AbortSignal;
  readonly report: (event: LabEvent) => void;
  /** Which lab; the one that the environment names when left out. */
  readonly place?: LabPlace;
}

/**
 * Brings up the hosts of `spec` beside those that the lab has already, and repairs what is broken. A host whose NICs or
 * users are to be others is made anew. Takes back what it made when it fails or is cancelled.
 * Throws LAB_UNAVAILABLE, LAB_BAD_SPEC, LAB_HOST_FAILED, LAB_COMMAND_FAILED, LAB_BUSY.
 */
export async function labUp(spec: LabSpec, io: LabIo): Promise<LabStatus> {
  const place = io.place ?? labPlace();
  checkSpec(place, spec);
  const unable = checkMachine();
  if (unable) throw new VlanvasError('host', unable.problem);
  await locked(place, io, () => up(place, spec, io));
  return finish(place, io);
}

/** Ends the lab and removes everything it made on this machine, its folder included. Quiet where there is none. */
export async function labDown(io: LabIo): Promise<LabStatus> {
  const place = io.place ?? labPlace();
  const unable = checkMachine();
  if (unable) throw new VlanvasError('host', unable.problem);
  await locked(place, io, async () => {
    if (!(await exists(place))) return progress(io, 'No lab is up.');
    const started = performance.now();
    await clear(place, io);
    progress(io, `The lab is down; nothing of it is left (${seconds(started)}).`);
  });
  return finish(place, io);
}

/** What runs now, and whether a lab could run here where none does. */
export async function labStatus(place: LabPlace = labPlace()): Promise<LabStatus> {
  const state = await readState(place);
  const hosts = await Promise.all((state?.hosts ?? []).map((host) => describe(place, host)));
  const status = { running: hosts.some(({ running }) => running), backend: 'namespaces', hosts } satisfies LabStatus;
  if (status.running) return status;
  const requirements = await checkRequirements(place, AbortSignal.timeout(15_000));
  return requirements.able ? status : { ...status, unavailable: requirements.problem };
}

async function describe(place: LabPlace, { spec }: LabHostState): Promise<LabHost> {
  const [nic] = spec.nics;
  return {
    name: spec.name,
    ssh: sshAlias(spec.name),
    nic: nic?.name ?? '',
    address: nic?.addresses[0] ?? '',
    running: (await hostProcess(place, spec.name)) !== undefined,
  };
}

async function up(place: LabPlace, spec: LabSpec, io: LabIo): Promise<void> {
  const started = performance.now();
  const before = await readState(place);
  if (before && before.id !== place.id) throw otherLab(place, before.id);
  if (!before && (await exists(place))) {
    progress(io, 'Clearing away what a lab that was cut off has left.');
    await clear(place, io);
  }
  const changed = (before?.hosts ?? []).filter((host) =>
    spec.hosts.some((wanted) => wanted.name === host.spec.name && !sameHost(wanted, host.spec)),
  );
  const kept = (before?.hosts ?? []).filter((host) => !changed.includes(host));
  const healths = await lookAtHosts(place, before, kept);
  const added = spec.hosts.filter((wanted) => !kept.some((host) => host.spec.name === wanted.name));
  if (before && added.length === 0 && kept.every((host) => healths.get(host) === 'well')) {
    return progress(io, `The lab is up already: ${inWords(kept.length)} (${seconds(started)}).`);
  }
  const requirements = await checkRequirements(place, io.signal);
  if (!requirements.able) throw new VlanvasError('host', requirements.problem);

  for (const host of changed) {
    progress(io, `${host.spec.name} is to have other NICs or users: it is made anew.`);
    await removeHost(place, host);
  }
  const hosts = [...kept];
  for (const host of added) hosts.push({ spec: host, number: freeNumber(hosts) });
  try {
    await bringUp(place, { hosts, healths, before, capabilities: requirements.capabilities }, io);
  } catch (error) {
    await undo(place, before && { ...before, hosts: kept }, hosts, io);
    throw error;
  }
  progress(io, `The lab is up: ${inWords(hosts.length)} (${seconds(started)}).`);
}

async function lookAtHosts(
  place: LabPlace,
  state: LabState | undefined,
  hosts: readonly LabHostState[],
): Promise<ReadonlyMap<LabHostState, HostHealth>> {
  if (!state) return new Map();
  const view = await lookAtFabric(place);
  const look = async (host: LabHostState): Promise<readonly [LabHostState, HostHealth]> => {
    // A management cable that was cut on purpose is no reason to cut the host's power; one that is just vanishing is.
    const mended = !isCabled(place, host, view) || (await mendManagement(place, host));
    return [host, mended ? await hostHealth({ place, subnet: state.subnet }, host, view) : 'broken'];
  };
  return new Map(await Promise.all(hosts.map(look)));
}

interface Work {
  readonly hosts: readonly LabHostState[];
  readonly healths: ReadonlyMap<LabHostState, HostHealth>;
  readonly before: LabState | undefined;
  readonly capabilities: Capabilities;
}

async function bringUp(place: LabPlace, { hosts, healths, before, capabilities }: Work, io: LabIo): Promise<void> {
  const { signal } = io;
  const view = await lookAtFabric(place);
  const whole = before !== undefined && view.machine.has(managementBridge(place.id));
  const addresses = hosts.flatMap(({ spec }) => spec.nics.flatMap((nic) => nic.addresses));
  const note = async (subnet: string): Promise<LabState> => {
    // Noted before anything is made: whatever happens now, the next command knows where to look.
    const state: LabState = { version: 1, id: place.id, subnet, hosts };
    await writeState(place, state);
    return state;
  };
  if (!whole) progress(io, 'Making the management network and the segments.');
  // Two labs that come up at once must not choose the same subnet: it is chosen and taken under a lock of the machine.
  const state = whole
    ? await note(before.subnet)
    : await withLock('machine', { signal }, async () => {
        const chosen = await note(await freeSubnet(addresses, signal));
        await ensureManagement(place, chosen.subnet, view, signal);
        return chosen;
      });
  const context = hostContext(place, state.subnet, capabilities);
  await rm(`${place.folder}/failed`, { recursive: true, force: true });
  if (!capabilities.dockerFirewall) progress(io, "This kernel lacks what Docker's own bridge needs: the daemons run without it.");
  const segments = hosts.flatMap(({ spec }) => spec.nics.map((nic) => nic.segment));
  await Promise.all([
    ensureSegments(place, segments, view, signal),
    raiseNeighbourLimits(place.id, signal),
    ensureKey(labKey(place), `vlanvas-lab-${place.id}`, signal),
    ensureLabImages(context.images, capabilities.busybox, signal),
  ]);
  await startAll(context, hosts, healths, io);
  await writeAliases(place, state, signal);
}

/** All hosts at once; the first that fails cancels the others. */
async function startAll(
  context: HostContext,
  hosts: readonly LabHostState[],
  healths: ReadonlyMap<LabHostState, HostHealth>,
  io: LabIo,
): Promise<void> {
  const cancel = new AbortController();
  const signal = AbortSignal.any([io.signal, cancel.signal]);
  const results = await Promise.allSettled(
    hosts.map(async (host) => {
      const { name } = host.spec;
      const health = healths.get(host);
      if (health === 'well') return;
      const started = performance.now();
      try {
        if (health === 'no-docker') {
          progress(io, `${name}: starting its Docker daemon again.`);
          await startHostDocker(context, host, signal);
        } else {
          if (health === 'broken') progress(io, `${name} is half there: it is switched off and on.`);
          await stopHost(context.place, host);
          await startHost(context, host, signal);
        }
      } catch (error) {
        cancel.abort(error);
        throw error;
      }
      progress(io, `${name}: SSH${host.spec.docker === false ? ' answers' : ' and Docker answer'} (${seconds(started)}).`);
    }),
  );
  io.signal.throwIfAborted();
  if (cancel.signal.aborted) throw cancel.signal.reason;
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

async function writeAliases(place: LabPlace, state: LabState, signal: AbortSignal): Promise<void> {
  const entries = state.hosts.map(async ({ spec, number }) => ({
    host: spec.name,
    address: managementAddress(state.subnet, number),
    hostKey: await ensureKey(`${hostFolder(place, spec.name)}/host_key`, spec.name, signal),
  }));
  await writeSshFiles(place, await Promise.all(entries));
}

/** Takes back what a start made: the hosts that it added, or the whole lab where there was none. */
async function undo(place: LabPlace, before: LabState | undefined, hosts: readonly LabHostState[], io: LabIo): Promise<void> {
  progress(io, 'Undoing what was started.');
  if (!before || before.hosts.length === 0) return clear(place, io, { keepFailed: true });
  await Promise.all(hosts.filter((host) => !before.hosts.includes(host)).map((host) => removeHost(place, host)));
  // The management network may have been made anew: what is noted has to be what is there.
  const noted = await readState(place);
  await writeState(place, { ...(noted ?? before), hosts: before.hosts });
}

/** Removes everything of the lab. Works from names and marks alone where its notes are lost. */
async function clear(place: LabPlace, io: LabIo, { keepFailed = false } = {}): Promise<void> {
  const state = await readState(place);
  const folders = await readdir(`${place.folder}/hosts`).catch(() => []);
  const hosts = folders.map((name) => state?.hosts.find((host) => host.spec.name === name) ?? { number: 0, spec: { name } });
  await Promise.all(
    hosts.map(async (host) => {
      await removeHost(place, host);
      progress(io, `${host.spec.name}: switched off and removed.`);
    }),
  );
  for (const rest of await cgroupProcesses(labCgroup(place.id))) await endProcess(rest);
  await removeFabric(place);
  await removeCgroup(labCgroup(place.id));
  // A clean-up is finished even when the caller does not want to wait for it any more.
  await restoreNeighbourLimits(place.id, AbortSignal.timeout(30_000));
  // By name: a folder that the user named may hold more than the lab.
  const own = [
    'hosts',
    'state.json',
    'state.json.new',
    'id_ed25519',
    'id_ed25519.pub',
    'known_hosts',
    'ssh_config',
    'images.tar',
    'images.tar.new',
  ];
  for (const name of keepFailed ? own : [...own, 'failed']) await rm(`${place.folder}/${name}`, { recursive: true, force: true });
  const parents = place.folder.startsWith('/var/lib/vlanvas/') ? [dirname(place.folder), '/var/lib/vlanvas'] : [];
  for (const folder of [place.folder, ...parents]) await rmdir(folder).catch(() => undefined);
}

/** Whether anything of a lab is on this machine. */
async function exists(place: LabPlace): Promise<boolean> {
  if (await isThere(place.folder)) return true;
  const [view, processes] = await Promise.all([lookAtFabric(place), cgroupProcesses(labCgroup(place.id))]);
  return view.machine.size > 0 || view.segments !== undefined || processes.length > 0;
}

function locked(place: LabPlace, io: LabIo, work: () => Promise<void>): Promise<void> {
  const waiting = (pid: number) => progress(io, `Waiting for another command on this lab (process ${pid}).`);
  return withLock(`lab-${place.id}`, { signal: io.signal, waiting }, work);
}

async function finish(place: LabPlace, io: LabIo): Promise<LabStatus> {
  const lab = await labStatus(place);
  io.report({ type: 'lab', lab });
  return lab;
}

function otherLab(place: LabPlace, id: string): VlanvasError {
  return new VlanvasError('usage', {
    code: 'LAB_BAD_SPEC',
    message: `The folder ${place.folder} belongs to the lab "${id}", and "${place.id}" cannot share it.`,
    hint: 'Give each lab its own VLANVAS_LAB_DIR, or leave that variable out.',
  });
}

const progress = (io: LabIo, text: string) => io.report({ type: 'progress', text });
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(2)} s`;
const inWords = (hosts: number) => (hosts === 1 ? '1 host' : `${hosts} hosts`);
const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
