/** The lab against the real kernel, sshd, ssh and Docker. Each test file run has a lab of its own, beside whatever is up. */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LabEvent } from '../../shared/contract/events.ts';
import { command } from './command.ts';
import {
  cutManagement,
  killLabHost,
  labExec,
  labHostPid,
  restoreManagement,
  startDocker,
  startLabHost,
  stopDocker,
} from './controls.ts';
import { defaultLab, labDown, labStatus, labUp, type LabHostSpec, type LabSpec } from './lab.ts';
import { hostFolder } from './names.ts';
import { namedLab, sshConfigPath, type LabPlace } from './paths.ts';
import { guardLab } from './testing/guard.ts';

const guardedPlace = () => {
  const id = `t${randomBytes(3).toString('hex')}`;
  guardLab(id);
  return namedLab(id);
};
const { signal } = new AbortController();

function io(place: LabPlace) {
  const texts: string[] = [];
  const report = (event: LabEvent) => {
    if (event.type === 'progress') texts.push(event.text);
  };
  return { signal, report, place, texts };
}

async function ssh(place: LabPlace, host: string, line: string, options: readonly string[] = []) {
  return command(['ssh', '-F', sshConfigPath(place), '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=3', ...options, host, line]);
}

async function sshOk(place: LabPlace, host: string, line: string): Promise<string> {
  const result = await ssh(place, host, line);
  expect(result, line).toMatchObject({ code: 0 });
  return result.stdout.trim();
}

/** What a lab could leave on this machine; other labs that come and go at the same time are left out. */
function traces(place: LabPlace) {
  const mine = (text: string) => text.includes(place.id);
  const read = (path: string) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  };
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return {
    links: readdirSync('/sys/class/net').filter(mine),
    mounts: read('/proc/self/mountinfo').split('\n').filter(mine),
    processes: pids.filter(
      (pid) =>
        !/^State:\s+Z/m.test(read(`/proc/${pid}/status`)) &&
        (mine(read(`/proc/${pid}/cgroup`)) || mine(read(`/proc/${pid}/mountinfo`))),
    ),
    cgroups: readdirSync('/sys/fs/cgroup')
      .flatMap((name) => [`/sys/fs/cgroup/${name}/vlanvas-${place.id}`, `/sys/fs/cgroup/vlanvas-${place.id}`])
      .filter(existsSync),
    folder: existsSync(place.folder),
    limits: mine(read('/run/vlanvas/neighbour-limits.json')),
    locks: existsSync('/run/vlanvas') && readdirSync('/run/vlanvas').filter(mine).length > 0,
  };
}

const NOTHING = { links: [], mounts: [], processes: [], cgroups: [], folder: false, limits: false, locks: false };

const THRESHOLDS = ['ipv4', 'ipv6'].flatMap((family) =>
  [1, 2, 3].map((number) => `/proc/sys/net/${family}/neigh/default/gc_thresh${number}`),
);

/** Neighbour limits as they are where no lab is up. */
function restingLimits(): Record<string, number> {
  const now = Object.fromEntries(THRESHOLDS.map((path) => [path, Number(readFileSync(path, 'utf8'))]));
  if (!existsSync('/run/vlanvas/neighbour-limits.json')) return now;
  const { changes } = JSON.parse(readFileSync('/run/vlanvas/neighbour-limits.json', 'utf8')) as {
    changes: { path: string; before: number }[];
  };
  return { ...now, ...Object.fromEntries(changes.map(({ path, before }) => [path, before])) };
}

