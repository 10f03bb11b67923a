/** Whether a lab can run on this machine, and what it needs where it cannot. The kernel is tried, not guessed from its version. */
import { access, constants, mkdtemp, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Problem } from '../../shared/problem/problem.ts';
import { command, PLAIN_ENVIRONMENT } from './command.ts';
import type { LabPlace } from './paths.ts';

/** Programs a lab is made with, and the Debian packages that have them. */
const PROGRAMS: Readonly<Record<string, string>> = {
  ip: 'iproute2',
  unshare: 'util-linux',
  nsenter: 'util-linux',
  pivot_root: 'util-linux',
  mount: 'mount',
  sshd: 'openssh-server',
  'ssh-keygen': 'openssh-client',
  dockerd: 'docker.io',
  iptables: 'iptables',
  busybox: 'busybox-static',
};

export interface Capabilities {
  /** Absolute path of a busybox that needs no libraries. */
  readonly busybox: string;
  /** Whether the kernel has what Docker's own bridge and firewall rules are made of. */
  readonly dockerFirewall: boolean;
}

export interface Unavailable {
  readonly able: false;
  readonly problem: Problem;
}

export type Requirements = { readonly able: true; readonly capabilities: Capabilities } | Unavailable;

/** What can be said without trying: not Linux, not root. */
export function checkMachine(): Unavailable | undefined {
  if (process.platform !== 'linux') {
    return unavailable(
      'no-linux',
      'The sandbox lab is made of Linux namespaces, and this machine does not run Linux.',
      'Use a Debian or Ubuntu machine, or point the topology at hosts of your own.',
    );
  }
  if (process.getuid?.() !== 0) {
    return unavailable(
      'no-root',
      'The sandbox lab makes network namespaces and mounts, which only root may do.',
      'Run the same command with sudo, or point the topology at hosts of your own.',
    );
  }
  return undefined;
}

/** Looks for everything a lab needs; takes some 50 ms and leaves nothing behind. */
export async function checkRequirements(place: LabPlace, signal: AbortSignal): Promise<Requirements> {
  const machine = checkMachine();
  if (machine) return machine;
  const programs = await findPrograms(PLAIN_ENVIRONMENT.PATH);
  if (!programs.able) return programs;
  const { busybox } = programs;
  const lacks = await tryKernel(place, signal);
  const needed = lacks.filter((what) => what !== 'firewall');
  if (needed.length > 0) {
    return unavailable(
      'kernel',
      `This kernel does not let us make what the sandbox lab is made of: ${needed.map(inWords).join(', ')}.`,
      'Use a machine with an ordinary distribution kernel; inside a container the lab needs --privileged and a volume at /var/lib/vlanvas.',
    );
  }
  return { able: true, capabilities: { busybox, dockerFirewall: !lacks.includes('firewall') } };
}

/**
 * Looks for programs in the folders of `path`, and for a busybox that is static. `needed` gives the Debian package of each
 * program; `what` begins the sentence that says what is missing.
 */
export async function findPrograms(
  path: string,
  needed: Readonly<Record<string, string>> = PROGRAMS,
  what = 'The sandbox lab',
): Promise<{ readonly able: true; readonly busybox: string } | Unavailable> {
  const found = await Promise.all(Object.keys(needed).map(async (name) => ({ name, path: await find(name, path) })));
  const busybox = found.find(({ name }) => name === 'busybox')?.path;
  const missing = found.filter(({ path }) => path === undefined).map(({ name }) => name);
  if (busybox !== undefined && !(await isStatic(busybox))) missing.push('busybox');
  if (missing.length > 0 || busybox === undefined) {
    const packages = [...new Set(missing.map((name) => needed[name] ?? name))];
    return unavailable(
      'programs',
      `${what} needs ${missing.map((name) => (name === 'busybox' ? 'a static busybox' : name)).join(', ')}, which ${missing.length === 1 ? 'is' : 'are'} not on this machine.`,
      `On Debian or Ubuntu: apt-get install ${packages.join(' ')}`,
    );
  }
  return { able: true, busybox };
}

/** LAB_UNAVAILABLE with a cause that scripts can read. */
export function unavailable(cause: string, message: string, hint: string): Unavailable {
  return { able: false, problem: { code: 'LAB_UNAVAILABLE', severity: 'error', message, hint, data: { cause } } };
}

async function find(program: string, folders: string): Promise<string | undefined> {
  for (const folder of folders.split(':')) {
    const path = join(folder, program);
    const usable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return path;
  }
  return undefined;
}

/** Whether an ELF program names no interpreter, and so runs in an image that has nothing else. */
async function isStatic(path: string): Promise<boolean> {
  const elf = await readFile(path);
  if (elf.length < 64 || elf.readUInt32BE(0) !== 0x7f454c46) return false;
  const wide = elf[4] === 2;
  const little = elf[5] === 1;
  const u16 = (at: number) => (little ? elf.readUInt16LE(at) : elf.readUInt16BE(at));
  const u32 = (at: number) => (little ? elf.readUInt32LE(at) : elf.readUInt32BE(at));
  // The offset of the program headers fits 32 bits in any file that a program is.
  const table = u32(wide && !little ? 36 : wide ? 32 : 28);
  const [size, count] = [u16(wide ? 54 : 42), u16(wide ? 56 : 44)];
  const INTERPRETER = 3;
  return !Array.from({ length: count }, (_, index) => table + index * size).some(
    (at) => at + 4 <= elf.length && u32(at) === INTERPRETER,
  );
}

const IN_WORDS: Readonly<Record<string, string>> = {
  namespaces: 'new namespaces (net, mount, UTS, IPC, PID, cgroup)',
  veth: 'veth pairs',
  bridge: 'bridges',
  macvlan: 'macvlan interfaces',
  overlay: 'an overlay file system over the root of this machine',
  cgroup: 'a writable cgroup tree',
};
const inWords = (what: string) => IN_WORDS[what] ?? what;

/** Makes one of everything in namespaces that end with it, and gives the names of what could not be made. */
async function tryKernel(place: LabPlace, signal: AbortSignal): Promise<readonly string[]> {
  const scratch = await makeScratch(dirname(place.folder));
  const script = `
    exec 2>/dev/null
    ip link add va type veth peer name vb || echo veth
    ip link add vc type bridge || echo bridge
    ip link add vm link va type macvlan mode bridge || echo macvlan
    mkdir "$1/upper" "$1/work" "$1/root"
    mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root" && : >"$1/root/written" || echo overlay
    test -w /sys/fs/cgroup || echo cgroup
    { iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j ACCEPT &&
      iptables -t nat -A POSTROUTING -s 172.17.0.0/16 ! -o vc -j MASQUERADE &&
      iptables -A FORWARD -o vc -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT; } || echo firewall
  `;
  try {
    const argv = [
      'unshare',
      '--net',
      '--mount',
      '--uts',
      '--ipc',
      '--cgroup',
      '--pid',
      '--fork',
      'sh',
      '-c',
      script,
      'sh',
      scratch,
    ];
    const result = await command(argv, { signal, timeout: 10_000 });
    return result.code === 0 ? result.stdout.split('\n').filter(Boolean) : ['namespaces'];
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A folder on the disk that the lab would be on: in the nearest parent that is there. */
async function makeScratch(parent: string): Promise<string> {
  try {
    return await mkdtemp(join(parent, '.vlanvas-check-'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === '/') throw error;
    return makeScratch(dirname(parent));
  }
}
