/** The driver and its methods on hosts made of real namespaces. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, readdir, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { ProbeMethod } from '../../shared/verdict/measurement.ts';
import { installHelper, readHelper, removeHelper, startCommand } from './install.ts';
import { buildHelper, helperFolder } from './testing/build-helper.ts';
import { localShell } from './testing/local-shell.ts';
import { collect, measureLab, outcomeOf, probeHosts } from './testing/measured.ts';
import { createNamespaceLab, type NamespaceLab } from './testing/namespaces.ts';

let lab: NamespaceLab;
let hadFolder: boolean;

beforeAll(async () => {
  await buildHelper();
  hadFolder = await exists('/var/cache/vlanvas');
  lab = await createNamespaceLab({ hosts: 3, containers: 6, ipv6: true });
});

afterAll(async () => {
  await lab.close();
  if (!hadFolder) await removeHelper(localShell());
});

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

/** A container and the host that it runs on don't reach each other on that parent; all else does. */
function isolated(from: string, to: string): boolean {
  const hostOf = (id: string) => (id.startsWith('host:') ? id.slice(5) : `h${Number(id.slice(1)) % 3}`);
  return from.startsWith('host:') !== to.startsWith('host:') && hostOf(from) === hostOf(to);
}

describe('each method', () => {
  test.each<[ProbeMethod, string]>([
    ['helper', 'no-neighbour'],
    ['python', 'no-neighbour'],
    ['fping', 'silent'],
    ['ping', 'silent'],
  ])('%s measures the whole matrix and is right', async (method, silence) => {
    await lab.chill();
    const { cells, end, events } = await collect(measureLab(lab, probeHosts(lab), { method }));
    expect(events[0]).toMatchObject({ type: 'round', round: 1, pairs: 120 });
    expect(cells.size).toBe(120);
    for (const [key, cell] of cells) {
      expect([key, outcomeOf(cell)]).toEqual([key, isolated(cell.from, cell.to) ? silence : 'answered']);
      if (cell.measured?.received) expect(cell.measured.rttMs).toBeGreaterThan(0);
      expect(cell.measured?.method).toBe(method === 'helper' ? undefined : method);
    }
    expect(end).toMatchObject({ methods: { h0: method, h1: method, h2: method }, problems: [] });
  });

  test('the next one is taken where one does not work, and the problem names them all where none does', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'vlanvas-no-helper-'));
    try {
      const withoutBuild = await collect(measureLab(lab, probeHosts(lab), { helperFolder: empty }));
      expect(withoutBuild.end.methods).toEqual({ h0: 'fping', h1: 'fping', h2: 'fping' });
      const [first, ...others] = probeHosts(lab);
      const [powerless] = probeHosts(lab, { privilege: 'none' });
      if (!first || !powerless) throw new Error('hosts');
      const { cells, end } = await collect(measureLab(lab, [powerless, ...others]));
      expect(end.methods).toEqual({ h1: 'helper', h2: 'helper' });
      expect(end.problems).toMatchObject([{ code: 'PROBE_FAILED', place: { host: 'h0' } }]);
      for (const method of ['helper', 'helper-container', 'python', 'fping', 'ping', 'docker-exec'])
        expect(end.problems[0]?.message).toContain(`${method}: `);
      expect(outcomeOf(cells.get('c0 c1 10.88.0.2') ?? never())).toMatch(/^why: h0/);
      expect(outcomeOf(cells.get('c1 c0 10.88.0.1') ?? never())).toBe('answered');
    } finally {
      await rm(empty, { recursive: true });
    }
  });
});

function never(): never {
  throw new Error('the pair is missing');
}

