import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { busyboxFiles, imageArchive, nopingFiles } from './images.ts';
import { tar } from './tar.ts';

const program = Buffer.from('#!/bin/true\n'.repeat(100));
const list = (archive: Buffer) => execFileSync('tar', ['-tvf', '-'], { input: archive }).toString();
const extract = (archive: Buffer, path: string) => execFileSync('tar', ['-xOf', '-', path], { input: archive });

test('tar reads what was written: names, modes, links, content', () => {
  const archive = tar(busyboxFiles(program, ['sh', 'ping', '[', 'busybox', '../evil']));
  const text = list(archive);
  expect(text).toMatch(/^drwxrwxrwt 0\/0 .* tmp\/$/m);
  expect(text).toMatch(/bin\/ping link to bin\/busybox$/m);
  expect(text).toMatch(/bin\/\[ link to bin\/busybox$/m);
  expect(text).not.toContain('evil');
  expect(text.match(/bin\/busybox$/gm)).toHaveLength(4);
  expect(extract(archive, 'bin/busybox').equals(program)).toBe(true);
});

test('the image without ping has one program', () => {
  const programs = list(tar(nopingFiles(program))).match(/bin\/\S+$/gm);
  expect(programs).toEqual(['bin/sleep']);
});

test('an image archive is the same bytes each time, and names layers by what is in them', () => {
  const image = { tag: 'a:1', files: nopingFiles(program), command: ['sleep', 'infinity'] };
  const archive = imageArchive([image], 'amd64');
  expect(imageArchive([image], 'amd64').equals(archive)).toBe(true);
  const [entry] = JSON.parse(extract(archive, 'manifest.json').toString()) as [
    { Config: string; RepoTags: string[]; Layers: [string] },
  ];
  expect(entry.RepoTags).toEqual(['a:1']);
  const config = JSON.parse(extract(archive, entry.Config).toString()) as { rootfs: { diff_ids: string[] } };
  expect(config.rootfs.diff_ids).toEqual([`sha256:${entry.Layers[0].split('/')[0]}`]);
  expect(extract(archive, entry.Layers[0]).equals(tar(nopingFiles(program)))).toBe(true);
});

test('a path that no tar header holds is refused', () => {
  expect(() => tar([{ path: 'x'.repeat(101), type: 'folder' }])).toThrow(RangeError);
});
