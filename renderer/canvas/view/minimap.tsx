/** The whole drawing in a corner, with the part in sight; shown while some of it lies outside. A press or drag goes there. */
import { Panel, useReactFlow, useStore, useStoreApi, type ReactFlowState } from '@xyflow/react';
import { memo, useLayoutEffect, useMemo, useRef, type PointerEvent } from 'react';
import { useT, useView } from '../../store/hooks.ts';
import { around } from './follow-view.ts';
import type { Box, DrawnBox, Layout } from '../layout/layout.ts';
import styles from './minimap.module.css';

const WIDTH = 176;
/** Of the map, whatever the proportions of the drawing. */
const HEIGHTS = { least: 36, most: 104 };
/** In canvas units, around the drawing. */
const MARGIN = 60;
/** Without a move for so long, the frame on the map is drawn anew. */
const REST_MS = 150;

export function Minimap({ layout }: { readonly layout: Layout }) {
  const t = useT();
  const flow = useReactFlow();
  const wanted = useView((view) => view.minimap);
  const whole = useMemo(() => withMargin(layout.boxes), [layout]);
  const isNeeded = useStore((state) => wanted && whole !== null && !isInside(whole, seenIn(state)));
  if (!isNeeded || !whole) return null;
  const height = Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, (WIDTH * whole.height) / whole.width));
  const scale = Math.min(WIDTH / whole.width, height / whole.height);
  const go = (event: PointerEvent<HTMLElement>): void => {
    if (event.buttons !== 1) return;
    const frame = event.currentTarget.getBoundingClientRect();
    void flow.setCenter(
      whole.x + whole.width / 2 + (event.clientX - frame.left - frame.width / 2) / scale,
      whole.y + whole.height / 2 + (event.clientY - frame.top - frame.height / 2) / scale,
      { zoom: flow.getZoom() },
    );
  };
  return (
    <Panel position="bottom-left" className={styles.panel ?? ''}>
      <div
        className={styles.map}
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
        <svg width={WIDTH} height={height} viewBox={`${whole.x} ${whole.y} ${whole.width} ${whole.height}`}>
          <Things boxes={layout.boxes} />
        </svg>
        <Seen
          scale={scale}
          left={whole.x - (WIDTH / scale - whole.width) / 2}
          top={whole.y - (height / scale - whole.height) / 2}
        />
      </div>
    </Panel>
  );
}

interface SeenProps {
  /** Pixels of the map for one unit of the canvas. */
  readonly scale: number;
  /** What lies at the corner of the map, in canvas units. */
  readonly left: number;
  readonly top: number;
}

/** The part in sight. While the view moves the frame is shifted and scaled as it is, so that nothing is painted anew. */
function Seen({ scale, left, top }: SeenProps) {
  const store = useStoreApi();
  const frame = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const onMap = (): Box => {
      const seen = seenIn(store.getState());
      return { x: (seen.x - left) * scale, y: (seen.y - top) * scale, width: seen.width * scale, height: seen.height * scale };
    };
    let drawn = onMap();
    const draw = (): void => {
      drawn = onMap();
      const { style } = element;
      style.transform = `translate(${drawn.x}px, ${drawn.y}px)`;
      style.width = `${drawn.width}px`;
      style.height = `${drawn.height}px`;
    };
    draw();
    let rest: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe((now, before) => {
      if (now.transform === before.transform && now.width === before.width && now.height === before.height) return;
      const { x, y, width } = onMap();
      element.style.transform = `translate(${x}px, ${y}px) scale(${width / drawn.width})`;
      clearTimeout(rest);
      rest = setTimeout(draw, REST_MS);
    });
    return () => {
      stop();
      clearTimeout(rest);
    };
  }, [store, scale, left, top]);
  return <i ref={frame} className={styles.seen} />;
}

function seenIn({ transform: [x, y, zoom], width, height }: ReactFlowState): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
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
