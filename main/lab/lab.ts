/**
 * The sandbox lab: hosts on this machine that are namespaces, each with its own sshd, Docker daemon, NICs and file system.
 * `up` and `down` converge from whatever they find: nothing, a lab, half of one, or what a reboot left of one.
 */
import type { LabHost, LabStatus } from '../../shared/contract/events.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { clear, exists } from './clear.ts';
import { hostProcess } from './host.ts';
import { sshAlias } from './keys.ts';
import { withLock } from './lock.ts';
import { labPlace, type LabPlace } from './paths.ts';
import { progress, seconds, type LabIo } from './report.ts';
import { checkMachine, checkRequirements } from './requirements.ts';
import { checkSpec, type LabSpec } from './spec.ts';
import { readState, type LabHostState } from './state.ts';
import { up } from './up.ts';

export type { LabIo } from './report.ts';
export { defaultLab, type LabHostSpec, type LabNic, type LabSpec, type LabUser } from './spec.ts';

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
    const started = performance.now();
    const there = await exists(place);
    if (there) await clear(place, io);
    progress(io, there ? `The lab is down; nothing of it is left (${seconds(started)}).` : 'No lab is up.');
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

function locked(place: LabPlace, io: LabIo, work: () => Promise<void>): Promise<void> {
  const waiting = (pid: number) => progress(io, `Waiting for another command on this lab (process ${pid}).`);
  return withLock(`lab-${place.id}`, { signal: io.signal, waiting }, async () => {
    const noted = await readState(place);
    if (noted && noted.id !== place.id) throw otherLab(place, noted.id);
    await work();
  });
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
