import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureKey, knownHosts, sshConfig } from './keys.ts';

const entries = [{ host: 'docker01', address: '10.99.4.11', hostKey: 'ssh-ed25519 AAAA' }];

test('ssh itself reads the aliases, those of the lab and those of every lab', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vlanvas-keys-'));
  try {
    const place = { id: 'two', folder };
    const path = join(folder, 'ssh_config');
    await writeFile(path, sshConfig(place, entries));
    for (const alias of ['docker01.lab', 'docker01.two']) {
      const said = execFileSync('ssh', ['-G', '-F', path, alias]).toString();
      for (const line of [
        'hostname 10.99.4.11',
        'user root',
        'identitiesonly yes',
        'stricthostkeychecking true',
        `identityfile ${folder}/id_ed25519`,
      ]) {
        expect(said.split('\n')).toContain(line);
      }
    }
    expect(execFileSync('ssh', ['-G', '-F', path, 'ann@docker01.lab']).toString()).toContain('user ann\n');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a key is known under its address and its aliases', () => {
  expect(knownHosts({ id: 'two', folder: '/x' }, entries)).toBe('10.99.4.11,docker01.lab,docker01.two ssh-ed25519 AAAA\n');
  expect(knownHosts({ id: 'lab', folder: '/x' }, entries)).toBe('10.99.4.11,docker01.lab ssh-ed25519 AAAA\n');
});

test('a key is made once, and again where half of it is left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vlanvas-keys-'));
  const { signal } = new AbortController();
  try {
    const first = await ensureKey(join(folder, 'key'), 'test', signal);
    expect(first).toMatch(/^ssh-ed25519 AAAA\S+$/);
    expect(await ensureKey(join(folder, 'key'), 'test', signal)).toBe(first);
    await rm(join(folder, 'key.pub'));
    expect(await ensureKey(join(folder, 'key'), 'test', signal)).not.toBe(first);
  } finally {
    await rm(folder, { recursive: true });
  }
});
