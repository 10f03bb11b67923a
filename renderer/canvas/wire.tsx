/** A wire between two things, drawn anew as either of them is dragged. */
import { BaseEdge, useInternalNode, type EdgeProps, type InternalNode } from '@xyflow/react';
import type { ThingNode, WireEdge } from './flow.ts';
import type { Box } from './layout.ts';
import { pathOf, wirePoints } from './path.ts';
import styles from './wire.module.css';

function boxOf(node: InternalNode<ThingNode> | undefined): Box | null {
  if (!node) return null;
  return { ...node.internals.positionAbsolute, width: node.measured.width ?? 0, height: node.measured.height ?? 0 };
}

export function WireLine({ id, source, target, data, selected }: EdgeProps<WireEdge>) {
  const from = boxOf(useInternalNode<ThingNode>(source));
  const to = boxOf(useInternalNode<ThingNode>(target));
  const host = boxOf(useInternalNode<ThingNode>(data?.host ?? ''));
  if (!from || !to || !data) return null;
  const { wire } = data;
  const points = wirePoints(wire, from, to, host);
  const end = points.at(-1);
  return (
    <g
      className={styles.wire}
      data-hue={wire.hue}
      data-kind={wire.kind}
      data-selected={selected || undefined}
      data-dashed={wire.dashed || undefined}
    >
      <BaseEdge id={id} path={pathOf(points)} interactionWidth={12} className={styles.line ?? ''} />
      {wire.kind === 'cable' && end && <circle className={styles.plug} cx={end.x} cy={end.y} r={3} />}
    </g>
  );
}
