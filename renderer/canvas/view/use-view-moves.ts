/** Zoom and pan by keys and menus. */
import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useView, useWorkbench } from '../../store/hooks.ts';
import type { ViewMove } from '../../store/view.ts';

/** In pixels of the screen. */
const STEP = 80;
const DURATION_MS = 120;
/** As a click on the buttons zooms. */
const FACTOR = 1.2;
const PANS: Readonly<Partial<Record<ViewMove, readonly [number, number]>>> = {
  panLeft: [STEP, 0],
  panRight: [-STEP, 0],
  panUp: [0, STEP],
  panDown: [0, -STEP],
};

export function useViewMoves(): void {
  const flow = useReactFlow();
  const { view } = useWorkbench();
  const move = useView((state) => state.move);
  const goal = useRef({ zoom: 1, until: 0 });
  const done = useRef(view.getState().move?.count ?? 0);
  useEffect(() => {
    if (!move || done.current === move.count) return;
    done.current = move.count;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const duration = calm ? 0 : DURATION_MS;
    const pan = PANS[move.by];
    if (pan) {
      const { x, y, zoom } = flow.getViewport();
      void flow.setViewport({ x: x + pan[0], y: y + pan[1], zoom });
      return;
    }
    // A key that is held goes on from where the last step leads, and not from where it has come so far.
    const from = performance.now() < goal.current.until ? goal.current.zoom : flow.getZoom();
    const zoom = move.by === 'zoomReset' ? 1 : move.by === 'zoomIn' ? from * FACTOR : from / FACTOR;
    goal.current = { zoom, until: performance.now() + duration };
    void flow.zoomTo(zoom, { duration });
  }, [flow, move]);
}
