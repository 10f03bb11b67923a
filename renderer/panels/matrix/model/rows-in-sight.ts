/** Which rows of a long table are in sight: only these are in the page. */
import { useLayoutEffect, useState, type RefObject } from 'react';

/** CSS pixels, as in pair-list.module.css. */
export const ROW_HEIGHT = 25;
/** Rows beyond both edges, so that a turn of the wheel shows no gap. */
const SPARE = 12;

export interface Scroll {
  readonly top: number;
  readonly height: number;
}

export interface RowsInSight {
  readonly first: number;
  /** The row after the last. */
  readonly last: number;
  /** Pixels of the rows above and below. */
  readonly above: number;
  readonly below: number;
}

export function rowsInSight(count: number, { top, height }: Scroll): RowsInSight {
  const first = Math.max(0, Math.min(count, Math.floor(top / ROW_HEIGHT)) - SPARE);
  const last = Math.min(count, Math.ceil((top + height) / ROW_HEIGHT) + SPARE);
  return { first, last: Math.max(first, last), above: first * ROW_HEIGHT, below: Math.max(0, count - last) * ROW_HEIGHT };
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 };

/** Where a key leads from a row; null for any other key. */
export function moveRow(key: string, row: number, count: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = STEPS[key];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, row + step));
}

/** Scrolls an element so that a row is in sight under its head of one row. */
export function revealRow(frame: HTMLElement, row: number): void {
  const start = row * ROW_HEIGHT;
  const room = frame.clientHeight - 2 * ROW_HEIGHT;
  if (start < frame.scrollTop) frame.scrollTo({ top: start });
  else if (start > frame.scrollTop + room) frame.scrollTo({ top: start - room });
}

/** Follows how far an element is scrolled. */
export function useScroll(scroller: RefObject<HTMLElement | null>): Scroll {
  const [scroll, setScroll] = useState<Scroll>({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const frame = scroller.current;
    if (!frame) return;
    const read = (): void => setScroll({ top: frame.scrollTop, height: frame.clientHeight });
    read();
    frame.addEventListener('scroll', read, { passive: true });
    const sizes = new ResizeObserver(read);
    sizes.observe(frame);
    return () => {
      frame.removeEventListener('scroll', read);
      sizes.disconnect();
    };
  }, [scroller]);
  return scroll;
}
