/**
 * What the services use of newer runtimes and Electron 25 (Node 18) lacks. Imported first, so that the bundle behaves on the
 * oldest Electron that we test as it does on Node 20. Each part is left alone where the runtime has it.
 */
import diagnosticsChannel from 'node:diagnostics_channel';

function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

/** AbortSignal.any, Node 20.3. */
define(AbortSignal, 'any', (signals: Iterable<AbortSignal>): AbortSignal => {
  const controller = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) {
      controller.abort(signal.reason);
      break;
    }
    signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true, signal: controller.signal });
  }
  return controller.signal;
});

/** Copying array methods, Node 20. */
define(Array.prototype, 'toSorted', function <T>(this: readonly T[], compare?: (a: T, b: T) => number): T[] {
  return [...this].sort(compare);
});
define(Array.prototype, 'toReversed', function <T>(this: readonly T[]): T[] {
  return [...this].reverse();
});
define(Array.prototype, 'with', function <T>(this: readonly T[], index: number, value: T): T[] {
  const copy = [...this];
  copy[index < 0 ? copy.length + index : index] = value;
  return copy;
});
define(Array.prototype, 'toSpliced', function <T>(this: readonly T[], start: number, count: number, ...items: T[]): T[] {
  const copy = [...this];
  copy.splice(start, count, ...items);
  return copy;
});

/** diagnostics_channel.tracingChannel, Node 18.19: pino asks for one as it is loaded. Nobody listens to this one. */
define(diagnosticsChannel, 'tracingChannel', () => ({
  hasSubscribers: false,
  traceSync: (call: (...args: readonly unknown[]) => unknown, _context: object, self: unknown, ...args: readonly unknown[]) =>
    call.apply(self, [...args]),
}));
