/** From a host of the topology to a connection: over SSH, on this machine, or to a Docker daemon over TCP alone. */
import type { DockerEndpoint, Host } from '../../shared/topology/topology.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { openDocker } from '../docker/open-docker.ts';
import { makeSocketDialer } from '../docker/socket-dialer.ts';
import { makeTcpDialer } from '../docker/tcp-dialer.ts';
import { dialSocket } from '../ssh/dial.ts';
import type { AskSecret } from '../secrets/ask.ts';
import type { ConfirmHostKey } from '../ssh/host-key.ts';
import type { UnlockKey } from '../ssh/key-file.ts';
import { openLink } from '../ssh/link.ts';
import { connectionClosed, hostProblem } from '../ssh/problems.ts';
import type { ResolveOptions } from '../ssh/resolve-target.ts';
import { resolveTarget } from '../ssh/resolve-target.ts';
import type { SshSettings } from '../ssh/settings.ts';
import { openShell } from '../ssh/ssh-shell.ts';
import { loginTerminals } from '../ssh/ssh-terminal.ts';
import type { HostConnection, Shell } from './connection.ts';
import { openLocalShell } from './local-shell.ts';

export interface OpenHostOptions {
  readonly signal?: AbortSignal | undefined;
  /** Further ssh configuration files, such as the sandbox lab's; see ResolveOptions.configFiles. */
  readonly sshConfigFiles?: readonly string[] | undefined;
  /** Asked about a host key that is not known. Left out: refused with HOST_KEY_UNKNOWN. A yes is remembered in known_hosts. */
  readonly confirmHostKey?: ConfirmHostKey | undefined;
  /** Asked for passphrases, passwords and what sudo wants. Left out: what needs one is not tried, or done without root. */
  readonly askSecret?: AskSecret | undefined;
  /** Opens locked keys; left out: anew each time. */
  readonly unlockKey?: UnlockKey | undefined;
  /** Milliseconds to connect and again to log in; 10,000 when left out. */
  readonly connectTimeout?: number | undefined;
  /** Milliseconds of silence after which a host counts as lost; 10,000 when left out. */
  readonly lostAfter?: number | undefined;
  /** Instead of this process's environment: HOME, SSH_AUTH_SOCK, DOCKER_CERT_PATH are read. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** The ssh program that reads the configuration; null: do without. */
  readonly sshProgram?: string | null | undefined;
  /** Instead of the user's own ssh configuration. */
  readonly sshUserConfig?: string | undefined;
}

/** Where Docker listens unless it is told otherwise. */
const DEFAULT_SOCKET = '/var/run/docker.sock';

/** What a host comes to once ssh's configuration is read: enough to tell whether two are the same way. */
export type HostWay =
  | { readonly kind: 'ssh'; readonly settings: SshSettings; readonly socket: string | null; readonly tcp: TcpEndpoint | null }
  | { readonly kind: 'local'; readonly socket: string }
  | { readonly kind: 'tcp'; readonly tcp: TcpEndpoint };

type TcpEndpoint = DockerEndpoint & { readonly via: 'tcp' };

/** Errors: those of `resolveTarget`, and HOST_NO_WAY where the file names neither a login nor a daemon to reach without one. */
export async function resolveHost(host: Host, options: OpenHostOptions = {}): Promise<HostWay> {
  const { docker, ssh } = host;
  if (ssh) {
    const settings = await resolveTarget(ssh, resolveOptions(host.name, options));
    const socket = docker.via === 'ssh' ? DEFAULT_SOCKET : docker.via === 'unix' ? docker.path : null;
    return { kind: 'ssh', settings, socket, tcp: docker.via === 'tcp' ? docker : null };
  }
  if (docker.via === 'unix') return { kind: 'local', socket: docker.path };
  if (docker.via === 'tcp') return { kind: 'tcp', tcp: docker };
  throw hostProblem(host.name, {
    code: 'HOST_NO_WAY',
    message: `The file does not say how to reach ${host.name}: it has no "ssh" and no Docker socket of its own.`,
    hint: 'Write "ssh: user@host", "docker: unix:///var/run/docker.sock" for this machine, or "docker: tcp://host:2376".',
  });
}

