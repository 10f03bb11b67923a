/** The way of a packet over the drawing: along the wires from thing to thing. Pure geometry. */
import type { DrawnBox, Layout } from './layout.ts';
import { wirePoints, type Point } from './path.ts';
import type { Wire } from './wiring.ts';

interface Step {
  readonly wire: Wire;
  /** Against the direction in which the wire is kept. */
  readonly isBackward: boolean;
  readonly to: string;
}

/** Points of the way through the first drawn thing of every hop; fewer than two where nothing of it is drawn. */
export function packetPoints(layout: Layout, hops: readonly (readonly string[])[]): readonly Point[] {
  const boxes = new Map(layout.boxes.map((box) => [box.id as string, box]));
  const drawn = hops.flatMap((ids) => ids.find((id) => boxes.has(id)) ?? []);
  const stops = drawn.filter((id, index) => id !== drawn[index - 1]);
  const wires = stepsFrom(layout);
  const points: Point[] = [];
  stops.forEach((id, index) => {
    const box = boxes.get(id);
    if (!box) return;
    const before = stops[index - 1];
    if (before !== undefined) for (const step of shortest(wires, before, id)) points.push(...pointsOf(step, boxes));
    if (index === 0 || index === stops.length - 1) points.push(entry(box, points.at(-1)));
  });
  return points;
}

/** Where the way begins and ends: in the middle of a small thing, straight below or above where it comes from on a bar. */
function entry(box: DrawnBox, near: Point | undefined): Point {
  const y = box.y + box.height / 2;
  if (!near || box.width < 200) return { x: box.x + box.width / 2, y };
  return { x: Math.max(box.x + 8, Math.min(near.x, box.x + box.width - 8)), y };
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
  const from = boxes.get(wire.from);
  const to = boxes.get(wire.to);
  if (!from || !to) return [];
  const host = wire.kind === 'uplink' ? boxes.get(`host:${to.host ?? ''}`) : undefined;
  const points = wirePoints(wire, from, to, host ?? null);
  return isBackward ? [...points].reverse() : points;
}
