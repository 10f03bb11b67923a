/** The words for a login that worked and a session that did not. */
import { hostProblem, reasonOf } from './problems.ts';
import type { SshSettings } from './settings.ts';

/** sshd opens no session for a reason of its own. */
export function noSession(host: string, settings: SshSettings, cause: unknown): Error {
  return hostProblem(
    host,
    {
      code: 'SSH_SESSION_REFUSED',
      message: `The login on ${settings.hostname} as ${settings.user} worked, but sshd runs no command: ${reasonOf(cause)}.`,
      hint: 'See what sshd_config says for this user (ForceCommand, PermitTTY, Match), and the log of sshd.',
      data: { user: settings.user, address: settings.hostname },
    },
    cause,
  );
}

/** sshd opens no further session while `others` are open. */
export function sessionLimit(host: string, settings: SshSettings, others: number, cause: unknown): Error {
  return hostProblem(
    host,
    {
      code: 'SSH_SESSION_LIMIT',
      message:
        `sshd on ${settings.hostname} opens no further session on this connection (${others} are open): ` +
        'its MaxSessions is lower than the usual 10.',
      hint: 'Set "MaxSessions 10" in /etc/ssh/sshd_config on the host and reload sshd. Vlanvas needs at least 3.',
      data: { open: others, address: settings.hostname },
    },
    cause,
  );
}
