/** Helpers on AbortSignal that Node 18 (inside the older Electron) has not got. */

/** Aborts with the reason of the first of them that aborts. Call `done` when it is not needed any more. */
export function anySignal(signals: readonly (AbortSignal | undefined)[]): { readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const undo: (() => void)[] = [];
  for (const signal of signals) {
    if (!signal) continue;
    if (signal.aborted) {
      controller.abort(signal.reason);
      break;
    }
    const onAbort = (): void => controller.abort(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    undo.push(() => signal.removeEventListener('abort', onAbort));
  }
  return { signal: controller.signal, done: () => undo.forEach((each) => each()) };
}

/** The promise, or the signal's reason if that comes first. The promise itself runs on. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** Calls `action` once when the signal aborts, at once if it has; returns the way to take that back. */
export function onAbort(signal: AbortSignal | undefined, action: () => void): () => void {
  if (!signal) return () => undefined;
  if (signal.aborted) {
    action();
    return () => undefined;
  }
  signal.addEventListener('abort', action, { once: true });
  return () => signal.removeEventListener('abort', action);
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
