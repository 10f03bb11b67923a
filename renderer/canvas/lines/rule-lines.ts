/** The arrows of forwarding rules where they lie on the canvas. Pure. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { splitPair } from '../../store/object-id.ts';
import type { DrawnBox } from '../layout/layout.ts';
import type { Point } from '../layout/path.ts';
import { FIRST_LEVEL, LEVEL_HEIGHT, ruleLanes } from '../layout/rule-lanes.ts';

export interface RuleLine {
  readonly id: `rule:${string}`;
  readonly host: string;
  /** Place in `forward`. */
  readonly index: number;
  readonly action: 'accept' | 'drop';
  readonly masquerade: boolean;
  readonly points: readonly Point[];
  /** It comes from any interface, or goes to any. */
  readonly open: Point | null;
  readonly middle: Point;
}

/** From the tip of an arrow to the ring that stands for any interface. */
const OPEN_GAP = 5;

function ruleId(host: string, index: number): RuleLine['id'] {
  return `rule:${host}/${index}`;
}

/** The host and the place in its rules; null: not the id of a rule. */
export function splitRuleId(id: string): { readonly host: string; readonly index: number } | null {
  if (!id.startsWith('rule:')) return null;
  const [host, index] = splitPair(id.slice('rule:'.length));
  return { host, index: Number(index) };
}

export function ruleLines(document: TopologyDocument, boxes: readonly DrawnBox[]): readonly RuleLine[] {
  const routers = Object.entries(document.hosts ?? {}).filter(([, host]) => (host.forward ?? []).length > 0);
  return routers.flatMap(([host, { forward = [] }]) => {
    const own = boxes.filter((box) => box.host === host && box.kind !== 'container');
    const chips = new Map(own.map((box) => [linkOf(box), box]));
    const top = Math.min(...own.map(({ y }) => y));
    const lanes = ruleLanes(
      forward,
      own.map((box) => ({ name: linkOf(box), x: box.x, width: box.width })),
    );
    return lanes.flatMap(({ index, from, to, run: [start, end], level }): RuleLine[] => {
      const rule = forward[index];
      const [source, target] = [from && chips.get(from.name), to && chips.get(to.name)];
      if (!rule) return [];
      const y = top - FIRST_LEVEL - level * LEVEL_HEIGHT;
      const first = { x: start, y };
      const last = { x: end, y };
      return [
        {
          id: ruleId(host, index),
          host,
          index,
          action: rule.action,
          masquerade: rule.masquerade === true,
          points: [...(source ? [{ x: start, y: source.y }] : []), first, last, ...(target ? [{ x: end, y: target.y }] : [])],
          open: source ? (target ? null : { x: end + OPEN_GAP, y }) : first,
          middle: { x: (start + end) / 2, y },
        },
      ];
    });
  });
}

/** The name of the interface that a box is of. */
function linkOf(box: DrawnBox): string {
  return box.link ?? splitPair(box.name)[1];
}
