/**
 * A key of a passphrase, by bcrypt (bcrypt_pbkdf of OpenBSD). It is slow on purpose, a second and more of computing, and Node has it not
 * among what it does in the background: so it is worked out in a thread of its own, by the package that ssh2 does it with.
 */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

export interface Derivation {
  readonly passphrase: string;
  readonly salt: Buffer;
  readonly rounds: number;
  /** Bytes. */
  readonly length: number;
}

/** As text, because it has to run from every bundle, and beside none. */
const SCRIPT = `
const { parentPort, workerData } = require('node:worker_threads');
const { module, passphrase, salt, rounds, length } = workerData;
const key = new Uint8Array(length);
const failed = require(module).pbkdf(passphrase, passphrase.length, salt, salt.length, key, length, rounds);
parentPort.postMessage(failed ? null : key);
`;

/** Rejects where no thread can be had, or the numbers make no sense. The program does not wait for it to end. */
export function deriveKey({ passphrase, salt, rounds, length }: Derivation): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const ssh2 = createRequire(import.meta.url).resolve('ssh2');
    const module = createRequire(ssh2).resolve('bcrypt-pbkdf');
    const workerData = {
      module,
      passphrase: new Uint8Array(Buffer.from(passphrase)),
      salt: new Uint8Array(salt),
      rounds,
      length,
    };
    const worker = new Worker(SCRIPT, { eval: true, workerData });
    worker.unref();
    worker.once('message', (key: Uint8Array | null) => {
      if (key) resolve(Buffer.from(key));
      else reject(new Error('no key can be made of these numbers'));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread ended without an answer')));
  });
}
