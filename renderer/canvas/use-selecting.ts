/** Selection lives in the view store; React Flow tells of clicks and marquees. What is in a group is selected with it. */
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback } from 'react';
import { groupOf } from '../store/edits/group.ts';
import { useWorkbench } from '../store/hooks.ts';
import type { ThingNode, WireEdge } from './flow.ts';

interface Selecting {
  readonly id: string;
  readonly selected: boolean;
}

/** The selection after some things were selected and others let go. */
export function selectionAfter(selection: readonly string[], changes: readonly Selecting[]): readonly string[] {
  const next = new Set(selection);
  for (const { id, selected } of changes) {
    if (selected) next.add(id);
    else next.delete(id);
  }
  return [...next];
}

export function useSelecting() {
  const { view, design } = useWorkbench();
  const apply = useCallback(
    (changes: readonly Selecting[]) => {
      if (changes.length === 0) return;
      const { document } = design.getState();
      const all = changes.flatMap(({ id, selected }) => groupOf(document, id).map((member) => ({ id: member, selected })));
      view.getState().select(selectionAfter(view.getState().selection, all));
    },
    [view, design],
  );
  const onNodesChange = useCallback(
    (changes: readonly NodeChange<ThingNode>[]) => apply(changes.filter((change) => change.type === 'select')),
    [apply],
  );
  const onEdgesChange = useCallback(
    (changes: readonly EdgeChange<WireEdge>[]) => apply(changes.filter((change) => change.type === 'select')),
    [apply],
  );
  return { onNodesChange, onEdgesChange };
}
