/** What tests and curious people do to a lab that is up: run commands in a host, cut its power, its cable, its Docker daemon. */
import { VlanvasError } from '../../shared/problem/problem.ts';
import { command, must, type CommandOptions, type CommandResult } from './command.ts';
import { setManagement } from './fabric.ts';
import { hostContext, hostOff, hostProcess, startHost, startHostDocker, stopHost, type HostContext } from './host.ts';
import { labPlace, type LabPlace } from './paths.ts';
import { checkRequirements } from './requirements.ts';
import type { PortPolicy } from './spec.ts';
import { readState, type LabHostState } from './state.ts';
import {
  execOnVm,
  powerCut,
  powerOn,
  reboot,
  setManagementLink,
  setNicLink,
  setNicPort,
  startDockerOnVm,
  stopDockerOnVm,
  vmPid,
  type VmTarget,
} from './vm/controls.ts';
import { readVmState } from './vm/state.ts';
import type { PortCounters } from './vm/switch/control.ts';
import { switchCounters } from './vm/switch/process.ts';

export interface ControlOptions {
  readonly place?: LabPlace;
  readonly signal?: AbortSignal;
}

async function find(
  name: string,
  { place = labPlace() }: ControlOptions,
): Promise<{ place: LabPlace; subnet: string; host: LabHostState }> {
  const state = await readState(place);
  const host = state?.hosts.find(({ spec }) => spec.name === name);
  if (state && host) return { place, subnet: state.subnet, host };
  throw noHost(name, state?.hosts);
}

/** The host as a virtual machine; undefined where the lab is one of namespaces. Throws LAB_NO_HOST. */
async function findVm(name: string, { place = labPlace() }: ControlOptions): Promise<VmTarget | undefined> {
  const state = await readVmState(place);
  if (!state) return undefined;
  const host = state.hosts.find(({ spec }) => spec.name === name);
  if (!host) throw noHost(name, state.hosts);
  return { place, state, host };
}

async function mustBeVm(name: string, options: ControlOptions): Promise<VmTarget> {
  const vm = await findVm(name, options);
  if (vm) return vm;
  await find(name, options);
  throw new VlanvasError('usage', {
    code: 'LAB_BAD_SPEC',
    message: `Lab host ${name} is made of namespaces; this can be done to virtual machines only.`,
    hint: 'Bring the lab up with --backend vm.',
    place: { host: name },
  });
}

function noHost(name: string, hosts: readonly { readonly spec: { readonly name: string } }[] | undefined): VlanvasError {
  return new VlanvasError('host', {
    code: 'LAB_NO_HOST',
    message: hosts ? `The lab has no host ${name}; it has ${hosts.map(({ spec }) => spec.name).join(', ')}.` : 'No lab is up.',
    hint: '`vlanvas lab up` brings one up.',
    place: { host: name },
  });
}

const signalOf = (options: ControlOptions) => options.signal ?? new AbortController().signal;

async function contextOf(place: LabPlace, subnet: string, signal: AbortSignal): Promise<HostContext> {
  const requirements = await checkRequirements(place, signal);
  if (!requirements.able) throw new VlanvasError('host', requirements.problem);
  return hostContext(place, subnet, requirements.capabilities);
}

/** The host's PID 1 as this machine counts; of a virtual machine its QEMU. Throws LAB_HOST_OFF. */
export async function labHostPid(name: string, options: ControlOptions = {}): Promise<number> {
  const vm = await findVm(name, options);
  if (vm) return vmPid(vm);
  const { place } = await find(name, options);
  const identity = await hostProcess(place, name);
  if (!identity) throw hostOff(name);
  return identity.pid;
}

/** Runs a program in all namespaces of a host, as its root; on a virtual machine over SSH. A non-zero exit status is a result. */
export async function labExec(
  name: string,
  argv: readonly string[],
  options: ControlOptions & CommandOptions = {},
): Promise<CommandResult> {
  const vm = await findVm(name, options);
  if (vm) return execOnVm(vm, argv, options);
  return command(await insideHost(name, argv, options), options);
}

async function insideHost(name: string, argv: readonly string[], options: ControlOptions): Promise<readonly string[]> {
  const pid = await labHostPid(name, options);
  return ['nsenter', `--target=${pid}`, '--mount', '--uts', '--ipc', '--net', '--pid', '--cgroup', '--', ...argv];
}

