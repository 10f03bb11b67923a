/** The core for a window: a worker that starts with it. */
import type { Analyst } from './analyst.ts';
import { connect } from './connect.ts';
import address from './core.worker.ts?worker&url';
import type { Reply } from './messages.ts';
import { startWorker } from './start-worker.ts';

export function startCore(target: Window): Analyst {
  const worker = startWorker(target, address, 'core');
  const { analyst, take, fail } = connect({ postMessage: (message) => worker.postMessage(message) });
  worker.onmessage = (event: MessageEvent<Reply>) => take(event.data);
  worker.onerror = (event) => fail(`The worker that checks the design stopped: ${event.message}`);
  return analyst;
}
