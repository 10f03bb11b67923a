/** While the other end of an expectation is chosen, a click on the canvas chooses it and does nothing else. */
import { useMemo, useRef, type MouseEvent } from 'react';
import { finishExpecting } from '../../actions/expect.ts';
import { canBeEnd } from '../../store/edits/expect.ts';
import { useView, useWorkbench } from '../../store/hooks.ts';
import { objectsAt } from './hit.ts';

/** In pixels: a press that moves further pans. */
const STILL = 4;

/** Handlers for the frame of the canvas; none while nothing is chosen. */
export function useExpecting() {
  const bench = useWorkbench();
  const isOn = useView((view) => view.expecting !== null);
  const start = useRef({ x: 0, y: 0 });
  return useMemo(() => {
    if (!isOn) return {};
    const isDrawing = (event: MouseEvent): boolean =>
      event.button === 0 && event.target instanceof Element && event.target.closest('.react-flow__pane') !== null;
    return {
      onMouseDownCapture: (event: MouseEvent) => {
        start.current = { x: event.clientX, y: event.clientY };
        // A thing is not dragged or selected; the ground is panned.
        if (isDrawing(event) && event.target instanceof Element && event.target.closest('.react-flow__node'))
          event.stopPropagation();
      },
      onClickCapture: (event: MouseEvent) => {
        if (!isDrawing(event)) return;
        event.stopPropagation();
        const { expecting } = bench.view.getState();
        if (!expecting || Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y) > STILL) return;
        const end = objectsAt(document, event.clientX, event.clientY).find((id) => canBeEnd(expecting, id));
        if (end !== undefined) finishExpecting(bench, end);
      },
    };
  }, [bench, isOn]);
}
