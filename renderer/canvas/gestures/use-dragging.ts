/** Dragging: the layout follows while it lasts, snapping to what lies beside; the document changes once when it ends. */
import { useReactFlow, type NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { useWorkbench } from '../../store/hooks.ts';
import type { ThingNode } from '../flow.ts';
import { dropHost, finishDrag, withMates, withPositions, type Dragged } from './drag.ts';
import { isMember } from '../../store/edits/group.ts';
import { layOut, type Box, type DrawnBox } from '../layout/layout.ts';
import { snap, type Guide } from './snap.ts';

const NOTHING: ReadonlyMap<string, Dragged> = new Map();
const NO_GUIDES: readonly Guide[] = [];
/** In pixels of the screen. */
const REACH = 6;

interface Drag {
  readonly moved: ReadonlyMap<string, Dragged>;
  readonly guides: readonly Guide[];
  /** It is over, and this is the document without it: until that is drawn no more, things stay where they were let go. */
  readonly before?: TopologyDocument;
}

const REST: Drag = { moved: NOTHING, guides: NO_GUIDES };

export function useDragging(document: TopologyDocument) {
  const bench = useWorkbench();
  const flow = useReactFlow();
  const [drag, setDrag] = useState(REST);
  /** What was there when the drag began, to snap to. */
  const before = useRef<readonly DrawnBox[]>([]);
  const latest = useRef(REST);
  /** Escape was pressed: what is dragged is back where it was, though the button is still down. */
  const cancelled = useRef(false);

  const onNodesChange = useCallback(
    (changes: readonly NodeChange<ThingNode>[]) => {
      const dragged = changes.flatMap((change): Dragged[] =>
        change.type === 'position' && change.dragging === true && change.position ? [{ id: change.id, ...change.position }] : [],
      );
      if (dragged.length === 0 || cancelled.current) return;
      const { dx, dy, guides } = snapAll(before.current, dragged, REACH / flow.getZoom());
      const snapped = dragged.map((thing) => ({ ...thing, x: thing.x + dx, y: thing.y + dy }));
      const { document: now } = bench.design.getState();
      const { selection } = bench.view.getState();
      const isAlone = dragged.every((thing) => isMember(now, selection, thing.id));
      const all = isAlone ? snapped : withMates(now, before.current, snapped);
      const moved = new Map(all.map((thing) => [thing.id, thing]));
      latest.current = { moved, guides };
      setDrag(latest.current);
      const dropTarget = now ? dropHost(now, before.current, snapped) : null;
      if (bench.view.getState().dropTarget !== dropTarget) bench.view.getState().set({ dropTarget });
    },
    [bench, flow],
  );

  const onEscape = useRef((event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    cancelled.current = true;
    latest.current = REST;
    setDrag(REST);
    bench.view.getState().set({ dropTarget: null });
  });

  const onStart = useCallback(() => {
    const { document: now } = bench.design.getState();
    before.current = now ? layOut(now).boxes : [];
    latest.current = REST;
    cancelled.current = false;
    bench.view.getState().set({ gesture: true });
    window.addEventListener('keydown', onEscape.current, true);
  }, [bench]);

  const onStop = useCallback(() => {
    const { moved } = latest.current;
    latest.current = REST;
    window.removeEventListener('keydown', onEscape.current, true);
    bench.view.getState().set({ gesture: false, dropTarget: null });
    const { document: before } = bench.design.getState();
    if (moved.size > 0) finishDrag(bench, [...moved.values()]);
    const { document: after } = bench.design.getState();
    setDrag(before && after !== before ? { moved, guides: NO_GUIDES, before } : REST);
  }, [bench]);

  // Forgotten for good: undo brings the very document of before.
  if (drag.before !== undefined && drag.before !== document) setDrag(REST);
  const { moved } = drag;
  const shown = useMemo(() => withPositions(document, moved), [document, moved]);
  const floating = useMemo(() => new Set(moved.keys()), [moved]);
  return { document: shown, floating, guides: drag.guides, onNodesChange, onStart, onStop };
}

/** How far to pull what is dragged, by the first of it, so that it lines up with its like: hosts with hosts, containers with those of their host. */
function snapAll(boxes: readonly DrawnBox[], dragged: readonly Dragged[], reach: number): ReturnType<typeof snap> {
  const [first] = dragged;
  const own = boxes.find((box) => box.id === first?.id);
  if (!first || !own || (own.kind !== 'host' && own.kind !== 'container')) return { dx: 0, dy: 0, guides: NO_GUIDES };
  const host = own.kind === 'container' ? boxes.find((box) => box.kind === 'host' && box.name === own.host) : undefined;
  const moving = new Set(dragged.map((thing) => thing.id));
  const others = boxes.filter((box): boolean => box.kind === own.kind && box.host === own.host && !moving.has(box.id));
  const at: Box = { ...own, x: first.x + (host?.x ?? 0), y: first.y + (host?.y ?? 0) };
  return snap(at, others, reach);
}
