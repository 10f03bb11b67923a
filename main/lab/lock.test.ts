import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { identify, isAlive, parseStat, readIdentity } from './identity.ts';
import { withLock } from './lock.ts';

let folder: string;
const signal = new AbortController().signal;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'vlanvas-lock-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

describe.runIf(process.platform === 'linux')('locks', () => {
  test('one after the other, never two at once, and nothing is left', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await sleep(5);
      inside--;
    };
    await Promise.all(Array.from({ length: 8 }, () => withLock('x', { signal, folder }, work)));
    expect(most).toBe(1);
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
  });

  test('the lock of a process that has died is taken over', async () => {
    const child = spawn('sleep', ['60']);
    const owner = child.pid === undefined ? undefined : identify(child.pid);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    await writeFile(join(folder, 'x.lock'), JSON.stringify(owner));
    expect(await withLock('x', { signal, folder, deadline: 1_000 }, () => Promise.resolve('done'))).toBe('done');
  });

  test('the lock of a living process is waited for, and that is told once', async () => {
    await writeFile(join(folder, 'x.lock'), JSON.stringify(identify(process.pid)));
    const told: number[] = [];
    const options = { signal, folder, deadline: 120, waiting: (pid: number) => told.push(pid) };
    await expect(withLock('x', options, () => Promise.resolve())).rejects.toMatchObject({ problem: { code: 'LAB_BUSY' } });
    expect(told).toEqual([process.pid]);
  });

  test('a pid that was given to another process is not the one that was noted', async () => {
    const me = identify(process.pid);
    expect(me && isAlive(me)).toBe(true);
    expect(me && isAlive({ ...me, startTime: '1' })).toBe(false);
    expect(me && isAlive({ ...me, bootId: 'another boot' })).toBe(false);
    await writeFile(join(folder, 'pid'), `${me?.pid} ${me?.startTime} ${me?.bootId}\n`);
    expect(await readIdentity(join(folder, 'pid'))).toEqual(me);
    await writeFile(join(folder, 'pid'), '-1 2 3\n');
    expect(await readIdentity(join(folder, 'pid'))).toBeUndefined();
  });
});

test('a process name with spaces and parentheses does not shift the fields', () => {
  const fields = ['S', ...Array.from({ length: 18 }, (_, index) => String(index)), '4242', '0'];
  expect(parseStat(`7 (a) b (c)) ${fields.join(' ')}`)).toEqual({ state: 'S', startTime: '4242' });
});
