import { onAbort } from '../streams/signals.ts';

/** So many at a time, first come, first served; those who wait can give up. */
export interface Slots {
  /** Resolves with the function that gives the slot back (safe to call twice). Rejects with the signal's reason. */
  acquire(signal?: AbortSignal): Promise<() => void>;
  /** Lowers the number for good, as when the other side turns out to allow fewer. Never below 1. */
  lower(limit: number): void;
  readonly limit: number;
  readonly used: number;
  readonly waiting: number;
}

export function makeSlots(size: number): Slots {
  let limit = size;
  let used = 0;
  const queue: (() => void)[] = [];

  const take = (): (() => void) => {
    used += 1;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      used -= 1;
      if (used < limit) queue.shift()?.();
    };
  };

  return {
    get limit() {
      return limit;
    },
    get used() {
      return used;
    },
    get waiting() {
      return queue.length;
    },
    lower(to) {
      limit = Math.max(1, Math.min(limit, to));
    },
    acquire(signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason as Error);
        if (used < limit && queue.length === 0) return resolve(take());
        const turn = (): void => {
          release();
          resolve(take());
        };
        const release = onAbort(signal, () => {
          queue.splice(queue.indexOf(turn), 1);
          reject(signal?.reason as Error);
        });
        queue.push(turn);
      });
    },
  };
}