describe('a lab of two hosts', () => {
  const place = guardedPlace();
  const spec: LabSpec = {
    hosts: defaultLab(2).hosts.map((host, index) => (index === 0 ? { ...host, users: [{ name: 'ann' }] } : host)),
  };
  beforeAll(() => labUp(spec, io(place)));
  afterAll(() => labDown(io(place)));

  test('says what runs and where to log in', async () => {
    expect(await labStatus(place)).toMatchObject({
      running: true,
      backend: 'namespaces',
      sshConfig: sshConfigPath(place),
      hosts: [
        { name: 'docker01', ssh: 'docker01.lab', nic: 'ens33', nics: ['ens33'], address: '172.22.16.11/24', running: true },
        { name: 'docker02', ssh: 'docker02.lab', nic: 'ens33', nics: ['ens33'], address: '172.22.16.12/24', running: true },
      ],
    });
  });

  test('the system ssh logs in with the host key that is on file, and each host is a machine of its own', async () => {
    expect(await sshOk(place, 'docker01.lab', 'hostname; cat /etc/hostname; id -un; echo $HOME')).toBe(
      'docker01\ndocker01\nroot\n/root',
    );
    const ids = await Promise.all(
      ['docker01.lab', 'docker02.lab'].map((host) => sshOk(place, host, 'cat /etc/machine-id /etc/ssh/ssh_host_ed25519_key.pub')),
    );
    expect(ids[0]).not.toBe(ids[1]);
    // Another host's key under this name is refused.
    const wrong = await ssh(place, 'docker01.lab', 'true', ['-o', `HostKeyAlias=docker02.lab`]);
    expect(wrong.code).toBe(255);
    expect(wrong.stderr).toContain('Host key verification failed');
  });

  test('Docker runs with its defaults and has the images, with the same ids everywhere', async () => {
    const look =
      "docker info --format '{{.Name}} {{.DockerRootDir}} {{.Driver}}'; docker image ls --no-trunc --format '{{.Repository}}:{{.Tag}} {{.ID}}' | sort; docker network ls --format '{{.Name}}' | sort | xargs";
    const [first, second] = await Promise.all(['docker01.lab', 'docker02.lab'].map((host) => sshOk(place, host, look)));
    expect(first).toMatch(
      /^docker01 \/var\/lib\/docker overlay2\nbusybox:latest sha256:\w{64}\nnoping:latest sha256:\w{64}\nbridge host none$/,
    );
    expect(second).toBe(first?.replace('docker01', 'docker02'));
    expect((await command(['pgrep', '-x', '-a', 'dockerd'])).stdout).toMatch(/^\d+ dockerd$/m);
  });

  test('containers on macvlan meet across hosts, and none reaches its own host', async () => {
    await Promise.all(
      [1, 2].map(async (number) => {
        const host = `docker0${number}.lab`;
        await sshOk(place, host, 'docker network create -d macvlan --subnet 172.22.16.0/24 -o parent=ens33 net1');
        await sshOk(place, host, `docker run -d --name c${number} --network net1 --ip 172.22.16.10${number} busybox`);
        await sshOk(place, host, `docker run -d --name n${number} --network net1 --ip 172.22.16.20${number} noping`);
      }),
    );
    const ping = async (address: string) => (await ssh(place, 'docker01.lab', `docker exec c1 ping -c 1 -W 1 ${address}`)).code;
    const codes = await Promise.all(
      ['172.22.16.102', '172.22.16.202', '172.22.16.201', '172.22.16.12', '172.22.16.11'].map(ping),
    );
    expect(codes).toEqual([0, 0, 0, 0, 1]);
    expect((await ssh(place, 'docker01.lab', 'docker exec n1 ping -c 1 172.22.16.102 2>&1')).stdout).toContain(
      'executable file not found',
    );
    expect((await ssh(place, 'docker01.lab', 'docker exec n1 sh -c true 2>&1')).stdout).toContain('executable file not found');
  });

  test('hosts do not meet over the management network, only over their segments', async () => {
    const other = await sshOk(place, 'docker02.lab', "ip -4 -o address show dev mgmt0 | awk '{print $4}' | cut -d/ -f1");
    expect((await labExec('docker01', ['ping', '-c', '1', '-W', '1', other], { place })).code).toBe(1);
    expect((await labExec('docker01', ['ping', '-c', '1', '-W', '1', '172.22.16.12'], { place })).code).toBe(0);
  });

  test('what a host writes, removes or sets is not seen on this machine', async () => {
    const name = `vlanvas-${place.id}`;
    const folders = [
      '/etc',
      '/var/lib',
      '/var/cache',
      '/usr/local/bin',
      '/opt',
      '/home',
      '/root',
      '/tmp',
      '/var/tmp',
      '/run',
      '/dev',
      '/var/lib/vlanvas',
    ];
    await sshOk(
      place,
      'docker01.lab',
      `for d in ${folders.join(' ')}; do mkdir -p $d && touch $d/${name} || exit 1; done; rm /etc/debian_version; sysctl -qw net.ipv4.ip_forward=1`,
    );
    const before = readFileSync('/proc/sys/net/ipv4/ip_forward', 'utf8');
    for (const folder of folders) expect(existsSync(`${folder}/${name}`), folder).toBe(false);
    expect(existsSync('/etc/debian_version')).toBe(true);
    expect((await ssh(place, 'docker02.lab', `ls /etc/${name}`)).code).not.toBe(0);
    expect(readFileSync('/proc/sys/net/ipv4/ip_forward', 'utf8')).toBe(before);
    // Nothing of this machine that another machine would not have.
    expect(
      await sshOk(
        place,
        'docker02.lab',
        'ls /home; ls /root; ls /var/tmp; ls -d /var/lib/vlanvas /etc/docker/daemon.json 2>/dev/null || :',
      ),
    ).toBe('');
  });

  test('a user beside root logs in and may not use the Docker socket', async () => {
    expect(await sshOk(place, 'ann@docker01.lab', 'id -un; pwd; touch ~/x && echo written')).toBe('ann\n/home/ann\nwritten');
    const denied = await ssh(place, 'ann@docker01.lab', 'docker ps');
    expect(denied.code).toBe(1);
    expect(denied.stderr).toContain('permission denied');
    expect(existsSync('/home/ann')).toBe(false);
  });

  test('runs a program in a host, with input and exit status', async () => {
    expect(await labExec('docker02', ['sh', '-c', 'hostname; cat; exit 7'], { place, input: 'in\n' })).toEqual({
      code: 7,
      stdout: 'docker02\nin\n',
      stderr: '',
    });
    await expect(labExec('docker09', ['true'], { place })).rejects.toMatchObject({ problem: { code: 'LAB_NO_HOST' } });
  });

  test('up again changes nothing', async () => {
    const pids = await Promise.all(['docker01', 'docker02'].map((host) => labHostPid(host, { place })));
    const again = io(place);
    await labUp(spec, again);
    expect(again.texts).toEqual([expect.stringMatching(/^The lab is up already: 2 hosts/)]);
    expect(await Promise.all(['docker01', 'docker02'].map((host) => labHostPid(host, { place })))).toEqual(pids);
  });

  test('the management cable can be cut and mended; the segment does not notice', async () => {
    await cutManagement('docker01', { place });
    expect((await ssh(place, 'docker01.lab', 'true', ['-o', 'ConnectTimeout=1'])).code).toBe(255);
    expect((await labExec('docker02', ['ping', '-c', '1', '-W', '1', '172.22.16.11'], { place })).code).toBe(0);
    await restoreManagement('docker01', { place });
    await sshOk(place, 'docker01.lab', 'true');
  });

  test('Docker can be stopped, crashed and started', async () => {
    for (const crash of [false, true]) {
      await sshOk(
        place,
        'docker02.lab',
        'docker rm -f c2 n2 >/dev/null 2>&1; docker run -d --name c2 --network net1 --stop-signal KILL busybox',
      );
      await stopDocker('docker02', { place, crash });
      expect((await ssh(place, 'docker02.lab', 'docker ps')).code).toBe(1);
      await startDocker('docker02', { place });
      expect(await sshOk(place, 'docker02.lab', 'docker ps -a --format {{.Names}}')).toBe('c2');
    }
    await stopDocker('docker02', { place });
    expect((await labStatus(place)).hosts.map(({ running, silent }) => [running, silent])).toEqual([
      [true, undefined],
      [true, ['docker']],
    ]);
    const repaired = io(place);
    await labUp(spec, repaired);
    expect(repaired.texts.join('\n')).toContain('docker02: looking after its Docker daemon');
    await sshOk(place, 'docker02.lab', 'docker ps');
  });

  test('a power cut ends everything on a host, and its disk is there when it is on again', async () => {
    await sshOk(
      place,
      'docker02.lab',
      'echo kept >/etc/kept; echo gone >/run/gone; ip link add link ens33 name extra type macvlan; docker start c2',
    );
    await killLabHost('docker02', { place });
    expect((await labStatus(place)).hosts.map(({ running }) => running)).toEqual([true, false]);
    expect((await ssh(place, 'docker02.lab', 'true', ['-o', 'ConnectTimeout=1'])).code).toBe(255);
    await expect(labExec('docker02', ['true'], { place })).rejects.toMatchObject({ problem: { code: 'LAB_HOST_OFF' } });
    await startLabHost('docker02', { place });
    expect(
      await sshOk(
        place,
        'docker02.lab',
        'cat /etc/kept; ls /run/gone 2>/dev/null; docker network inspect net1 --format {{.Driver}}; docker ps -q',
      ),
    ).toBe('kept\nmacvlan');
    expect((await ssh(place, 'docker02.lab', 'ip link show extra')).code).toBe(1);
    await sshOk(place, 'docker02.lab', 'docker start c2');
  });

  test('what was killed or torn off behind its back is repaired by up, and the rest is left alone', async () => {
    const untouched = await labHostPid('docker02', { place });
    process.kill(await labHostPid('docker01', { place }), 'SIGKILL');
    await labUp(spec, io(place));
    await sshOk(place, 'docker01.lab', 'docker ps');
    const sshd = (await labExec('docker01', ['cat', '/run/sshd.pid'], { place })).stdout.trim();
    await labExec('docker01', ['kill', '-KILL', sshd], { place });
    const repaired = io(place);
    await labUp(spec, repaired);
    expect(repaired.texts.join('\n')).toContain('docker01 is half there');
    await sshOk(place, 'docker01.lab', 'docker ps');
    expect(await labHostPid('docker02', { place })).toBe(untouched);
  });

  test('with more hosts it adds, with other NICs it makes anew, and a host without Docker has none', async () => {
    const untouched = await labHostPid('docker02', { place });
    const router: LabHostSpec = {
      name: 'router01',
      docker: false,
      nics: ['eth1', 'eth2'].map((name, index) => ({ name, segment: `lan${index}`, addresses: [`10.${index}.0.1/24`] })),
    };
    await labUp({ hosts: [router] }, io(place));
    expect((await labStatus(place)).hosts.map(({ name }) => name)).toEqual(['docker01', 'docker02', 'router01']);
    expect(
      await sshOk(
        place,
        'router01.lab',
        'ip -br address show dev eth2 | cut -c1-4; test -e /run/docker.sock || echo none; cat /proc/sys/net/ipv4/ip_forward',
      ),
    ).toBe('eth2\nnone\n0');
    const changed = io(place);
    await labUp({ hosts: [{ ...router, nics: router.nics.slice(0, 1) }] }, changed);
    expect(changed.texts.join('\n')).toContain('router01 is to have other NICs');
    expect(await sshOk(place, 'router01.lab', 'ls /sys/class/net | xargs')).toBe('eth1 lo mgmt0');
    expect(await labHostPid('docker02', { place })).toBe(untouched);
  });
});

