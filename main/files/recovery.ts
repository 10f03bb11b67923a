/**
 * Unsaved work of windows, kept beside their files until it is saved: a page that was killed, or a program, loses none of it. What a
 * window that is open works on is not offered to another; a program that is gone has no open windows.
 */
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';
import type { RecoveredWork, UnsavedWork } from '../../shared/contract/recovery.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';

const stored = z.object({
  window: z.uuid(),
  path: z.string().nullable(),
  name: z.string(),
  text: z.string(),
  // Older entries have none.
  revision: z.string().nullable().default(null),
  savedAt: z.number(),
  /** The program that wrote it: its process, and when that was started where the system tells. */
  owner: z.object({ pid: z.number(), started: z.string().nullable() }),
});
type Stored = z.infer<typeof stored>;

export interface Recovery {
  /** A window is open; the answer tells that it is gone. */
  open(window: string): () => void;
  keep(work: UnsavedWork): Promise<void>;
  /** Work of windows that are gone, newest first. */
  found(): Promise<readonly RecoveredWork[]>;
  drop(window: string): Promise<void>;
}

export interface RecoveryOptions {
  readonly folder: string;
  readonly owner?: { readonly pid: number; readonly started: string | null };
  readonly now?: () => number;
}

export function makeRecovery({ folder, owner = ownProcess(), now = Date.now }: RecoveryOptions): Recovery {
  const open = new Map<string, number>();
  const writes = new Map<string, Promise<void>>();
  const fileOf = (window: string): string => join(folder, `${window}.json`);

  /** One after the other for each window: of two writes at once the older could win. */
  const inTurn = (window: string, work: () => Promise<void>): Promise<void> => {
    const turn = (writes.get(window) ?? Promise.resolve()).catch(() => undefined).then(work);
    writes.set(window, turn);
    const ended = (): void => {
      if (writes.get(window) === turn) writes.delete(window);
    };
    turn.then(ended, ended);
    return turn;
  };
  const isOpen = ({ window, owner: theirs }: Stored): boolean =>
    open.has(window) || ((theirs.pid !== owner.pid || theirs.started !== owner.started) && runs(theirs));

  return {
    open(window) {
      open.set(window, (open.get(window) ?? 0) + 1);
      let gone = false;
      return () => {
        if (gone) return;
        gone = true;
        const left = (open.get(window) ?? 1) - 1;
        if (left > 0) open.set(window, left);
        else open.delete(window);
      };
    },
    keep: (work) =>
      inTurn(work.window, async () => {
        try {
          await mkdir(folder, { recursive: true, mode: 0o700 });
          const entry: Stored = { ...work, savedAt: now(), owner };
          await writeFileAtomic(fileOf(work.window), JSON.stringify(entry), { mode: 0o600 });
        } catch (error) {
          throw notKept(folder, error);
        }
      }),
    async found() {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
      const entries = await Promise.all(names.map((name) => readEntry(join(folder, name))));
      return entries
        .filter((entry) => entry !== null)
        .filter((entry) => !isOpen(entry))
        .sort((a, b) => b.savedAt - a.savedAt)
        .map(({ owner: _, ...work }) => work);
    },
    drop: (window) => inTurn(window, () => rm(fileOf(window), { force: true })),
  };
}

/** Null for what is none of ours or was cut off; it stays where it is. */
async function readEntry(path: string): Promise<Stored | null> {
  try {
    return stored.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

function ownProcess(): { pid: number; started: string | null } {
  return { pid: process.pid, started: startOf(process.pid) };
}

/** Whether that very process still runs: a number is given again to another one. */
function runs({ pid, started }: Stored['owner']): boolean {
  if (started !== null) return startOf(pid) === started;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Field 22 of /proc/PID/stat (proc(5)) together with the boot; null where there is none. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch {
    return null;
  }
}

function notKept(folder: string, cause: unknown): VlanvasError {
  return new VlanvasError(
    'usage',
    {
      code: 'RECOVERY_NOT_WRITTEN',
      message: `Unsaved work cannot be kept for a crash: ${cause instanceof Error ? cause.message : String(cause)}.`,
      hint: `Save often, or mend the rights or the space of ${folder}.`,
    },
    { cause },
  );
}
