import type { Offer } from '../store/view.ts';
import type { Workbench } from '../store/workbench.ts';

/** Asks something below a thing that was just drawn, once it is drawn. */
export function offerBeside(bench: Workbench, id: string, words: string, choices: Offer['choices']): void {
  let tries = 0;
  let before: DOMRect | undefined;
  const show = (): void => {
    const box = document.querySelector(`[data-object="${CSS.escape(id)}"]`)?.getBoundingClientRect();
    // The canvas may be on its way to show it.
    const isStill = box?.left === before?.left && box?.top === before?.top;
    before = box;
    if (box && isStill) bench.view.getState().set({ offer: { x: box.left, y: box.bottom + 6, words, choices } });
    else if (tries++ < 60) requestAnimationFrame(show);
  };
  requestAnimationFrame(() => requestAnimationFrame(show));
}
