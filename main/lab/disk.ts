/**
 * The file system of a lab host: the machine's root (and /usr, /var … where these are disks of their own) with an overlay on
 * top that takes every change. What makes a machine this machine and not another (keys, homes, Docker's data) is hidden and
 * made anew. The host's disk lives in its folder, so it outlasts a power cut, as a disk does.
 */
import { randomBytes } from 'node:crypto';
import { chmod, chown, copyFile, lstat, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withUsers } from './accounts.ts';
import { must } from './command.ts';
import type { Layer } from './host-script.ts';
import { systemDisks, type Mount } from './mounts.ts';
import { hostFolder } from './names.ts';
import type { LabPlace } from './paths.ts';
import type { LabHostSpec } from './spec.ts';

export interface HostKeys {
  /** Path of the host's private key on the machine; its public key lies beside it. */
  readonly hostKey: string;
  /** Line for authorized_keys. */
  readonly authorized: string;
}

/** The machine's own things, absent on a lab host unless made again. */
async function hiddenPaths(place: LabPlace): Promise<readonly string[]> {
  const keys = (await readdir('/etc/ssh').catch(() => [])).filter((name) => name.startsWith('ssh_host_'));
  return [
    '/root',
    '/home',
    '/var/tmp',
    '/var/lib/docker',
    '/var/lib/containerd',
    '/var/lib/vlanvas',
    '/etc/docker',
    '/.dockerenv',
    ...keys.map((name) => `/etc/ssh/${name}`),
    place.folder,
  ];
}

/** Which file systems the host's is made of, outermost first. */
export async function hostLayers(place: LabPlace, host: string, mounts: readonly Mount[]): Promise<readonly Layer[]> {
  const hidden = await hiddenPaths(place);
  const inside = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
  const disks: string[] = [];
  for (const path of systemDisks(mounts)) {
    if (hidden.some((folder) => inside(path, folder))) continue;
    if ((await stat(path).catch(() => undefined))?.isDirectory()) disks.push(path);
  }
  const folder = `${hostFolder(place, host)}/disk`;
  return ['/', ...disks].map((mount) => {
    const name = mount === '/' ? 'root' : mount.slice(1).replace(/[^A-Za-z0-9]/g, '_');
    return { mount, upper: `${folder}/${name}`, work: `${folder}/${name}.work` };
  });
}

/** Makes a host's empty disk. What the host's first start copies onto it waits in the folder `seed`. */
export async function makeDisk(place: LabPlace, host: LabHostSpec, layers: readonly Layer[], keys: HostKeys): Promise<void> {
  const folder = hostFolder(place, host.name);
  await Promise.all(
    [...layers.flatMap(({ upper, work }) => [upper, work]), `${folder}/root`, `${folder}/docker`].map((path) =>
      mkdir(path, { recursive: true }),
    ),
  );
  // Docker itself sets this mode.
  await chmod(`${folder}/docker`, 0o710);
  await hide(await hiddenPaths(place), layers);
  await seed(`${folder}/seed`, host, keys);
}

/** Hides paths of the machine by whiteouts (a character device 0/0 in the upper folder, as overlayfs itself makes for `rm`). */
async function hide(paths: readonly string[], layers: readonly Layer[]): Promise<void> {
  const whiteouts: string[] = [];
  // Outer folders first: what lies in a hidden one needs no whiteout of its own.
  for (const path of [...paths].sort((a, b) => a.length - b.length)) {
    if (paths.some((other) => path.startsWith(`${other}/`)) || !(await lstat(path).catch(() => undefined))) continue;
    const layer = layers.findLast(({ mount }) => mount === '/' || path.startsWith(`${mount}/`));
    if (!layer) continue;
    const below = layer.mount === '/' ? path : path.slice(layer.mount.length);
    await mirrorParents(layer, dirname(below));
    whiteouts.push(join(layer.upper, below));
  }
  await must('Making the disk of a lab host', ['sh', '-c', 'for path; do mknod "$path" c 0 0; done', 'sh', ...whiteouts]);
}

/** A folder in the upper layer takes the place of the machine's: it gets the same owner and mode. */
async function mirrorParents(layer: Layer, below: string): Promise<void> {
  const parts = below.split('/').filter(Boolean);
  for (let count = 0; count <= parts.length; count++) {
    const path = parts.slice(0, count).join('/');
    const upper = join(layer.upper, path);
    const { mode, uid, gid } = await stat(join(layer.mount, path));
    await mkdir(upper, { recursive: true });
    await chown(upper, uid, gid);
    await chmod(upper, mode & 0o7777);
  }
}

const SSHD_CONFIG = `# Written by vlanvas lab up. sshd's own defaults, without PAM: what this machine's PAM asks for is not a lab host's concern.
HostKey /etc/ssh/ssh_host_ed25519_key
PermitRootLogin prohibit-password
PasswordAuthentication no
UsePAM no
PrintMotd no
AcceptEnv LANG LC_*
Subsystem sftp internal-sftp
`;

async function seed(root: string, host: LabHostSpec, keys: HostKeys): Promise<void> {
  const folder = async (path: string, mode = 0o755) => {
    await mkdir(`${root}${path}`, { recursive: true });
    await chmod(`${root}${path}`, mode);
  };
  const file = async (path: string, content: string, mode = 0o644) => {
    await writeFile(`${root}${path}`, content);
    await chmod(`${root}${path}`, mode);
  };
  for (const path of ['', '/etc', '/etc/ssh', '/home', '/var', '/var/lib', '/var/lib/docker']) await folder(path);
  await folder('/var/tmp', 0o1777);
  await folder('/var/lib/docker', 0o710);
  await file('/etc/hostname', `${host.name}\n`);
  await file('/etc/hosts', `127.0.0.1 localhost\n127.0.1.1 ${host.name}\n::1 localhost ip6-localhost ip6-loopback\n`);
  await file('/etc/machine-id', `${randomBytes(16).toString('hex')}\n`, 0o444);
  await file('/etc/ssh/sshd_config', SSHD_CONFIG);
  await copyFile(keys.hostKey, `${root}/etc/ssh/ssh_host_ed25519_key`);
  await chmod(`${root}/etc/ssh/ssh_host_ed25519_key`, 0o600);
  await copyFile(`${keys.hostKey}.pub`, `${root}/etc/ssh/ssh_host_ed25519_key.pub`);

  const read = (name: string) => readFile(`/etc/${name}`, 'utf8');
  const [passwd, shadow, group] = await Promise.all([read('passwd'), read('shadow'), read('group')]);
  const accounts = withUsers({ passwd, shadow, group }, host.users ?? []);
  await file('/etc/passwd', accounts.passwd);
  await file('/etc/group', accounts.group);
  const machine = await stat('/etc/shadow');
  await file('/etc/shadow', accounts.shadow, machine.mode & 0o7777);
  await chown(`${root}/etc/shadow`, machine.uid, machine.gid);

  for (const { home, uid } of [{ home: '/root', uid: 0 }, ...accounts.added]) {
    await folder(home, 0o700);
    await folder(`${home}/.ssh`, 0o700);
    await file(`${home}/.ssh/authorized_keys`, `${keys.authorized}\n`, 0o600);
    for (const path of ['', '/.ssh', '/.ssh/authorized_keys']) await chown(`${root}${home}${path}`, uid, uid);
  }
  const powerful = (host.users ?? []).filter(({ sudo }) => sudo === true);
  if (powerful.length === 0) return;
  await folder('/etc/sudoers.d');
  for (const { name } of powerful) await file(`/etc/sudoers.d/${name}`, `${name} ALL=(ALL) NOPASSWD:ALL\n`, 0o440);
}
