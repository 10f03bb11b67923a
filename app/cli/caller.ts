/** The person at the terminal, as the services see them. */
import type { Caller } from '../../main/services/services.ts';
import type { Cli } from './context.ts';

/** Asks about an unknown host key where somebody is there; elsewhere it is refused, and the problem says how to add it. */
export function callerOf(cli: Cli): Caller {
  const { ask } = cli;
  if (!ask) return { signal: cli.signal };
  return {
    signal: cli.signal,
    confirmHostKey: ({ host, address, fingerprint }) =>
      ask(
        `The host ${host} (${address}) is not in known_hosts. Its key has the fingerprint\n  ${fingerprint}\n` +
          'Compare it with what `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` prints on the host. Trust this key?',
      ),
  };
}
