import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labFolder, labPlace, labSshConfig, namedLab } from './paths.ts';

test('the folder follows from the id, or is named', () => {
  expect(labPlace({})).toEqual({ id: 'lab', folder: '/var/lib/vlanvas/lab/lab' });
  expect(labPlace({ VLANVAS_LAB: 'two' })).toEqual({ id: 'two', folder: '/var/lib/vlanvas/lab/two' });
  expect(labFolder({ VLANVAS_LAB: 'two', VLANVAS_LAB_DIR: '/srv/lab' })).toBe('/srv/lab');
  expect(labFolder({ VLANVAS_LAB_DIR: 'not/absolute' })).toBe('/var/lib/vlanvas/lab/lab');
  expect(namedLab('two')).toEqual({ id: 'two', folder: '/var/lib/vlanvas/lab/two' });
});

test('the ssh configuration is named only while it is there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vlanvas-paths-'));
  try {
    expect(labSshConfig({ VLANVAS_LAB_DIR: folder })).toBeUndefined();
    writeFileSync(join(folder, 'ssh_config'), '');
    chmodSync(join(folder, 'ssh_config'), 0o600);
    expect(labSshConfig({ VLANVAS_LAB_DIR: folder })).toBe(join(folder, 'ssh_config'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
