/** Shows everything when a design is opened, and what a list points at when it is asked to. */
import { useNodesInitialized, useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useView } from '../store/hooks.ts';

export function useReveal(hasNodes: boolean): void {
  const flow = useReactFlow();
  const ready = useNodesInitialized();
  const reveal = useView((view) => view.reveal);
  const done = useRef(-1);
  useEffect(() => {
    if (!hasNodes || !ready || done.current === reveal.count) return;
    done.current = reveal.count;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const nodes = reveal.ids?.map((id) => ({ id }));
    void flow.fitView({
      padding: nodes ? 0.8 : 0.08,
      maxZoom: 1,
      duration: calm || !nodes ? 0 : 160,
      ...(nodes && { nodes }),
    });
  }, [flow, hasNodes, ready, reveal]);
}
