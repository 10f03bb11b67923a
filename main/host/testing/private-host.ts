/**
 * For tests: a real sshd and, if asked, a real dockerd on this machine, in mount and PID namespaces of their own: own users, own
 * /run, own /home, own /etc/sudoers. Everything in it ends with `stop`. Needs root on Linux, openssh-server, sudo; docker.io for Docker.
 */
import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface PrivateHost {
  /** Not world-writable, on this machine's own file system. */
  readonly folder: string;
  /** Port of each sshd on 127.0.0.1, by the name given in the options. */
  readonly ports: Readonly<Record<string, number>>;
  /** Path of the private key that every user accepts. */
  readonly key: string;
  /** A private key that nobody accepts. */
  readonly wrongKey: string;
  /** known_hosts with the right key of every sshd. */
  readonly knownHosts: string;
  /** Public host key line (`type base64`) by type. */
  readonly hostKeys: Readonly<Record<'ed25519' | 'rsa', string>>;
  /** An ssh configuration: `Host USER-SSHD`, as in alice-main. */
  readonly sshConfig: string;
  /** Processes inside, as this machine sees them. */
  processes(): { readonly pid: number; readonly command: string }[];
  /** Starts the daemon (again). */
  startDocker(): Promise<void>;
  stopDocker(): Promise<void>;
  /** Runs a line of sh inside as root and returns what it printed. */
  inside(line: string): string;
  stop(): Promise<void>;
}

/** root · alice: no rights · bob: passwordless sudo · carol: in the docker group · dave: no login shell · erin: a noisy .bashrc · frank: sudo with a password */
const USERS = { alice: 2001, bob: 2002, carol: 2003, dave: 2004, erin: 2005, frank: 2006 } as const;

