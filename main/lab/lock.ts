/** Locks between processes: two `lab up` at the same time do one after the other. */
import { link, mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { identify, isAlive, type ProcessIdentity } from './identity.ts';

/** Files that are true until the next boot, as the sysctls and interfaces are that they speak of. */
export const RUN_FOLDER = '/run/vlanvas';

export interface LockOptions {
  readonly signal: AbortSignal;
  /** Told once, when somebody else holds it. */
  readonly waiting?: (pid: number) => void;
  /** Milliseconds; 120,000 when left out. */
  readonly deadline?: number;
  readonly folder?: string;
}

/** Runs `work` while holding the lock `name`. A lock whose owner has died is taken over. */
export async function withLock<Result>(name: string, options: LockOptions, work: () => Promise<Result>): Promise<Result> {
  const { signal, deadline = 120_000, folder = RUN_FOLDER } = options;
  const path = join(folder, `${name}.lock`);
  const mine = join(folder, `${name}.${process.pid}.${Math.random().toString(36).slice(2)}`);
  // Linked into place complete: nobody ever sees a lock without its owner in it.
  await writeIn(folder, mine, JSON.stringify(identify(process.pid)));
  try {
    const until = Date.now() + deadline;
    for (let turn = 0; !(await take(mine, path)); turn++) {
      const owner = await ownerOf(path);
      if (owner && !isAlive(owner)) {
        await removeStale(path, `${mine}.stale`);
        continue;
      }
      if (turn === 0 && owner) options.waiting?.(owner.pid);
      if (Date.now() > until) throw busy(path, owner);
      await sleep(25, undefined, { signal });
    }
  } finally {
    await rm(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
    // Nothing is left behind; while another lock or file is in it, this fails and is meant to.
    await rmdir(folder).catch(() => undefined);
  }
}

async function writeIn(folder: string, path: string, text: string): Promise<void> {
  for (;;) {
    await mkdir(folder, { recursive: true });
    try {
      await writeFile(path, text);
      return;
    } catch (error) {
      // Whoever released the last lock has just removed the folder.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

/** Removes a dead owner's lock. Two may try at once: the second finds a living owner's lock in its hand and puts it back. */
async function removeStale(path: string, aside: string): Promise<void> {
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const owner = await ownerOf(aside);
  if (owner && isAlive(owner)) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function take(mine: string, path: string): Promise<boolean> {
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function ownerOf(path: string): Promise<ProcessIdentity | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}

function busy(path: string, owner: ProcessIdentity | undefined): VlanvasError {
  return new VlanvasError('host', {
    code: 'LAB_BUSY',
    message: `Another command works on the lab${owner ? ` (process ${owner.pid})` : ''} and does not come to an end.`,
    hint: `Wait for it or end it; the lock is ${path}.`,
  });
}
