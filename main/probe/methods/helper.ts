/** The careful helper, run on the host as root. */
import { installHelper, NOT_INSTALLED, readHelper, startCommand, type HelperFile } from '../install.ts';
import { openLineSession } from '../line-session.ts';
import type { OpenSession, SessionContext } from '../session.ts';
import type { RemoteProcess, Shell } from '../../host/connection.ts';
import { shellForRoot } from './shell-for-root.ts';

/** Opens it; sends it first where it is not on the host. */
export const openHelper: OpenSession = async (context, signal) => {
  const shell = shellForRoot(context);
  const helper = await readHelper(context.helperFolder, await machineOf(context, shell, signal));
  let process = await startInstalled(shell, helper, signal);
  if (!process) {
    await installHelper(shell, helper, signal);
    process = await startInstalled(shell, helper, signal);
    if (!process) throw new Error('The helper was put on the host and is gone again.');
  }
  return openLineSession(process, 'helper', context, context.sources, signal);
};

async function machineOf(context: SessionContext, shell: Shell, signal: AbortSignal): Promise<string> {
  if (context.machine !== undefined) return context.machine;
  return (await shell.run('uname -m', { signal })).stdout.trim();
}

/** Undefined where it is not installed: the command ends before its first line. */
async function startInstalled(shell: Shell, helper: HelperFile, signal: AbortSignal): Promise<RemoteProcess | undefined> {
  const process = await shell.start(startCommand(helper), { signal, privileged: true });
  const started = await Promise.race([
    new Promise<true>((resolve) => process.stdout.once('readable', () => process.stdout.readableLength > 0 && resolve(true))),
    process.exited,
  ]);
  if (started === true) return process;
  if (started === NOT_INSTALLED) return undefined;
  throw new Error(`The helper did not start: status ${started}.`);
}
