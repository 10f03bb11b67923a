/**
 * Brings what a command needs: npm packages, and on Debian or Ubuntu as root the system's. Plain Node, because it runs before
 * anything is installed. Elsewhere it names what to install and goes on: what can't run without says so itself.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LOCK_STAMP = join(ROOT, 'node_modules', '.vlanvas-lock');
/** Lists of packages older than this are fetched anew before something is installed. */
const OLDEST_LISTS_MS = 24 * 60 * 60 * 1000;
/** Debian starts a package's service as it installs it, unless this program says no. */
const POLICY = '/usr/sbin/policy-rc.d';
const POLICY_TEXT = '#!/bin/sh\n# Vlanvas, while it installs packages: their services are not started.\nexit 101\n';

/**
 * A Debian package, how to see that it is there, and what it is for.
 * @typedef {{ name: string, there: () => boolean, why: string, level: 'demo' | 'test' }} SystemPackage
 */

/** @type {readonly SystemPackage[]} */
const SYSTEM_PACKAGES = [
  { name: 'docker.io', there: program('dockerd'), why: "the lab hosts' Docker daemons", level: 'demo' },
  { name: 'openssh-server', there: program('sshd'), why: "the lab hosts' SSH daemons", level: 'demo' },
  { name: 'openssh-client', there: program('ssh-keygen'), why: 'keys for the lab', level: 'demo' },
  { name: 'iproute2', there: program('ip'), why: 'network namespaces of the lab', level: 'demo' },
  { name: 'iptables', there: program('iptables'), why: 'Docker needs it', level: 'demo' },
  { name: 'nftables', there: program('nft'), why: 'firewall rules of hosts are read with it', level: 'demo' },
  { name: 'procps', there: program('sysctl'), why: 'kernel settings of the lab', level: 'demo' },
  { name: 'busybox-static', there: staticBusybox, why: 'the image that the example runs', level: 'demo' },
  { name: 'gcc', there: program('gcc'), why: "the probe's helper is built from source", level: 'demo' },
  {
    name: 'libc6-dev',
    there: () => existsSync('/usr/include/stdio.h'),
    why: "the probe's helper is built from source",
    level: 'demo',
  },
  { name: 'chromium', there: program('chromium'), why: 'the designer in a browser', level: 'demo' },
  { name: 'iputils-ping', there: program('ping'), why: 'a way to measure without the helper', level: 'test' },
  { name: 'iputils-arping', there: program('arping'), why: 'tests of addresses in use', level: 'test' },
  { name: 'fping', there: program('fping'), why: 'a way to measure, and what the benchmark is held against', level: 'test' },
  { name: 'tcpdump', there: program('tcpdump'), why: 'tests look at the wire', level: 'test' },
  { name: 'openssl', there: program('openssl'), why: 'certificates for tests of Docker over TCP', level: 'test' },
  { name: 'sudo', there: program('sudo'), why: 'tests of a user with sudo', level: 'test' },
  { name: 'socat', there: program('socat'), why: 'tests of hosts behind a proxy command', level: 'test' },
  { name: 'python3', there: program('python3'), why: 'a way to measure without the helper', level: 'test' },
  { name: 'qemu-system-x86', there: program('qemu-system-x86_64'), why: 'the lab of virtual machines', level: 'test' },
  { name: 'qemu-utils', there: program('qemu-img'), why: 'disks of virtual machines', level: 'test' },
  {
    name: 'mmdebstrap',
    there: program('mmdebstrap'),
    why: 'the system of virtual machines, from Debian packages',
    level: 'test',
  },
  { name: 'e2fsprogs', there: program('mke2fs'), why: 'the file system of virtual machines', level: 'test' },
  { name: 'lz4', there: program('lz4'), why: 'unpacks the kernel of virtual machines', level: 'test' },
  { name: 'xvfb', there: program('Xvfb'), why: 'a screen for the window in tests', level: 'test' },
  { name: 'dbus', there: program('dbus-run-session'), why: 'a session for the keyring in tests', level: 'test' },
  { name: 'gnome-keyring', there: program('gnome-keyring-daemon'), why: "the system's keychain in tests", level: 'test' },
  {
    name: 'libsecret-1-0',
    there: () =>
      existsSync('/usr/lib/x86_64-linux-gnu/libsecret-1.so.0') || existsSync('/usr/lib/aarch64-linux-gnu/libsecret-1.so.0'),
    why: 'how the window talks to a keyring',
    level: 'test',
  },
  { name: 'xauth', there: program('xauth'), why: 'a screen for the window in tests', level: 'test' },
  {
    name: 'fonts-noto-cjk',
    there: () => existsSync('/usr/share/fonts/opentype/noto'),
    why: 'Chinese and Japanese in screenshots',
    level: 'test',
  },
  { name: 'gcc-aarch64-linux-gnu', there: program('aarch64-linux-gnu-gcc'), why: 'the helper for arm64 hosts', level: 'test' },
  {
    name: 'libc6-dev-arm64-cross',
    there: () => existsSync('/usr/aarch64-linux-gnu/include/stdio.h'),
    why: 'the helper for arm64 hosts',
    level: 'test',
  },
];

