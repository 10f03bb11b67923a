/** Running something that takes long: one of a kind at a time, cancellable, its failure kept for the view. */
import { problemOf } from '../../client/problem-of.ts';
import type { Task } from '../live.ts';
import type { Workbench } from '../workbench.ts';

/** Runs `work` as the task `name`; the same task again while it runs does nothing. Answers whether it came to its end. */
export async function runTask(bench: Workbench, name: Task, work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
  if (bench.live.getState().running[name]) return false;
  const controller = new AbortController();
  bench.live.setState((live) => ({
    running: { ...live.running, [name]: controller },
    failures: without(live.failures, name),
  }));
  try {
    await work(controller.signal);
    return true;
  } catch (error) {
    if (!controller.signal.aborted) {
      bench.live.setState((live) => ({ failures: { ...live.failures, [name]: problemOf(error) } }));
    }
    return false;
  } finally {
    bench.live.setState((live) => ({ running: without(live.running, name) }));
  }
}

export function cancelTask(bench: Workbench, name: Task): void {
  bench.live.getState().running[name]?.abort();
}

export function without<Value extends object, Key extends keyof Value>(record: Value, key: Key): Omit<Value, Key> {
  const { [key]: _dropped, ...rest } = record;
  return rest;
}
