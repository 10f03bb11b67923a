/** The hosts that lie in sight or near it: what is in others need not be drawn. */
import { useStoreApi, type ReactFlowState } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Box, DrawnBox, Layout } from '../layout/layout.ts';

/** Up to so many things, all of them are drawn. */
const ALL_DRAWN = 150;
/** Of the window's width and height, on every side: so far around it is drawn while the view moves, and when it rests. */
const NEAR = { moving: 0.1, resting: 0.3 } as const;
/** Without a move for so long, the view rests. */
const REST_MS = 250;

/**
 * Their names; null: all of them. While the view moves, a host is drawn when it comes into sight, and none is taken away: that is done
 * at rest, and then also more than what is seen is drawn, so that most moves need nothing new.
 */
export function useHostsInView(layout: Layout): ReadonlySet<string> | null {
  const store = useStoreApi();
  const hosts = useMemo(
    () => (layout.boxes.length <= ALL_DRAWN ? null : layout.boxes.filter(({ kind }) => kind === 'host')),
    [layout],
  );
  const latest = useRef(hosts);
  const [drawn, setDrawn] = useState(() => namesNear(hosts, store.getState(), NEAR.resting));
  useEffect(() => {
    latest.current = hosts;
  }, [hosts]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe((now, before) => {
      if (now.transform === before.transform && now.width === before.width && now.height === before.height) return;
      const near = namesNear(latest.current, now, NEAR.moving);
      setDrawn((known) => (near.every((name) => known.includes(name)) ? known : [...new Set([...known, ...near])]));
      clearTimeout(timer);
      timer = setTimeout(() => {
        const around = namesNear(latest.current, store.getState(), NEAR.resting);
        setDrawn((known) => (known.join() === around.join() ? known : around));
      }, REST_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
  // A host that is new is drawn with what is in it.
  return useMemo(() => hosts && new Set([...drawn, ...namesNear(hosts, store.getState(), NEAR.moving)]), [hosts, drawn, store]);
}

function namesNear(hosts: readonly DrawnBox[] | null, state: ReactFlowState, margin: number): readonly string[] {
  return (hosts ?? []).filter((box) => isNear(box, state, margin)).map(({ name }) => name);
}

function isNear(box: Box, { transform: [left, top, zoom], width, height }: ReactFlowState, margin: number): boolean {
  const overlaps = (from: number, size: number, shown: number): boolean =>
    from < shown * (1 + margin) && from + size > -shown * margin;
  return overlaps(box.x * zoom + left, box.width * zoom, width) && overlaps(box.y * zoom + top, box.height * zoom, height);
}
