/**
 * Forwarding rules of a host as arrows above its interfaces: each from the interface that a packet comes in by to the one that
 * it goes out by, in steps of height, so that none lies on another. Pure geometry.
 */
import type { HostDocument } from '../../../shared/topology/document.ts';

/** An interface as its chip lies on the host or on the canvas. */
export interface RuleChip {
  readonly name: string;
  readonly x: number;
  readonly width: number;
}

export interface RuleLane {
  /** Place in `forward`. */
  readonly index: number;
  /** Null: by any interface, or by one that is not drawn. */
  readonly from: { readonly name: string; readonly x: number } | null;
  readonly to: { readonly name: string; readonly x: number } | null;
  /** Ends of the level part, in the direction of the packet. */
  readonly run: readonly [number, number];
  /** Counts up from the interfaces. */
  readonly level: number;
}

type Rule = NonNullable<HostDocument['forward']>[number];

export const LEVEL_HEIGHT = 15;
/** From the interfaces to the lowest arrow. */
export const FIRST_LEVEL = 12;
/** What does not fit is told by the mark on the host alone. */
const MOST_LEVELS = 6;
/** An end that is no interface. */
const STUB = 26;
const EDGE = 12;
const STEP = 13;
/** Where the wire of a network comes in. */
const MIDDLE = 9;

interface Spanned {
  readonly index: number;
  readonly from: RuleChip | null;
  readonly to: RuleChip | null;
  readonly left: number;
  readonly right: number;
}

/** Rules of which neither end is drawn have no arrow. */
export function ruleLanes(rules: readonly Rule[], chips: readonly RuleChip[]): readonly RuleLane[] {
  const chipOf = (name: string | undefined): RuleChip | null => chips.find((chip) => chip.name === name) ?? null;
  const spanned = rules.flatMap((rule, index): Spanned[] => {
    const [from, to] = [chipOf(rule.from), chipOf(rule.to)];
    const ends = [from, to].filter((chip) => chip !== null);
    if (ends.length === 0) return [];
    const left = Math.min(...ends.map(({ x }) => x)) - (from ? 0 : STUB);
    const right = Math.max(...ends.map(({ x, width }) => x + width)) + (to ? 0 : STUB);
    return [{ index, from, to, left, right }];
  });
  const levels: Spanned[][] = [];
  // Short ones below long ones: an arrow from the same interface that goes further lies around the other.
  for (const span of [...spanned].sort((a, b) => a.right - a.left - (b.right - b.left))) {
    const free = levels.find((taken) => taken.every((other) => span.right <= other.left || other.right <= span.left));
    if (free) free.push(span);
    else if (levels.length < MOST_LEVELS) levels.push([span]);
  }
  const placed = levels.flatMap((spans, level) => spans.map((span) => ({ ...span, level })));
  const ports = portsOf(placed);
  return placed
    .map(({ index, from, to, level }): RuleLane => {
      const start = ports.get(`${index} from`);
      const end = ports.get(`${index} to`);
      const known = start ?? end ?? 0;
      return {
        index,
        from: from && start !== undefined ? { name: from.name, x: start } : null,
        to: to && end !== undefined ? { name: to.name, x: end } : null,
        run: [start ?? known - STUB, end ?? known + STUB],
        level,
      };
    })
    .sort((a, b) => a.index - b.index);
}

/** How many levels the arrows of a host take. */
export function levelsOf(lanes: readonly RuleLane[]): number {
  return Math.max(0, ...lanes.map(({ level }) => level + 1));
}

/** Room above the interfaces that arrows in so many levels take. */
export function ruleRoom(levels: number): number {
  return levels === 0 ? 0 : FIRST_LEVEL + (levels - 1) * LEVEL_HEIGHT + 10;
}

/** Where on the upper edge of an interface every arrow begins or ends: the lowest at the side that it goes to. */
function portsOf(placed: readonly (Spanned & { readonly level: number })[]): ReadonlyMap<string, number> {
  const sides = new Map<string, { readonly chip: RuleChip; readonly isRight: boolean; readonly ends: string[] }>();
  const add = (chip: RuleChip, isRight: boolean, end: string): void => {
    const key = `${chip.name} ${isRight}`;
    const side = sides.get(key) ?? { chip, isRight, ends: [] };
    side.ends.push(end);
    sides.set(key, side);
  };
  for (const { index, from, to } of [...placed].sort((a, b) => a.level - b.level)) {
    const isRightward = !from || !to || to.x >= from.x;
    if (from) add(from, isRightward, `${index} from`);
    if (to) add(to, !isRightward, `${index} to`);
  }
  const ports = new Map<string, number>();
  for (const { chip, isRight, ends } of sides.values()) {
    const room = chip.width / 2 - EDGE - MIDDLE;
    const step = ends.length < 2 ? 0 : Math.min(STEP, room / (ends.length - 1));
    ends.forEach((end, at) => {
      const inset = EDGE + at * step;
      ports.set(end, isRight ? chip.x + chip.width - inset : chip.x + inset);
    });
  }
  return ports;
}
