/** Many producers, one consumer: events pushed from anywhere come out of one async generator, in order. */

export interface EventQueue<Event> {
  /** Ignored after the end. */
  push(event: Event): void;
  /** After what was pushed has been read, the generator ends. */
  end(): void;
  /** After what was pushed has been read, the generator throws. */
  fail(error: unknown): void;
  events(): AsyncGenerator<Event>;
}

export function eventQueue<Event>(): EventQueue<Event> {
  const waiting: Event[] = [];
  let finished: { readonly error?: unknown } | undefined;
  let wake: (() => void) | undefined;
  const notify = () => {
    wake?.();
    wake = undefined;
  };
  return {
    push(event) {
      if (!finished) waiting.push(event);
      notify();
    },
    end() {
      finished ??= {};
      notify();
    },
    fail(error) {
      finished ??= { error };
      notify();
    },
    async *events() {
      for (;;) {
        while (waiting.length > 0) {
          const next = waiting.shift();
          if (next !== undefined) yield next;
        }
        if (finished) {
          if ('error' in finished) throw finished.error;
          return;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

/** Runs `produce` with a queue's push and yields what it pushes; ends or throws as it does. */
export async function* streamOf<Event, Result = void>(
  produce: (push: (event: Event) => void) => Promise<Result>,
): AsyncGenerator<Event, Result> {
  const queue = eventQueue<Event>();
  const work = produce((event) => queue.push(event));
  work.then(
    () => queue.end(),
    (error: unknown) => queue.fail(error),
  );
  yield* queue.events();
  return work;
}
