/** The hosts that lie in sight or near it: the wires of others need not be drawn. */
import { useStore, type ReactFlowState } from '@xyflow/react';
import { useCallback, useMemo } from 'react';
import type { Layout } from '../layout/layout.ts';

/** Of the window's width and height, on every side: what comes into sight while the canvas is moved is there before. */
const MARGIN = 0.5;
/** Up to so many things, all of them are drawn. */
const ALL_DRAWN = 150;

/** Their names; null: all of them. Hosts alone are looked at, a few dozen, so that it costs nothing while the canvas is moved. */
export function useHostsInView(layout: Layout): ReadonlySet<string> | null {
  const hosts = useMemo(
    () => (layout.boxes.length <= ALL_DRAWN ? null : layout.boxes.filter(({ kind }) => kind === 'host')),
    [layout],
  );
  const inSight = useCallback(
    ({ transform: [left, top, zoom], width, height }: ReactFlowState): string => {
      const isNear = (from: number, size: number, shown: number): boolean =>
        from < shown * (1 + MARGIN) && from + size > -shown * MARGIN;
      return (hosts ?? [])
        .filter(
          (box) => isNear(box.x * zoom + left, box.width * zoom, width) && isNear(box.y * zoom + top, box.height * zoom, height),
        )
        .map(({ name }) => name)
        .join(' ');
    },
    [hosts],
  );
  const names = useStore(inSight);
  return useMemo(() => (hosts ? new Set(names.split(' ')) : null), [hosts, names]);
}
