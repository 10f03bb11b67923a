/**
 * Marks the canvas while it is panned or zoomed: what is drawn then moves as one picture, and is drawn sharp when it rests. While
 * the pointer pulls all of it or a thing, nothing under it is looked for.
 */
import { useMemo, type RefObject } from 'react';

export function useMoving(frame: RefObject<HTMLElement | null>) {
  // Straight to the element: nothing has to be worked out anew for it.
  return useMemo(() => {
    const pull = (): void => frame.current?.setAttribute('data-pulled', '');
    const onLetGo = (): void => frame.current?.removeAttribute('data-pulled');
    return {
      handlers: {
        onMoveStart: () => frame.current?.setAttribute('data-moving', ''),
        onMove(event: MouseEvent | TouchEvent | null) {
          if (event?.type === 'mousemove') pull();
        },
        onMoveEnd() {
          frame.current?.removeAttribute('data-moving');
          onLetGo();
        },
        onNodeDrag: pull,
      },
      /** A thing that was dragged was let go. */
      onLetGo,
    };
  }, [frame]);
}