export async function startPrivateHost(sshds: Readonly<Record<string, readonly string[]>> = { main: [] }): Promise<PrivateHost> {
  const folder = await mkdtemp('/root/.vlanvas-test-');
  const ports = Object.fromEntries(await Promise.all(Object.keys(sshds).map(async (name) => [name, await freePort()] as const)));
  for (const [name, type] of [
    ['key', 'ed25519'],
    ['wrong', 'ed25519'],
    ['host_ed25519', 'ed25519'],
    ['host_rsa', 'rsa'],
  ] as const) {
    execFileSync('ssh-keygen', [
      '-q',
      '-t',
      type,
      ...(type === 'rsa' ? ['-b', '2048'] : []),
      '-N',
      '',
      '-C',
      name,
      '-f',
      join(folder, name),
    ]);
  }
  const hostKey = async (type: string): Promise<string> =>
    (await readFile(join(folder, `host_${type}.pub`), 'utf8')).split(' ').slice(0, 2).join(' ');
  const hostKeys = { ed25519: await hostKey('ed25519'), rsa: await hostKey('rsa') };
  const knownHosts = join(folder, 'known_hosts');
  await writeFile(
    knownHosts,
    Object.values(ports)
      .map((port) => `[127.0.0.1]:${port} ${hostKeys.ed25519}\n`)
      .join(''),
  );
  await writeUsers(folder);
  await mkdir(join(folder, 'docker'));
  for (const [name, lines] of Object.entries(sshds)) await writeSshd(folder, name, ports[name] ?? 0, lines);
  const sshConfig = join(folder, 'ssh_config');
  await writeFile(sshConfig, sshConfigText(ports, join(folder, 'key'), knownHosts));
  await writeFile(join(folder, 'init.sh'), initScript(folder, Object.keys(sshds)));

  const init = spawn(
    'unshare',
    ['--mount', '--pid', '--fork', '--kill-child=KILL', '--mount-proc', '/bin/sh', join(folder, 'init.sh')],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  await Promise.all(Object.values(ports).map((port) => untilOpen(port, init)));

  const inner = (): number => childrenOf(init.pid ?? 0)[0] ?? 0;
  const inside = (line: string): string =>
    execFileSync('nsenter', ['-t', String(inner()), '-m', '-p', '/bin/sh', '-c', line], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  return {
    folder,
    ports,
    key: join(folder, 'key'),
    wrongKey: join(folder, 'wrong'),
    knownHosts,
    hostKeys,
    sshConfig,
    processes: () => descendants(inner()).map((pid) => ({ pid, command: commandOf(pid) })),
    inside,
    async startDocker() {
      if (!existsSync(join(folder, 'docker-runs'))) await writeFile(join(folder, 'start-docker'), '');
      await until(() => {
        try {
          return inside(
            '[ -S /run/docker.sock ] && docker -H unix:///run/docker.sock version >/dev/null 2>&1 && echo yes',
          ).includes('yes');
        } catch {
          return false;
        }
      }, 60_000);
    },
    async stopDocker() {
      inside('kill "$(cat /run/docker.pid)"');
      await until(() => !existsSync(join(folder, 'docker-runs')), 30_000);
    },
    async stop() {
      if (init.exitCode === null && init.signalCode === null) {
        init.kill('SIGKILL');
        await once(init, 'exit');
      }
      // The kernel ends a PID namespace a moment after its first process.
      for (let attempt = 1; ; attempt += 1) {
        try {
          await rm(folder, { recursive: true, force: true });
          return;
        } catch (error) {
          if (attempt === 20) throw error;
          await new Promise((done) => setTimeout(done, 100));
        }
      }
    },
  };
}

async function writeUsers(folder: string): Promise<void> {
  const shells: Partial<Record<string, string>> = { dave: '/usr/sbin/nologin' };
  const names = Object.entries(USERS);
  const passwd = [
    'root:x:0:0:root:/home/root:/bin/bash',
    'sshd:x:103:65534::/run/sshd:/usr/sbin/nologin',
    'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin',
    ...names.map(([name, id]) => `${name}:x:${id}:${id}::/home/${name}:${shells[name] ?? '/bin/bash'}`),
  ];
  const group = [
    'root:x:0:',
    'nogroup:x:65534:',
    'tty:x:5:',
    'docker:x:2999:carol',
    ...names.map(([name, id]) => `${name}:x:${id}:`),
  ];
  // The password of alice and frank is: right horse
  const hash = execFileSync('openssl', ['passwd', '-6', '-salt', 'vlanvas', 'right horse'], { encoding: 'utf8' }).trim();
  const shadow = ['root', 'sshd', 'nobody', ...Object.keys(USERS)].map(
    (name) => `${name}:${name === 'alice' || name === 'frank' ? hash : '*'}:19000:0:99999:7:::`,
  );
  await writeFile(join(folder, 'passwd'), `${passwd.join('\n')}\n`);
  await writeFile(join(folder, 'group'), `${group.join('\n')}\n`);
  await writeFile(join(folder, 'shadow'), `${shadow.join('\n')}\n`, { mode: 0o640 });
  const sudoers = [
    'Defaults env_reset',
    'Defaults use_pty',
    'Defaults secure_path="/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/bin"',
    'bob ALL=(ALL:ALL) NOPASSWD: ALL',
    'frank ALL=(ALL:ALL) ALL',
  ];
  await writeFile(join(folder, 'sudoers'), `${sudoers.join('\n')}\n`, { mode: 0o440 });
}

async function writeSshd(folder: string, name: string, port: number, lines: readonly string[]): Promise<void> {
  const text = [
    // The first value counts in sshd_config.
    ...lines,
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(folder, 'host_ed25519')}`,
    `HostKey ${join(folder, 'host_rsa')}`,
    'PidFile none',
    'UsePAM no',
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'MaxStartups 100',
    'AuthorizedKeysFile /run/vlanvas-test/authorized_keys',
  ];
  await writeFile(join(folder, `sshd_${name}`), `${text.join('\n')}\n`);
}

function sshConfigText(ports: Readonly<Record<string, number>>, key: string, knownHosts: string): string {
  return Object.entries(ports)
    .flatMap(([name, port]) =>
      ['root', ...Object.keys(USERS)].map((user) =>
        [
          `Host ${user}-${name}`,
          '  HostName 127.0.0.1',
          `  Port ${port}`,
          `  User ${user}`,
          `  IdentityFile ${key}`,
          '  IdentitiesOnly yes',
          '  IdentityAgent none',
          `  UserKnownHostsFile ${knownHosts}`,
          '',
        ].join('\n'),
      ),
    )
    .join('\n');
}

function initScript(folder: string, names: readonly string[]): string {
  const homes = ['root', ...Object.keys(USERS)].map((name) => `mkdir -m 700 /home/${name}; chown ${name}: /home/${name}`);
  return `set -e
mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs /run
mount -t tmpfs -o mode=755 tmpfs /home
mkdir -p /run/sshd /run/vlanvas-test /run/sudo
cp ${folder}/key.pub /run/vlanvas-test/authorized_keys
for f in passwd group shadow sudoers; do mount --bind ${folder}/$f /etc/$f; done
${homes.join('\n')}
echo 'echo welcome; echo to you >&2' > /home/erin/.bashrc
${names.map((name) => `/usr/sbin/sshd -D -f ${folder}/sshd_${name} -E ${folder}/sshd_${name}.log &`).join('\n')}
set +e
while :; do
  if [ -e ${folder}/start-docker ]; then
    rm ${folder}/start-docker
    touch ${folder}/docker-runs
    (
      rm -f /run/docker.pid
      /usr/sbin/dockerd --bridge=none --iptables=false --ip6tables=false --ip-forward=false --log-level=warn -G docker \\
        --data-root=${folder}/docker --exec-root=/run/docker --pidfile=/run/docker.pid -H unix:///run/docker.sock >${folder}/dockerd.log 2>&1
      rm -f ${folder}/docker-runs
    ) &
  fi
  sleep 0.1
done
`;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilOpen(port: number, init: ChildProcess): Promise<void> {
  await until(async () => {
    if (init.exitCode !== null) throw new Error(`the private host ended with ${init.exitCode}`);
    const socket = connect(port, '127.0.0.1');
    const open = await new Promise<boolean>((resolve) =>
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false)),
    );
    socket.destroy();
    return open;
  }, 20_000);
}

/** Asks again and again until yes. */
export async function until(condition: () => boolean | Promise<boolean>, limit: number): Promise<void> {
  const end = Date.now() + limit;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not so within ${limit} ms: ${condition.toString()}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

function childrenOf(pid: number): number[] {
  return [...parents()].filter(([, parent]) => parent === pid).map(([child]) => child);
}

function descendants(pid: number): number[] {
  const all = parents();
  const found = new Set([pid]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const [child, parent] of all) if (found.has(parent)) found.add(child);
  }
  found.delete(pid);
  return [...found];
}

function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      found.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0/g, ' ').trim();
  } catch {
    return '';
  }
}
