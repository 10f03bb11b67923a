/** Tests the way to one host, point by point: what fails says why and what to do, and what rests on it is not tried. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { CheckEvent, CheckNote, CheckPoint, CheckResult } from '../../shared/contract/host-check.ts';
import { compile } from '../../shared/compile/compile.ts';
import { kernelNeeds } from '../../shared/preflight/needs.ts';
import { moduleMissing } from '../../shared/preflight/findings/module-missing.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import type { HostState } from '../../shared/state/state.ts';
import type { Host, Topology } from '../../shared/topology/topology.ts';
import { engineInfo } from '../docker/engine-info.ts';
import type { HostConnection } from '../host/connection.ts';
import { resolveHost } from '../host/open-host.ts';
import { observeHost } from '../observe/observe.ts';
import { readFacts } from '../preflight/read-facts.ts';
import { dialSocket } from '../ssh/dial.ts';
import { dialProblem, permissionDenied } from '../ssh/problems.ts';
import type { SshSettings } from '../ssh/settings.ts';
import { streamOf } from '../streams/queue.ts';
import { abortAfter } from '../streams/abort-after.ts';
import { findHost } from './find-host.ts';
import type { HostAccess } from './host-access.ts';
import type { Caller, Design } from './services.ts';
import { failureOf } from './survey.ts';

const LOOKUP_PATIENCE = 10_000;
const DIAL_PATIENCE = 10_000;
const READ_PATIENCE = 30_000;

export function checkHost(design: Design, name: string, access: HostAccess, caller: Caller): AsyncGenerator<CheckEvent> {
  return streamOf<CheckEvent>(async (push) => {
    const { host, topology } = findHost(design, name);
    const report: Report = (point, result) => push({ type: 'point', point, result });
    const way = await access.withOptions(caller, (options) => resolveHost(host, options));
    const overSsh = way.kind === 'ssh';
    push({ type: 'points', points: [...(overSsh ? SSH_POINTS : []), 'docker', ...(way.kind === 'tcp' ? [] : HOST_POINTS)] });
    if (overSsh && !(await reachesPort(way.settings, name, report, caller.signal))) return;
    const connection = await opens(host, overSsh, access, report, caller);
    if (!connection) return;
    try {
      if (overSsh) report('login', passed('login.done', { user: connection.shell?.user ?? way.settings.user }));
      const observed = await checkInside(connection, host, topology, report, caller.signal);
      if (observed) push({ type: 'observed', observed });
    } finally {
      await connection.close();
    }
  });
}

type Report = (point: CheckPoint, result: CheckResult) => void;
const SSH_POINTS: readonly CheckPoint[] = ['name', 'port', 'key', 'login'];
const HOST_POINTS: readonly CheckPoint[] = ['root', 'kernel'];
const DOING: CheckResult = { state: 'doing' };

const passed = (note: CheckNote, values: Record<string, string | number> = {}): CheckResult => ({
  state: 'passed',
  note,
  values,
});
const skipped = (note: CheckNote, values: Record<string, string | number> = {}): CheckResult => ({
  state: 'skipped',
  note,
  values,
});
const failed = (problem: Problem): CheckResult => ({ state: 'failed', problem });

/** The name and the port of the first machine on the way; what lies behind a jump host only the jump host can see. */
async function reachesPort(settings: SshSettings, host: string, report: Report, signal: AbortSignal): Promise<boolean> {
  const first = settings.jumps[0] ?? settings;
  const { hostname, port } = first;
  if (first.proxyCommand !== null) {
    report('name', skipped('name.proxy'));
    report('port', skipped('port.proxy'));
    return true;
  }
  report('name', DOING);
  try {
    const patience = abortAfter(LOOKUP_PATIENCE, signal);
    const address = isIP(hostname) ? hostname : await within(lookup(hostname), patience);
    report('name', passed(isIP(hostname) ? 'name.address' : 'name.found', { name: hostname, address }));
  } catch (error) {
    signal.throwIfAborted();
    report('name', failed(dialProblem(host, hostname, port, error).problem));
    return false;
  }
  report('port', DOING);
  try {
    const started = performance.now();
    const socket = await dialSocket({ host: hostname, port }, DIAL_PATIENCE, signal);
    socket.destroy();
    report('port', passed('port.open', { port, milliseconds: Math.max(1, Math.round(performance.now() - started)) }));
    return true;
  } catch (error) {
    signal.throwIfAborted();
    report('port', failed(dialProblem(host, hostname, port, error).problem));
    return false;
  }
}

async function within(found: Promise<{ readonly address: string }>, signal: AbortSignal): Promise<string> {
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return (await Promise.race([found, late])).address;
}

