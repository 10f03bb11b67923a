/**
 * The kernel's limits on neighbour (ARP and NDP) entries are one for all network namespaces. A matrix of 40 containers in
 * one kernel has more pairs than the 1,024 that are the default, and most of its cells would then be wrong. A lab raises
 * the limits while it is up; the last lab that goes down puts them back.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { RUN_FOLDER, withLock } from './lock.ts';

const RECORD = `${RUN_FOLDER}/neighbour-limits.json`;
/** Entries: below the first nothing is collected, above the third nothing is added. */
const WANTED = { gc_thresh1: 32768, gc_thresh2: 65536, gc_thresh3: 131072 } as const;

interface Change {
  readonly path: string;
  readonly before: number;
  readonly raised: number;
}

interface Record {
  readonly labs: readonly string[];
  readonly changes: readonly Change[];
}

async function read(): Promise<Record> {
  try {
    return JSON.parse(await readFile(RECORD, 'utf8')) as Record;
  } catch {
    return { labs: [], changes: [] };
  }
}

async function write(record: Record): Promise<void> {
  if (record.labs.length === 0) return rm(RECORD, { force: true });
  await mkdir(RUN_FOLDER, { recursive: true });
  await writeFile(RECORD, JSON.stringify(record));
}

/** Raises what is lower than a lab needs, and notes what it was. */
export function raiseNeighbourLimits(lab: string, signal: AbortSignal): Promise<void> {
  return withLock('machine', { signal }, async () => {
    const record = await read();
    if (record.labs.includes(lab)) return;
    const changes = [...record.changes];
    for (const family of ['ipv4', 'ipv6']) {
      // The third first: no limit is to be above the next one at any time.
      for (const name of ['gc_thresh3', 'gc_thresh2', 'gc_thresh1'] as const) {
        const path = `/proc/sys/net/${family}/neigh/default/${name}`;
        const before = Number(await readFile(path, 'utf8').catch(() => 'none'));
        if (!(before < WANTED[name])) continue;
        if (!changes.some((change) => change.path === path)) changes.push({ path, before, raised: WANTED[name] });
      }
    }
    // Noted before it is done: if this process dies in between, the way back is still known.
    await write({ labs: [...record.labs, lab], changes });
    for (const { path, raised } of changes) await writeFile(path, String(raised));
  });
}

/** Puts back what was raised, once no lab is left. A limit that somebody has changed since stays as it is. */
export function restoreNeighbourLimits(lab: string, signal: AbortSignal): Promise<void> {
  return withLock('machine', { signal }, async () => {
    const record = await read();
    const labs = record.labs.filter((other) => other !== lab);
    if (labs.length === 0) {
      for (const { path, before, raised } of record.changes.toReversed()) {
        if (Number(await readFile(path, 'utf8').catch(() => 'none')) === raised) await writeFile(path, String(before));
      }
    }
    await write({ labs, changes: record.changes });
  });
}
