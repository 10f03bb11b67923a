import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFile, revisionOf } from '../services/files.ts';
import { watchFile } from './watch-file.ts';

let folder: string;
let path: string;
const stop = new AbortController();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-watch-'));
  path = join(folder, 'x.vlanvas.yaml');
  await writeFile(path, 'one');
});
afterEach(() => rm(folder, { recursive: true }));

test('tells another text, however it came, and when the file is gone; ends with the signal', async () => {
  const open = (full: string) => openFile(full, { folder });
  const events = watchFile({ path, revision: revisionOf('zero'), open, signal: stop.signal });
  // What has changed before anybody watched is told at once.
  expect((await events.next()).value).toMatchObject({ type: 'changed', file: { text: 'one', path } });
  const second = events.next();
  await writeFile(path, 'two');
  expect((await second).value).toMatchObject({ file: { text: 'two' } });
  const third = events.next();
  await writeFile(join(folder, 'new'), 'six');
  await rename(join(folder, 'new'), path);
  expect((await third).value).toMatchObject({ file: { text: 'six', revision: revisionOf('six') } });
  const fourth = events.next();
  await rm(path);
  expect((await fourth).value).toEqual({ type: 'gone' });
  const fifth = events.next();
  await writeFile(path, 'six');
  await new Promise((done) => setTimeout(done, 1200));
  await writeFile(path, 'seven');
  expect((await fifth).value).toMatchObject({ file: { text: 'seven' } });
  const last = events.next();
  stop.abort();
  expect((await last).done).toBe(true);
});
