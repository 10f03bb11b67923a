/** A wire between two things: the line that the layout worked out for it, also while either of them is dragged. */
import { BaseEdge, type EdgeProps } from '@xyflow/react';
import type { WireEdge } from '../flow.ts';
import { pathOf } from '../layout/path.ts';
import styles from './wire.module.css';

/** Where its ends are is not asked of the canvas: hundreds of wires would each ask in every frame that it moves. */
export function WireLine({ id, data, selected }: EdgeProps<WireEdge>) {
  if (!data) return null;
  const { wire, points } = data;
  const end = points.at(-1);
  if (!end) return null;
  return (
    <g
      className={styles.wire}
      data-hue={wire.hue}
      data-kind={wire.kind}
      data-selected={selected || undefined}
      data-dashed={wire.dashed || undefined}
    >
      <BaseEdge id={id} path={pathOf(points)} interactionWidth={12} className={styles.line ?? ''} />
      {wire.kind === 'cable' && <circle className={styles.plug} cx={end.x} cy={end.y} r={3} />}
    </g>
  );
}
