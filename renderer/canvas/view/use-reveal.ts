/** Shows everything when a design is opened, and what a list points at when it is asked to. */
import { getViewportForBounds, useNodesInitialized, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Scene } from '../drawn.ts';
import { around } from './follow-view.ts';
import type { Box, Layout } from '../layout/layout.ts';

const FARTHEST = 0.08;

export function useReveal(layout: Layout, reveal: Scene['reveal']): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const ready = useNodesInitialized();
  const done = useRef(-1);
  useEffect(() => {
    const { width, height } = store.getState();
    if (!ready || width === 0 || done.current === reveal.count) return;
    // By the layout: far out, what is asked for may not be drawn.
    const bounds = boundsOf(layout, reveal.ids);
    if (!bounds) return;
    done.current = reveal.count;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const viewport = getViewportForBounds(bounds, width, height, FARTHEST, 1, reveal.ids ? 0.8 : 0.08);
    void flow.setViewport(viewport, { duration: calm || !reveal.ids ? 0 : 160 });
  }, [flow, store, layout, ready, reveal]);
}

/** The smallest box around these things, or around all; null where none of them is drawn. */
function boundsOf(layout: Layout, ids: readonly string[] | null): Box | null {
  const wires = layout.wires.filter((wire) => ids?.includes(wire.id)).flatMap((wire): string[] => [wire.from, wire.to]);
  const wanted = ids === null ? null : new Set([...ids, ...wires]);
  return around(layout.boxes.filter((box) => wanted === null || wanted.has(box.id)));
}
