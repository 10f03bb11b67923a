/** Looks at one host before a deploy. One command, which changes nothing. */
import type { HostFacts } from '../../shared/preflight/facts.ts';
import type { Shell } from '../host/connection.ts';
import { parseFacts } from './parse-facts.ts';
import { factsScript } from './script.ts';
import type { Look } from './script.ts';

/** Reading takes tens of milliseconds; a host that is so slow is planned without its facts. */
const PATIENCE = 60_000;

/** As root where that is possible. Throws what the shell throws. */
export async function readFacts(host: string, shell: Shell, look: Look, signal: AbortSignal): Promise<HostFacts> {
  const before = Date.now();
  const { stdout } = await shell.run(factsScript(look), { signal, timeout: PATIENCE, privileged: shell.privilege !== 'none' });
  return parseFacts(host, stdout, look, { before, after: Date.now() });
}
