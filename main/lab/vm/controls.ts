/** What can be done to a virtual machine of a lab that is up. The doors to this are the functions of main/lab/controls.ts. */
import { VlanvasError } from '../../../shared/problem/problem.ts';
import type { CommandOptions, CommandResult } from '../command.ts';
import type { LabPlace } from '../paths.ts';
import type { PortPolicy } from '../spec.ts';
import { bootVm, rebootVm, setLink, settleVm, stopVm, vmOff, vmProcess, type VmContext } from './host.ts';
import { imageAt } from './image/build.ts';
import { MANAGEMENT_DEVICE, nicDevice } from './names.ts';
import { sshToHost } from './ssh.ts';
import { writeVmState, type VmHostState, type VmState } from './state.ts';
import { setPorts } from './switch/process.ts';

/** A host, and the lab that it is of. */
export interface VmTarget {
  readonly place: LabPlace;
  readonly state: VmState;
  readonly host: VmHostState;
}

function contextOf({ place, state }: VmTarget): VmContext {
  const machine = { accelerator: state.accelerator, memory: state.memory };
  return { place, image: imageAt(state.cache, state.image), machine, golden: undefined };
}

/** QEMU's process. Throws LAB_HOST_OFF. */
export async function vmPid({ place, host }: VmTarget): Promise<number> {
  const identity = await vmProcess(place, host);
  if (!identity) throw vmOff(host.spec.name);
  return identity.pid;
}

const quote = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;

/** Runs a program as root, over SSH. */
export async function execOnVm(target: VmTarget, argv: readonly string[], options: CommandOptions): Promise<CommandResult> {
  await vmPid(target);
  return sshToHost(target.place, target.host.spec.name, argv.map(quote).join(' '), { timeout: 120_000, ...options });
}

export async function powerCut({ place, host }: VmTarget): Promise<void> {
  await stopVm(place, host);
}

export async function powerOn(target: VmTarget, signal: AbortSignal): Promise<void> {
  if (await vmProcess(target.place, target.host)) return;
  const context = contextOf(target);
  await bootVm(context, target.host, signal);
  await settleVm(context, target.host, signal);
}

export async function reboot(target: VmTarget, signal: AbortSignal): Promise<void> {
  await rebootVm(contextOf(target), target.host, signal);
}

export async function setManagementLink({ place, host }: VmTarget, up: boolean, signal: AbortSignal): Promise<void> {
  await setLink(place, host, MANAGEMENT_DEVICE, up, signal);
}

export async function setNicLink(target: VmTarget, nic: string, up: boolean, signal: AbortSignal): Promise<void> {
  await setLink(target.place, target.host, nicDevice(indexOf(target, nic)), up, signal);
}

/** Changes what the switch lets pass at a NIC's port; noted, so that the next `up` of another host keeps it. */
export async function setNicPort(target: VmTarget, nic: string, port: PortPolicy, signal: AbortSignal): Promise<void> {
  const { place, state, host } = target;
  const index = indexOf(target, nic);
  const nics = host.spec.nics.map((one, at) => (at === index ? { ...one, port } : one));
  const hosts = state.hosts.map((one) => (one.number === host.number ? { ...one, spec: { ...one.spec, nics } } : one));
  await setPorts(place, hosts, signal);
  await writeVmState(place, { ...state, hosts });
}

/** Ends the Docker daemon; with `crash` at once, and its containers go on running. It stays off until it is started. */
export async function stopDockerOnVm(target: VmTarget, crash: boolean, signal: AbortSignal): Promise<void> {
  const { name } = target.host.spec;
  // The socket would start it again with the first question.
  const end = crash ? 'systemctl kill --signal=KILL docker.service; sleep 0.2; ' : '';
  const line = `systemctl stop docker.socket 2>/dev/null; ${crash ? 'systemctl mask --quiet --runtime docker.service; ' : ''}${end}systemctl stop docker.service; rm -f /run/docker.sock`;
  const result = await sshToHost(target.place, name, line, { signal, timeout: 120_000 });
  if (result.code !== 0) throw failed(name, 'stop', result.stderr);
}

export async function startDockerOnVm(target: VmTarget, signal: AbortSignal): Promise<void> {
  const { name } = target.host.spec;
  const line =
    'systemctl unmask --quiet --runtime docker.service; systemctl reset-failed docker.service docker.socket; systemctl start docker.socket docker.service';
  const result = await sshToHost(target.place, name, line, { signal, timeout: 120_000 });
  if (result.code !== 0) throw failed(name, 'start', result.stderr);
  await settleVm(contextOf(target), target.host, signal);
}

function indexOf({ host }: VmTarget, nic: string): number {
  const index = host.spec.nics.findIndex(({ name }) => name === nic);
  if (index >= 0) return index;
  throw new VlanvasError('usage', {
    code: 'LAB_BAD_SPEC',
    message: `Lab host ${host.spec.name} has no NIC ${nic}; it has ${host.spec.nics.map(({ name }) => name).join(', ') || 'none'}.`,
    place: { host: host.spec.name },
  });
}

function failed(name: string, what: string, said: string): VlanvasError {
  return new VlanvasError('host', {
    code: 'LAB_COMMAND_FAILED',
    message: `The Docker daemon of lab host ${name} did not ${what}: ${said.trim()}`,
    place: { host: name },
  });
}
