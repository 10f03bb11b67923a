/** Scratch network namespaces for tests of this folder; they are gone when the test is over. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface ScratchNamespace {
  readonly name: string;
  /** Runs a script of sh in it; standard output. Rejects with its standard error where it fails. */
  sh(script: string): Promise<string>;
}

/** Gives `use` as many namespaces as it asks for, each with its loopback up. */
export async function withNamespaces(
  count: number,
  use: (namespaces: readonly ScratchNamespace[]) => Promise<void>,
): Promise<void> {
  const tag = randomBytes(3).toString('hex');
  const names = Array.from({ length: count }, (_, index) => `vlvp-${tag}-${index}`);
  try {
    for (const name of names) {
      await run('ip', ['netns', 'add', name]);
      await run('ip', ['-n', name, 'link', 'set', 'lo', 'up']);
    }
    await use(
      names.map((name) => ({
        name,
        sh: async (script) => (await run('ip', ['netns', 'exec', name, 'sh', '-ec', script], { timeout: 30_000 })).stdout,
      })),
    );
  } finally {
    for (const name of names) await run('ip', ['netns', 'del', name]).catch(() => undefined);
  }
}
