/**
 * Makes the disk, the kernel and the initial RAM disk of the lab's virtual machines, from Debian packages alone, as this
 * machine's own apt sources give them. No loop device, no mount that outlives a command, no emulation.
 */
import { chmod, cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { command, must } from '../../command.ts';
import { ensureLabImages } from '../../images.ts';
import { ensureKey } from '../../keys.ts';
import { progress, seconds, type LabIo } from '../../report.ts';
import { cached, contentKey } from '../cache.ts';
import { cpio } from './cpio.ts';
import { buildFailed } from './failure.ts';
import { guestFiles, INITRD_INIT, maskedPaths } from './guest-files.ts';
import { kernelPackage, unpackKernel, type Kernel } from './kernel.ts';
import { BOOT_MODULES, DISABLED_UNITS, GUEST_PACKAGES, NEEDED_MODULES, UNUSED_MODULES } from './packages.ts';

export interface Image {
  /** Name in the cache. */
  readonly entry: string;
  readonly kernel: string;
  readonly initrd: string;
  /** ext4 in a raw sparse file; guests write to overlays of it. */
  readonly disk: string;
  /** Private key with which the image lets root in. */
  readonly key: string;
  /** known_hosts with the host key of a guest that has not got its own yet, under the name `IMAGE_ALIAS`. */
  readonly knownHosts: string;
  /** Archive of the Docker images that every host gets. */
  readonly dockerImages: string;
}

/** Name under which a guest's key is known while it is the image's. */
export const IMAGE_ALIAS = 'vlanvas-lab-image';

/** Raised when what the build does changes in a way that its inputs do not show. */
const RECIPE = '2';
const DISK_SIZE = '4G';
const BUILD_DEADLINE = 900_000;

/** The image, made now if nothing fitting is in the cache: about a minute, and 1 GB. Throws LAB_IMAGE_BUILD_FAILED, LAB_COMMAND_FAILED. */
export async function ensureImage(cache: string, busybox: string, io: Pick<LabIo, 'signal' | 'report'>): Promise<Image> {
  const { signal } = io;
  const suite = await debianSuite();
  const kernel = await kernelPackage(signal);
  const recipe = guestFiles({ authorized: '', hostKey: '', hostKeyPublic: '' });
  const entry = `image-${contentKey([RECIPE, suite, kernel, INITRD_INIT, JSON.stringify([recipe, maskedPaths]), GUEST_PACKAGES.join(), DISABLED_UNITS.join(), BOOT_MODULES.join()])}`;
  await cached(cache, entry, async (half) => {
    const started = performance.now();
    progress(io, `Making the image of the virtual machines from Debian packages (${suite}); once, about two minutes.`);
    await build(half, { suite, kernel, busybox }, signal);
    progress(io, `The image is made (${seconds(started)}).`);
  });
  return imageAt(cache, entry);
}

/** The files of an image that is in the cache. */
export function imageAt(cache: string, entry: string): Image {
  const folder = join(cache, entry);
  return {
    entry,
    kernel: join(folder, 'vmlinux'),
    initrd: join(folder, 'initrd.img'),
    disk: join(folder, 'disk.ext4'),
    key: join(folder, 'id_ed25519'),
    knownHosts: join(folder, 'known_hosts'),
    dockerImages: join(folder, 'images.tar'),
  };
}

interface Parts {
  readonly suite: string;
  readonly kernel: string;
  readonly busybox: string;
}

async function build(folder: string, { suite, kernel: name, busybox }: Parts, signal: AbortSignal): Promise<void> {
  const root = join(folder, 'root');
  const unpacked = join(folder, 'kernel');
  const [kernel, authorized] = await Promise.all([
    unpackKernel(unpacked, name, signal),
    ensureKey(join(folder, 'id_ed25519'), 'vlanvas-lab-image', signal),
    ensureKey(join(folder, 'host_key'), 'vlanvas-lab-image', signal),
    ensureLabImages(join(folder, 'images.tar'), busybox, signal),
    debootstrap(root, suite, signal),
  ]);
  await installModules(root, kernel, signal);
  await installFiles(root, folder, authorized, signal);
  await cp(kernel.image, join(folder, 'vmlinux'));
  const hostKey = await readFile(join(folder, 'host_key.pub'), 'utf8');
  await writeFile(join(folder, 'known_hosts'), `${IMAGE_ALIAS} ${hostKey}`);
  await writeFile(join(folder, 'initrd.img'), await initrd(kernel, busybox));
  await makeDisk(root, join(folder, 'disk.ext4'), signal);
  await Promise.all([root, unpacked].map((path) => rm(path, { recursive: true, force: true })));
}

async function debianSuite(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const suite = /^VERSION_CODENAME="?(\w+)/m.exec(release)?.[1];
  if (!/^ID="?debian"?$/m.test(release) || suite === undefined) {
    throw buildFailed('this machine does not run Debian, whose packages the guests are made of.', 'Use a Debian 12 machine.');
  }
  return suite;
}

/** This machine's own package sources: whatever mirror it uses, the guests are made from. */
async function aptSources(): Promise<readonly string[]> {
  const listed = await readdir('/etc/apt/sources.list.d').catch(() => []);
  const files = [
    '/etc/apt/sources.list',
    ...listed.filter((name) => /\.(list|sources)$/.test(name)).map((name) => `/etc/apt/sources.list.d/${name}`),
  ];
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return files.filter((_, index) => sizes[index] !== 0);
}

async function debootstrap(root: string, suite: string, signal: AbortSignal): Promise<void> {
  const sources = await aptSources();
  if (sources.length === 0)
    throw buildFailed('this machine has no apt sources.', 'Write them to /etc/apt/sources.list.d and run apt-get update.');
  const leaveOut = ['doc', 'man', 'locale', 'info'].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`);
  const argv = [
    // What it mounts in there must not outlive it, however it ends.
    ...['unshare', '--mount', '--propagation', 'private', '--', 'nice', '-n', '10'],
    ...['mmdebstrap', '--quiet', '--mode=root', '--variant=minbase', `--include=${GUEST_PACKAGES.join(',')}`],
    ...['--aptopt=APT::Install-Recommends "false"', '--dpkgopt=force-unsafe-io', ...leaveOut],
    ...[suite, root, ...sources],
  ];
  await must('Unpacking the packages of the guests', argv, { signal, timeout: BUILD_DEADLINE });
}

async function installModules(root: string, kernel: Kernel, signal: AbortSignal): Promise<void> {
  const to = join(root, 'lib/modules', kernel.version);
  await rm(join(root, 'lib/modules'), { recursive: true, force: true });
  await cp(kernel.modules, to, { recursive: true, filter: (path) => !/\/(build|source)$/.test(path) });
  await Promise.all(UNUSED_MODULES.map((name) => rm(join(to, 'kernel', name), { recursive: true, force: true })));
  await must('Listing the modules of the guests', ['chroot', root, 'depmod', kernel.version], { signal });
  const listed = await readFile(join(to, 'modules.dep'), 'utf8');
  const builtIn = await readFile(join(to, 'modules.builtin'), 'utf8');
  const missing = NEEDED_MODULES.filter((name) => !`${listed}\n${builtIn}`.includes(`/${name}.ko`));
  if (missing.length > 0) throw buildFailed(`the kernel ${kernel.version} has no module ${missing.join(', ')}.`);
}

async function installFiles(root: string, folder: string, authorized: string, signal: AbortSignal): Promise<void> {
  const [hostKey, hostKeyPublic] = await Promise.all(
    ['host_key', 'host_key.pub'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  for (const name of await readdir(join(root, 'etc/ssh')))
    if (name.startsWith('ssh_host_')) await rm(join(root, 'etc/ssh', name));
  await rm(join(root, 'etc/resolv.conf'), { force: true });
  for (const { path, content, mode } of guestFiles({ authorized, hostKey: hostKey ?? '', hostKeyPublic: hostKeyPublic ?? '' })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
    await chmod(join(root, path), mode ?? 0o644);
  }
  await chmod(join(root, 'root/.ssh'), 0o700);
  // A unit that the packages do not have is no reason to fail.
  await command(['chroot', root, 'systemctl', '--quiet', 'disable', ...DISABLED_UNITS], { signal });
  await must('Setting what the guests boot into', ['chroot', root, 'systemctl', '--quiet', 'set-default', 'multi-user.target'], {
    signal,
  });
  for (const path of maskedPaths) {
    await rm(join(root, path), { force: true });
    await mkdir(dirname(join(root, path)), { recursive: true });
    await symlink('/dev/null', join(root, path));
  }
}

async function initrd(kernel: Kernel, busybox: string): Promise<Buffer> {
  const paths = await readdir(kernel.modules, { recursive: true });
  const modules = BOOT_MODULES.map(async (name) => {
    const path = paths.find((file) => file.endsWith(`/${name}.ko`));
    if (path === undefined) throw buildFailed(`the kernel ${kernel.version} has no module ${name}.`);
    return { path: `modules/${name}.ko`, type: 'file' as const, content: await readFile(join(kernel.modules, path)) };
  });
  return cpio([
    ...['bin', 'dev', 'proc', 'root', 'modules'].map((path) => ({ path, type: 'folder' as const })),
    { path: 'bin/busybox', type: 'file', content: await readFile(busybox), mode: 0o755 },
    { path: 'bin/sh', type: 'link', target: 'busybox' },
    ...(await Promise.all(modules)),
    { path: 'init', type: 'file', content: Buffer.from(INITRD_INIT), mode: 0o755 },
  ]);
}

/** mke2fs copies a folder into the file system that it makes: nothing is mounted. */
async function makeDisk(root: string, disk: string, signal: AbortSignal): Promise<void> {
  const options = ['-q', '-t', 'ext4', '-O', '^metadata_csum', '-E', 'lazy_itable_init=1,nodiscard', '-J', 'size=16', '-m', '0'];
  await must('Making the disk of the guests', ['nice', '-n', '10', 'mke2fs', ...options, '-d', root, disk, DISK_SIZE], {
    signal,
    timeout: BUILD_DEADLINE,
  });
}
