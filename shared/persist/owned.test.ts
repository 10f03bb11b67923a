import { expect, test } from 'vitest';
import { chainName, fileStem, header, linkName } from './names.ts';
import { stableUuid } from './hash.ts';
import { afterRemoval, fileChanges, isOwnedFile, ownedFolders, ownedGlobs } from './owned.ts';
import { persistentFiles } from './persistent-files.ts';
import type { Dialect } from './dialect.ts';
import { routerRequest } from './testing/requests.ts';

const DIALECTS: readonly Dialect[] = ['networkd', 'netplan', 'networkmanager', 'ifupdown', 'ifcfg', 'unit'];

function matches(glob: string, path: string): boolean {
  const pattern = glob.replaceAll('.', '\\.').replaceAll('*', '[^/]*');
  return new RegExp(`^${pattern}$`).test(path);
}

test('the patterns find every file that any dialect writes, and none of a topology with a longer name', () => {
  for (const dialect of DIALECTS) {
    for (const renderer of ['networkd', 'networkmanager'] as const) {
      for (const { path } of persistentFiles(routerRequest(dialect, { renderer }))) {
        expect(
          ownedGlobs('lab').some((glob) => matches(glob, path)),
          path,
        ).toBe(true);
        for (const other of ['la', 'lab-2', 'lab--2', 'lab-after-docker', 'lab.x'])
          expect(
            ownedGlobs(other).some((glob) => matches(glob, path)),
            `${other}: ${path}`,
          ).toBe(false);
      }
    }
  }
});

test('names are kept apart where letters are not allowed or the name is too long', () => {
  expect(fileStem('lab_1-a')).toBe('lab_1-a');
  const stems = ['lab.1', 'lab-1', 'lab--1', 'lab-', 'a'.repeat(60), 'a'.repeat(61)].map(fileStem);
  expect(new Set(stems).size).toBe(stems.length);
  for (const stem of stems) expect(stem).toMatch(/^[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*$/);
  expect(linkName('lab', 'a*b')).toMatch(/^vlanvas-lab--a-b-[0-9a-f]{8}$/);
  expect(chainName('a'.repeat(200)).length).toBeLessThanOrEqual(28);
  expect(stableUuid('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(stableUuid('a')).not.toBe(stableUuid('b'));
});

test('a second apply writes nothing, a changed design writes and removes what changed', () => {
  const wanted = persistentFiles(routerRequest('networkd'));
  expect(fileChanges('lab', wanted, wanted)).toEqual({ write: [], remove: [], foreign: [] });
  const fewer = persistentFiles(routerRequest('networkd', { hasDocker: false }));
  const changes = fileChanges('lab', wanted, fewer);
  expect(changes.remove).toEqual([
    '/etc/systemd/system/vlanvas-lab--after-docker.service',
    '/etc/systemd/system/docker.service.d/vlanvas-lab.conf',
  ]);
  expect(changes.write.map(({ path }) => path)).toEqual(['/etc/vlanvas/lab/firewall.sh']);
});

test('destroy removes all of ours, units first, and no file without our mark', () => {
  const found = persistentFiles(routerRequest('ifupdown'));
  const theirs = [
    { path: '/etc/systemd/network/05-vlanvas-lab--x.network', content: '[Match]\n' },
    { path: '/etc/sysctl.d/99-vlanvas-lab.conf', content: `${header('lab-2')}\n` },
  ];
  const { write, remove } = fileChanges('lab', [...found.filter(({ path }) => !path.includes('sysctl')), ...theirs], []);
  expect(write).toEqual([]);
  expect(remove).toHaveLength(found.length - 1);
  expect(remove.findLastIndex((path) => path.endsWith('.service'))).toBe(2);
  for (const { path } of theirs) expect(remove).not.toContain(path);
  expect(isOwnedFile('lab', '#!/bin/sh\n' + header('lab'))).toBe(true);
});

test('a file of someone else in the way is named, not replaced', () => {
  const wanted = persistentFiles(routerRequest('netplan'));
  const path = '/etc/netplan/90-vlanvas-lab.yaml';
  expect(fileChanges('lab', [{ path, content: 'network: {}\n' }], wanted).foreign).toEqual([path]);
});

test('after removal managers forget, and folders that writing made go when they are empty', () => {
  const paths = persistentFiles(routerRequest('netplan')).map(({ path }) => path);
  expect(afterRemoval(paths)).toEqual(['systemctl daemon-reload', 'netplan generate']);
  expect(ownedFolders('lab', paths)).toEqual([
    '/etc/systemd/network/10-netplan-ens33.10.network.d',
    '/etc/systemd/system/docker.service.d',
    '/etc/vlanvas/lab',
    '/etc/vlanvas',
  ]);
});
