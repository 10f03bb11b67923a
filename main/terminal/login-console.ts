/** A login shell on a host. */
import type { HostConnection, TerminalSize } from '../host/connection.ts';
import { hostProblem } from '../ssh/problems.ts';
import type { Console } from './console.ts';
import { writeTo } from './console.ts';

/** Errors: TERMINAL_NO_LOGIN, and those of a session (SSH_SESSION_LIMIT, SSH_SESSION_REFUSED, HOST_LOST). */
export async function openLoginConsole(connection: HostConnection, size: TerminalSize, signal: AbortSignal): Promise<Console> {
  const { host, openTerminal, shell } = connection;
  if (!openTerminal) {
    throw hostProblem(host, {
      code: 'TERMINAL_NO_LOGIN',
      message: shell
        ? `${host} is this machine: its Docker socket is used without a login, so there is no terminal to open on it from here.`
        : `${host} is reached through its Docker daemon alone: there is no login, and so no terminal.`,
      hint: 'Give the host an "ssh" entry; terminals in its containers need none.',
    });
  }
  const { stream, exited, resize } = await openTerminal(size, signal);
  return {
    where: `${shell?.user ?? ''}@${host}`,
    output: stream,
    write: (bytes) => writeTo(stream, bytes),
    resize,
    async code() {
      const code = await exited;
      return code < 0 ? null : code;
    },
    close() {
      stream.destroy();
      return Promise.resolve();
    },
  };
}
