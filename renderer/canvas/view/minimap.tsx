/** The whole drawing in a corner, with the part in sight; shown while some of it lies outside. A press or drag goes there. */
import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { memo, useMemo, type PointerEvent } from 'react';
import { useT, useView } from '../../store/hooks.ts';
import { around } from './follow-view.ts';
import type { Box, DrawnBox, Layout } from '../layout/layout.ts';
import styles from './minimap.module.css';

const WIDTH = 176;
/** Of the map, whatever the proportions of the drawing. */
const HEIGHTS = { least: 36, most: 104 };
/** In canvas units, around the drawing. */
const MARGIN = 60;

export function Minimap({ layout }: { readonly layout: Layout }) {
  const t = useT();
  const flow = useReactFlow();
  const wanted = useView((view) => view.minimap);
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const whole = useMemo(() => withMargin(layout.boxes), [layout]);
  const seen: Box = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  if (!wanted || !whole || isInside(whole, seen)) return null;
  const go = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.buttons !== 1) return;
    const frame = event.currentTarget.getBoundingClientRect();
    const scale = Math.max(whole.width / frame.width, whole.height / frame.height);
    void flow.setCenter(
      whole.x + whole.width / 2 + (event.clientX - frame.left - frame.width / 2) * scale,
      whole.y + whole.height / 2 + (event.clientY - frame.top - frame.height / 2) * scale,
      { zoom },
    );
  };
  return (
    <Panel position="bottom-left" className={styles.panel ?? ''}>
      <svg
        className={styles.map}
        width={WIDTH}
        height={Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, (WIDTH * whole.height) / whole.width))}
        viewBox={`${whole.x} ${whole.y} ${whole.width} ${whole.height}`}
        role="img"
        aria-label={t('canvas.minimap')}
        data-testid="minimap"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={(event) => {
          // What is dragged across it from elsewhere is not meant for it.
          if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event);
        }}
      >
        <Things boxes={layout.boxes} />
        <rect className={styles.seen} {...seen} />
      </svg>
    </Panel>
  );
}

/** Hosts and what runs through them; a container would be a speck. */
const Things = memo(function Things({ boxes }: { readonly boxes: readonly DrawnBox[] }) {
  return boxes.flatMap(({ id, kind, hue, x, y, width, height }) =>
    kind === 'host' || kind === 'network' || kind === 'segment' || kind === 'tunnel'
      ? [<rect key={id} className={styles[kind]} data-hue={hue} x={x} y={y} width={width} height={height} />]
      : [],
  );
});

function withMargin(boxes: readonly Box[]): Box | null {
  const whole = around(boxes);
  return (
    whole && { x: whole.x - MARGIN, y: whole.y - MARGIN, width: whole.width + 2 * MARGIN, height: whole.height + 2 * MARGIN }
  );
}

/** Its margin apart: what is drawn is in sight. */
function isInside(whole: Box, seen: Box): boolean {
  return (
    whole.x + MARGIN >= seen.x &&
    whole.y + MARGIN >= seen.y &&
    whole.x + whole.width - MARGIN <= seen.x + seen.width &&
    whole.y + whole.height - MARGIN <= seen.y + seen.height
  );
}
