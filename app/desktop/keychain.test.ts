import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SafeStorage } from './keychain.ts';
import { keyringSwitch, systemKeychain } from './keychain.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-keychain-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Turns letters round; what it did not encrypt it refuses, as the real one does. */
function storage(more: Partial<SafeStorage> = {}): SafeStorage {
  return {
    isEncryptionAvailable: () => true,
    encryptString: (text) => Buffer.from(`v1${text.split('').reverse().join('')}`),
    decryptString: (bytes) => {
      const text = bytes.toString();
      if (!text.startsWith('v1')) throw new Error('Error while decrypting the ciphertext');
      return text.slice(2).split('').reverse().join('');
    },
    getSelectedStorageBackend: () => 'gnome_libsecret',
    ...more,
  };
}

describe('the keychain of the system', () => {
  test('keeps secrets encrypted, for the next start, in a file for this user alone', async () => {
    const file = join(folder, 'deep', 'secrets.json');
    const keychain = systemKeychain(storage(), 'linux', file);
    await Promise.all([keychain?.write('a', 'right horse'), keychain?.write('b', 'other')]);
    expect(await readFile(file, 'utf8')).not.toContain('right horse');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const later = systemKeychain(storage(), 'linux', file);
    expect([await later?.read('a'), await later?.read('b'), await later?.read('c')]).toEqual(['right horse', 'other', null]);
    await later?.remove('a');
    expect(await later?.read('a')).toBeNull();
    await later?.clear();
    expect(await later?.read('b')).toBeNull();
  });

  test('is none where the system has none to speak of', () => {
    const file = join(folder, 'secrets.json');
    expect(systemKeychain(storage({ isEncryptionAvailable: () => false }), 'darwin', file)).toBeNull();
    expect(systemKeychain(storage({ getSelectedStorageBackend: () => 'basic_text' }), 'linux', file)).toBeNull();
    const { getSelectedStorageBackend: _, ...older } = storage();
    expect(systemKeychain({ ...older, encryptString: (text) => Buffer.from(`v10${text}`) }, 'linux', file)).toBeNull();
    expect(systemKeychain({ ...older, encryptString: (text) => Buffer.from(`v11${text}`) }, 'linux', file)?.name).toBe('keyring');
    expect(systemKeychain(older, 'darwin', file)?.name).toBe('macos');
  });

  test('is looked for on every desktop of Linux', () => {
    expect(keyringSwitch('linux', 'sway', false)).toEqual(['password-store', 'gnome-libsecret']);
    expect(keyringSwitch('linux', undefined, false)).toEqual(['password-store', 'gnome-libsecret']);
    expect(keyringSwitch('linux', 'KDE', false)).toBeNull();
    expect(keyringSwitch('linux', 'sway', true)).toBeNull();
    expect(keyringSwitch('darwin', undefined, false)).toBeNull();
  });

  test('what cannot be decrypted any more is as if it were not there', async () => {
    const file = join(folder, 'secrets.json');
    await systemKeychain(storage(), 'darwin', file)?.write('a', 'x');
    const changed = storage({
      decryptString: () => {
        throw new Error('another key');
      },
    });
    expect(await systemKeychain(changed, 'darwin', file)?.read('a')).toBeNull();
  });
});
