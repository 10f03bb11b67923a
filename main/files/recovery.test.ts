import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeRecovery } from './recovery.ts';

const A = '3f0d3f9e-50a1-4f0e-9a53-0a4b1a4f6a01';
const B = '3f0d3f9e-50a1-4f0e-9a53-0a4b1a4f6a02';
const work = (window: string, text = 'vlanvas: 1\nname: x\n') => ({ window, path: null, name: 'x', text, revision: null });
let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'vlanvas-recovery-'));
  folder = join(root, 'recovery');
});
afterEach(() => rm(root, { recursive: true }));

describe('unsaved work', () => {
  test('is found once its window is gone, the newest first, and not after it was dropped', async () => {
    let time = 1000;
    const recovery = makeRecovery({ folder, now: () => time++ });
    const gone = recovery.open(A);
    await recovery.keep(work(A, 'first'));
    await recovery.keep(work(A, 'second'));
    await recovery.keep(work(B));
    expect((await recovery.found()).map(({ window }) => window)).toEqual([B]);
    gone();
    expect(await recovery.found()).toMatchObject([
      { window: B, savedAt: 1002 },
      { window: A, text: 'second', savedAt: 1001 },
    ]);
    await recovery.drop(A);
    await recovery.drop(A);
    expect((await recovery.found()).map(({ window }) => window)).toEqual([B]);
  });

  test('is for this user alone, whole or not at all, and what is none is left where it is', async () => {
    const recovery = makeRecovery({ folder });
    await Promise.all(Array.from({ length: 10 }, (_, turn) => recovery.keep(work(A, `text ${turn}`))));
    expect((await stat(join(folder, `${A}.json`))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await writeFile(join(folder, 'cut-off.json'), '{"window": "');
    expect(await recovery.found()).toMatchObject([{ text: 'text 9' }]);
    expect(await readdir(folder)).toContain('cut-off.json');
  });

  test('of another program that runs is its own; of one that was killed it is found', async () => {
    const other = spawn('sleep', ['60']);
    await once(other, 'spawn');
    const recovery = makeRecovery({ folder });
    await makeRecovery({ folder, owner: { pid: other.pid ?? 0, started: null } }).keep(work(A));
    expect(await recovery.found()).toEqual([]);
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(await recovery.found()).toMatchObject([{ window: A }]);
  });

  test('a process number that was given again is not the same program', async () => {
    await makeRecovery({ folder, owner: { pid: process.pid, started: 'an earlier boot 1' } }).keep(work(A));
    expect(await makeRecovery({ folder }).found()).toMatchObject([{ window: A }]);
  });

  test('that cannot be kept says where and what to do', async () => {
    await mkdir(root, { recursive: true });
    await writeFile(folder, 'a file where the folder belongs');
    await expect(makeRecovery({ folder }).keep(work(A))).rejects.toMatchObject({
      problem: { code: 'RECOVERY_NOT_WRITTEN', hint: expect.stringContaining(folder) as unknown },
    });
  });
});
