/** Helpers on AbortSignal; AbortSignal.any is not there in the Node 18 of the older Electron. */
import { setMaxListeners } from 'node:events';

/**
 * Calls `action` once when the signal aborts, very soon (but not before this returns) if it has; returns the way to take that back.
 * Any number may listen: one signal ends hundreds of calls here, which Node would otherwise take for a leak.
 */
export function onAbort(signal: AbortSignal | undefined, action: () => void): () => void {
  if (!signal) return () => undefined;
  let over = false;
  const act = (): void => {
    if (over) return;
    over = true;
    action();
  };
  if (signal.aborted) queueMicrotask(act);
  else {
    setMaxListeners(0, signal);
    signal.addEventListener('abort', act, { once: true });
  }
  return () => {
    over = true;
    signal.removeEventListener('abort', act);
  };
}

/** Aborts with the reason of the first of them that aborts. Call `done` when it is not needed any more. */
export function anySignal(signals: readonly (AbortSignal | undefined)[]): { readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const first = signals.find((signal) => signal?.aborted);
  if (first) controller.abort(first.reason);
  const undo = signals.map((signal) => onAbort(signal, () => controller.abort(signal?.reason)));
  return { signal: controller.signal, done: () => undo.forEach((each) => each()) };
}

/** The promise, or the signal's reason if that comes first. The promise itself runs on. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const release = onAbort(signal, () => reject(signal.reason as Error));
    promise.then(resolve, reject).finally(release);
  });
}

/** Milliseconds of waiting; rejects with the signal's reason. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      release();
      resolve();
    }, milliseconds);
    const release = onAbort(signal, () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    });
  });
}

/** A time limit that stands still while a person is asked something. */
export interface Countdown {
  pause(): void;
  resume(): void;
  stop(): void;
}

/** Calls `expired` once `milliseconds` have passed outside the pauses. */
export function startCountdown(milliseconds: number, expired: () => void): Countdown {
  let left = milliseconds;
  let since = Date.now();
  let paused = 0;
  let timer: NodeJS.Timeout | undefined = setTimeout(expired, left);
  return {
    pause() {
      paused += 1;
      if (paused > 1) return;
      clearTimeout(timer);
      left -= Date.now() - since;
    },
    resume() {
      paused -= 1;
      if (paused > 0 || timer === undefined) return;
      since = Date.now();
      timer = setTimeout(expired, Math.max(0, left));
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
