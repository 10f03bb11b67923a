/** Whether virtual machines can be made on this machine, and what they need where they cannot. */
import { readFile } from 'node:fs/promises';
import { PLAIN_ENVIRONMENT } from '../command.ts';
import { checkMachine, findPrograms, unavailable, type Unavailable } from '../requirements.ts';

/** Programs that a lab of virtual machines is made with, and the Debian packages that have them. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'qemu-system-x86_64': 'qemu-system-x86',
  'qemu-img': 'qemu-utils',
  mmdebstrap: 'mmdebstrap',
  mke2fs: 'e2fsprogs',
  lz4: 'lz4',
  busybox: 'busybox-static',
  ssh: 'openssh-client',
  'ssh-keygen': 'openssh-client',
  unshare: 'util-linux',
  chroot: 'coreutils',
};

/** What a guest takes of this machine's memory in the end, in MiB: its own 640 fill up, and QEMU keeps translated code. */
const MEMORY_A_HOST = 900;

export type VmRequirements = { readonly able: true; readonly busybox: string } | Unavailable;

/** Looks for everything; `more`: hosts that are to be started. Takes a few milliseconds and leaves nothing behind. */
export async function checkVmRequirements(more = 1): Promise<VmRequirements> {
  const machine = checkMachine();
  if (machine) return machine;
  if (process.arch !== 'x64') {
    return unavailable(
      'architecture',
      `The lab's virtual machines are PCs (amd64), and this machine is ${process.arch}.`,
      NAMESPACES,
    );
  }
  const programs = await findPrograms(PLAIN_ENVIRONMENT.PATH, PROGRAMS, 'The lab of virtual machines');
  if (!programs.able) return programs;
  const available = availableMemory(await readFile('/proc/meminfo', 'utf8'));
  if (available !== undefined && available < more * MEMORY_A_HOST) {
    return unavailable(
      'memory',
      `${more === 1 ? 'A virtual machine needs' : `${more} virtual machines need`} about ${more * MEMORY_A_HOST} MiB of memory, and ${available} MiB are free.`,
      'End something that uses memory, or ask for fewer hosts.',
    );
  }
  return programs;
}

const NAMESPACES = 'Use a lab of namespaces: `vlanvas lab up --backend namespaces`.';

/** MiB that programs can still have, out of /proc/meminfo. */
export function availableMemory(meminfo: string): number | undefined {
  const kib = /^MemAvailable:\s+(\d+) kB/m.exec(meminfo)?.[1];
  return kib === undefined ? undefined : Math.floor(Number(kib) / 1024);
}
