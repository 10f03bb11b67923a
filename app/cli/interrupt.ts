/** Ctrl-C: the first cancels and lets the command undo what it did, the second ends at once. */
import { setMaxListeners } from 'node:events';
import { INTERRUPTED } from './exit-status.ts';

export interface Interruptible {
  on(event: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void): unknown;
  exit(status: number): void;
}

/** A signal that aborts with the first interrupt. `say` tells the person what is going on. */
export function interruptSignal(target: Interruptible, say: (text: string) => void): AbortSignal {
  const controller = new AbortController();
  // Every host and every step listens to it: their number is no leak.
  setMaxListeners(0, controller.signal);
  const interrupt = () => {
    if (controller.signal.aborted) {
      target.exit(INTERRUPTED);
      return;
    }
    say('Ending … (Ctrl-C again ends at once, and leaves things as they are)');
    controller.abort(new DOMException('interrupted', 'AbortError'));
  };
  target.on('SIGINT', interrupt);
  target.on('SIGTERM', interrupt);
  // The terminal was closed: nobody sees a message, but what was begun is still ended in order.
  target.on('SIGHUP', interrupt);
  return controller.signal;
}
