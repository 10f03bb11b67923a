/** The line of an expectation between what it is about: pure geometry. */
import type { DrawnBox } from './layout.ts';
import type { Point } from './path.ts';
import { HOST_HEADER } from './measure.ts';

export interface Curve {
  /** As an SVG path. */
  readonly path: string;
  readonly end: Point;
  /** Direction in which it arrives, in degrees. */
  readonly angle: number;
  /** Where its state is shown. */
  readonly middle: Point;
  /** Where it begins or ends at nobody in particular; null where both ends are drawn things. */
  readonly open: Point | null;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far a line swings out of the straight way, of its length and in canvas units. */
const SWING = { share: 0.2, least: 26, most: 90 };
/** Lines between networks run outside of the hosts, one beside the other. */
const OUTSIDE = { first: 16, step: 14, apart: 6 };
/** From the edge of a thing to the tip. */
const DISTANCE = 3;
/** Where a line to everybody ends, seen from the middle of the other end. */
const NOBODY = { x: 110, y: -52 };

/** Null for an end that is everybody. `lane`: number among those between networks. */
export function expectationCurve(from: DrawnBox | null, to: DrawnBox | null, lane: number): Curve | null {
  if (from && to) return from.kind === 'network' && to.kind === 'network' ? outside(from, to, lane) : between(from, to);
  const only = from ?? to;
  if (!only) return null;
  const area = areaOf(only, null);
  const centre = middleOf(area);
  const nobody = { x: centre.x + (from ? NOBODY.x : -NOBODY.x), y: centre.y + NOBODY.y };
  const control = { x: (centre.x + nobody.x) / 2, y: nobody.y };
  const edge = towards(area, control);
  return { ...(from ? bent(edge, control, nobody) : bent(nobody, control, edge)), open: nobody };
}

/** A bracket on the right of both rails, or a loop beside one. What leads there lies above what leads away. */
function outside(from: DrawnBox, to: DrawnBox, lane: number): Curve {
  const isLoop = from.id === to.id;
  const { apart } = OUTSIDE;
  const start = { x: from.x + from.width, y: levelAt(from, Infinity) + from.height / 2 - apart };
  const end = { x: to.x + to.width + DISTANCE, y: levelAt(to, Infinity) + to.height / 2 + apart };
  const x = Math.max(start.x, end.x) + (OUTSIDE.first + lane * OUTSIDE.step) * (4 / 3);
  const [first, second] = [
    { x, y: start.y - (isLoop ? 14 : 0) },
    { x, y: end.y + (isLoop ? 14 : 0) },
  ];
  return {
    path: `M${text(start)} C${text(first)} ${text(second)} ${text(end)}`,
    end,
    angle: angleOf(second, end),
    // Not one over the other, where they lie side by side.
    middle: pointAt([start, first, second, end], lane % 2 === 0 ? 0.5 : 0.36),
    open: null,
  };
}

/** A point of a cubic curve. */
function pointAt([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const s = 1 - t;
  const along = (key: 'x' | 'y'): number => s ** 3 * a[key] + 3 * s * s * t * b[key] + 3 * s * t * t * c[key] + t ** 3 * d[key];
  return { x: along('x'), y: along('y') };
}

function between(from: DrawnBox, to: DrawnBox): Curve {
  const [start, end] = [areaOf(from, to), areaOf(to, from)];
  const [a, b] = [middleOf(start), middleOf(end)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const swing = Math.max(SWING.least, Math.min(SWING.most, length * SWING.share));
  // To the left of the way: there and back run on two sides.
  const control = {
    x: (a.x + b.x) / 2 + ((b.y - a.y) / length) * swing * 2,
    y: (a.y + b.y) / 2 - ((b.x - a.x) / length) * swing * 2,
  };
  return { ...bent(towards(start, control), control, towards(end, control)), open: null };
}

function bent(start: Point, control: Point, end: Point): Omit<Curve, 'open'> {
  return {
    path: `M${text(start)} Q${text(control)} ${text(end)}`,
    end,
    angle: angleOf(control, end),
    middle: { x: (start.x + 2 * control.x + end.x) / 4, y: (start.y + 2 * control.y + end.y) / 4 },
  };
}

/** What a line ends at: the head of a host, a short piece of a rail near the other end, else the whole thing. */
function areaOf(box: DrawnBox, other: DrawnBox | null): Area {
  if (box.kind === 'host') return { x: box.x, y: box.y, width: box.width, height: HOST_HEADER - 10 };
  if (box.kind !== 'network') return box;
  const near = other ? other.x + other.width / 2 : box.x + 80;
  const width = Math.min(60, box.width);
  const x = Math.max(box.x, Math.min(near - width / 2, box.x + box.width - width));
  return { x, y: levelAt(box, x + width / 2), width, height: box.height };
}

/** Upper edge of a rail at a place along it: it bends where hosts stand lower. */
function levelAt(rail: DrawnBox, x: number): number {
  const bands = rail.pieces?.filter(({ kind }) => kind === 'band') ?? [];
  const here = bands.findLast((band) => rail.x + band.x <= x) ?? bands[0];
  return rail.y + (here?.dy ?? 0);
}

/** The point on the edge of an area in the direction of another point. */
function towards(area: Area, point: Point): Point {
  const centre = middleOf(area);
  const [dx, dy] = [point.x - centre.x, point.y - centre.y];
  const share = Math.min(
    (area.width / 2 + DISTANCE) / Math.max(Math.abs(dx), 0.001),
    (area.height / 2 + DISTANCE) / Math.max(Math.abs(dy), 0.001),
  );
  return { x: centre.x + dx * Math.min(1, share), y: centre.y + dy * Math.min(1, share) };
}

function middleOf(area: Area): Point {
  return { x: area.x + area.width / 2, y: area.y + area.height / 2 };
}

function angleOf(from: Point, to: Point): number {
  return (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
}

function text({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
