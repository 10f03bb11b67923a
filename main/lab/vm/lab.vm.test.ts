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
  restoreManagement,
  restoreNic,
  setSwitchPort,
  startDocker,
  startLabHost,
  stopDocker,
} from '../controls.ts';
import { labDown, labStatus, labUp, type LabHostSpec, type LabSpec } from '../lab.ts';
import { namedLab, sshConfigPath, type LabPlace } from '../paths.ts';
import type { PortPolicy } from '../spec.ts';
import { guardLab } from '../testing/guard.ts';
import { cacheFolder } from './cache.ts';
import { socketFolder } from './names.ts';
import { labProcesses } from './processes.ts';

const newPlace = () => {
  const id = `v${randomBytes(3).toString('hex')}`;
  guardLab(id);
  return namedLab(id);
};

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
const DOCKER_HOST: LabHostSpec = {
  name: 'docker01',
  nics: [nic('ens33', '172.22.16.11/24')],
  users: [{ name: 'bob', sudo: 'password', password: "it's $ecret" }],
};
const PLAIN_HOST: LabHostSpec = {
  name: 'plain01',
  docker: false,
  network: 'networkmanager',
  nics: [nic('ens33', '172.22.16.12/24'), nic('ens34')],
};
const spec: LabSpec = { backend: 'vm', hosts: [DOCKER_HOST, PLAIN_HOST] };
const names = spec.hosts.map(({ name }) => name);

