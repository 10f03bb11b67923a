/** Takes back what a test did to a design, as a person does: step by step. */
import { expect } from 'vitest';
import type { Workbench } from '../pages/workbench.ts';

/** Milliseconds for a step to be in the text; one that changes none of it (what is only seen) is not waited for longer. */
const PATIENCE = 1_000;

/** Undoes until the text is `before` again; fails where it is not after so many steps. */
export async function undoTo(bench: Workbench, before: string, most: number): Promise<void> {
  for (let step = 0, text = await bench.text(); step < most && text !== before; step++) {
    const was = text;
    const started = performance.now();
    await bench.page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await bench.undo();
    do text = await bench.text();
    while (text === was && performance.now() - started < PATIENCE);
  }
  await expect.poll(() => bench.text()).toBe(before);
}
