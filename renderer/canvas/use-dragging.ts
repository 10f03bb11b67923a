/** Dragging: the layout follows while it lasts, the document changes once when it ends. */
import type { NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { useWorkbench } from '../store/hooks.ts';
import type { ThingNode } from './flow.ts';
import { finishDrag, withPositions, type Dragged } from './drag.ts';

const NOTHING: ReadonlyMap<string, Dragged> = new Map();

export function useDragging(document: TopologyDocument) {
  const bench = useWorkbench();
  const [moved, setMoved] = useState(NOTHING);

  const onNodesChange = useCallback((changes: readonly NodeChange<ThingNode>[]) => {
    const positions = changes.filter((change) => change.type === 'position' && change.dragging === true);
    if (positions.length === 0) return;
    setMoved((before) => {
      const next = new Map(before);
      for (const change of positions) {
        if (change.type === 'position' && change.position) next.set(change.id, { id: change.id, ...change.position });
      }
      return next;
    });
  }, []);

  const onStart = useCallback(() => bench.view.getState().set({ gesture: true }), [bench]);

  const onStop = useCallback(
    (_event: unknown, _node: ThingNode, nodes: readonly ThingNode[]) => {
      const dragged = nodes.map((node) => ({ id: node.id, x: node.position.x, y: node.position.y }));
      finishDrag(bench, dragged);
      setMoved(NOTHING);
      bench.view.getState().set({ gesture: false });
    },
    [bench],
  );

  const shown = useMemo(() => withPositions(document, moved), [document, moved]);
  const floating = useMemo(() => new Set(moved.keys()), [moved]);
  return { document: shown, floating, onNodesChange, onStart, onStop };
}
