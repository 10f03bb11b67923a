import type { Workbench } from './workbench.ts';

const SHOWN_MS = 6_000;

/** Shows a sentence for a while. */
export function notify(bench: Workbench, text: string): void {
  bench.view.getState().set({ notice: text });
  setTimeout(() => {
    if (bench.view.getState().notice === text) bench.view.getState().set({ notice: null });
  }, SHOWN_MS);
}
