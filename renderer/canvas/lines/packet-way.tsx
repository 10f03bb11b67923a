/** The way that the matrix explains, drawn over the wires: a packet walks it, and a cross stands where it ends. */
import { ViewportPortal } from '@xyflow/react';
import { useMemo } from 'react';
import { useView } from '../../store/hooks.ts';
import type { PacketWay as Way } from '../../store/view.ts';
import type { DrawnBox, Layout } from '../layout/layout.ts';
import { drawnWay } from './packet-path.ts';
import styles from './packet-way.module.css';
import { pathOf, type Point } from '../layout/path.ts';

/** Canvas units a second. */
const SPEED = 420;

/** Canvas units: bars and cards of hosts, not what is in them. */
const WIDE = 200;

export function PacketWay({ layout }: { readonly layout: Layout }) {
  const way = useView((view) => view.path);
  const { points, end: stop } = useMemo(
    () => drawnWay(layout, way ? way.hops.slice(0, (way.reached ?? way.hops.length) + 1) : []),
    [layout, way],
  );
  // What lies beyond the place at which its frames were seen last.
  const beyond = useMemo(
    () => (way?.reached === undefined ? [] : drawnWay(layout, way.hops.slice(way.reached)).points),
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
  const cross = crossAt(layout, way, stop) ?? end;
  const marks = {
    'data-stops': way.stops || undefined,
    'data-end': stop?.id,
    'data-lost': way.isLost || undefined,
    'data-leak': way.isLeak || undefined,
    'data-seen': way.reached !== undefined || undefined,
    'aria-hidden': true,
  };
  return (
    <ViewportPortal>
      <svg className={`${styles.way} ${styles.below}`} {...marks}>
        {beyond.length > 1 && <path className={styles.beyond} d={pathOf(beyond)} />}
        <path className={styles.line} d={path} />
      </svg>
      <svg className={`${styles.way} ${styles.above}`} data-testid="packet-way" {...marks}>
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

/**
 * On the thing at fault, at its corner so that its name stays readable. A host is at fault where the packet came to it: at its NIC.
 * Where frames were seen last the cross stands there, whatever is at fault.
 */
function crossAt(layout: Layout, way: Way, stop: DrawnBox | undefined): Point | null {
  const fault = way.reached === undefined ? layout.boxes.find((box) => box.id === way.fault) : undefined;
  const isDoor = fault?.kind === 'host' && stop?.host !== undefined && fault.id === `host:${stop.host}`;
  const box = fault && !isDoor ? fault : stop;
  if (!box) return null;
  return box.width >= WIDE ? { x: box.x + 24, y: box.y } : { x: box.x + box.width - 3, y: box.y + 1 };
}
