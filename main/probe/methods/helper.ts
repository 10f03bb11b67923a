/** The careful helper, run on the host as root. */
import { installHelper, NOT_INSTALLED, readHelper, startCommand } from '../install.ts';
import { openLineSession, ProbeEnded } from '../line-session.ts';
import type { HostSession, OpenSession } from '../session.ts';
import { shellForRoot } from './shell-for-root.ts';

/** Opens it; sends it first where it is not on the host. */
export const openHelper: OpenSession = async (context, signal) => {
  const shell = shellForRoot(context);
  const machine = context.machine ?? (await shell.run('uname -m', { signal })).stdout.trim();
  const helper = await readHelper(context.helperFolder, machine);
  const start = async (): Promise<HostSession> => {
    const process = await shell.start(startCommand(helper), { privileged: true });
    return openLineSession(process, 'helper', context, context.sources, signal);
  };
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof ProbeEnded) || error.code !== NOT_INSTALLED) throw error;
  }
  await installHelper(shell, helper, signal);
  return start();
};
