/**
 * Unsaved work in the browser's own storage, for the time in which the services cannot be told of it. A page holds a lock for as long
 * as it lives, by which the pages after it know that its copy, and what the services keep of it, is no orphan.
 */
import * as z from 'zod';
import type { RecoveredWork } from '../../shared/contract/recovery.ts';

const PREFIX = 'vlanvas.unsaved.';
const LOCK = 'vlanvas.window.';

const stored = z.object({
  window: z.string(),
  path: z.string().nullable(),
  name: z.string(),
  text: z.string(),
  revision: z.string().nullable().default(null),
  savedAt: z.number(),
});

type Storing = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Answers false where the browser has no room, or keeps nothing. */
export function keepCopy(storage: Storing, work: RecoveredWork): boolean {
  try {
    storage.setItem(PREFIX + work.window, JSON.stringify(work));
    return true;
  } catch {
    return false;
  }
}

export function dropCopy(storage: Storing, window: string): void {
  storage.removeItem(PREFIX + window);
}

/** What is no copy of ours is passed over. */
export function copies(storage: Storing): readonly RecoveredWork[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return keys
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => {
      try {
        return [stored.parse(JSON.parse(storage.getItem(key) ?? ''))];
      } catch {
        return [];
      }
    });
}

/** Of each window the newest, without those that are open, newest first. */
export function orphans(work: readonly RecoveredWork[], open: ReadonlySet<string>): readonly RecoveredWork[] {
  const newest = new Map<string, RecoveredWork>();
  for (const one of work) if (one.savedAt > (newest.get(one.window)?.savedAt ?? -1)) newest.set(one.window, one);
  return [...newest.values()].filter(({ window }) => !open.has(window)).sort((a, b) => b.savedAt - a.savedAt);
}

/** Says that the window is open until its page goes. */
export function holdWindow(locks: LockManager | undefined, window: string): void {
  void locks?.request(LOCK + window, () => new Promise(() => undefined)).catch(() => undefined);
}

/** Windows of this browser that are open. */
export async function openWindows(locks: LockManager | undefined): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks?.query().catch(() => undefined)) ?? {};
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
}
