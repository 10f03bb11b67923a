/** Tidying: the core lays the design out anew in its worker, and the page takes that over as one edit. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { keepLayout } from '../../canvas/layout/kept-layouts.ts';
import type { DesignState } from '../design.ts';
import { tidy } from '../edits/arrange.ts';
import type { Workbench } from '../workbench.ts';

/**
 * What was edited while the core was at it stays, and what was placed by hand meanwhile stays where it was put. Where what was asked
 * about is undone or closed by then, nothing happens.
 */
export async function tidyDesign(bench: Pick<Workbench, 'design' | 'view' | 'analyst' | 't'>): Promise<void> {
  bench.design.getState().seal();
  const { document: asked } = bench.design.getState();
  if (!asked) return;
  // A core that is gone is told elsewhere; the page can do it alone.
  const layout = await bench.analyst.tidy({ document: asked }).catch(() => null);
  await gestureEnded(bench.view);
  const now = bench.design.getState();
  if (!now.document || !comesFrom(now, asked)) return;
  now.edit(bench.t('edit.tidy'), (draft) => tidy(draft, asked.canvas?.positions));
  const { document: tidied } = bench.design.getState();
  if (layout && tidied && !tidied.canvas?.positions && isSameDrawing(tidied, asked)) keepLayout(tidied, layout);
  bench.view.getState().revealObjects(null);
}

/** Whether this document is what is open, or the edits since were made on it. */
function comesFrom({ document, history }: Pick<DesignState, 'document' | 'history'>, asked: TopologyDocument): boolean {
  return document === asked || history.past.some(({ before }) => before.document === asked);
}

/** Nothing but places differs. What no edit touched is the very same. */
function isSameDrawing(one: TopologyDocument, other: TopologyDocument): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  keys.delete('canvas');
  return [...keys].every((key) => Reflect.get(one, key) === Reflect.get(other, key));
}

/** Nothing moves away under the hand of somebody who drags. */
function gestureEnded(view: Workbench['view']): Promise<void> {
  if (!view.getState().gesture) return Promise.resolve();
  return new Promise((ended) => {
    const stop = view.subscribe(({ gesture }) => {
      if (gesture) return;
      stop();
      ended();
    });
  });
}
