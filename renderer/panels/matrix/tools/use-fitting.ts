/** Fitting into the room there is: the more is left out, the higher the level. */
import { useEffect, useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react';

/** As much of an element as a fit needs to know. */
type Room = Pick<HTMLElement, 'clientWidth' | 'scrollWidth'>;

export interface Fitting {
  readonly level: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /** Looks whether what is drawn at this level runs out of its room; the level is another one then. */
  readonly settle: (room: Room, content: string) => void;
}

export function createFitting(last: number): Fitting {
  const listeners = new Set<() => void>();
  let level = 0;
  let before = '';
  const change = (next: number): void => {
    if (next === level) return;
    level = next;
    for (const listener of listeners) listener();
  };
  return {
    level: () => level,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    settle(room, content) {
      const now = `${room.clientWidth} ${content}`;
      const isOther = now !== before;
      before = now;
      // In another room, or with other words, all of it may fit again.
      if (isOther && level > 0) change(0);
      else if (room.scrollWidth > room.clientWidth + 1) change(Math.min(last, level + 1));
    },
  };
}

/**
 * The lowest level at which the content of an element does not run out of it, at most `last`. `content`: a text that stands for all
 * that may change its content.
 */
export function useFitting(element: RefObject<HTMLElement | null>, last: number, content: string): number {
  const [fitting] = useState(() => createFitting(last));
  const level = useSyncExternalStore(fitting.subscribe, fitting.level);
  // Before it is painted, so that nobody sees what does not fit.
  useLayoutEffect(() => {
    if (element.current) fitting.settle(element.current, content);
  }, [element, fitting, content, level]);
  useEffect(() => {
    const found = element.current;
    if (!found) return;
    const observer = new ResizeObserver(() => fitting.settle(found, content));
    observer.observe(found);
    return () => observer.disconnect();
  }, [element, fitting, content]);
  return level;
}
