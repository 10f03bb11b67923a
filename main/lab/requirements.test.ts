import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { checkMachine, findPrograms } from './requirements.ts';

afterEach(() => vi.restoreAllMocks());

test('says what is missing and which packages have it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vlanvas-programs-'));
  const programs = ['ip', 'unshare', 'nsenter', 'pivot_root', 'mount', 'sshd', 'ssh-keygen', 'iptables'];
  try {
    for (const name of programs) await symlink(process.execPath, join(folder, name));
    expect(await findPrograms(folder)).toMatchObject({
      able: false,
      problem: {
        code: 'LAB_UNAVAILABLE',
        message: 'The sandbox lab needs dockerd, a static busybox, which are not on this machine.',
        hint: 'On Debian or Ubuntu: apt-get install docker.io busybox-static',
      },
    });
    // A script or a program with libraries would not run in an image that has nothing else.
    await symlink(process.execPath, join(folder, 'dockerd'));
    await writeFile(join(folder, 'busybox'), '#!/bin/sh\n'.repeat(20));
    await chmod(join(folder, 'busybox'), 0o755);
    expect(await findPrograms(folder)).toHaveProperty(
      'problem.message',
      'The sandbox lab needs a static busybox, which is not on this machine.',
    );
    await rm(join(folder, 'busybox'));
    // An ELF header without program headers names no interpreter.
    const elf = Buffer.alloc(64);
    elf.set([0x7f, 0x45, 0x4c, 0x46, 2, 1]);
    await writeFile(join(folder, 'busybox'), elf, { mode: 0o755 });
    expect(await findPrograms(folder)).toEqual({ able: true, busybox: join(folder, 'busybox') });
    // One program header of type 3 (PT_INTERP) right behind it.
    const dynamic = Buffer.concat([elf, Buffer.alloc(56)]);
    dynamic.writeUInt32LE(64, 32);
    dynamic.writeUInt16LE(56, 54);
    dynamic.writeUInt16LE(1, 56);
    dynamic.writeUInt32LE(3, 64);
    await writeFile(join(folder, 'busybox'), dynamic, { mode: 0o755 });
    expect(await findPrograms(folder)).toMatchObject({ able: false });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('says so on another system, and to a user who is not root', () => {
  vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin');
  expect(checkMachine()?.problem.data).toEqual({ cause: 'no-linux' });
  vi.restoreAllMocks();
  vi.spyOn(process, 'platform', 'get').mockReturnValue('linux');
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
  expect(checkMachine()?.problem).toMatchObject({ code: 'LAB_UNAVAILABLE', data: { cause: 'no-root' } });
  expect(checkMachine()?.problem.hint).toContain('sudo');
});
