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
    expect(await unlockKey(locked, 'wrong')).toBeUndefined();
    const key = await unlockKey(locked, 'open sesame');
    expect(key?.isPrivateKey()).toBe(true);
    expect(key?.getPublicSSH().toString('base64')).toBe(line.split(' ')[1]);
  },
);

test('a key that was unlocked once is not worked out again, until it is forgotten', async () => {
  const path = join(folder, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'open sesame', '-f', path]);
  const { locked = Buffer.alloc(0) } = await readKeyFile({ path, named: true }, []);
  const { unlock, forget } = makeUnlocker();
  const key = await unlock(locked, 'open sesame');
  expect(key?.isPrivateKey()).toBe(true);
  expect(await unlock(Buffer.from(locked), 'open sesame')).toBe(key);
  expect(await unlock(locked, 'open sesame ')).toBeUndefined();
  forget();
  expect(await unlock(locked, 'open sesame')).not.toBe(key);
});

test('while a key is worked out, everything else goes on', async () => {
  const path = join(folder, 'slow');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-a', '32', '-N', 'open sesame', '-f', path]);
  const { locked = Buffer.alloc(0) } = await readKeyFile({ path, named: true }, []);
  const started = performance.now();
  let last = started;
  let longest = 0;
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const key = await unlockKey(locked, 'open sesame');
  longest = Math.max(longest, performance.now() - last);
  clearInterval(beat);
  expect(key?.isPrivateKey()).toBe(true);
  expect(longest / (performance.now() - started)).toBeLessThan(0.4);
});

test.each(['aes128-ctr', 'aes256-cbc', 'aes256-gcm@openssh.com'])('a key that %s locks is opened too', async (cipher) => {
  const path = join(folder, 'other');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-a', '2', '-Z', cipher, '-N', 'open sesame', '-f', path]);
  const { locked = Buffer.alloc(0) } = await readKeyFile({ path, named: true }, []);
  expect(await unlockKey(locked, 'wrong')).toBeUndefined();
  const key = await unlockKey(locked, 'open sesame');
  expect(key?.verify('x', key.sign('x'))).toBe(true);
});

test('what is no such key has no public part', () => {
  expect(
    publicBeginning(Buffer.from('-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n')),
  ).toBeUndefined();
  expect(publicBeginning(Buffer.from('-----BEGIN RSA PRIVATE KEY-----\n'))).toBeUndefined();
});
