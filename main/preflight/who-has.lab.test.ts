/** Asking a segment through a shell: with the helper on the host, with one that comes for the question, with Python, or not at all. */
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installHelper, readHelper, removeHelper } from '../probe/install.ts';
import { buildHelper } from '../probe/testing/build-helper.ts';
import { localConnection, type LocalHost } from '../probe/testing/local-shell.ts';
import { createNamespaceLab, type NamespaceLab } from '../probe/testing/namespaces.ts';
import { whoHas } from './who-has.ts';

const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
const signal = new AbortController().signal;
let folder: string;
let pythonOnly: string;
let helperOnly: string;
let lab: NamespaceLab;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-who-'));
  await buildHelper('--to', folder);
  pythonOnly = await mkdtemp(join(tmpdir(), 'vlanvas-who-'));
  await copyFile(join(folder, 'vlanvas-who.py'), join(pythonOnly, 'vlanvas-who.py'));
  helperOnly = await mkdtemp(join(tmpdir(), 'vlanvas-who-'));
  await copyFile(join(folder, `vlanvas-probe-${machine}`), join(helperOnly, `vlanvas-probe-${machine}`));
  lab = await createNamespaceLab({ hosts: 2, containers: 2, ipv6: true });
});
afterAll(async () => {
  await lab.close();
  await Promise.all([folder, pythonOnly, helperOnly].map((one) => rm(one, { recursive: true, force: true })));
});

function shellOf(where: LocalHost = {}) {
  const { shell } = localConnection('h0', { ...where, pid: lab.hosts[0]?.pid ?? -1 });
  if (!shell) throw new Error('there is a shell');
  return shell;
}

/** c1 is on the other host; nobody has 10.88.9.9. */
function questions(...links: readonly string[]) {
  const address = lab.containers[1]?.endpoint.addresses.map((one) => one.address) ?? [];
  return links.flatMap((link) => address.map((one) => ({ host: 'h0', link, tag: 0, address: one })));
}

const traces = async () =>
  (await Promise.all(['/dev/shm', '/var/tmp', '/tmp'].map((one) => readdir(one))))
    .flat()
    .filter((name) => /^vlanvas-[A-Za-z0-9]{8}$/.test(name));

describe('who has an address', () => {
  test.each(['a helper that comes for the question', 'the helper that is on the host', 'Python'])('by %s', async (by) => {
    const shell = shellOf();
    const helperFolder = by === 'Python' ? pythonOnly : helperOnly;
    if (by.startsWith('the helper')) await installHelper(shell, await readHelper(helperOnly, machine), signal);
    try {
      const before = await traces();
      const { answers, unasked } = await whoHas(questions('lab0'), { shell, machine, helperFolder, signal });
      expect(answers.map(({ host, link, tag, address }) => `${host} ${link} ${tag} ${address}`).sort()).toEqual([
        'h0 lab0 0 10.88.0.2',
        'h0 lab0 0 fd88::2',
      ]);
      expect(new Set(answers.map(({ mac }) => mac)).size).toBe(1);
      expect(unasked).toEqual([]);
      expect(await traces()).toEqual(before);
    } finally {
      await removeHelper(shell);
    }
  });

  test('a link that is not there is told, and the others are asked', async () => {
    const { answers, unasked } = await whoHas(questions('nothing', 'lab0'), {
      shell: shellOf(),
      machine,
      helperFolder: folder,
      signal,
    });
    expect(answers).toHaveLength(2);
    expect(unasked).toEqual([
      { link: 'nothing', tag: 0, why: expect.stringMatching(/no such link|No such device|no interface/) as unknown },
    ]);
  });

  test('by nobody who is not root: that is said', async () => {
    const asking = whoHas(questions('lab0'), { shell: shellOf({ privilege: 'none' }), machine, helperFolder: folder, signal });
    await expect(asking).rejects.toThrow('is not root there and may not use sudo');
  });

  test('where there is neither helper nor script, the reasons are told', async () => {
    const asking = whoHas(questions('lab0'), { shell: shellOf(), machine: 'riscv64', helperFolder: tmpdir(), signal });
    await expect(asking).rejects.toThrow('There is no helper for riscv64.');
  });
});
