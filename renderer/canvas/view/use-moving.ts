/** Marks the canvas while it is panned or zoomed: what is drawn then moves as one picture, and is drawn sharp when it rests. */
import { useMemo, type RefObject } from 'react';

export function useMoving(frame: RefObject<HTMLElement | null>) {
  // Straight to the element: nothing has to be worked out anew for it.
  return useMemo(
    () => ({
      onMoveStart: () => frame.current?.setAttribute('data-moving', ''),
      onMoveEnd: () => frame.current?.removeAttribute('data-moving'),
    }),
    [frame],
  );
}