/** Logs in anew. Who is asked for a secret has seen the right host key already, and a sudo that asks comes after the login. */
async function opens(
  host: Host,
  overSsh: boolean,
  access: HostAccess,
  report: Report,
  caller: Caller,
): Promise<HostConnection | null> {
  const { askSecret } = caller;
  let reached: CheckPoint = overSsh ? 'key' : 'root';
  const reach = (point: CheckPoint, user = ''): void => {
    if (reached === point) return;
    if (reached === 'key') report('key', passed('key.known'));
    if (point === 'root' && overSsh) report('login', passed('login.done', { user }));
    reached = point;
    report(point, DOING);
  };
  report(reached, DOING);
  try {
    const connection = await access.open(host, {
      ...caller,
      ...(askSecret && {
        askSecret: (question, signal) => {
          reach(question.kind === 'sudo' ? 'root' : 'login', question.user);
          return askSecret(question, signal);
        },
      }),
    });
    if (reached === 'key') report('key', passed('key.known'));
    return connection;
  } catch (error) {
    caller.signal.throwIfAborted();
    const problem = failureOf(error, host.name, undefined);
    const ofKey = /^(HOST_KEY_|KNOWN_HOSTS_)/.test(problem.code);
    if (reached === 'key' && !ofKey && KEY_WAS_SEEN.has(problem.code)) reach('login');
    report(reached, failed(problem));
    return null;
  }
}

/** What can only go wrong after the host key was found right. */
const KEY_WAS_SEEN = new Set(['SSH_AUTH_FAILED', 'SECRET_NOT_GIVEN', 'SHELL_REFUSED', 'SHELL_MISSING', 'SSH_SESSION_REFUSED']);

/** Docker, root and the kernel, side by side. */
async function checkInside(
  connection: HostConnection,
  host: Host,
  topology: Topology,
  report: Report,
  caller: AbortSignal,
): Promise<HostState | null> {
  const signal = abortAfter(READ_PATIENCE, caller, connection.lost);
  const problemOf = (error: unknown): Problem => {
    caller.throwIfAborted();
    return failureOf(error, host.name, connection);
  };
  checkRoot(connection, report);
  const [dockerAnswers] = await Promise.all([
    answers(connection, report, signal).catch((error: unknown) => {
      report('docker', failed(problemOf(error)));
      return false;
    }),
    checkKernel(connection, topology, report, signal).catch((error: unknown) => {
      report('kernel', { state: 'warned', note: 'kernel.unknown', problem: problemOf(error) });
    }),
  ]);
  if (connection.docker && !dockerAnswers) return null;
  return observeHost(connection, { signal, namespaces: false }).catch((error: unknown) => {
    // What was to be tested is told; the state is an extra.
    problemOf(error);
    return null;
  });
}

async function answers({ docker }: HostConnection, report: Report, signal: AbortSignal): Promise<boolean> {
  if (!docker) {
    report('docker', skipped('docker.unwanted'));
    return true;
  }
  report('docker', DOING);
  const { version, operatingSystem } = await engineInfo(docker, signal);
  report('docker', passed('docker.answers', { version, system: operatingSystem }));
  return true;
}

function checkRoot({ shell, host }: HostConnection, report: Report): void {
  if (!shell) return;
  const { user, privilege } = shell;
  if (privilege === 'none') {
    const { problem } = permissionDenied(host, user, '"sudo -n true" is refused, and no password was given');
    report('root', { state: 'warned', note: 'root.none', values: { user }, problem: { ...problem, severity: 'warning' } });
  } else report('root', passed(privilege === 'root' ? 'root.is' : 'root.sudo', { user }));
}

async function checkKernel(
  { shell, host }: HostConnection,
  topology: Topology,
  report: Report,
  signal: AbortSignal,
): Promise<void> {
  if (!shell) return;
  const compiled = compile(topology);
  const desired = compiled.hosts.find((one) => one.host === host);
  const kinds = desired ? [...new Set(kernelNeeds(desired).map(({ kind }) => kind))] : [];
  if (!desired || kinds.length === 0) {
    report('kernel', skipped('kernel.nothing'));
    return;
  }
  report('kernel', DOING);
  const facts = await readFacts(host, shell, { kinds, routes: false, docker: false }, signal);
  const [missing] = moduleMissing({
    host,
    desired,
    observed: desired,
    facts,
    fabric: compiled.fabric,
    plan: { topology: topology.name, purpose: 'apply', steps: [], problems: [], unchanged: [] },
  });
  const unknown = kinds.filter((kind) => (facts.kernel[kind] ?? 'unknown') === 'unknown');
  const values = { kinds: kinds.join(', '), release: facts.release ?? '' };
  if (missing) report('kernel', failed(missing));
  else if (unknown.length > 0)
    report('kernel', { state: 'warned', note: 'kernel.unknown', values: { kinds: unknown.join(', ') } });
  else report('kernel', passed('kernel.has', values));
}
