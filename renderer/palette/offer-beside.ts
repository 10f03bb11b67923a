import type { Offer } from '../store/view.ts';
import type { Workbench } from '../store/workbench.ts';

/** Asks something below a thing that was just drawn, once it is drawn. */
export function offerBeside(bench: Workbench, id: string, words: string, choices: Offer['choices']): void {
  let tries = 0;
  const show = (): void => {
    const box = document.querySelector(`[data-object="${CSS.escape(id)}"]`)?.getBoundingClientRect();
    if (box) bench.view.getState().set({ offer: { x: box.left, y: box.bottom + 6, words, choices } });
    else if (tries++ < 10) requestAnimationFrame(show);
  };
  // After the canvas has moved to show it, too.
  requestAnimationFrame(() => requestAnimationFrame(show));
}
