/** The way of a packet over the drawing: along the wires from thing to thing. Pure geometry. */
import type { DrawnBox, Layout } from '../layout/layout.ts';
import { pointsBetween, type Point } from '../layout/path.ts';
import type { Wire } from '../layout/wiring.ts';

interface Step {
  readonly wire: Wire;
  /** Against the direction in which the wire is kept. */
  readonly isBackward: boolean;
  readonly to: string;
}

/** The way on the drawing: through the first drawn thing of every hop. */
export interface DrawnWay {
  /** Fewer than two where nothing of it is drawn. */
  readonly points: readonly Point[];
  /** The last thing that it comes to. */
  readonly end: DrawnBox | undefined;
}

export function drawnWay(layout: Layout, hops: readonly (readonly string[])[]): DrawnWay {
  const boxes = new Map(layout.boxes.map((box) => [box.id as string, box]));
  const wires = stepsFrom(layout);
  const stops: string[] = [];
  for (const ids of hops) {
    const id = ids.find((one) => boxes.has(one));
    const last = stops.at(-1);
    if (id === undefined || id === last) continue;
    const stop = last === undefined ? id : doorOf(id, last, layout, wires);
    if (stop !== last) stops.push(stop);
  }
  const end = boxes.get(stops.at(-1) ?? '');
  return { points: pointsThrough(stops, boxes, wires), end };
}

/** No wire ends at a host itself: a packet comes to it by the NIC that is the fewest wires away, which may be where it is already. */
function doorOf(id: string, from: string, layout: Layout, wires: ReadonlyMap<string, readonly Step[]>): string {
  if (!id.startsWith('host:') || shortest(wires, from, id).length > 0) return id;
  const host = id.slice('host:'.length);
  const doors = layout.boxes.filter((box) => box.host === host && box.kind !== 'container').map((box) => box.id as string);
  if (doors.includes(from)) return from;
  const ways = doors.flatMap((door) => {
    const { length } = shortest(wires, from, door);
    return length > 0 ? [{ door, length }] : [];
  });
  return ways.sort((a, b) => a.length - b.length)[0]?.door ?? id;
}

function pointsThrough(
  stops: readonly string[],
  boxes: ReadonlyMap<string, DrawnBox>,
  wires: ReadonlyMap<string, readonly Step[]>,
): readonly Point[] {
  const points: Point[] = [];
  stops.forEach((id, index) => {
    const box = boxes.get(id);
    if (!box) return;
    const before = stops[index - 1];
    const way = before === undefined ? [] : shortest(wires, before, id);
    for (const step of way) {
      const next = pointsOf(step, boxes);
      const from = boxes.get(step.isBackward ? step.wire.to : step.wire.from);
      points.push(...along(from, points.at(-1), next[0]), ...next);
    }
    if (index === 0 || index === stops.length - 1) points.push(entry(box, points.at(-1)));
  });
  return points;
}

/** Where the way begins and ends: in the middle of a small thing, straight below or above where it comes from on a bar. */
function entry(box: DrawnBox, near: Point | undefined): Point {
  const y = box.y + box.height / 2;
  if (!near || !isBar(box)) return { x: box.x + box.width / 2, y };
  return { x: Math.max(box.x + 8, Math.min(near.x, box.x + box.width - 8)), y };
}

/** How far inside a bar a packet goes along it: beside its words. */
const BESIDE = 6;

/** Along a bar, from where one wire comes in to where the next one goes out; small things are crossed straight. */
function along(box: DrawnBox | undefined, from: Point | undefined, to: Point | undefined): readonly Point[] {
  if (!box || !from || !to || !isBar(box) || from.x === to.x) return [];
  const [here, there] = [pieceAt(box, from), pieceAt(box, to)];
  if (here.top === there.top) {
    const y = here.isBelow || there.isBelow ? here.top + box.height - BESIDE : here.top + BESIDE;
    return [
      { x: from.x, y },
      { x: to.x, y },
    ];
  }
  // A rail that bends has steps: the packet takes the one between the two.
  const [low, high] = [Math.min(here.top, there.top), Math.max(here.top, there.top)];
  const step = box.pieces?.find(({ kind, dy, height = 0 }) => {
    const top = box.y + dy - box.height / 2;
    return kind === 'step' && top <= high && top + height >= low;
  });
  const x = step ? box.x + step.x : to.x;
  const [start, end] = [here.top + box.height / 2, there.top + box.height / 2];
  return [
    { x: from.x, y: start },
    { x, y: start },
    { x, y: end },
    { x: to.x, y: end },
  ];
}

/** The piece of a bar whose edge a wire ends at. */
function pieceAt(box: DrawnBox, { y }: Point): { readonly top: number; readonly isBelow: boolean } {
  const isAbove = [0, ...(box.bends?.values() ?? [])].some((bend) => box.y + bend === y);
  return { top: isAbove ? y : y - box.height, isBelow: !isAbove };
}

function isBar({ kind }: DrawnBox): boolean {
  return kind === 'network' || kind === 'segment' || kind === 'tunnel';
}

function stepsFrom(layout: Layout): ReadonlyMap<string, readonly Step[]> {
  const steps = new Map<string, Step[]>();
  const add = (from: string, step: Step): void => {
    const own = steps.get(from);
    if (own) own.push(step);
    else steps.set(from, [step]);
  };
  for (const wire of layout.wires) {
    add(wire.from, { wire, isBackward: false, to: wire.to });
    add(wire.to, { wire, isBackward: true, to: wire.from });
  }
  return steps;
}

/** The fewest wires between two things; none where no wires lead there. */
function shortest(steps: ReadonlyMap<string, readonly Step[]>, from: string, to: string): readonly Step[] {
  const reached = new Map<string, { readonly from: string; readonly step: Step } | null>([[from, null]]);
  const waiting = [from];
  for (let at = waiting.shift(); at !== undefined && !reached.has(to); at = waiting.shift()) {
    for (const step of steps.get(at) ?? []) {
      // A container joins networks and does not carry packets of others between them.
      if (reached.has(step.to) || (step.to !== to && step.to.startsWith('container:'))) continue;
      reached.set(step.to, { from: at, step });
      waiting.push(step.to);
    }
  }
  const way: Step[] = [];
  for (let back = reached.get(to); back; back = reached.get(back.from)) way.unshift(back.step);
  return way;
}

function pointsOf({ wire, isBackward }: Step, boxes: ReadonlyMap<string, DrawnBox>): readonly Point[] {
  const points = pointsBetween(wire, boxes);
  return isBackward ? [...points].reverse() : points;
}
