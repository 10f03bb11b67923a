/** The person at one window, as a service that has a question sees them: it is shown there, and answered by a call. */
import { randomUUID } from 'node:crypto';
import type { AskPerson } from '../../main/secrets/ask.ts';
import { eventQueue } from '../../main/streams/queue.ts';
import type { QuestionEvent, SecretAnswer } from '../../shared/contract/secrets.ts';

export interface Person {
  /** The questions from now on, until the signal aborts. */
  listen(signal: AbortSignal | undefined): AsyncGenerator<QuestionEvent>;
  /** Of a question that is not open any more: ignored. */
  answer(id: string, answer: SecretAnswer): void;
  /** For one operation; undefined where no window listens. */
  asker(): AskPerson | undefined;
}

export function createPerson(): Person {
  const waiting = new Map<string, { readonly event: QuestionEvent; readonly resolve: (answer: SecretAnswer) => void }>();
  const listeners = new Set<(event: QuestionEvent) => void>();
  const tell = (event: QuestionEvent): void => listeners.forEach((listener) => listener(event));

  const ask: AskPerson = (question, signal) =>
    new Promise((resolve, reject) => {
      const id = randomUUID();
      const done = (): void => {
        waiting.delete(id);
        signal.removeEventListener('abort', withdraw);
      };
      const withdraw = (): void => {
        done();
        tell({ type: 'withdrawn', id });
        reject(signal.reason as Error);
      };
      if (signal.aborted) return reject(signal.reason as Error);
      signal.addEventListener('abort', withdraw);
      const event: QuestionEvent = { type: 'ask', id, question };
      waiting.set(id, {
        event,
        resolve: (answer) => {
          done();
          resolve(answer);
        },
      });
      tell(event);
    });

  return {
    async *listen(signal) {
      const queue = eventQueue<QuestionEvent>();
      const end = (): void => queue.end();
      if (signal?.aborted) return;
      signal?.addEventListener('abort', end, { once: true });
      const listener = (event: QuestionEvent): void => queue.push(event);
      for (const { event } of waiting.values()) listener(event);
      listeners.add(listener);
      try {
        yield* queue.events();
      } finally {
        listeners.delete(listener);
        signal?.removeEventListener('abort', end);
      }
    },
    answer(id, answer) {
      waiting.get(id)?.resolve(answer);
    },
    // A new function each time: what a person declines, they decline for one operation.
    asker: () => (listeners.size === 0 ? undefined : (question, signal) => ask(question, signal)),
  };
}
