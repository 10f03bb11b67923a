/**
 * The dots of the paper. They lie on the drawing and move with it as one picture; anew they are laid only where the view leaves the
 * part that has them. React Flow's own background is painted over the whole window in every frame of a pan.
 */
import { useStore, ViewportPortal, type ReactFlowState } from '@xyflow/react';
import styles from './dots.module.css';
import { dottedArea } from './dotted-area.ts';

export function Dots() {
  const x = useStore((state) => areaOf(state).x);
  const y = useStore((state) => areaOf(state).y);
  const size = useStore((state) => areaOf(state).size);
  return (
    <ViewportPortal>
      <i className={styles.dots} aria-hidden="true" style={{ left: x, top: y, width: size, height: size }} />
    </ViewportPortal>
  );
}

function areaOf({ transform: [left, top, zoom], width, height }: ReactFlowState) {
  return dottedArea({ x: -left / zoom, y: -top / zoom, width: width / zoom, height: height / zoom });
}
