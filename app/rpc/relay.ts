/** Carries a service's stream to a listener who may leave at any time. */
import { setMaxListeners } from 'node:events';

/**
 * Yields what `start` yields. When the listener stops, the service's signal aborts and the stream is read to its end unheard:
 * a deploy that is cancelled still has steps to undo, and a generator that nobody reads would stop in the middle of them.
 */
export async function* relay<T>(
  start: (signal: AbortSignal) => AsyncGenerator<T>,
  listener: AbortSignal | undefined,
): AsyncGenerator<T, void, void> {
  const controller = new AbortController();
  // Every host and every step of the service listens to it: their number is no leak.
  setMaxListeners(0, controller.signal);
  const leave = () => controller.abort(listener?.reason);
  if (listener?.aborted) leave();
  else listener?.addEventListener('abort', leave, { once: true });
  const stream = start(controller.signal);
  let ended = false;
  try {
    for (;;) {
      const next = await stream.next().catch((error: unknown) => {
        ended = true;
        throw error;
      });
      if (next.done) {
        ended = true;
        return;
      }
      yield next.value;
    }
  } finally {
    listener?.removeEventListener('abort', leave);
    if (!ended) {
      controller.abort();
      await drain(stream);
    }
  }
}

async function drain(stream: AsyncGenerator): Promise<void> {
  try {
    while (!(await stream.next()).done) continue;
  } catch {
    // The listener is gone: that the stream was cancelled is all there is to say, and the service has logged the rest.
  }
}