// Reboots, and what is deployed on guests of every dialect, are tested on one lab with the whole product: e2e/vm.
describe('a lab of two virtual machines', () => {
  const place = newPlace();
  const first = io(place);
  const on = (host: string, line: string) => sshOk(place, `${host}.lab`, line);
  const ping = async (address: string) => (await ssh(place, 'docker01.lab', `ping -c 1 -W 2 ${address} >/dev/null`)).code;

  beforeAll(async () => {
    await labUp(spec, first);
  });
  afterAll(async () => {
    await labDown(io(place));
    expect(await traces(place)).toEqual(NOTHING);
  });

  test('every host is itself, and up says how it came', async () => {
    expect(first.texts.join('\n')).toMatch(/docker01: SSH and Docker answer; restored from the snapshot/);
    const own =
      'hostname; cat /etc/machine-id /sys/class/net/mgmt0/address /sys/class/net/ens33/address /proc/sys/kernel/random/boot_id';
    const ids = await Promise.all(names.map((name) => on(name, `${own}; date +%s`)));
    const rows = ids.map((text) => text.split('\n'));
    expect(rows.map(([name]) => name)).toEqual(names);
    for (const column of [1, 2, 3, 4]) expect(new Set(rows.map((row) => row[column])).size).toBe(names.length);
    for (const row of rows) expect(Math.abs(Number(row[5]) - Date.now() / 1000)).toBeLessThan(15);
    expect(await labStatus(place)).toMatchObject({ running: true, backend: 'vm' });
  });

  test('the dialect is the only one that runs, and hosts meet on the segment', async () => {
    const active = 'systemctl is-active networking systemd-networkd NetworkManager | xargs';
    const units = await Promise.all(names.map((name) => on(name, `${active} || :`)));
    expect(units.map((text) => text.split(' ').slice(1).join(' '))).toEqual(['inactive inactive', 'inactive active']);
    expect(await ping('172.22.16.12')).toBe(0);
    expect(await on('plain01', 'cat /sys/class/net/ens34/operstate; ip -4 -o address show dev ens34')).toBe('up');
  });

  test('the segment carries tags and any MAC, and its ports can refuse both', async () => {
    const child = (type: string, address: string) =>
      `ip link add name made link ens33 ${type} && ip address add ${address} dev made && ip link set dev made up`;
    const policy = (port: PortPolicy) => setSwitchPort('plain01', 'ens33', port, { place });
    await Promise.all(names.map((name, index) => on(name, child('type vlan id 10', `172.16.10.1${index + 1}/24`))));
    expect(await ping('172.16.10.12')).toBe(0);
    await policy({ vlans: [20] });
    expect([await ping('172.16.10.12'), await ping('172.22.16.12')]).toEqual([1, 0]);
    await Promise.all(names.map((name) => on(name, 'ip link delete dev made')));

    await policy({});
    await on('plain01', child('type macvlan mode bridge', '172.16.11.12/24'));
    await on('docker01', 'ip address add 172.16.11.11/24 dev ens33');
    expect(await ping('172.16.11.12')).toBe(0);
    await policy({ foreignMacs: false });
    // Where the neighbour is still known, nobody there is asked and nothing comes out of the port.
    await on('docker01', 'ip neigh flush dev ens33');
    expect([await ping('172.16.11.12'), await ping('172.22.16.12')]).toEqual([1, 0]);
    const counters = await labSwitchCounters({ place });
    expect(counters.find(({ name }) => name === 'plain01/ens33')?.dropped['foreign-mac']).toBeGreaterThan(0);
    await policy({});
    expect(await ping('172.16.11.12')).toBe(0);
  });

  test('a user whose sudo asks for a password', async () => {
    expect((await ssh(place, 'bob@docker01.lab', 'sudo -n true')).code).toBe(1);
    const asked = await ssh(place, 'bob@docker01.lab', `printf "it's \\$ecret\\n" | sudo -S -p '' id -u`);
    expect(asked).toMatchObject({ code: 0, stdout: '0\n' });
    expect((await ssh(place, 'bob@docker01.lab', 'docker ps')).stderr).toContain('permission denied');
  });

  test('cables can be pulled: of the segment, and of the management', async () => {
    await cutNic('plain01', 'ens33', { place });
    expect(await on('plain01', 'cat /sys/class/net/ens33/carrier')).toBe('0');
    expect(await ping('172.22.16.12')).toBe(1);
    await restoreNic('plain01', 'ens33', { place });
    await cutManagement('plain01', { place });
    expect((await ssh(place, 'plain01.lab', 'true', ['-o', 'ConnectTimeout=2'])).code).toBe(255);
    expect(await ping('172.22.16.12')).toBe(0);
    await restoreManagement('plain01', { place });
    await on('plain01', 'true');
  });

  test('Docker can crash, and be started', async () => {
    await stopDocker('docker01', { place, crash: true });
    expect((await ssh(place, 'docker01.lab', 'docker ps')).code).toBe(1);
    await startDocker('docker01', { place });
    await on('docker01', 'docker ps');
  });

  test('a power cut ends a host, and its disk is there when it is on again', async () => {
    await on('plain01', 'echo kept >/etc/kept; sync');
    await killLabHost('plain01', { place });
    expect((await labStatus(place)).hosts.map(({ running }) => running)).toEqual([true, false]);
    await expect(labExec('plain01', ['true'], { place })).rejects.toMatchObject({ problem: { code: 'LAB_HOST_OFF' } });
    await startLabHost('plain01', { place });
    expect((await labExec('plain01', ['sh', '-c', 'cat /etc/kept; cat; exit 7'], { place, input: 'in\n' })).stdout).toBe(
      'kept\nin\n',
    );
  });

  test('up again is quick and changes nothing; a switch that was killed is started anew', async () => {
    const pids = () => Promise.all(names.map((host) => labHostPid(host, { place })));
    const before = await pids();
    const again = io(place);
    await labUp(spec, again);
    expect(again.texts).toEqual([expect.stringMatching(/^The lab is up already: 2 virtual machines/)]);
    const pid = Number(readFileSync(`${place.folder}/switch.pid`, 'utf8').split(' ')[0]);
    process.kill(pid, 'SIGKILL');
    expect(await ping('172.22.16.12')).toBe(1);
    await labUp(spec, io(place));
    expect(await ping('172.22.16.12')).toBe(0);
    expect(await pids()).toEqual(before);
  });
});

test('a start that is cancelled takes back what it made', async () => {
  const place = newPlace();
  const cancel = new AbortController();
  const running = labUp({ backend: 'vm', hosts: [DOCKER_HOST] }, io(place, cancel.signal));
  const outcome = running.then(
    () => 'came up',
    (error: unknown) => (error as Error).message,
  );
  while (!existsSync(`${place.folder}/hosts/docker01/pid`)) await new Promise((resolve) => setTimeout(resolve, 20));
  cancel.abort(new Error('cancelled by the test'));
  expect(await outcome).toBe('cancelled by the test');
  expect(await traces(place)).toEqual(NOTHING);
});