/**
 * npm packages first, then the system's. `test` needs more than `demo`. Fails only where npm fails.
 * @param {'demo' | 'test'} level
 */
export function ensurePackages(level) {
  ensureNodeModules();
  ensureSystemPackages(level);
}

/** `npm ci` where node_modules is missing or not of this package-lock.json. */
export function ensureNodeModules() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  const have = existsSync(LOCK_STAMP) ? readFileSync(LOCK_STAMP, 'utf8').trim() : null;
  if (have === wanted) return;
  if (installedFromThisLock()) {
    writeFileSync(LOCK_STAMP, `${wanted}\n`);
    return;
  }
  console.log(`Installing npm packages (${have === null ? 'none are here yet' : 'package-lock.json has changed'}).`);
  // Electron's own installer asks for a newer Node than anything that is run here: npm's warnings of it say nothing to a stranger.
  const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', words, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) {
    console.error('`npm ci` failed: look at its messages above. It needs an npm registry, and Node 20.19 or newer.');
    process.exit(1);
  }
  writeFileSync(LOCK_STAMP, `${wanted}\n`);
}

/** A person ran `npm ci` by hand: npm's own record is as new as the lock file. */
function installedFromThisLock() {
  const record = join(ROOT, 'node_modules', '.package-lock.json');
  return existsSync(record) && statSync(record).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs;
}

/** @param {'demo' | 'test'} level */
function ensureSystemPackages(level) {
  const missing = SYSTEM_PACKAGES.filter((entry) => (level === 'test' || entry.level === 'demo') && !entry.there());
  if (missing.length === 0) return;
  if (process.platform !== 'linux') {
    console.log('The sandbox lab needs Linux: it is left out on this machine.');
    return;
  }
  const names = missing.map(({ name }) => name);
  for (const { name, why } of missing) console.log(`  ${name.padEnd(24)} ${why}`);
  if (!isDebian()) {
    console.log(
      'These are missing, by their Debian names. Install what your system calls them; what needs them is left out until then.',
    );
    return;
  }
  if (process.getuid?.() !== 0) {
    console.log(`These are missing. As root: apt-get install ${names.join(' ')}`);
    return;
  }
  console.log(`Installing these with apt-get. Services that come with them are not started.`);
  install(names);
}

/** @param {readonly string[]} names */
function install(names) {
  // Our own, left by a run that was killed, counts as none.
  const withoutServices = !existsSync(POLICY) || readFileSync(POLICY, 'utf8') === POLICY_TEXT;
  // A Ctrl-C ends apt-get; what we put there is still taken away, and then we end too.
  const end = () => process.exit(130);
  process.on('SIGINT', end).on('SIGTERM', end);
  /** @type {ReturnType<typeof apt>} */
  let result = 'interrupted';
  try {
    if (withoutServices) {
      writeFileSync(POLICY, POLICY_TEXT);
      chmodSync(POLICY, 0o755);
    }
    const packages = ['install', '-y', '--no-install-recommends', ...names];
    if (listsAreOld()) apt(['update']);
    result = apt(packages);
    if (result === 'failed') {
      // Lists of today may name a version that was replaced since.
      apt(['update']);
      result = apt(packages);
    }
    if (result === 'failed')
      console.error('apt-get could not install all of it: look at its messages above. What needs the rest is left out.');
  } finally {
    if (withoutServices) rmSync(POLICY, { force: true });
    process.off('SIGINT', end).off('SIGTERM', end);
  }
  if (result === 'interrupted') end();
  if (withoutServices && names.some((name) => name === 'docker.io' || name === 'openssh-server')) {
    console.log('Docker and sshd are installed and not started: the lab runs its own.');
  }
}

/**
 * @param {readonly string[]} args
 * @returns {'done' | 'failed' | 'interrupted'}
 */
function apt(args) {
  const { status, signal } = spawnSync('apt-get', ['-q', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (signal !== null || status === 130) return 'interrupted';
  return status === 0 ? 'done' : 'failed';
}

function listsAreOld() {
  const folder = '/var/lib/apt/lists';
  const lists = existsSync(folder) ? readdirSync(folder).filter((name) => name.includes('_Packages')) : [];
  if (lists.length === 0) return true;
  return Math.max(...lists.map((name) => statSync(join(folder, name)).mtimeMs)) < Date.now() - OLDEST_LISTS_MS;
}

function isDebian() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release) && program('apt-get')();
}

function staticBusybox() {
  const path = ['/usr/bin/busybox', '/bin/busybox'].find((candidate) => existsSync(candidate));
  if (path === undefined) return false;
  // A dynamic one has an interpreter, and would find no libraries in an image of its own.
  return !readFileSync(path).subarray(0, 4096).includes('ld-linux') && !readFileSync(path).subarray(0, 4096).includes('ld-musl');
}

/**
 * A test for a program on the PATH, and where root's programs are.
 * @param {string} name
 */
function program(name) {
  return () =>
    [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/local/sbin'].some((folder) => {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
