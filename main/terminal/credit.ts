/** How far ahead of its reader a stream may run: the pipe between here and a page has no end to push against. */
import { onAbort } from '../streams/signals.ts';

export interface Credit {
  /** Resolves when there is room for more; rejects with the signal's reason. */
  room(signal: AbortSignal): Promise<void>;
  /** So many bytes were sent. */
  spend(bytes: number): void;
  /** The reader has taken so many. */
  restore(bytes: number): void;
}

export function makeCredit(window: number): Credit {
  let ahead = 0;
  let wake: (() => void) | undefined;
  return {
    room(signal) {
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      if (ahead < window) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const release = onAbort(signal, () => reject(signal.reason as Error));
        wake = () => {
          release();
          resolve();
        };
      });
    },
    spend(bytes) {
      ahead += bytes;
    },
    restore(bytes) {
      // A reader who says more than it was sent gains nothing by it.
      ahead = Math.max(0, ahead - bytes);
      if (ahead >= window) return;
      wake?.();
      wake = undefined;
    },
  };
}
