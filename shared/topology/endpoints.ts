/** How a host is reached, as the file writes it: `[user@]host[:port]` for SSH, and where its Docker socket is. */
import { parseIpAddress } from '../address/address.ts';
import type { HostDocument } from './document.ts';
import type { DockerEndpoint, SshTarget } from './topology.ts';

/** Either what was read, or a sentence that says what is wrong. */
export type Read<T> = { readonly value: T } | { readonly wrong: string };

export function readSsh(ssh: NonNullable<HostDocument['ssh']>): Read<SshTarget> {
  if (typeof ssh === 'string') return readSshText(ssh);
  const wrong = badHost(ssh.host) ?? (ssh.user === undefined ? undefined : badUser(ssh.user));
  if (wrong !== undefined) return { wrong };
  const { host, port, user, identityFile, agent, jump, sudo } = ssh;
  return {
    value: {
      host,
      ...(port === undefined ? {} : { port }),
      ...(user === undefined ? {} : { user }),
      ...(identityFile === undefined ? {} : { identityFile }),
      ...(agent === undefined ? {} : { agent }),
      ...(jump === undefined ? {} : { jump }),
      ...(sudo === undefined ? {} : { sudo }),
    },
  };
}

function readSshText(text: string): Read<SshTarget> {
  const bare = text
    .trim()
    .replace(/^ssh:\/\//, '')
    .replace(/\/$/, '');
  const at = bare.lastIndexOf('@');
  const user = at < 0 ? undefined : bare.slice(0, at);
  const { host, portText } = splitPort(bare.slice(at + 1));
  const wrong = badHost(host) ?? (user === undefined ? undefined : badUser(user));
  if (wrong !== undefined) return { wrong };
  const port = portText === undefined ? undefined : Number(portText);
  if (port !== undefined && !isPort(port)) return { wrong: `${portText ?? ''} is not a port; one is 1 to 65535` };
  return { value: { host, ...(port === undefined ? {} : { port }), ...(user === undefined ? {} : { user }) } };
}

/** `host:22`, `[fd00::1]:22`, and `fd00::1` without a port. */
function splitPort(text: string): { host: string; portText: string | undefined } {
  const bracket = /^\[([^\]]+)\](?::(.*))?$/.exec(text);
  if (bracket) return { host: bracket[1] ?? '', portText: bracket[2] };
  if (parseIpAddress(text) !== undefined) return { host: text, portText: undefined };
  const colon = text.lastIndexOf(':');
  return colon < 0 ? { host: text, portText: undefined } : { host: text.slice(0, colon), portText: text.slice(colon + 1) };
}

function badHost(host: string): string | undefined {
  if (host === '') return 'the host is missing';
  // A leading dash would be an option to the ssh program.
  return /^[A-Za-z0-9_][^\s/@]*$|^[0-9A-Fa-f:]+(%\S+)?$/.test(host)
    ? undefined
    : `"${host}" is not the name or address of a host`;
}

function badUser(user: string): string | undefined {
  if (user.includes(':')) return 'a password does not belong in the file; use a key or an agent';
  return /^[^\s-][^\s@]*$/.test(user) ? undefined : `"${user}" is not the name of a user`;
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535;
}

/** Docker's usual TLS port. */
const DOCKER_TLS_PORT = 2376;

export function readDocker(text: string): Read<DockerEndpoint> {
  if (text === 'ssh' || text === 'none') return { value: { via: text } };
  if (text.startsWith('unix://')) {
    const path = text.slice('unix://'.length);
    return path.startsWith('/')
      ? { value: { via: 'unix', path } }
      : { wrong: 'the path of a socket begins with a slash, as in unix:///var/run/docker.sock' };
  }
  if (text.startsWith('tcp://')) {
    const { host, portText } = splitPort(text.slice('tcp://'.length).replace(/\/$/, ''));
    const port = portText === undefined ? DOCKER_TLS_PORT : Number(portText);
    if (badHost(host) !== undefined || !isPort(port)) return { wrong: `"${text}" is not tcp://host:port` };
    return { value: { via: 'tcp', host, port } };
  }
  return { wrong: `"${text}" is none of ssh, unix:///var/run/docker.sock, tcp://host:2376 and none` };
}