describe('hosts that fail', () => {
  test('a lost one and a hanging one cost their own pairs only, and delay nobody', async () => {
    const hosts = probeHosts(lab);
    const began = performance.now();
    let othersDone = 0;
    let told = 0;
    let stopped = false;
    const cells = new Map<string, string>();
    try {
      for await (const event of measureLab(lab, hosts)) {
        if (event.type === 'cells') {
          for (const cell of event.cells) cells.set(`${cell.from} ${cell.to} ${cell.address}`, outcomeOf(cell));
          if (event.cells.some(({ from }) => from === 'c2')) othersDone = performance.now() - began;
          told += event.cells.length;
          if (stopped || !event.cells.some(({ from }) => from === 'c0')) continue;
          // In the middle of the round the helper of h0 is frozen and the connection of h1 lost.
          stopped = true;
          for (const pid of await processesIn([lab.hosts[0]?.pid ?? -1], HELPER)) process.kill(pid, 'SIGSTOP');
          hosts[1]?.connection.lose(
            new VlanvasError('host', { code: 'CONNECTION_LOST', message: 'h1 does not answer any more.' }),
          );
        }
        if (event.type === 'round-end') {
          expect(event.problems.map(({ code }) => code).sort()).toEqual(['CONNECTION_LOST', 'PROBE_FAILED']);
          expect(performance.now() - began).toBeLessThan(12_000);
        }
      }
    } finally {
      for (const pid of await processesIn([lab.hosts[0]?.pid ?? -1], HELPER)) process.kill(pid, 'SIGKILL');
    }
    expect(told).toBe(120);
    expect(othersDone).toBeLessThan(4_000);
    expect(cells.get('c2 c0 10.88.0.1')).toBe('answered');
    expect(cells.get('host:h2 c0 10.88.0.1')).toBe('answered');
    expect([...cells.values()].filter((outcome) => outcome === 'why: h1 does not answer any more.').length).toBeGreaterThan(0);
  });

  test('endpoints that do not run are targets and say why they are no sources', async () => {
    const hosts = probeHosts(lab)
      .slice(0, 2)
      .map((host) => ({ ...host, sources: host.sources.filter(({ endpointId }) => endpointId !== 'c0') }));
    const { cells } = await collect(measureLab(lab, hosts, { whyNot: new Map([['host:h2', 'h2 could not be reached.']]) }));
    expect(cells.size).toBe(120);
    expect(outcomeOf(cells.get('c0 c1 10.88.0.2') ?? never())).toBe('why: c0 does not run on h0.');
    expect(outcomeOf(cells.get('c2 c1 10.88.0.2') ?? never())).toBe('why: h2 was not measured.');
    expect(outcomeOf(cells.get('host:h2 c1 10.88.0.2') ?? never())).toBe('why: h2 could not be reached.');
    expect(outcomeOf(cells.get('c1 c0 10.88.0.1') ?? never())).toBe('answered');
  });
});

const networkOf = (pid: number | string): Promise<string> => readlink(`/proc/${pid}/ns/net`).catch(() => '');

/** Processes in the network namespaces of these, by their command lines. */
async function processesIn(pids: readonly number[], pattern: RegExp): Promise<number[]> {
  const networks = new Set(await Promise.all(pids.map(networkOf)));
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name) || !networks.has(await networkOf(name))) continue;
    if (pattern.test(await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''))) found.push(Number(name));
  }
  return found;
}

const HELPER = /\/probe-[0-9a-f]{16}\0$/;

