/** The canvas: draws the document through the layout, and turns gestures into edits. */
import { ConnectionMode, ReactFlow, SelectionMode, type EdgeTypes, type NodeTypes } from '@xyflow/react';
import { memo, useMemo, useRef, useState } from 'react';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { useT, useView } from '../store/hooks.ts';
import styles from './canvas.module.css';
import { DrawnContext, useBusyUntilDrawn, useScene, type Scene } from './drawn.ts';
import { flowNodes, type DrawnEdge, type ThingNode } from './flow.ts';
import { layOut } from './layout/layout.ts';
import { CanvasMenu } from './canvas-menu.tsx';
import { ExpectBanner } from './gestures/expect-banner.tsx';
import { expectationEdges } from './lines/expectation-edges.ts';
import { Looms } from './lines/looms.tsx';
import { ExpectationLine } from './lines/expectation-line.tsx';
import { GroupOutline } from './group-outline.tsx';
import { Dots } from './view/dots.tsx';
import { Guides } from './gestures/guides.tsx';
import { Hand } from './gestures/hand.tsx';
import { Minimap } from './view/minimap.tsx';
import { asData } from './nodes/as-data.ts';
import { ContainerCard } from './nodes/container-card.tsx';
import { HostCard } from './nodes/host-card.tsx';
import { InterfaceChip } from './nodes/interface-chip.tsx';
import { NetworkRail, RailLabel } from './nodes/network-rail.tsx';
import { SegmentBar } from './nodes/segment-bar.tsx';
import { ShimChip } from './nodes/shim-chip.tsx';
import { TunnelBar } from './nodes/tunnel-bar.tsx';
import { OfferAtPointer } from './gestures/offer.tsx';
import { PacketWay } from './lines/packet-way.tsx';
import { PointerHint } from './gestures/pointer-hint.tsx';
import { createReuse } from './reuse.ts';
import { ruleEdges } from './lines/rule-edges.ts';
import { RuleArrow } from './lines/rule-line.tsx';
import { UnreadableBanner } from './unreadable-banner.tsx';
import { useCanvasKeys } from './gestures/use-canvas-keys.ts';
import { useConnecting } from './gestures/use-connecting.ts';
import { useDoubleClick } from './gestures/use-double-click.ts';
import { useDragging } from './gestures/use-dragging.ts';
import { useEntering } from './gestures/use-entering.ts';
import { useExpecting } from './gestures/use-expecting.ts';
import { useFollowEdits } from './view/use-follow-edits.ts';
import { useHostsInView } from './view/use-hosts-in-view.ts';
import { useMoving } from './view/use-moving.ts';
import { useReveal } from './view/use-reveal.ts';
import { useSelecting } from './gestures/use-selecting.ts';
import { useViewMoves } from './view/use-view-moves.ts';
import { useZoomLevel } from './view/use-zoom-level.ts';
import { WireHint, useWireHover } from './lines/wire-hint.tsx';
import { ZoomControls } from './view/zoom-controls.tsx';

const NODE_TYPES = {
  host: asData(HostCard),
  container: asData(ContainerCard),
  chip: asData(InterfaceChip),
  network: asData(NetworkRail),
  label: asData(RailLabel),
  segment: asData(SegmentBar),
  shim: asData(ShimChip),
  tunnel: asData(TunnelBar),
} satisfies NodeTypes;
const EDGE_TYPES = { expectation: ExpectationLine, rule: RuleArrow } satisfies EdgeTypes;
const MULTI_KEYS = ['Shift', 'Meta', 'Control'];

export function Canvas() {
  const { document, reveal } = useScene();
  return (
    document && (
      <DrawnContext value={document}>
        <Drawing document={document} reveal={reveal} />
      </DrawnContext>
    )
  );
}

interface DrawingProps {
  readonly document: TopologyDocument;
  readonly reveal: Scene['reveal'];
}

const Drawing = memo(function Drawing({ document, reveal }: DrawingProps) {
  const t = useT();
  const selection = useView((view) => view.selection);
  const connecting = useView((view) => view.connecting !== null);
  const expecting = useView((view) => view.expecting !== null);
  const shown = useView((view) => view.expectations);
  const frame = useRef<HTMLDivElement>(null);
  const level = useZoomLevel(frame);
  const far = level === 'far';
  const dragging = useDragging(document);
  const layout = useMemo(() => layOut(dragging.document, dragging.floating), [dragging.document, dragging.floating]);
  const inView = useHostsInView(layout);
  const [reuseNodes] = useState(() => createReuse<ThingNode>());
  const [reuseEdges] = useState(() => createReuse<DrawnEdge>());
  const nodes = useMemo(
    () => reuseNodes(flowNodes(layout, selection, t, far, inView)),
    [reuseNodes, layout, selection, t, far, inView],
  );
  const edges = useMemo(
    () =>
      reuseEdges([
        ...ruleEdges(layout, dragging.document, { far, inView }, t),
        ...expectationEdges(layout, dragging.document, { selection, shown, far }, t),
      ]),
    [reuseEdges, layout, dragging.document, selection, shown, t, far, inView],
  );
  const selecting = useSelecting();
  const wiring = useConnecting();
  const hover = useWireHover();
  const moving = useMoving(frame);
  const entering = useEntering(frame);
  const onDoubleClick = useDoubleClick(entering.isEntering);
  const onKeyDown = useCanvasKeys();
  const choosing = useExpecting();
  useReveal(layout, reveal);
  useViewMoves();
  useFollowEdits(document, layout, reveal);
  useBusyUntilDrawn(frame, document);
  return (
    <CanvasMenu>
      <div
        ref={frame}
        className={styles.canvas}
        data-far={far || undefined}
        data-near={level === 'near' || undefined}
        data-connecting={connecting || undefined}
        data-expecting={expecting || undefined}
        role="application"
        aria-label={t('canvas.label')}
        onKeyDown={onKeyDown}
        {...choosing}
      >
        <ReactFlow<ThingNode, DrawnEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={(changes) => {
            selecting.onNodesChange(changes);
            dragging.onNodesChange(changes);
          }}
          onEdgesChange={selecting.onEdgesChange}
          onEdgeClick={selecting.onEdgeClick}
          onPaneClick={selecting.onPaneClick}
          onNodeDragStart={dragging.onStart}
          onNodeDragStop={() => {
            moving.onLetGo();
            dragging.onStop();
          }}
          onNodeClick={entering.onNodeClick}
          onNodeDoubleClick={onDoubleClick}
          zoomOnDoubleClick={false}
          onConnectStart={wiring.onConnectStart}
          onConnectEnd={wiring.onConnectEnd}
          {...hover}
          {...moving.handlers}
          connectionMode={ConnectionMode.Loose}
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={MULTI_KEYS}
          deleteKeyCode={null}
          panActivationKeyCode={null}
          disableKeyboardA11y
          elevateNodesOnSelect={false}
          zIndexMode="manual"
          nodeDragThreshold={3}
          minZoom={0.08}
          maxZoom={2}
          proOptions={{ hideAttribution: true }}
        >
          {!far && <Dots />}
          <Looms layout={layout} selection={selection} far={far} inView={inView} />
          <GroupOutline layout={layout} />
          <Guides lines={dragging.guides} />
          <PacketWay layout={layout} />
          <PointerHint />
          <Minimap layout={layout} />
          <ZoomControls />
        </ReactFlow>
        <Hand />
        <OfferAtPointer />
        <WireHint />
        <ExpectBanner />
        <UnreadableBanner />
      </div>
    </CanvasMenu>
  );
});
