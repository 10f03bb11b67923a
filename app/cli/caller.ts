/** The person at the terminal, as the services see them. */
import type { Caller } from '../../main/services/services.ts';
import type { Cli } from './context.ts';

/** Where a script puts the password for sudo, as it must not be seen among the arguments of a command. */
const SUDO_PASSWORD = 'VLANVAS_SUDO_PASSWORD';

/**
 * Asks about an unknown host key, and for the password that sudo wants, where somebody is there; elsewhere the one is refused, the
 * other taken from the environment or done without, and the problem says what to do.
 */
export function callerOf(cli: Cli): Caller {
  const { ask } = cli;
  const askSudoPassword = sudoAsker(cli);
  return {
    signal: cli.signal,
    ...(ask
      ? {
          confirmHostKey: ({ host, address, fingerprint }) =>
            ask(
              `The host ${host} (${address}) is not in known_hosts. Its key has the fingerprint\n  ${fingerprint}\n` +
                'Compare it with what `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` prints on the host. Trust this key?',
            ),
        }
      : {}),
    ...(askSudoPassword ? { askSudoPassword } : {}),
  };
}

/** One question at a time: hosts are connected to side by side. */
function sudoAsker({ env, askSecret }: Cli): Caller['askSudoPassword'] {
  const given = env[SUDO_PASSWORD];
  if (given !== undefined && given !== '') return ({ wrong }) => Promise.resolve(wrong ? null : given);
  if (!askSecret) return undefined;
  let last: Promise<unknown> = Promise.resolve();
  return ({ host, user, wrong }) => {
    const question = `${wrong ? 'sudo did not take that. ' : ''}Password of ${user} on ${host} for sudo (empty: do without root): `;
    const answer = last.then(() => askSecret(question));
    last = answer.catch(() => undefined);
    return answer;
  };
}
