/** Keys on a focused thing: Enter or Space selects it, arrows move what is selected. */
import { useCallback, type KeyboardEvent } from 'react';
import { place } from '../store/edits/arrange.ts';
import { useWorkbench } from '../store/hooks.ts';
import { layOut } from './layout.ts';
import type { Workbench } from '../store/workbench.ts';

const STEP = 4;
const BIG_STEP = 24;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves what is selected by a few units; one undo step for a run of them. */
export function nudge(bench: Workbench, dx: number, dy: number): void {
  const { document, edit } = bench.design.getState();
  const { selection } = bench.view.getState();
  if (!document) return;
  const boxes = layOut(document).boxes;
  const moved = boxes.flatMap((box) => {
    if (!selection.includes(box.id) || box.kind === 'nic' || box.kind === 'vlan' || box.kind === 'bond') return [];
    const corner = box.host === undefined ? undefined : boxes.find((host) => host.id === `host:${box.host ?? ''}`);
    if (corner && selection.includes(corner.id)) return [];
    return [{ id: box.id, x: box.x - (corner?.x ?? 0) + dx, y: box.y - (corner?.y ?? 0) + dy }];
  });
  if (moved.length > 0) edit(bench.t('edit.arrange'), (draft) => place(draft, moved), { merge: `nudge ${selection.join(' ')}` });
}

export function useCanvasKeys() {
  const bench = useWorkbench();
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const node = event.target instanceof HTMLElement ? event.target.closest('.react-flow__node') : null;
      const id = node?.getAttribute('data-id');
      if (id && node === event.target && (event.key === 'Enter' || event.key === ' ')) {
        const { selection, select } = bench.view.getState();
        select(event.shiftKey ? [...new Set([...selection, id])] : [id]);
        event.preventDefault();
        return;
      }
      const arrow = ARROWS[event.key];
      if (!arrow || bench.view.getState().selection.length === 0) return;
      const step = event.shiftKey ? BIG_STEP : STEP;
      nudge(bench, arrow[0] * step, arrow[1] * step);
      event.preventDefault();
    },
    [bench],
  );
}
