/** Where the canvas goes after an edit, so that what it changed is in sight; nowhere where it is already. Pure. */
import { getViewportForBounds, type Viewport } from '@xyflow/react';
import type { ChangedThings } from './changed-things.ts';
import type { Box, DrawnBox } from '../layout/layout.ts';

export interface Seen {
  readonly viewport: Viewport;
  /** Of the canvas, in pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Move {
  readonly viewport: Viewport;
  /** Everything is shown: what was seen before is seen after, so it need not be followed with the eyes. */
  readonly whole: boolean;
}

/** Room that is left around what is brought into view, in pixels: more than from where the canvas moves along with what is dragged. */
const MARGIN = 64;
/** Something that is added is in view where this much is left around it: nearer to the edge, the canvas goes along with a wire. */
const NARROW = 44;
/** Everything is shown as long as it can be read well. */
const READABLE = 0.6;
const FARTHEST = 0.08;

/** `wasEmpty`: nothing was drawn before the edit. */
export function moveFor(
  { added, changed }: ChangedThings,
  boxes: readonly DrawnBox[],
  seen: Seen,
  wasEmpty: boolean,
): Move | null {
  const whole = around(boxes);
  if (!whole) return null;
  const all: Move = { viewport: fitted(whole, seen), whole: true };
  if (wasEmpty) return all;
  const area = areaOf(seen);
  const named = (ids: readonly string[]): readonly DrawnBox[] => boxes.filter((box) => ids.includes(box.id));
  const fresh = named(added);
  const narrow = NARROW / seen.viewport.zoom;
  // A part of a bar tells all of it, where its height is in view.
  const partOf = (box: DrawnBox): Box => (isBar(box) && meets(box, area) ? { ...box, x: area.x + narrow, width: 0 } : box);
  const isShown = (box: DrawnBox): boolean => isInside(partOf(box), area, narrow);
  const hidden = fresh.filter((box) => !isShown(box));
  // A machine more is seen beside the others, as long as all can be read.
  if (hidden.some(({ kind }) => kind === 'host') && all.viewport.zoom >= READABLE) return all;
  if (hidden.length > 0) return { viewport: brought(fresh, seen), whole: false };
  const touched = named(changed);
  if (fresh.length === 0 && touched.length > 0 && !touched.some((box) => meets(box, area)))
    return { viewport: brought(touched, seen), whole: false };
  return boxes.some((box) => meets(box, area)) ? null : all;
}

/** Moved no further than needed, at the same zoom. What does not fit together is seen by the nearest of it. */
function brought(boxes: readonly DrawnBox[], seen: Seen): Viewport {
  const area = areaOf(seen);
  const margin = MARGIN / seen.viewport.zoom;
  const bounds = around(boxes);
  const fits = (box: Box): boolean => box.width + 2 * margin <= area.width && box.height + 2 * margin <= area.height;
  const target = bounds && fits(bounds) ? bounds : nearest(boxes, area);
  if (!target) return seen.viewport;
  const dx = shift(target.x, target.width, area.x, area.width, margin);
  const dy = shift(target.y, target.height, area.y, area.height, margin);
  const { x, y, zoom } = seen.viewport;
  return { x: x - dx * zoom, y: y - dy * zoom, zoom };
}

/** How far a stretch of the canvas has to move to hold another one; what is longer than it is seen from its start. */
function shift(start: number, length: number, from: number, room: number, margin: number): number {
  if (length + 2 * margin > room) {
    const overlap = Math.min(start + length, from + room) - Math.max(start, from);
    return overlap >= room / 3 ? 0 : start - margin - from;
  }
  if (start - margin < from) return start - margin - from;
  return Math.max(0, start + length + margin - (from + room));
}

function nearest(boxes: readonly DrawnBox[], area: Box): DrawnBox | undefined {
  const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  const distance = (box: Box): number => Math.hypot(box.x + box.width / 2 - middle.x, box.y + box.height / 2 - middle.y);
  return [...boxes].sort((a, b) => distance(a) - distance(b))[0];
}

function fitted(bounds: Box, { width, height }: Seen): Viewport {
  return getViewportForBounds(bounds, width, height, FARTHEST, 1, 0.08);
}

function areaOf({ viewport: { x, y, zoom }, width, height }: Seen): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

/** As wide as the hosts that it runs through: a part of it tells all of it. */
function isBar({ kind }: DrawnBox): boolean {
  return kind === 'network' || kind === 'segment' || kind === 'tunnel';
}

function meets(box: Box, area: Box): boolean {
  return box.x < area.x + area.width && area.x < box.x + box.width && box.y < area.y + area.height && area.y < box.y + box.height;
}

function isInside(box: Box, area: Box, margin: number): boolean {
  return (
    box.x >= area.x + margin &&
    box.y >= area.y + margin &&
    box.x + box.width <= area.x + area.width - margin &&
    box.y + box.height <= area.y + area.height - margin
  );
}

/** The smallest box around these; null where there are none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}
