/** Looks at how a host writes down its network. Changes nothing. */
import type { Shell } from '../host/connection.ts';
import type { HostDialect } from '../../shared/persist/dialect.ts';
import { decideDialect } from './decide-dialect.ts';
import { FACTS_SCRIPT, readFacts } from './facts.ts';

/**
 * The dialect of a host and which file configures which of its interfaces. Asks as root, because netplan's files are for root
 * alone. Throws what the shell throws.
 */
export async function detectDialect(shell: Shell, signal: AbortSignal): Promise<HostDialect> {
  const { code, stdout, stderr } = await shell.run(FACTS_SCRIPT, {
    signal,
    // Half a second on most hosts; a small one under load has been seen to take 20.
    timeout: 90_000,
    privileged: true,
  });
  if (code === 0) return decideDialect(readFacts(stdout));
  return {
    dialect: null,
    files: [],
    reason: `how it configures its network could not be read (${stderr.trim() || `exit status ${code}`})`,
  };
}
