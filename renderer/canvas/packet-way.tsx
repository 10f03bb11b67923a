/** The way that the matrix explains, drawn over the wires: a packet walks it, and a cross stands where it ends. */
import { ViewportPortal } from '@xyflow/react';
import { useMemo } from 'react';
import { useView } from '../store/hooks.ts';
import type { Layout } from './layout.ts';
import { packetPoints } from './packet-path.ts';
import styles from './packet-way.module.css';
import { pathOf } from './path.ts';

/** Canvas units a second. */
const SPEED = 420;

export function PacketWay({ layout }: { readonly layout: Layout }) {
  const way = useView((view) => view.path);
  const points = useMemo(
    () => (way ? packetPoints(layout, way.hops.slice(0, (way.reached ?? way.hops.length) + 1)) : []),
    [layout, way],
  );
  // What lies beyond the place at which its frames were seen last.
  const beyond = useMemo(
    () => (way?.reached === undefined ? [] : packetPoints(layout, way.hops.slice(way.reached))),
    [layout, way],
  );
  const end = points.at(-1);
  if (!way || !end) return null;
  const path = pathOf(points);
  const length = points.reduce((sum, point, index) => {
    const before = points[index - 1];
    return before ? sum + Math.hypot(point.x - before.x, point.y - before.y) : 0;
  }, 0);
  if (points.length < 2 && beyond.length < 2) return null;
  const fault = way.reached === undefined ? layout.boxes.find((box) => box.id === way.fault) : undefined;
  const cross = fault ? { x: fault.x + Math.min(fault.width - 10, 24), y: fault.y } : end;
  return (
    <ViewportPortal>
      <svg className={styles.way} data-testid="packet-way" data-stops={way.stops || undefined} aria-hidden="true">
        {beyond.length > 1 && <path className={styles.beyond} d={pathOf(beyond)} />}
        <path className={styles.line} d={path} data-seen={way.reached !== undefined || undefined} />
        <circle className={styles.packet} r={6}>
          <animateMotion path={path} dur={`${Math.max(0.8, length / SPEED)}s`} repeatCount="indefinite" />
        </circle>
        {way.stops && (
          <g transform={`translate(${cross.x} ${cross.y})`} className={styles.cross}>
            <circle r={9} />
            <path d="M-4 -4L4 4M4 -4L-4 4" />
          </g>
        )}
      </svg>
    </ViewportPortal>
  );
}
