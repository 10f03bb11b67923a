/** The lab of virtual machines with real guests, kernels, VLANs and reboots. One lab for all tests, as a boot is dear. */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LabEvent } from '../../../shared/contract/events.ts';
import { command } from '../command.ts';
import {
  cutManagement,
  cutNic,
  killLabHost,
  labExec,
  labHostPid,
  labSwitchCounters,
  rebootLabHost,
  restoreManagement,
  restoreNic,
  setSwitchPort,
  startDocker,
  startLabHost,
  stopDocker,
} from '../controls.ts';
import { labDown, labStatus, labUp, type LabHostSpec, type LabSpec } from '../lab.ts';
import { namedLab, sshConfigPath, type LabPlace } from '../paths.ts';
import { cacheFolder } from './cache.ts';
import { socketFolder } from './names.ts';
import { labProcesses } from './processes.ts';

const newPlace = () => namedLab(`v${randomBytes(3).toString('hex')}`);

function io(place: LabPlace, signal: AbortSignal = new AbortController().signal) {
  const texts: string[] = [];
  const report = (event: LabEvent) => {
    if (event.type === 'progress') texts.push(event.text);
  };
  return { signal, report, place, texts };
}

async function ssh(place: LabPlace, host: string, line: string, options: readonly string[] = []) {
  const argv = ['ssh', '-F', sshConfigPath(place), '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=20', ...options, host, line];
  return command(argv, { timeout: 120_000 });
}

async function sshOk(place: LabPlace, host: string, line: string): Promise<string> {
  const result = await ssh(place, host, line);
  expect(result, line).toMatchObject({ code: 0 });
  return result.stdout.trim();
}

/** What a lab could leave on this machine. */
async function traces(place: LabPlace) {
  return {
    processes: (await Promise.all([`${place.folder}/hosts`, socketFolder(place)].map(labProcesses))).flat(),
    folders: [place.folder, socketFolder(place)].filter((path) => existsSync(path)),
    held: readdirSync(`${cacheFolder()}/users`).filter((name) => name === place.id),
  };
}
const NOTHING = { processes: [], folders: [], held: [] };

const nic = (name: string, address?: string) => ({ name, segment: 'lan', addresses: address === undefined ? [] : [address] });
const DOCKER_HOSTS: readonly LabHostSpec[] = [
  {
    name: 'docker01',
    nics: [nic('ens33', '172.22.16.11/24')],
    users: [{ name: 'bob', sudo: 'password', password: "it's $ecret" }],
  },
  { name: 'docker02', network: 'networkd', nics: [nic('ens33', '172.22.16.12/24')] },
];
const PLAIN_HOSTS: readonly LabHostSpec[] = [
  { name: 'plan01', docker: false, network: 'netplan', nics: [nic('ens33', '172.22.16.13/24')] },
  { name: 'nm01', docker: false, network: 'networkmanager', nics: [nic('ens33', '172.22.16.14/24'), nic('ens34')] },
];
const spec: LabSpec = { backend: 'vm', hosts: [...DOCKER_HOSTS, ...PLAIN_HOSTS] };
const names = spec.hosts.map(({ name }) => name);

