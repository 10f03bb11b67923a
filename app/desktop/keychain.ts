/** The system's keychain, through Electron: it holds the key, a file of ours holds what is encrypted with it. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';
import type { Keychain } from '../../main/secrets/keychain.ts';

/** What is used of Electron's safeStorage. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  /** Linux, and not in every version. */
  getSelectedStorageBackend?(): string;
}

const NAMES: Readonly<Record<string, string>> = {
  darwin: 'the macOS keychain',
  win32: 'the Windows credential store',
};
const schema = z.record(z.string(), z.string());

/** Null where there is none: on Linux without a keyring Electron would only hide what it writes, which is no keeping. */
export function systemKeychain(storage: SafeStorage, platform: string, file: string): Keychain | null {
  if (!storage.isEncryptionAvailable()) return null;
  if (platform === 'linux' && (storage.getSelectedStorageBackend?.() ?? 'unknown') in { basic_text: 1, unknown: 1 }) return null;
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
    name: NAMES[platform] ?? 'the system’s keyring',
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
