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
  const size = useRef<Size | null>(null);
  const store = useStoreApi();
  useLayoutEffect(() => {
    const element = words.current;
    if (!element) return;
    const apply = (): void => {
      const [left, , zoom] = store.getState().transform;
      if (shown.current === 0 && stickyShift(x, width, left, zoom) === 0) return;
      if (!size.current || !isOf(size.current, element, width, zoom)) size.current = measured(element, width, zoom);
      const { offset, own } = size.current;
      const shift = Math.round(stickyShift(x + offset, Math.max(0, width - own - 2 * offset), left, zoom));
      if (shift === shown.current) return;
      shown.current = shift;
      element.style.transform = shift === 0 ? '' : `translateX(${shift}px)`;
      element.toggleAttribute('data-stuck', shift !== 0);
    };
    apply();
    return store.subscribe((now, before) => {
      if (now.transform !== before.transform) apply();
    });
  });
  return words;
}

/** Of the words, in canvas units: read once, because it makes the browser lay out what is not laid out yet. */
interface Size {
  readonly offset: number;
  readonly own: number;
  /** What it was measured at. */
  readonly text: string | null;
  readonly marks: number;
  readonly zoom: number;
  /** Words that are cut are as wide as their bar lets them be; null: they are whole. */
  readonly cutTo: number | null;
}

function measured(element: HTMLElement, width: number, zoom: number): Size {
  const { offsetLeft: offset, offsetWidth: own, textContent: text, childElementCount: marks } = element;
  return { offset, own, text, marks, zoom, cutTo: own + 2 * offset < width - 1 ? null : width };
}

function isOf(size: Size, element: HTMLElement, width: number, zoom: number): boolean {
  const fits = size.cutTo === null ? size.own + 2 * size.offset < width - 1 : size.cutTo === width;
  return fits && size.zoom === zoom && size.marks === element.childElementCount && size.text === element.textContent;
}
