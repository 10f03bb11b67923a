/** While the text cannot be read, edits are refused: this says so. */
import type { UnreadableText } from './history.ts';
import { notify } from './notify.ts';
import type { Workbench } from './workbench.ts';

/** Line of the first error, from 1. */
export function lineOf({ problems }: UnreadableText): number {
  return problems.find((problem) => problem.place?.line !== undefined)?.place?.line ?? 1;
}

/** Follows the design from now on. */
export function tellRefusals(bench: Workbench): void {
  bench.design.subscribe(({ refused, unreadable }, before) => {
    if (refused !== before.refused && unreadable) notify(bench, bench.t('canvas.refused', { line: String(lineOf(unreadable)) }));
  });
}