/** How ssh's configuration is read for a host of that name. */
export function resolveOptions(host: string, options: OpenHostOptions): ResolveOptions {
  return {
    host,
    ...(options.sshConfigFiles && { configFiles: options.sshConfigFiles }),
    ...(options.sshUserConfig !== undefined && { userConfig: options.sshUserConfig }),
    ...(options.sshProgram !== undefined && { program: options.sshProgram }),
    ...(options.env && { env: options.env }),
    ...(options.signal && { signal: options.signal }),
  };
}

/** Connects and finds out who we are there. Errors: those of `resolveHost`, `openLink` and `openShell`; see docs/errors. */
export async function openHost(host: Host, options: OpenHostOptions = {}): Promise<HostConnection> {
  return openWay(host.name, await resolveHost(host, options), options);
}

/** The same for a way that is resolved. */
export async function openWay(name: string, way: HostWay, options: OpenHostOptions): Promise<HostConnection> {
  switch (way.kind) {
    case 'ssh':
      return openOverSsh(name, way, options);
    case 'local':
      return openHere(name, way.socket);
    case 'tcp':
      return openOverTcp(name, way.tcp, options);
  }
}

async function openOverSsh(name: string, way: HostWay & { kind: 'ssh' }, options: OpenHostOptions): Promise<HostConnection> {
  const link = await openLink(way.settings, { ...options, host: name });
  try {
    const shell = await openShell(link, options);
    const where = way.settings.hostname;
    const openTerminal = loginTerminals(link);
    if (way.tcp) {
      const dialer = makeTcpDialer(tcpOptions(name, way.tcp, options, link.lost));
      const { docker, close } = openDocker({ host: name, where, dialer, lost: link.lost });
      const tcp = connection(name, shell, docker, link.lost, [], () => {
        close();
        return link.close();
      });
      return { ...tcp, openTerminal };
    }
    if (way.socket === null) {
      return { ...connection(name, shell, null, link.lost, [], () => link.close()), openTerminal };
    }
    const dialer = makeSocketDialer({
      host: name,
      where,
      path: way.socket,
      shell,
      lost: link.lost,
      open: (path) => link.openUnix(path),
    });
    const { docker, close } = openDocker({ host: name, where, dialer, lost: link.lost });
    const through = connection(name, shell, docker, link.lost, dialer.notes, () => {
      close();
      return link.close();
    });
    return { ...through, openTerminal };
  } catch (error) {
    await link.close();
    throw error;
  }
}

async function openHere(name: string, socket: string): Promise<HostConnection> {
  const shell = await openLocalShell(name);
  const ended = new AbortController();
  const where = 'this machine';
  const open = (path: string): ReturnType<typeof dialSocket> => dialSocket({ path }, 5000, ended.signal);
  const dialer = makeSocketDialer({ host: name, where, path: socket, shell, lost: ended.signal, open });
  const { docker, close } = openDocker({ host: name, where, dialer, lost: ended.signal });
  return connection(name, shell, docker, ended.signal, dialer.notes, () => end(name, ended, close));
}

function openOverTcp(name: string, tcp: TcpEndpoint, options: OpenHostOptions): HostConnection {
  const ended = new AbortController();
  const dialer = makeTcpDialer(tcpOptions(name, tcp, options, ended.signal));
  const { docker, close } = openDocker({ host: name, where: tcp.host, dialer, lost: ended.signal });
  return connection(name, null, docker, ended.signal, [], () => end(name, ended, close));
}

function tcpOptions(
  host: string,
  tcp: TcpEndpoint,
  options: OpenHostOptions,
  lost: AbortSignal,
): Parameters<typeof makeTcpDialer>[0] {
  const env = options.env ?? process.env;
  return { host, address: tcp.host, port: tcp.port, env, lost, connectTimeout: options.connectTimeout };
}

function end(name: string, ended: AbortController, close: () => void): Promise<void> {
  ended.abort(connectionClosed(name));
  close();
  return Promise.resolve();
}

function connection(
  host: string,
  shell: Shell | null,
  docker: HostConnection['docker'],
  lost: AbortSignal,
  notes: readonly Problem[] | (() => readonly Problem[]),
  close: () => Promise<void>,
): HostConnection {
  return { host, shell, docker, lost, notes: typeof notes === 'function' ? notes : () => notes, close };
}
