/** Finds the method that works on a host. */
import type { ProbeMethod } from '../../shared/verdict/measurement.ts';
import { openDockerExec } from './methods/docker-exec.ts';
import { openFping } from './methods/fping.ts';
import { openHelperContainer } from './methods/helper-container.ts';
import { openHelper } from './methods/helper.ts';
import { openPing } from './methods/ping.ts';
import { openPython } from './methods/python.ts';
import type { HostSession, OpenSession, SessionContext } from './session.ts';

/** In the order in which they are tried. */
const METHODS: readonly (readonly [ProbeMethod, OpenSession])[] = [
  ['helper', openHelper],
  ['helper-container', openHelperContainer],
  ['python', openPython],
  ['fping', openFping],
  ['ping', openPing],
  ['docker-exec', openDockerExec],
];

/** Opens the first method that works, or `only`. Throws an Error with the reason of each where none does. */
export async function openSession(
  context: SessionContext,
  only: ProbeMethod | undefined,
  signal: AbortSignal,
): Promise<HostSession> {
  if (context.sources.length === 0) return nothingToDo;
  const reasons: string[] = [];
  for (const [method, open] of METHODS) {
    if (only !== undefined && method !== only) continue;
    try {
      return await open(context, signal);
    } catch (error) {
      signal.throwIfAborted();
      reasons.push(`${method}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(`No way to ping from it works. ${reasons.join(' ')}`);
}

/** A host from which nothing pings: nothing is sent there. */
const nothingToDo: HostSession = {
  method: 'helper',
  round: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
