/**
 * How much is drawn, settled when a zoom has ended: while it lasts, what is there is made larger or smaller as one picture, and
 * nothing has to be made anew in the middle of it.
 */
import { useOnViewportChange, useStoreApi, type Viewport } from '@xyflow/react';
import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';
import { farScale, zoomLevel, type ZoomLevel } from './zoom-level.ts';

interface Settled {
  readonly level: ZoomLevel;
  readonly scale: number;
}

const settledAt = (zoom: number): Settled => ({ level: zoomLevel(zoom), scale: farScale(zoom) });

/** Also tells the style sheets how much larger than drawn words far out are to be. */
export function useZoomLevel(frame: RefObject<HTMLElement | null>): ZoomLevel {
  const store = useStoreApi();
  const [settled, setSettled] = useState(() => settledAt(store.getState().transform[2]));
  const onEnd = useCallback(({ zoom }: Viewport) => {
    const next = settledAt(zoom);
    setSettled((before) => (before.level === next.level && before.scale === next.scale ? before : next));
  }, []);
  useOnViewportChange({ onEnd });
  useLayoutEffect(() => frame.current?.style.setProperty('--far-scale', String(settled.scale)), [frame, settled.scale]);
  return settled.level;
}
