/** The line that a wire draws between two boxes: pure geometry, followed live while things are dragged. */
import type { Box, DrawnBox } from './layout.ts';
import { wireX } from './columns.ts';
import { RAIL_HEIGHT } from './measure.ts';
import type { Wire } from './wiring.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

function centre(box: Box): number {
  return box.x + box.width / 2;
}

function clamp(value: number, box: Box, margin: number): number {
  return Math.min(Math.max(value, box.x + margin), box.x + box.width - margin);
}

/** The piece of a rail that a wire goes to. */
function bent(rail: Box, { bend = 0 }: Pick<Wire, 'bend'>): Box {
  return { ...rail, y: rail.y + bend, height: RAIL_HEIGHT };
}

/** Points of a wire. `host`: the host that an uplink's lane belongs to. */
export function wirePoints(
  wire: Pick<Wire, 'kind' | 'lane' | 'bend'>,
  source: Box,
  target: Box,
  host: Box | null,
): readonly Point[] {
  const from = wire.kind === 'uplink' ? bent(source, wire) : source;
  const to = wire.kind === 'attachment' ? bent(target, wire) : target;
  switch (wire.kind) {
    case 'attachment': {
      const lane = wire.lane && 'index' in wire.lane ? wire.lane : { index: 0, count: 1 };
      const x = wireX(from, lane.index, lane.count);
      const below = to.y >= from.y + from.height;
      const start = { x, y: below ? from.y + from.height : from.y };
      const onRail = clamp(x, to, 4);
      const end = { x: onRail, y: below ? to.y : to.y + to.height };
      return onRail === x ? [start, end] : [start, { x, y: end.y + (below ? -12 : 12) }, end];
    }
    case 'uplink': {
      const x = host && wire.lane && 'x' in wire.lane ? host.x + wire.lane.x : centre(to);
      const below = to.y >= from.y + from.height;
      const start = { x: clamp(x, from, 4), y: below ? from.y + from.height : from.y };
      const landing = { x: clamp(x, to, 10), y: below ? to.y : to.y + to.height };
      if (landing.x === x) return [start, landing];
      return [start, { x, y: landing.y + (below ? -26 : 26) }, landing];
    }
    case 'vlan':
      return [
        { x: centre(from), y: from.y + from.height },
        { x: clamp(centre(from), to, Math.min(18, to.width / 2)), y: to.y },
      ];
    case 'end': {
      // Side by side where a host is in several tunnels.
      const index = wire.lane && 'index' in wire.lane ? wire.lane.index : 0;
      const x = clamp(to.x + Math.min(40 + index * 26, to.width - 20), from, 12);
      const below = to.y >= from.y;
      return [
        { x, y: below ? from.y + from.height : from.y },
        { x: clamp(x, to, 16), y: below ? to.y : to.y + to.height },
      ];
    }
    case 'cable': {
      const x = centre(from);
      const below = to.y >= from.y;
      const start = { x, y: below ? from.y + from.height : from.y };
      const end = { x: clamp(x, to, 8), y: below ? to.y : to.y + to.height };
      return end.x === x ? [start, end] : [start, { x, y: (start.y + end.y) / 2 }, { x: end.x, y: (start.y + end.y) / 2 }, end];
    }
  }
}

/** Points of a wire between boxes of a layout; none where an end of it is not drawn. */
export function pointsBetween(wire: Wire, boxes: ReadonlyMap<string, DrawnBox>): readonly Point[] {
  const from = boxes.get(wire.from);
  const to = boxes.get(wire.to);
  if (!from || !to) return [];
  const host = wire.kind === 'uplink' ? boxes.get(`host:${to.host ?? ''}`) : undefined;
  return wirePoints(wire, from, to, host ?? null);
}

export function pathOf(points: readonly Point[]): string {
  return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(' ');
}
