/**
 * What the services use of newer runtimes and Electron 25 (Node 18) lacks. Imported first, so that the bundle behaves on the
 * oldest Electron that we test as it does on Node 20. Each part is left alone where the runtime has it.
 */
import { spawn } from 'node:child_process';
import diagnosticsChannel from 'node:diagnostics_channel';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** More than there are registries of finalizers in Node. */
const TURNS = 20;

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

/**
 * To be awaited before the program quits. Before Node 20.12, where the heap is being marked as it quits and that finds a finalizer to run
 * (each signal of AbortSignal.timeout has one), the program never ends (nodejs/node#47748, mended by #51290). So garbage is collected now,
 * while finalizers still run; and because some can come into being after that, the program is ended by force where it does not end.
 */
export async function prepareToQuit(): Promise<void> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 12)) return;
  if (process.platform !== 'win32') endByForce(process.pid);
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (!isFunction(collect)) return;
  // What a finalizer held until then goes with the second.
  for (const _ of [1, 2]) {
    collect();
    // Each turn of the loop runs the finalizers of one registry. No timer: it has its turn before theirs.
    for (let turn = 0; turn < TURNS; turn++) await setImmediate();
  }
}

function isFunction(value: unknown): value is () => void {
  return typeof value === 'function';
}

/** A shell of its own that ends the process after some seconds, unless it has ended by itself. */
function endByForce(pid: number): void {
  const wait = `for second in 1 2 3 4 5; do sleep 1; kill -0 ${pid} 2>/dev/null || exit; done; kill -9 ${pid}`;
  const shell = spawn('/bin/sh', ['-c', wait], { cwd: '/', detached: true, stdio: 'ignore' });
  // Without a shell it is left at that.
  shell.on('error', () => undefined);
  shell.unref();
}
