/** What tests and curious people do to a lab that is up: run commands in a host, cut its power, its cable, its Docker daemon. */
import { VlanvasError } from '../../shared/problem/problem.ts';
import { command, must, type CommandOptions, type CommandResult } from './command.ts';
import { setManagement } from './fabric.ts';
import { hostContext, hostOff, hostProcess, startHost, startHostDocker, stopHost, type HostContext } from './host.ts';
import { labPlace, type LabPlace } from './paths.ts';
import { checkRequirements } from './requirements.ts';
import { readState, type LabHostState } from './state.ts';

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
  throw new VlanvasError('host', {
    code: 'LAB_NO_HOST',
    message: state
      ? `The lab has no host ${name}; it has ${state.hosts.map(({ spec }) => spec.name).join(', ')}.`
      : 'No lab is up.',
    hint: '`vlanvas lab up` brings one up.',
    place: { host: name },
  });
}

async function contextOf(place: LabPlace, subnet: string, signal: AbortSignal): Promise<HostContext> {
  const requirements = await checkRequirements(place, signal);
  if (!requirements.able) throw new VlanvasError('host', requirements.problem);
  return hostContext(place, subnet, requirements.capabilities);
}

/** The host's PID 1 as this machine counts. Throws LAB_HOST_OFF. */
export async function labHostPid(name: string, options: ControlOptions = {}): Promise<number> {
  const { place } = await find(name, options);
  const identity = await hostProcess(place, name);
  if (!identity) throw hostOff(name);
  return identity.pid;
}

/** Runs a program in all namespaces of a host, as its root. A non-zero exit status is a result. */
export async function labExec(
  name: string,
  argv: readonly string[],
  options: ControlOptions & CommandOptions = {},
): Promise<CommandResult> {
  return command(await insideHost(name, argv, options), options);
}

async function insideHost(name: string, argv: readonly string[], options: ControlOptions): Promise<readonly string[]> {
  const pid = await labHostPid(name, options);
  return ['nsenter', `--target=${pid}`, '--mount', '--uts', '--ipc', '--net', '--pid', '--cgroup', '--', ...argv];
}

/** A power cut: everything on the host ends at once, its disk stays. */
export async function killLabHost(name: string, options: ControlOptions = {}): Promise<void> {
  const { place, host } = await find(name, options);
  await stopHost(place, host);
}

/** Switches a host on that was off; waits until it answers. */
export async function startLabHost(name: string, options: ControlOptions = {}): Promise<void> {
  const { place, subnet, host } = await find(name, options);
  if (await hostProcess(place, name)) return;
  const signal = options.signal ?? new AbortController().signal;
  await startHost(await contextOf(place, subnet, signal), host, signal);
}

/** Takes the management cable's link down: SSH connections to the host hang, its segments are not touched. */
export async function cutManagement(name: string, options: ControlOptions = {}): Promise<void> {
  const { place, host } = await find(name, options);
  await setManagement(place, host, 'down', options.signal);
}

export async function restoreManagement(name: string, options: ControlOptions = {}): Promise<void> {
  const { place, host } = await find(name, options);
  await setManagement(place, host, 'up', options.signal);
}

/**
 * Ends a host's Docker daemon and waits until it is gone. As on any host its containers end with it, and those that ignore
 * SIGTERM take 10 s; `crash` ends it with SIGKILL instead, at once, and leaves the containers running.
 */
export async function stopDocker(name: string, options: ControlOptions & { readonly crash?: boolean } = {}): Promise<void> {
  const script =
    'pid=$(cat /run/docker.pid) || exit 0; kill "-$1" "$pid" 2>/dev/null || exit 0; while kill -0 "$pid" 2>/dev/null; do sleep 0.02; done; rm -f /run/docker.sock';
  const argv = await insideHost(name, ['sh', '-c', script, 'sh', options.crash === true ? 'KILL' : 'TERM'], options);
  await must(`Stopping Docker on ${name}`, argv, options.signal ? { signal: options.signal } : {});
}

/** Starts a host's Docker daemon again and waits until it answers. */
export async function startDocker(name: string, options: ControlOptions = {}): Promise<void> {
  const { place, subnet, host } = await find(name, options);
  const signal = options.signal ?? new AbortController().signal;
  await startHostDocker(await contextOf(place, subnet, signal), host, signal);
}
