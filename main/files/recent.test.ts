import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listRecent } from '../services/files.ts';
import { recentFiles } from './recent.ts';
import { stateFolder } from './state-folder.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'vlanvas-recent-'));
});
afterEach(() => rm(root, { recursive: true }));

test('files that were opened come first, each once, the newest first; then those of the folder', async () => {
  const file = join(root, 'state', 'recent.json');
  for (const name of ['a', 'b', 'c']) await writeFile(join(root, `${name}.vlanvas.yaml`), '');
  const recent = recentFiles(file);
  await Promise.all(['b', 'c', 'gone', 'b'].map((name) => recent.note(join(root, `${name}.vlanvas.yaml`))));
  const listed = await listRecent({ folder: root }, await recentFiles(file).list());
  expect(listed.map(({ name }) => name)).toEqual(['b', 'c', 'a']);
});

test('the list is short, and a damaged one is begun anew', async () => {
  const file = join(root, 'recent.json');
  await writeFile(file, '{"paths": 3');
  const recent = recentFiles(file);
  expect(await recent.list()).toEqual([]);
  for (let turn = 0; turn < 25; turn += 1) await recent.note(`/x/${turn}`);
  expect((await recent.list()).length).toBe(20);
  expect((await recent.list())[0]).toBe('/x/24');
});

test.each([
  ['linux', { HOME: '/home/ann' }, '/home/ann/.local/state/vlanvas'],
  ['linux', { HOME: '/home/ann', XDG_STATE_HOME: '/state' }, '/state/vlanvas'],
  ['linux', { HOME: '/home/ann', XDG_STATE_HOME: 'relative' }, '/home/ann/.local/state/vlanvas'],
  ['darwin', { HOME: '/Users/ann' }, '/Users/ann/Library/Application Support/vlanvas'],
])('the place on %s', (platform, env, folder) => {
  expect(stateFolder(platform, env)).toBe(folder);
});
