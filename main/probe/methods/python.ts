/** The helper's stand-in in Python: slower to start, as careful. Nothing is written to the host. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLineSession } from '../line-session.ts';
import type { OpenSession } from '../session.ts';
import { shellForRoot } from './shell-for-root.ts';

export const openPython: OpenSession = async (context, signal) => {
  const shell = shellForRoot(context);
  const script = await readFile(join(context.helperFolder, 'vlanvas-probe.py')).catch(() => undefined);
  if (!script) throw new Error('The Python probe was not built.');
  // As an argument, because standard input is for commands. In base64 no shell finds anything to expand in it.
  const command = `exec python3 -c 'import base64; exec(compile(base64.b64decode("${script.toString('base64')}"), "vlanvas-probe", "exec"))'`;
  return openLineSession(await shell.start(command, { privileged: true }), 'python', context, context.sources, signal);
};
