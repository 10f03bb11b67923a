/** A wire between two things: the line that the layout worked out for it, also while either of them is dragged. */
import { BaseEdge } from '@xyflow/react';
import { memo } from 'react';
import { useT } from '../../store/hooks.ts';
import { pathOf } from '../layout/path.ts';
import { useWireClick } from '../gestures/use-selecting.ts';
import { useWireHover } from './wire-hint.tsx';
import { wireWords, type DrawnWire } from './loom.ts';
import styles from './wire.module.css';

/**
 * It has the class of React Flow's edges, as rules and expectations do: by that class lines are found. It is not in the way of the Tab
 * key, as a design has more wires than things: they are gone through from a thing (actions/wires.ts).
 */
export const WireLine = memo(function WireLine({ wire }: { readonly wire: DrawnWire }) {
  const t = useT();
  const onClick = useWireClick();
  const hover = useWireHover();
  const { id, kind, points } = wire;
  const end = points.at(-1);
  return (
    <g
      className={`react-flow__edge nopan ${styles.wire}`}
      role="img"
      aria-roledescription={t('object.wire')}
      aria-label={wireWords(wire, t)}
      tabIndex={-1}
      data-id={id}
      data-hue={wire.hue}
      data-kind={kind}
      data-selected={wire.selected || undefined}
      data-dashed={wire.dashed || undefined}
      onClick={() => onClick(id)}
      onMouseMove={(event) => hover.onEdgeMouseMove(event, { id })}
      onMouseLeave={hover.onEdgeMouseLeave}
    >
      <BaseEdge path={pathOf(points)} interactionWidth={12} className={styles.line ?? ''} />
      {kind === 'cable' && end && <circle className={styles.plug} cx={end.x} cy={end.y} r={3} />}
    </g>
  );
});
