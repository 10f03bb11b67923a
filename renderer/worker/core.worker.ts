/** The core in a thread of its own. */
import type { Question } from './analyst.ts';
import { createAnalyst } from './create-analyst.ts';
import type { Asked, Reply } from './messages.ts';
import { createRehearsal } from './rehearsal.ts';
import { serve } from './serve.ts';

const rehearsal = createRehearsal();
const answer = serve(createAnalyst(), {
  postMessage: (message: Reply, transfer) => self.postMessage(message, { transfer }),
});
self.onmessage = ({ data }: MessageEvent<Asked>) => {
  answer(data);
  rehearsal.asked(data.method === 'check' ? (data.input as Question) : null);
};