describe('rounds', () => {
  test('repeat at the interval, keep the helper, and see a change', async () => {
    const stop = new AbortController();
    const seen: string[] = [];
    const starts: number[] = [];
    const pids = new Set<number>();
    for await (const event of measureLab(lab, probeHosts(lab), { intervalMs: 1500, signal: stop.signal })) {
      if (event.type === 'round') starts.push(event.startedAt);
      if (event.type === 'cells')
        for (const cell of event.cells)
          if (cell.from === 'c1' && cell.address === '10.88.0.1') seen[event.round] = outcomeOf(cell);
      if (event.type !== 'round-end') continue;
      for (const pid of await processesIn([lab.hosts[1]?.pid ?? -1], HELPER)) pids.add(pid);
      if (event.round === 1) await lab.inside(lab.containers[0]?.pid ?? -1, 'ip link set eth0 down');
      if (event.round === 2) await lab.inside(lab.containers[0]?.pid ?? -1, 'ip link set eth0 up');
      if (event.round === 3) stop.abort();
    }
    expect(seen.slice(1)).toEqual(['answered', 'no-neighbour', 'answered']);
    expect((starts[2] ?? 0) - (starts[0] ?? 0)).toBeGreaterThanOrEqual(3000);
    expect(pids.size).toBe(1);
    await lab.inside(lab.containers[0]?.pid ?? -1, 'ip -6 addr add fd88::1/64 dev eth0 nodad || true');
  });

  test('a cancelled measurement leaves nothing on the hosts, even when nobody reads on', async () => {
    const programs = { helper: HELPER, python: /vlanvas-probe/, fping: /^fping/, ping: /^(ping|xargs)\0/ };
    const everywhere = [...lab.hosts, ...lab.containers].map(({ pid }) => pid);
    for (const method of ['helper', 'python', 'fping', 'ping'] as const) {
      const left = () => processesIn(everywhere, programs[method]);
      const stop = new AbortController();
      const events = measureLab(lab, probeHosts(lab), { intervalMs: 200, signal: stop.signal, method });
      await events.next();
      while ((await left()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      stop.abort();
      const began = performance.now();
      while ((await left()).length > 0 && performance.now() - began < 5_000)
        await new Promise((resolve) => setTimeout(resolve, 20));
      expect([method, await left()]).toEqual([method, []]);
      while (!(await events.next()).done);
    }
  });
});

describe('the helper on a host', () => {
  test('is kept, checked before it is used again, and removed with its folder', async () => {
    const home = await mkdtemp(join(tmpdir(), 'vlanvas-home-'));
    // /var/cache/vlanvas belongs to somebody else here, so the next folder has to do.
    const blocked = await createBlocker('/var/cache/vlanvas');
    try {
      const hosts = () => probeHosts(lab, { env: { HOME: home } }).slice(0, 1);
      const { name } = await readHelper(helperFolder, process.arch === 'arm64' ? 'aarch64' : 'x86_64');
      const installed = join(home, '.cache/vlanvas', name);
      const measureOnce = async () => (await collect(measureLab(lab, hosts()))).end.methods;

      expect(await measureOnce()).toEqual({ h0: 'helper' });
      expect((await stat(join(home, '.cache/vlanvas'))).mode & 0o777).toBe(0o700);
      const first = await stat(installed);
      expect(await measureOnce()).toEqual({ h0: 'helper' });
      expect((await stat(installed)).ino).toBe(first.ino);

      // Somebody changed it: it is not executed but replaced.
      const marker = join(home, 'was-executed');
      await writeFile(installed, `#!/bin/sh\ntouch ${marker}\n`);
      expect(await measureOnce()).toEqual({ h0: 'helper' });
      expect(await exists(marker)).toBe(false);
      expect((await stat(installed)).size).toBe(first.size);

      // Its folder is open to others: it is neither trusted nor used.
      await chmod(join(home, '.cache/vlanvas'), 0o777);
      expect(await measureOnce()).toEqual({ h0: 'helper' });
      expect(await exists(`/dev/shm/vlanvas/${name}`)).toBe(true);
      await chmod(join(home, '.cache/vlanvas'), 0o700);

      await removeHelper(localShell({ env: { HOME: home } }));
      expect(await readdir(home)).toEqual([]); // ~/.cache was not there either
      expect(await exists('/dev/shm/vlanvas')).toBe(false);
    } finally {
      await blocked.restore();
      await rm(home, { recursive: true, force: true });
    }
  });

  test('a folder from which nothing can be executed is passed over, and nothing is left in it', async () => {
    const script =
      'for d in /var/cache /root; do mount -t tmpfs -o noexec tmpfs $d; done; mkdir /root/.cache; echo up; exec sleep 1000';
    const host = spawn('unshare', ['--mount', 'sh', '-ec', script]);
    try {
      await once(host.stdout, 'data');
      const shell = localShell({ pid: host.pid ?? -1, mounts: true, env: { HOME: '/root' } });
      const helper = await readHelper(helperFolder, process.arch === 'arm64' ? 'aarch64' : 'x86_64');
      await installHelper(shell, helper, new AbortController().signal);
      expect((await shell.run('ls -A /var/cache /root/.cache /dev/shm/vlanvas')).stdout).toBe(
        `/dev/shm/vlanvas:\n${helper.name}\n\n/root/.cache:\n\n/var/cache:\n`,
      );
      expect(await shell.run(`true | { ${startCommand(helper)}\n}`)).toMatchObject({ code: 0, stdout: 'vlanvas-probe 1\n' });
      await shell.run('mount -o remount,ro /var/cache; mount -o remount,ro /root; mount -t tmpfs -o ro tmpfs /dev/shm');
      await expect(installHelper(shell, helper, new AbortController().signal)).rejects.toThrow('no folder to execute it from');
    } finally {
      host.kill('SIGKILL');
      await removeHelper(localShell());
    }
    expect(await exists('/dev/shm/vlanvas')).toBe(false);
  });

  test('removing it leaves what others put into the folder', async () => {
    const home = await mkdtemp(join(tmpdir(), 'vlanvas-home-'));
    try {
      await mkdir(join(home, '.cache/vlanvas'), { recursive: true, mode: 0o700 });
      await writeFile(join(home, '.cache/vlanvas/probe-0123456789abcdef'), '');
      await writeFile(join(home, '.cache/vlanvas/notes'), 'mine');
      const before = await exists('/var/cache/vlanvas');
      await removeHelper(localShell({ env: { HOME: home } }));
      expect(await readdir(join(home, '.cache/vlanvas'))).toEqual(['notes']);
      expect(before || !(await exists('/var/cache/vlanvas'))).toBe(true);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });
});

/** Makes a folder unusable for the helper by giving it to another user, for as long as a test takes. */
async function createBlocker(folder: string): Promise<{ restore(): Promise<void> }> {
  const shell = localShell();
  const was = (await shell.run(`stat -c '%u %a' ${folder}`)).stdout.trim();
  await shell.run(`mkdir -p ${folder} && chown 65534 ${folder}`);
  return {
    async restore() {
      const [owner = '0', mode = '700'] = was.split(' ');
      await shell.run(was === '' ? `rmdir ${folder}` : `chown ${owner} ${folder} && chmod ${mode} ${folder}`);
    },
  };
}
