/**
 * The sandbox lab: hosts on this machine, made of namespaces or of virtual machines, each with its own sshd, Docker daemon,
 * NICs and file system. `up` and `down` converge from whatever they find: nothing, a lab, half of one, or what a reboot
 * left of one.
 */
import type { LabDaemon, LabHost, LabStatus } from '../../shared/contract/events.ts';
import { LINK_KINDS, type LabNeeds } from '../../shared/lab/needs.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { abortAfter } from '../streams/abort-after.ts';
import { chooseBackend, specNeeds } from './backend/choose.ts';
import { kernelLinkKinds } from './backend/kernel.ts';
import { clear, exists } from './clear.ts';
import { hostProcess, silentDaemons } from './host.ts';
import { sshAlias } from './keys.ts';
import { withLock } from './lock.ts';
import { labPlace, sshConfigPath, type LabPlace } from './paths.ts';
import { progress, seconds, type LabIo } from './report.ts';
import { checkMachine, checkRequirements } from './requirements.ts';
import { checkSpec, type LabBackend, type LabHostSpec, type LabSpec } from './spec.ts';
import { readState } from './state.ts';
import { up } from './up.ts';
import { clearVm, vmExists } from './vm/clear.ts';
import { silentVmDaemons, vmProcess } from './vm/host.ts';
import { checkVmRequirements } from './vm/requirements.ts';
import { readVmState } from './vm/state.ts';
import { upVm } from './vm/up.ts';

export type { LabIo } from './report.ts';
export { defaultLab, type LabHostSpec, type LabNic, type LabSpec, type LabUser } from './spec.ts';

/**
 * Brings up the hosts of `spec` beside those that the lab has already, and repairs what is broken. A host whose NICs or
 * users are to be others is made anew. Takes back what it made when it fails or is cancelled.
 * Throws LAB_UNAVAILABLE, LAB_BAD_SPEC, LAB_HOST_FAILED, LAB_COMMAND_FAILED, LAB_IMAGE_BUILD_FAILED, LAB_BUSY.
 */
export async function labUp(spec: LabSpec, io: LabIo): Promise<LabStatus> {
  const place = io.place ?? labPlace();
  checkSpec(place, spec);
  const unable = checkMachine();
  if (unable) throw new VlanvasError('host', unable.problem);
  await locked(place, io, async () =>
    (await settleBackend(place, spec, io)) === 'vm' ? upVm(place, spec, io) : up(place, spec, io),
  );
  return finish(place, io);
}

/** Ends the lab and removes everything it made on this machine, its folder included. Quiet where there is none. */
export async function labDown(io: LabIo): Promise<LabStatus> {
  const place = io.place ?? labPlace();
  const unable = checkMachine();
  if (unable) throw new VlanvasError('host', unable.problem);
  await locked(place, io, async () => {
    const started = performance.now();
    const there = { vm: await vmExists(place), namespaces: false };
    if (there.vm) await clearVm(place, io);
    there.namespaces = await exists(place);
    if (there.namespaces) await clear(place, io);
    const any = there.vm || there.namespaces;
    progress(io, any ? `The lab is down; nothing of it is left (${seconds(started)}).` : 'No lab is up.');
  });
  return finish(place, io);
}

/** What runs now, and whether a lab could run here where none does. */
export async function labStatus(place: LabPlace = labPlace()): Promise<LabStatus> {
  const [vms, spaces] = await Promise.all([readVmState(place), readState(place)]);
  const hosts = await Promise.all(
    vms
      ? vms.hosts.map(async (host) => {
          const running = await vmProcess(place, host);
          return describe(host.spec, running && (await silentVmDaemons(place, host)));
        })
      : (spaces?.hosts ?? []).map(async (host) => {
          const running = await hostProcess(place, host.spec.name);
          return describe(host.spec, running && (await silentDaemons(spaces?.subnet ?? '', host, running)));
        }),
  );
  const status = { running: hosts.some(({ running }) => running), backend: vms ? 'vm' : 'namespaces', hosts } satisfies LabStatus;
  if (status.running) {
    return { ...status, sshConfig: sshConfigPath(place), ...(status.backend === 'namespaces' && (await lackingKinds())) };
  }
  const requirements = await checkRequirements(place, abortAfter(15_000));
  if (requirements.able) return { ...status, ...(await lackingKinds()) };
  if ((await checkVmRequirements()).able) return status;
  return { ...status, unavailable: requirements.problem };
}

