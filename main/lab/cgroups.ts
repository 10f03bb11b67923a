/** The lab's part of the machine's cgroup trees: which processes are in it, and its removal. */
import { readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, type ProcessIdentity } from './identity.ts';
import { cgroupHierarchies, parseMountinfo } from './mounts.ts';

async function folders(below: string): Promise<readonly string[]> {
  const mounts = parseMountinfo(await readFile('/proc/self/mountinfo', 'utf8'));
  return cgroupHierarchies(mounts).map(({ path }) => join(path, below));
}

/** A folder and all below it, deepest first; empty where there is none. */
async function tree(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) return [];
  const below = await Promise.all(entries.filter((entry) => entry.isDirectory()).map(({ name }) => tree(join(folder, name))));
  return [...below.flat(), folder];
}

/** Every process below `cgroup` (relative to the hierarchies), by which the lab knows its own when its notes are lost. */
export async function cgroupProcesses(cgroup: string): Promise<readonly ProcessIdentity[]> {
  const all = (await Promise.all((await folders(cgroup)).map(tree))).flat();
  const pids = await Promise.all(all.map((folder) => readFile(join(folder, 'cgroup.procs'), 'utf8').catch(() => '')));
  const unique = new Set(pids.join('\n').split('\n').filter(Boolean).map(Number));
  // A pid of 0 is a process that this namespace cannot see.
  return [...unique].filter((pid) => pid > 0).flatMap((pid) => identify(pid) ?? []);
}

/**
 * Lets go on what was frozen below `cgroup`, as a container is that was paused: with cgroups of version 1 a frozen process does
 * not even end when it is killed.
 */
export async function thaw(cgroup: string): Promise<void> {
  const all = (await Promise.all((await folders(cgroup)).map(tree))).flat();
  const write = (path: string, word: string) => writeFile(path, word, { flag: 'r+' }).catch(() => undefined);
  await Promise.all(
    all.flatMap((folder) => [write(join(folder, 'freezer.state'), 'THAWED'), write(join(folder, 'cgroup.freeze'), '0')]),
  );
}

/** Removes `cgroup` and all below it from every hierarchy. The kernel refuses while the last process is still on its way out. */
export async function removeCgroup(cgroup: string, deadline = 5_000): Promise<void> {
  const until = Date.now() + deadline;
  for (const folder of await folders(cgroup)) {
    for (;;) {
      const left = await tree(folder);
      if (left.length === 0) break;
      for (const path of left) await rmdir(path).catch(() => undefined);
      if ((await tree(folder)).length === 0 || Date.now() > until) break;
      await sleep(10);
    }
  }
}
