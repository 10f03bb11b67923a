import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeUnlocker, publicBeginning, readKeyFile, unlockKey } from './key-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-keys-'));
});
afterEach(() => rm(folder, { recursive: true }));

test.each(['ed25519', 'rsa', 'ecdsa'])(
  'a locked %s key tells its public part without the passphrase, and opens with it',
  async (type) => {
    const path = join(folder, type);
    execFileSync('ssh-keygen', ['-q', '-t', type, '-N', 'open sesame', '-f', path]);
    const line = await readFile(`${path}.pub`, 'utf8');
    await rm(`${path}.pub`);
    const tried: string[] = [];
    const file = await readKeyFile({ path, named: true }, tried);
    expect(tried).toEqual([]);
    expect(file.publicKey?.getPublicSSH().toString('base64')).toBe(line.split(' ')[1]);
    const locked = file.locked ?? Buffer.alloc(0);
    expect(unlockKey(locked, 'wrong')).toBeUndefined();
    expect(unlockKey(locked, 'open sesame')?.getPublicSSH().toString('base64')).toBe(line.split(' ')[1]);
  },
);

test('a key that was unlocked once is not worked out again, until it is forgotten', async () => {
  const path = join(folder, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'open sesame', '-f', path]);
  const { locked = Buffer.alloc(0) } = await readKeyFile({ path, named: true }, []);
  const { unlock, forget } = makeUnlocker();
  const key = unlock(locked, 'open sesame');
  expect(key?.isPrivateKey()).toBe(true);
  expect(unlock(Buffer.from(locked), 'open sesame')).toBe(key);
  expect(unlock(locked, 'open sesame ')).toBeUndefined();
  forget();
  expect(unlock(locked, 'open sesame')).not.toBe(key);
});

test('what is no such key has no public part', () => {
  expect(
    publicBeginning(Buffer.from('-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n')),
  ).toBeUndefined();
  expect(publicBeginning(Buffer.from('-----BEGIN RSA PRIVATE KEY-----\n'))).toBeUndefined();
});
