/** The person at the terminal, as the services see them. */
import type { Caller } from '../../main/services/services.ts';
import type { SecretAnswer, SecretQuestion } from '../../shared/contract/secrets.ts';
import type { Cli } from './context.ts';

/** Where a script puts the password for sudo, as it must not be seen among the arguments of a command. */
const SUDO_PASSWORD = 'VLANVAS_SUDO_PASSWORD';

const WITHOUT: SecretAnswer = { answer: 'without' };

/**
 * Asks about an unknown host key, and for passwords, where somebody is there; elsewhere the one is refused, the others taken from the
 * environment or done without, and the problem says what to do.
 */
export function callerOf(cli: Cli): Caller {
  const { ask } = cli;
  const askSecret = secretAsker(cli);
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
    ...(askSecret ? { askSecret } : {}),
  };
}

/** One question at a time: hosts are connected to side by side. */
function secretAsker({ env, askSecret }: Cli): Caller['askSecret'] {
  const given = env[SUDO_PASSWORD];
  const forSudo = given === '' ? undefined : given;
  if (!askSecret && forSudo === undefined) return undefined;
  let last: Promise<unknown> = Promise.resolve();
  return (question, signal) => {
    if (question.kind === 'sudo' && forSudo !== undefined) {
      return Promise.resolve(question.refused ? WITHOUT : { answer: 'given', secret: forSudo, keep: false });
    }
    if (!askSecret) return Promise.resolve(WITHOUT);
    const answer = last.then(async (): Promise<SecretAnswer> => {
      signal.throwIfAborted();
      const secret = await askSecret(wordsOf(question));
      return secret === '' ? WITHOUT : { answer: 'given', secret, keep: false };
    });
    last = answer.catch(() => undefined);
    return answer;
  };
}

function wordsOf({ kind, host, user, path, refused }: SecretQuestion): string {
  switch (kind) {
    case 'sudo':
      return `${refused ? 'sudo did not take that. ' : ''}Password of ${user} on ${host} for sudo (empty: do without root): `;
    case 'password':
      return `${refused ? `${host} did not take that. ` : ''}Password of ${user} on ${host}: `;
    case 'passphrase':
      return `${refused ? 'That does not open the key. ' : ''}Passphrase of the key ${path ?? ''}, for ${host} (empty: do without this key): `;
  }
}
