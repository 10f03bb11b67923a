/** After an edit, an undo or a fix, what changed is in sight: the canvas goes there where all of it lies outside. */
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { exists } from '../../store/exists.ts';
import { useWorkbench } from '../../store/hooks.ts';
import type { Scene } from '../drawn.ts';
import { changedThings } from './changed-things.ts';
import { moveFor } from './follow-view.ts';
import type { Layout } from '../layout/layout.ts';

const DURATION_MS = 200;

interface Known {
  readonly document: TopologyDocument;
  readonly boxes: number;
  /** Number of the last time that the canvas was asked to show something. */
  readonly reveal: number;
}

export function useFollowEdits(document: TopologyDocument, layout: Layout, reveal: Scene['reveal']): void {
  const { design, view } = useWorkbench();
  const flow = useReactFlow();
  const store = useStoreApi();
  const known = useRef<Known | null>(null);
  useEffect(() => {
    const before = known.current;
    const { gesture } = view.getState();
    if (before?.document === document) known.current = { ...before, reveal: reveal.count };
    if (gesture || before?.document === document) return;
    // What is gone is selected no more: else the inspector would have nothing to show. What is drawn may be behind what is selected.
    const { selection, select } = view.getState();
    const isGone = (id: string): boolean => !exists(design.getState().document ?? document, id);
    if (selection.some(isGone)) select(selection.filter((id) => !isGone(id)));
    known.current = { document, boxes: layout.boxes.length, reveal: reveal.count };
    const { history } = design.getState();
    const { width, height } = store.getState();
    const isOpened = history.past.length + history.future.length === 0;
    // What is asked for wins over what changed.
    if (!before || isOpened || before.reveal !== reveal.count || width === 0) return;
    const things = changedThings(before.document, document);
    const move = moveFor(things, layout.boxes, { viewport: flow.getViewport(), width, height }, before.boxes === 0);
    if (!move) return;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    void flow.setViewport(move.viewport, { duration: calm || move.whole ? 0 : DURATION_MS });
  }, [design, view, flow, store, document, layout, reveal]);
}
