import { onAbort } from './signals.ts';

/**
 * A signal that aborts after so many milliseconds, or with the first of the others. The timer does not keep the process alive.
 * In place of AbortSignal.timeout, which nothing holds once it is put into an AbortSignal.any: collected as garbage it never aborts
 * (nodejs/node#57736), and what waits for it waits for ever.
 */
export function abortAfter(milliseconds: number, ...signals: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  const abort = (reason: unknown): void => {
    clearTimeout(timer);
    for (const release of releases) release();
    controller.abort(reason);
  };
  const timer = setTimeout(() => {
    abort(new DOMException(`It was not over after ${milliseconds / 1000} s.`, 'TimeoutError'));
  }, milliseconds);
  timer.unref();
  const releases = signals.map((signal) => onAbort(signal, () => abort(signal.reason)));
  const first = signals.find(({ aborted }) => aborted);
  if (first) abort(first.reason);
  return controller.signal;
}