/** A power cut: everything on the host ends at once, its disk stays. */
export async function killLabHost(name: string, options: ControlOptions = {}): Promise<void> {
  const vm = await findVm(name, options);
  if (vm) return powerCut(vm);
  const { place, host } = await find(name, options);
  await stopHost(place, host);
}

/** Switches a host on that was off; waits until it answers. */
export async function startLabHost(name: string, options: ControlOptions = {}): Promise<void> {
  const vm = await findVm(name, options);
  if (vm) return powerOn(vm, signalOf(options));
  const { place, subnet, host } = await find(name, options);
  if (await hostProcess(place, name)) return;
  const signal = options.signal ?? new AbortController().signal;
  await startHost(await contextOf(place, subnet, signal), host, signal);
}

/** Boots a host anew and waits until it answers: a virtual machine as `reboot` does, a host of namespaces by a power cut. */
export async function rebootLabHost(name: string, options: ControlOptions = {}): Promise<void> {
  const vm = await findVm(name, options);
  if (vm) return reboot(vm, signalOf(options));
  await killLabHost(name, options);
  await startLabHost(name, options);
}

/** Pulls the cable of one of a virtual machine's NICs out of the switch: the guest sees the carrier go. */
export async function cutNic(name: string, nic: string, options: ControlOptions = {}): Promise<void> {
  await setNicLink(await mustBeVm(name, options), nic, false, signalOf(options));
}

export async function restoreNic(name: string, nic: string, options: ControlOptions = {}): Promise<void> {
  await setNicLink(await mustBeVm(name, options), nic, true, signalOf(options));
}

/** What the switch lets pass at a virtual machine's NIC from now on; `{}` lets everything pass. */
export async function setSwitchPort(name: string, nic: string, port: PortPolicy, options: ControlOptions = {}): Promise<void> {
  await setNicPort(await mustBeVm(name, options), nic, port, signalOf(options));
}

/** What every port of the switch has let through and dropped, by reason. Virtual machines only. */
export async function labSwitchCounters(options: ControlOptions = {}): Promise<readonly PortCounters[]> {
  return switchCounters(options.place ?? labPlace(), signalOf(options));
}

/** Takes the management cable's link down: SSH connections to the host hang, its segments are not touched. */
export async function cutManagement(name: string, options: ControlOptions = {}): Promise<void> {
  const vm = await findVm(name, options);
  if (vm) return setManagementLink(vm, false, signalOf(options));
  const { place, host } = await find(name, options);
  await setManagement(place, host, 'down', options.signal);
}

export async function restoreManagement(name: string, options: ControlOptions = {}): Promise<void> {
  const vm = await findVm(name, options);
  if (vm) return setManagementLink(vm, true, signalOf(options));
  const { place, host } = await find(name, options);
  await setManagement(place, host, 'up', options.signal);
}

/**
 * Ends a host's Docker daemon and waits until it is gone. As on any host its containers end with it, and those that ignore
 * SIGTERM take 10 s; `crash` ends it with SIGKILL instead, at once, and leaves the containers running.
 */
export async function stopDocker(name: string, options: ControlOptions & { readonly crash?: boolean } = {}): Promise<void> {
  const vm = await findVm(name, options);
  if (vm) return stopDockerOnVm(vm, options.crash === true, signalOf(options));
  const script =
    'pid=$(cat /run/docker.pid) || exit 0; kill "-$1" "$pid" 2>/dev/null || exit 0; while kill -0 "$pid" 2>/dev/null; do sleep 0.02; done; rm -f /run/docker.sock';
  const argv = await insideHost(name, ['sh', '-c', script, 'sh', options.crash === true ? 'KILL' : 'TERM'], options);
  await must(`Stopping Docker on ${name}`, argv, options.signal ? { signal: options.signal } : {});
}

/** Starts a host's Docker daemon again and waits until it answers. */
export async function startDocker(name: string, options: ControlOptions = {}): Promise<void> {
  const vm = await findVm(name, options);
  if (vm) return startDockerOnVm(vm, signalOf(options));
  const { place, subnet, host } = await find(name, options);
  const signal = options.signal ?? new AbortController().signal;
  await startHostDocker(await contextOf(place, subnet, signal), host, signal);
}
