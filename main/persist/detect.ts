/** Looks at how a host writes down its network. Changes nothing. */
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Shell } from '../host/connection.ts';
import { decideDialect } from './decide-dialect.ts';
import type { DialectFinding } from './decide-dialect.ts';
import { FACTS_SCRIPT, readFacts } from './facts.ts';

/**
 * The dialect of a host and which file configures which of its interfaces. Asks as root where that is possible, because
 * netplan's files are for root alone. Throws what the shell throws, and DIALECT_UNREADABLE where the host's sh gives no answer.
 */
export async function detectDialect(shell: Shell, signal: AbortSignal): Promise<DialectFinding> {
  const { code, stdout, stderr } = await shell.run(FACTS_SCRIPT, {
    signal,
    timeout: 20_000,
    privileged: shell.privilege !== 'none',
  });
  if (code !== 0) {
    throw new VlanvasError('host', {
      code: 'DIALECT_UNREADABLE',
      message: `How this host configures its network could not be read: ${stderr.trim() || `exit status ${code}`}.`,
      hint: 'Log in to the host and see whether `sh`, `grep` and `systemctl` work there.',
    });
  }
  return decideDialect(readFacts(stdout));
}
