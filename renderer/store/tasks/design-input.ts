import { textOf } from '../design.ts';
import type { Workbench } from '../workbench.ts';

/** The design as the services take it: what is on the screen, saved or not. */
export function designOf(bench: Pick<Workbench, 'design'>): { text: string; path: string | null } {
  const design = bench.design.getState();
  return { text: textOf(design), path: design.saved.path };
}
