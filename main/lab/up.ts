/** Bringing up a lab from whatever is there: nothing, a part, or all of it. */
import { rm } from 'node:fs/promises';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { clear, exists } from './clear.ts';
import { ensureManagement, ensureSegments, isCabled, lookAtFabric, mendManagement } from './fabric.ts';
import {
  hostContext,
  hostHealth,
  removeHost,
  startHost,
  startHostDocker,
  stopHost,
  type HostContext,
  type HostHealth,
} from './host.ts';
import { ensureLabImages } from './images.ts';
import { ensureKey, labKey, writeSshFiles } from './keys.ts';
import { withLock } from './lock.ts';
import { hostFolder, managementBridge } from './names.ts';
import { raiseNeighbourLimits } from './neighbours.ts';
import type { LabPlace } from './paths.ts';
import { progress, seconds, type LabIo } from './report.ts';
import { checkRequirements, type Capabilities } from './requirements.ts';
import { sameHost, type LabSpec } from './spec.ts';
import { freeNumber, managementAddress, readState, writeState, type LabHostState, type LabState } from './state.ts';
import { freeSubnet } from './subnet.ts';

/** `labUp` under the lab's lock. */
export async function up(place: LabPlace, spec: LabSpec, io: LabIo): Promise<void> {
  const started = performance.now();
  const before = await readState(place);
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
  if (before?.complete && added.length === 0 && kept.every((host) => healths.get(host) === 'well')) {
    progress(io, `The lab is up already: ${inWords(kept.length)} (${seconds(started)}).`);
    return;
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
    const health = mended ? await hostHealth({ place, subnet: state.subnet }, host, view) : 'broken';
    // After a start that was cut off, a daemon that answers may still lack the images.
    return [host, health === 'well' && !state.complete && host.spec.docker !== false ? 'no-docker' : health];
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
    const state: LabState = { version: 1, id: place.id, subnet, hosts, complete: false };
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
  await writeState(place, { ...state, complete: true });
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
          progress(io, `${name}: looking after its Docker daemon.`);
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
  await writeState(place, { ...(noted ?? before), hosts: before.hosts, complete: false });
}

const inWords = (hosts: number) => (hosts === 1 ? '1 host' : `${hosts} hosts`);
