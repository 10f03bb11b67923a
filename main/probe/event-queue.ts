/** What several producers push and one generator hands on. */

export interface EventQueue<T> {
  push(event: T): void;
  /** Lets the consumer finish what is queued, then ends. */
  end(): void;
  fail(error: unknown): void;
  events(): AsyncGenerator<T>;
}

export function createEventQueue<T>(): EventQueue<T> {
  const waiting: T[] = [];
  let ended = false;
  let failure: { readonly error: unknown } | undefined;
  let wake: () => void = () => undefined;
  return {
    push(event) {
      if (!ended) waiting.push(event);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    fail(error) {
      failure = { error };
      wake();
    },
    async *events() {
      for (;;) {
        const event = waiting.shift();
        if (event !== undefined) yield event;
        else if (failure) throw failure.error;
        else if (ended) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
