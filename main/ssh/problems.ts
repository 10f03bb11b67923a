/** The words for what goes wrong between here and a shell on a host. Every one is of the kind `host` (exit status 3). */
import type { Problem } from '../../shared/problem/problem.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';

type Parts = Omit<Problem, 'severity' | 'place'>;

/** A failure of one host; `host` is its name in the file. */
export function hostProblem(host: string, parts: Parts, cause?: unknown): VlanvasError {
  return new VlanvasError('host', { ...parts, place: { host } }, cause === undefined ? undefined : { cause });
}

/** Text of anything that was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** `code` of a Node system error; of the first attempt where several addresses were tried. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? systemCode(error.errors[0]) : undefined;
}

/** What a failed TCP connect to `address:port` means. */
export function dialProblem(host: string, address: string, port: number, error: unknown): VlanvasError {
  if (error instanceof VlanvasError) return error;
  const data = { address, port };
  const code = systemCode(error);
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NONAME':
    case 'EAI_FAIL':
      return hostProblem(
        host,
        {
          code: 'HOST_UNKNOWN',
          message: `The name ${address} has no address: neither DNS nor the hosts file knows it.`,
          hint: address.endsWith('.lab')
            ? 'If this is a host of the sandbox, bring that up: vlanvas lab up. Otherwise correct the name, or write the address itself.'
            : 'Correct the name, write the address itself, or use a Host alias of ~/.ssh/config.',
          data,
        },
        error,
      );
    case 'ECONNREFUSED':
      return hostProblem(
        host,
        {
          code: 'HOST_REFUSED',
          message: `${address} is there, but nothing accepts connections on its port ${port}.`,
          hint: 'Start the server on the host (for SSH: systemctl start ssh), or correct the port.',
          data,
        },
        error,
      );
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'ECONNRESET':
    case 'EADDRNOTAVAIL':
      return hostProblem(
        host,
        {
          code: 'HOST_UNREACHABLE',
          message: `${address} did not answer on port ${port} (${code}): it is off, in another network, or a firewall drops the packets.`,
          hint: 'Check that the host is on and that this machine has a way to it.',
          data,
        },
        error,
      );
    default:
      return hostProblem(
        host,
        {
          code: 'HOST_UNREACHABLE',
          message: `No connection to ${address} port ${port}: ${reasonOf(error)}.`,
          hint: 'Check the address and that this machine has a way to it.',
          data,
        },
        error,
      );
  }
}

export function hostLost(host: string, address: string, why: string, cause?: unknown): VlanvasError {
  return hostProblem(
    host,
    {
      code: 'HOST_LOST',
      message: `The SSH connection to ${address} was lost in the middle: ${why}.`,
      hint: 'See whether the host is still up, then run the same again: it goes on where it was.',
      data: { address },
    },
    cause,
  );
}

export function connectionClosed(host: string): VlanvasError {
  return hostProblem(host, {
    code: 'CONNECTION_CLOSED',
    message: 'The connection was closed from this side.',
    hint: 'Open it again; nothing is wrong with the host.',
  });
}

export function permissionDenied(host: string, user: string, why: string): VlanvasError {
  return hostProblem(host, {
    code: 'PERMISSION_DENIED',
    message: `This needs root on the host, and ${user} cannot become root there without a password (${why}).`,
    hint:
      `Log in as root, or give ${user} the right: on the host, as root, write the line ` +
      `"${user} ALL=(root) NOPASSWD: ALL" to /etc/sudoers.d/vlanvas (mode 0440). Or give the password that sudo wants: ` +
      'in the window or at the terminal when it is asked for, or in VLANVAS_SUDO_PASSWORD.',
    data: { user },
  });
}

export function commandTimeout(host: string, command: string, milliseconds: number): VlanvasError {
  const program = /^\s*(\S+)/.exec(command)?.[1] ?? 'command';
  return hostProblem(host, {
    code: 'HOST_TIMEOUT',
    message: `"${program}" did not finish within ${milliseconds / 1000} s on the host and was ended.`,
    hint: 'See whether the host is overloaded or hangs, then try again.',
    data: { program, milliseconds },
  });
}
