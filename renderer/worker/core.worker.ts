/** The core in a thread of its own. */
import { createAnalyst } from './create-analyst.ts';
import type { Asked, Reply } from './messages.ts';
import { serve } from './serve.ts';

const answer = serve(createAnalyst(), {
  postMessage: (message: Reply, transfer) => self.postMessage(message, { transfer }),
});
self.onmessage = (event: MessageEvent<Asked>) => answer(event.data);
