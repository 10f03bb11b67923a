/** Which processes of this machine belong to a lab of virtual machines, from what they were started with. */
import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { identify, type ProcessIdentity } from '../identity.ts';

/** The program of the switch, as it is named in dist/. */
export const SWITCH_PROGRAM = 'lab-switch.mjs';

/**
 * QEMU and switch processes that were started with a file below `folder`: the lab's own even where its notes are lost.
 * An ssh that somebody runs with the lab's configuration is none of them.
 */
export async function labProcesses(folder: string): Promise<readonly ProcessIdentity[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const argv = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
      return isLabProcess(argv, folder) ? identify(Number(pid)) : undefined;
    }),
  );
  return found.flatMap((identity) => identity ?? []);
}

export function isLabProcess(argv: readonly string[], folder: string): boolean {
  const [program = '', script = ''] = argv;
  const ours = basename(program).startsWith('qemu-system-') || basename(script) === SWITCH_PROGRAM;
  return ours && argv.some((word) => word.includes(`${folder}/`));
}
