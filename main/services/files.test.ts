import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFile, saveFile } from './files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('what is no text is not opened, and text with an accent or a byte order mark is', async () => {
  await writeFile(join(folder, 'picture'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]));
  await writeFile(join(folder, 'latin'), Buffer.from('name: caf\u00e9', 'latin1'));
  for (const name of ['picture', 'latin']) {
    await expect(openFile(name, { folder })).rejects.toMatchObject({
      problem: { code: 'FILE_NOT_TEXT' },
    });
  }
  await writeFile(join(folder, 'utf8'), '\ufeffname: café');
  expect((await openFile('utf8', { folder })).text).toBe('\ufeffname: café');
});

test('a file that is read-only is not replaced', async () => {
  const path = join(folder, 'kept');
  await writeFile(path, 'old');
  await chmod(path, 0o444);
  const { revision } = await openFile(path, { folder });
  await expect(saveFile({ path, text: 'new', revision }, { folder })).rejects.toMatchObject({
    problem: { code: 'FILE_NOT_WRITABLE', message: `${path} could not be written: it is read-only.` },
  });
  expect(await readFile(path, 'utf8')).toBe('old');
  await chmod(path, 0o644);
  expect((await saveFile({ path, text: 'new', revision }, { folder })).text).toBe('new');
});

test('a folder that is gone is named', async () => {
  const path = join(folder, 'deep', 'file');
  await mkdir(join(folder, 'deep'));
  await saveFile({ path, text: 'one', revision: null }, { folder });
  await rm(join(folder, 'deep'), { recursive: true });
  await expect(saveFile({ path, text: 'two', revision: null }, { folder })).rejects.toMatchObject({
    problem: {
      code: 'FILE_NOT_WRITABLE',
      message: `${path} could not be written: the folder ${join(folder, 'deep')} is not there.`,
    },
  });
});
