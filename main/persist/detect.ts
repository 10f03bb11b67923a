/** Looks at how a host writes down its network. Changes nothing. */
import type { Shell } from '../host/connection.ts';
import { decideDialect } from './decide-dialect.ts';
import type { DialectFinding } from './decide-dialect.ts';
import { FACTS_SCRIPT, readFacts } from './facts.ts';

/**
 * The dialect of a host and which file configures which of its interfaces. Asks as root where that is possible, because
 * netplan's files are for root alone. Throws what the shell throws.
 */
export async function detectDialect(shell: Shell, signal: AbortSignal): Promise<DialectFinding> {
  const { code, stdout, stderr } = await shell.run(FACTS_SCRIPT, {
    signal,
    timeout: 20_000,
    privileged: shell.privilege !== 'none',
  });
  if (code === 0) return decideDialect(readFacts(stdout));
  return {
    dialect: null,
    files: [],
    reason: `how it configures its network could not be read (${stderr.trim() || `exit status ${code}`})`,
  };
}
