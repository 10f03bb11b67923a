/**
 * Keeps the words of a bar in sight. Written straight to the element while the canvas moves: a number for each bar, and nothing is
 * touched while the left end is in sight.
 */
import { useStoreApi } from '@xyflow/react';
import { useLayoutEffect, useRef, type RefObject } from 'react';
import { stickyShift } from './sticky.ts';

/** `x` and `width`: of what the words lie in, in canvas units. */
export function useSticky(x: number, width: number): RefObject<HTMLSpanElement | null> {
  const words = useRef<HTMLSpanElement>(null);
  const shown = useRef(0);
  const store = useStoreApi();
  useLayoutEffect(() => {
    const element = words.current;
    if (!element) return;
    /** Read once after every drawing: it makes the browser lay out what is not laid out yet. */
    let size: { readonly offset: number; readonly most: number } | null = null;
    const apply = (): void => {
      const [left, , zoom] = store.getState().transform;
      if (shown.current === 0 && stickyShift(x, width, left, zoom) === 0) return;
      size ??= { offset: element.offsetLeft, most: Math.max(0, width - element.offsetWidth - 2 * element.offsetLeft) };
      const shift = Math.round(stickyShift(x + size.offset, size.most, left, zoom));
      if (shift === shown.current) return;
      shown.current = shift;
      element.style.transform = shift === 0 ? '' : `translateX(${shift}px)`;
      element.toggleAttribute('data-stuck', shift !== 0);
    };
    apply();
    return store.subscribe((now, before) => {
      if (now.transform === before.transform) return;
      // Far out words are larger.
      if (now.transform[2] !== before.transform[2]) size = null;
      apply();
    });
  });
  return words;
}