describe('a lab of four virtual machines, one in each dialect', () => {
  const place = newPlace();
  const first = io(place);
  const on = (host: string, line: string) => sshOk(place, `${host}.lab`, line);
  const ping = async (line: string) => (await ssh(place, 'docker01.lab', line)).code;
  const pingHost = (host = '172.22.16.12') => ping(`ping -c 1 -W 2 ${host} >/dev/null`);
  const pingContainer = () => ping('docker exec c1 ping -c 1 -W 2 172.16.10.12 >/dev/null');

  beforeAll(async () => {
    await labUp(spec, first);
  });
  afterAll(async () => {
    await labDown(io(place));
    expect(await traces(place)).toEqual(NOTHING);
  });

  test('every host is itself, and up says how it came', async () => {
    expect(first.texts.join('\n')).toMatch(/docker01: SSH and Docker answer; restored from the snapshot/);
    const ids = await Promise.all(
      names.map((name) =>
        on(name, 'hostname; cat /etc/machine-id /sys/class/net/mgmt0/address /sys/class/net/ens33/address; date +%s'),
      ),
    );
    const rows = ids.map((text) => text.split('\n'));
    expect(rows.map(([name]) => name)).toEqual(names);
    for (const column of [1, 2, 3]) expect(new Set(rows.map((row) => row[column])).size).toBe(names.length);
    for (const row of rows) expect(Math.abs(Number(row[4]) - Date.now() / 1000)).toBeLessThan(15);
    expect(await labStatus(place)).toMatchObject({ running: true, backend: 'vm' });
  });

  test('the dialect is the only one that runs, and all hosts meet on the segment', async () => {
    const active = 'systemctl is-active networking systemd-networkd NetworkManager | xargs';
    const units = await Promise.all(names.map((name) => on(name, `${active} || :`)));
    expect(units.map((text) => text.split(' ').slice(1).join(' '))).toEqual([
      'inactive inactive',
      'active inactive',
      'active inactive',
      'inactive active',
    ]);
    for (const host of ['172.22.16.12', '172.22.16.13', '172.22.16.14']) expect(await pingHost(host)).toBe(0);
    expect(await on('nm01', 'cat /sys/class/net/ens34/operstate; ip -4 -o address show dev ens34')).toBe('up');
  });

  test('containers on macvlan over a VLAN meet across hosts', async () => {
    await on(
      'docker01',
      'printf "auto ens33.10\\niface ens33.10 inet manual\\n" >/etc/network/interfaces.d/ens33.10; ifup ens33.10',
    );
    await on(
      'docker02',
      `cd /etc/systemd/network; printf '[NetDev]\\nName=ens33.10\\nKind=vlan\\n[VLAN]\\nId=10\\n' >25-ens33.10.netdev
       printf '[Match]\\nName=ens33.10\\n[Link]\\nRequiredForOnline=no\\n[Network]\\nLinkLocalAddressing=no\\n' >25-ens33.10.network
       mkdir -p 20-ens33.network.d; printf '[Network]\\nVLAN=ens33.10\\n' >20-ens33.network.d/vlan.conf
       networkctl reload; until ip link show ens33.10 >/dev/null 2>&1; do sleep 0.2; done`,
    );
    await Promise.all(
      [1, 2].map(async (number) => {
        expect(await on(`docker0${number}`, 'ip -d link show ens33.10')).toContain('802.1Q id 10');
        await on(
          `docker0${number}`,
          `docker network create -d macvlan --subnet 172.16.10.0/24 -o parent=ens33.10 net10 &&
           docker run -d --name c${number} --restart unless-stopped --network net10 --ip 172.16.10.1${number} busybox`,
        );
      }),
    );
    expect(await pingContainer()).toBe(0);
  });

  test('the switch can refuse a tag, and MACs that are not the NIC’s own', async () => {
    await setSwitchPort('docker02', 'ens33', { vlans: [20] }, { place });
    expect([await pingContainer(), await pingHost()]).toEqual([1, 0]);
    await setSwitchPort('docker02', 'ens33', { foreignMacs: false }, { place });
    expect([await pingContainer(), await pingHost()]).toEqual([1, 0]);
    const counters = await labSwitchCounters({ place });
    expect(counters.find(({ name }) => name === 'docker02/ens33')?.dropped['foreign-mac']).toBeGreaterThan(0);
    await setSwitchPort('docker02', 'ens33', {}, { place });
    expect([await pingContainer(), await pingHost()]).toEqual([0, 0]);
  });

  test('a user whose sudo asks for a password', async () => {
    expect((await ssh(place, 'bob@docker01.lab', 'sudo -n true')).code).toBe(1);
    const asked = await ssh(place, 'bob@docker01.lab', `printf "it's \\$ecret\\n" | sudo -S -p '' id -u`);
    expect(asked).toMatchObject({ code: 0, stdout: '0\n' });
    expect((await ssh(place, 'bob@docker01.lab', 'docker ps')).stderr).toContain('permission denied');
  });

  test('cables can be pulled: of the segment, and of the management', async () => {
    await cutNic('docker02', 'ens33', { place });
    expect(await on('docker02', 'cat /sys/class/net/ens33/carrier')).toBe('0');
    expect(await pingHost()).toBe(1);
    await restoreNic('docker02', 'ens33', { place });
    await cutManagement('plan01', { place });
    expect((await ssh(place, 'plan01.lab', 'true', ['-o', 'ConnectTimeout=2'])).code).toBe(255);
    expect(await pingHost('172.22.16.13')).toBe(0);
    await restoreManagement('plan01', { place });
    await on('plan01', 'true');
  });

  test('Docker can be stopped, crashed and started', async () => {
    await stopDocker('docker02', { place });
    expect((await ssh(place, 'docker02.lab', 'docker ps')).code).toBe(1);
    await startDocker('docker02', { place });
    await stopDocker('docker02', { place, crash: true });
    expect((await ssh(place, 'docker02.lab', 'docker ps')).code).toBe(1);
    await startDocker('docker02', { place });
    expect(await on('docker02', 'docker ps --format {{.Names}}')).toBe('c2');
  });

  test('after a reboot all is as before, in every dialect, and Docker came after the network', async () => {
    const boots = () => Promise.all(names.map((name) => on(name, 'cat /proc/sys/kernel/random/boot_id')));
    const before = await boots();
    await Promise.all(names.map((name) => rebootLabHost(name, { place })));
    const after = await boots();
    for (const [index, id] of before.entries()) expect(after[index]).not.toBe(id);
    const addresses = await Promise.all(
      names.map((name) => on(name, 'hostname; ip -4 -o address show dev ens33 | grep -o "172[^ ]*"')),
    );
    expect(addresses).toEqual(spec.hosts.map(({ name, nics }) => `${name}\n${nics[0]!.addresses[0]}`));
    expect(await on('nm01', 'cat /sys/class/net/ens34/operstate')).toBe('up');
    expect([await pingContainer(), await pingHost()]).toEqual([0, 0]);
  });

  test('a power cut ends a host, and its disk is there when it is on again', async () => {
    await on('plan01', 'echo kept >/etc/kept; sync');
    await killLabHost('plan01', { place });
    expect((await labStatus(place)).hosts.map(({ running }) => running)).toEqual([true, true, false, true]);
    await expect(labExec('plan01', ['true'], { place })).rejects.toMatchObject({ problem: { code: 'LAB_HOST_OFF' } });
    await startLabHost('plan01', { place });
    expect((await labExec('plan01', ['sh', '-c', 'cat /etc/kept; cat; exit 7'], { place, input: 'in\n' })).stdout).toBe(
      'kept\nin\n',
    );
  });

  test('up again is quick and changes nothing; a switch that was killed is started anew', async () => {
    const pids = () => Promise.all(names.map((host) => labHostPid(host, { place })));
    const before = await pids();
    const again = io(place);
    await labUp(spec, again);
    expect(again.texts).toEqual([expect.stringMatching(/^The lab is up already: 4 virtual machines/)]);
    const pid = Number(readFileSync(`${place.folder}/switch.pid`, 'utf8').split(' ')[0]);
    process.kill(pid, 'SIGKILL');
    expect(await pingHost()).toBe(1);
    await labUp(spec, io(place));
    expect(await pingHost()).toBe(0);
    expect(await pids()).toEqual(before);
  });
});

test('a start that is cancelled takes back what it made', async () => {
  const place = newPlace();
  const cancel = new AbortController();
  const running = labUp({ backend: 'vm', hosts: [DOCKER_HOSTS[0]!] }, io(place, cancel.signal));
  const outcome = running.then(
    () => 'came up',
    (error: unknown) => (error as Error).message,
  );
  while (!existsSync(`${place.folder}/hosts/docker01/pid`)) await new Promise((resolve) => setTimeout(resolve, 20));
  cancel.abort(new Error('cancelled by the test'));
  expect(await outcome).toBe('cancelled by the test');
  expect(await traces(place)).toEqual(NOTHING);
});