describe('coming and going', () => {
  const places: LabPlace[] = [];
  const newPlace = () => {
    const place = guardedPlace();
    places.push(place);
    return place;
  };
  afterEach(async () => {
    for (const place of places.splice(0)) await labDown(io(place));
  });

  test('down leaves nothing: links, mounts, processes, cgroups, limits, files', async () => {
    const place = newPlace();
    const limits = restingLimits();
    await labUp(defaultLab(2), io(place));
    expect(traces(place)).not.toEqual(NOTHING);
    expect(Number(readFileSync('/proc/sys/net/ipv4/neigh/default/gc_thresh3', 'utf8'))).toBeGreaterThanOrEqual(131072);
    expect((await labExec('docker01', ['docker', 'run', '-d', 'busybox'], { place })).code).toBe(0);
    expect((await labExec('docker02', ['sh', '-c', 'docker pause $(docker run -d busybox)'], { place })).code).toBe(0);
    const down = io(place);
    expect((await labDown(down)).running).toBe(false);
    expect(traces(place)).toEqual(NOTHING);
    expect(restingLimits()).toEqual(limits);
    const again = io(place);
    await labDown(again);
    expect(again.texts).toEqual(['No lab is up.']);
  });

  test('two labs side by side, each with its own addresses, and the one stays when the other goes', async () => {
    const [one, two] = [newPlace(), newPlace()];
    await Promise.all([labUp(defaultLab(1), io(one)), labUp(defaultLab(2), io(two))]);
    expect((await labExec('docker01', ['ping', '-c', '1', '-W', '1', '172.22.16.12'], { place: two })).code).toBe(0);
    expect((await labExec('docker01', ['ping', '-c', '1', '-W', '1', '172.22.16.12'], { place: one })).code).toBe(1);
    await labDown(io(two));
    expect(traces(two)).toEqual(NOTHING);
    await sshOk(one, 'docker01.lab', 'docker ps');
  });

  test('a start that is cancelled takes back what it made', async () => {
    const place = newPlace();
    const cancel = new AbortController();
    const texts: string[] = [];
    const report = (event: LabEvent) => {
      if (event.type !== 'progress') return;
      texts.push(event.text);
      if (event.text.startsWith('Making')) setTimeout(() => cancel.abort(new Error('cancelled by the test')), 250);
    };
    await expect(labUp(defaultLab(3), { signal: cancel.signal, report, place })).rejects.toThrow('cancelled by the test');
    expect(texts).toContain('Undoing what was started.');
    expect(traces(place)).toEqual(NOTHING);
  });

  test('a process that dies in the middle of a start leaves what the next up or down clears away', async () => {
    const place = newPlace();
    await labUp(defaultLab(2), io(place));
    // As after a crash: the notes are lost, a host has no pid file, a cable is gone.
    await rm(`${place.folder}/state.json`);
    await rm(`${hostFolder(place, 'docker01')}/pid`);
    await command(['ip', 'link', 'delete', 'dev', `v-${place.id}-2`]);
    const repaired = io(place);
    await labUp(defaultLab(2), repaired);
    expect(repaired.texts).toContain('Clearing away what a lab that was cut off has left.');
    await sshOk(place, 'docker01.lab', 'docker ps');
    // As after a crash in the last moment: everything runs, and the images and aliases are not there yet.
    await labExec('docker01', ['docker', 'image', 'rm', 'noping'], { place });
    await rm(sshConfigPath(place));
    writeFileSync(
      `${place.folder}/state.json`,
      readFileSync(`${place.folder}/state.json`, 'utf8').replace('"complete": true', '"complete": false'),
    );
    await labUp(defaultLab(2), io(place));
    expect(await sshOk(place, 'docker01.lab', 'docker image ls -q | wc -l')).toBe('2');
    await rm(`${place.folder}/state.json`);
    await rm(`${hostFolder(place, 'docker02')}/pid`);
    await labDown(io(place));
    expect(traces(place)).toEqual(NOTHING);
  });

  test('after a reboot of the machine the hosts come up with their disks', async () => {
    const place = newPlace();
    await labUp(defaultLab(1), io(place));
    await labExec('docker01', ['sh', '-c', 'echo kept >/etc/kept'], { place });
    // What a boot does to it: no process, no interface, no mount; the files, with the pid of another boot, stay.
    const pid = readFileSync(`${hostFolder(place, 'docker01')}/pid`, 'utf8');
    await killLabHost('docker01', { place });
    await command(['ip', 'link', 'delete', 'dev', `vm-${place.id}`]);
    await command(['umount', `${place.folder}/segments.netns`]);
    writeFileSync(`${hostFolder(place, 'docker01')}/pid`, pid.replace(/\S+\s*$/, 'an-earlier-boot\n'));
    await labUp(defaultLab(1), io(place));
    expect(await sshOk(place, 'docker01.lab', 'cat /etc/kept; docker image ls -q | wc -l')).toBe('kept\n2');
  });

  test('a daemon that does not come up is quoted, its log is kept, and the rest is undone', async () => {
    const place = newPlace();
    await labUp(defaultLab(1), io(place));
    await labExec('docker01', ['sh', '-c', 'mkdir -p /etc/docker; echo "{ no json" >/etc/docker/daemon.json'], { place });
    await killLabHost('docker01', { place });
    const failure = await startLabHost('docker01', { place }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ problem: { code: 'LAB_HOST_FAILED', place: { host: 'docker01' } } });
    expect(failure).toHaveProperty('message', expect.stringContaining('daemon.json'));
    const { hint } = (failure as { problem: { hint: string } }).problem;
    expect(existsSync(/kept at (\S+)\.$/.exec(hint)?.[1] ?? '')).toBe(true);
    expect((await labStatus(place)).running).toBe(false);
  });
});