async function lackingKinds(): Promise<Pick<LabStatus, 'lacks'>> {
  const kinds = await kernelLinkKinds(abortAfter(10_000));
  const lacks = LINK_KINDS.filter((kind) => !kinds.includes(kind));
  return lacks.length === 0 ? {} : { lacks };
}

/** `silent`: undefined where the host is off. */
function describe(spec: LabHostSpec, silent: readonly LabDaemon[] | undefined): LabHost {
  const [nic] = spec.nics;
  return {
    name: spec.name,
    ssh: sshAlias(spec.name),
    nic: nic?.name ?? '',
    nics: spec.nics.map(({ name }) => name),
    address: nic?.addresses[0] ?? '',
    running: silent !== undefined,
    ...(silent && silent.length > 0 && { silent }),
  };
}

/** The backend of the lab that is up, else the one that was asked for, else the one that fits. Says which, and why. */
async function settleBackend(place: LabPlace, spec: LabSpec, io: LabIo): Promise<LabBackend> {
  const needs = specNeeds(spec);
  const there: LabBackend | undefined = (await readVmState(place)) ? 'vm' : (await readState(place)) ? 'namespaces' : undefined;
  const asked = spec.backend ?? 'auto';
  if (there !== undefined) {
    if (asked !== 'auto' && asked !== there) throw otherBackend(there);
    if (there === 'namespaces' && (await namespacesLack(needs, io.signal))) throw otherBackend(there);
    return there;
  }
  if (asked === 'namespaces' && (needs.reboot === true || needs.filters === true)) throw notInNamespaces();
  if (asked !== 'auto') {
    progress(io, `The lab is made of ${inWords(asked)}, as asked.`);
    return asked;
  }
  const [namespaces, vm] = await Promise.all([checkRequirements(place, io.signal), checkVmRequirements(spec.hosts.length)]);
  const choice = chooseBackend(needs, {
    namespaces: namespaces.able ? { able: true, kinds: await kernelLinkKinds(io.signal) } : namespaces,
    vm: vm.able ? { able: true } : vm,
  });
  if (choice.backend === undefined) throw new VlanvasError('host', choice.problem);
  progress(io, `The lab is made of ${choice.reason}.`);
  return choice.backend;
}

async function namespacesLack(needs: LabNeeds, signal: AbortSignal): Promise<boolean> {
  if (needs.reboot === true || needs.filters === true) return true;
  if (needs.kinds.length === 0) return false;
  const kinds = await kernelLinkKinds(signal);
  return needs.kinds.some((kind) => !kinds.includes(kind));
}

const inWords = (backend: LabBackend) => (backend === 'vm' ? 'virtual machines' : 'namespaces');

function otherBackend(there: LabBackend): VlanvasError {
  const words = inWords(there);
  return new VlanvasError('usage', {
    code: 'LAB_BAD_SPEC',
    message: `A lab made of ${words} is up, and what was asked for needs the other kind.`,
    hint: 'Take it down first: vlanvas lab down.',
  });
}

function notInNamespaces(): VlanvasError {
  return new VlanvasError('usage', {
    code: 'LAB_BAD_SPEC',
    message:
      'A network dialect, a sudo that asks for a password and a switch that filters are things of virtual machines; namespaces have none.',
    hint: 'Use --backend vm, or leave the backend out.',
  });
}

function locked(place: LabPlace, io: LabIo, work: () => Promise<void>): Promise<void> {
  const waiting = (pid: number) => progress(io, `Waiting for another command on this lab (process ${pid}).`);
  return withLock(`lab-${place.id}`, { signal: io.signal, waiting }, async () => {
    const noted = (await readState(place)) ?? (await readVmState(place));
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
