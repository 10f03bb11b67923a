/** The system's keychain, through Electron: it holds the key, a file of ours holds what is encrypted with it. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';
import type { Keychain } from '../../main/secrets/keychain.ts';
import type { KeychainName } from '../../shared/contract/secrets.ts';

/** What is used of Electron's safeStorage. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  /** Linux, and not in every version. */
  getSelectedStorageBackend?(): string;
}

const NAMES: Readonly<Record<string, KeychainName>> = { darwin: 'macos', win32: 'windows' };
const schema = z.record(z.string(), z.string());

/** Null where there is none: on Linux without a keyring Electron would only hide what it writes, which is no keeping. */
export function systemKeychain(storage: SafeStorage, platform: string, file: string): Keychain | null {
  if (!storage.isEncryptionAvailable()) return null;
  if (platform === 'linux' && !hasKeyring(storage)) return null;
  let last: Promise<unknown> = Promise.resolve();
  const all = async (): Promise<Record<string, string>> => {
    try {
      return schema.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch {
      return {};
    }
  };
  const change = (apply: (entries: Record<string, string>) => void): Promise<void> => {
    const turn = last.then(async () => {
      const entries = await all();
      apply(entries);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeFileAtomic(file, `${JSON.stringify(entries, null, 2)}\n`, { mode: 0o600 });
    });
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    name: NAMES[platform] ?? 'keyring',
    async read(name) {
      const encrypted = (await all())[name];
      if (encrypted === undefined) return null;
      try {
        return storage.decryptString(Buffer.from(encrypted, 'base64'));
      } catch {
        // Another user's, or the keyring was made anew.
        return null;
      }
    },
    write: (name, secret) => change((entries) => void (entries[name] = storage.encryptString(secret).toString('base64'))),
    remove: (name) => change((entries) => void Reflect.deleteProperty(entries, name)),
    clear: () => rm(file, { force: true }),
  };
}

/**
 * Linux: whether the key lies in a keyring. Electron 25 does not tell, but what Chromium encrypts begins with `v11` then, and with
 * `v10` where the key is the one in its source (components/os_crypt/os_crypt_linux.cc).
 */
function hasKeyring(storage: SafeStorage): boolean {
  const backend = storage.getSelectedStorageBackend?.();
  if (backend !== undefined) return backend !== 'basic_text' && backend !== 'unknown';
  return storage.encryptString('?').subarray(0, 3).toString('latin1') === 'v11';
}

/**
 * The switch that lets Chromium look for a keyring: by itself it does so only on the desktops that it knows by name. Null: it is left to
 * Chromium, or to the person who gave one.
 */
export function keyringSwitch(platform: string, desktop: string | undefined, given: boolean): readonly [string, string] | null {
  if (platform !== 'linux' || given || /KDE/i.test(desktop ?? '')) return null;
  return ['password-store', 'gnome-libsecret'];
}
