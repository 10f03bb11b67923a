/** Selection lives in the view store; React Flow tells of clicks and marquees. What is in a group is selected with it. */
import { useStoreApi, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useCallback } from 'react';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { groupOf } from '../../store/edits/group.ts';
import { useWorkbench } from '../../store/hooks.ts';
import type { DrawnEdge, ThingNode } from '../flow.ts';
import { wireMeaning } from './hit.ts';
import { splitRuleId } from '../lines/rule-lines.ts';

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

function membersMeant(document: TopologyDocument | null, id: string, entered: readonly string[]): readonly string[] {
  return entered.length > 1 && entered.includes(id) ? [id] : groupOf(document, id);
}

export function useSelecting() {
  const { view, design } = useWorkbench();
  const store = useStoreApi();
  const apply = useCallback(
    (changes: readonly Selecting[]) => {
      if (changes.length === 0) return;
      const { document } = design.getState();
      const { selection } = view.getState();
      const [only] = selection;
      // Once in a group, clicks go from member to member.
      const entered = selection.length === 1 && only !== undefined ? groupOf(document, only) : [];
      const all = changes.flatMap(({ id, selected }) =>
        membersMeant(document, id, entered).map((member) => ({ id: member, selected })),
      );
      const { multiSelectionActive, edgeLookup, nodeLookup } = store.getState();
      // React Flow lets go of what it draws. What is not drawn at the moment, it does not know of.
      const isNew = !multiSelectionActive && all.some(({ selected }) => selected);
      const before = view.getState().selection.filter((id) => !isNew || edgeLookup.has(id) || nodeLookup.has(id));
      view.getState().select(selectionAfter(before, all));
    },
    [view, design, store],
  );
  const onPaneClick = useCallback(() => view.getState().select([]), [view]);
  const onNodesChange = useCallback(
    (changes: readonly NodeChange<ThingNode>[]) => apply(changes.filter((change) => change.type === 'select')),
    [apply],
  );
  const onEdgesChange = useCallback(
    (changes: readonly EdgeChange<DrawnEdge>[]) => apply(changes.filter((change) => change.type === 'select')),
    [apply],
  );
  const onEdgeClick = useCallback(
    (_event: unknown, { id }: DrawnEdge) => {
      const rule = splitRuleId(id);
      if (!rule) return;
      view.getState().select([wireMeaning(id)]);
      view.getState().set({ rule, ruleAt: id });
    },
    [view],
  );
  return { onEdgeClick, onNodesChange, onEdgesChange, onPaneClick };
}

/** What a click on a wire does: it selects it, beside others while a key of many is held; or what it follows from. */
export function useWireClick() {
  const { view } = useWorkbench();
  const store = useStoreApi();
  return useCallback(
    (id: string) => {
      const { selection, select } = view.getState();
      const meant = wireMeaning(id);
      const isMore = store.getState().multiSelectionActive && meant === id;
      select(isMore ? selectionAfter(selection, [{ id, selected: !selection.includes(id) }]) : [meant]);
    },
    [view, store],
  );
}
