/** The pieces that a rail is drawn of: full bands through its hosts, thin lines past others, and steps where hosts stand lower. */
import type { Named } from './bars.ts';
import { HUES } from './drawing.ts';
import type { Box, DrawnBox } from './layout.ts';
import { RAIL_HEIGHT } from './measure.ts';

/** A piece of a rail, from its upper left corner: a full band, a thin line, nothing, or a step from one height to another. */
export interface Stretch {
  readonly x: number;
  readonly width: number;
  readonly kind: 'band' | 'line' | 'gap' | 'step';
  /** How far below the upper edge of the rail; a step begins in the middle of a band. */
  readonly dy: number;
  /** Of a step. */
  readonly height?: number;
}

type Rail = Box & Partial<Pick<DrawnBox, 'bends' | 'hue'>>;

/** Hosts beside each other that the rail runs through at one height. */
interface Level {
  readonly hosts: readonly Named[];
  readonly dy: number;
  readonly left: number;
  readonly right: number;
}

/** How far a band reaches over the hosts of its level, and a step stands off from hosts that lie under each other. */
const OVERHANG = 12;
/** Between the steps of two networks. */
const STEP_GAP = 4;

/**
 * How a rail is drawn along its length: thin where it only passes a host, cut between hosts where each has its own (a bridge
 * network is another one on every host), and bent where they were moved up or down.
 */
export function stretches(
  rail: Rail,
  hosts: readonly Named[],
  members: readonly string[],
  separate: boolean,
): readonly Stretch[] {
  const levels = levelsOf(rail, hosts, members);
  if (levels.length === 1) return level(rail, hosts, members, separate, levels[0]?.dy ?? 0);
  return levels.flatMap((here, index): readonly Stretch[] => {
    const piece = { x: here.left, y: rail.y + here.dy, width: here.right - here.left, height: rail.height };
    const own = level(piece, hosts, members, separate, here.dy).map((part) => ({ ...part, x: part.x + here.left - rail.x }));
    const before = levels[index - 1];
    return before && !separate ? [...own, ...stepBetween(rail, before, here)] : own;
  });
}

function levelsOf(rail: Rail, hosts: readonly Named[], members: readonly string[]): readonly Level[] {
  const on = hosts.filter(({ name }) => members.includes(name)).sort((a, b) => a.x - b.x);
  const dyOf = ({ name }: Named): number => rail.bends?.get(name) ?? 0;
  const groups: Named[][] = [];
  for (const host of on) {
    const last = groups.at(-1);
    if (last?.[0] && dyOf(last[0]) === dyOf(host)) last.push(host);
    else groups.push([host]);
  }
  if (groups.length <= 1) return [{ hosts: on, dy: on[0] ? dyOf(on[0]) : 0, left: rail.x, right: rail.x + rail.width }];
  return groups.map((group, index) => ({
    hosts: group,
    dy: group[0] ? dyOf(group[0]) : 0,
    // The words of the rail stand at its left end.
    left: index === 0 ? rail.x : Math.min(...group.map(({ x }) => x)) - OVERHANG,
    right: Math.max(...group.map(({ x, width }) => x + width)) + OVERHANG,
  }));
}

/** From the end of one level to the beginning of the next: between their hosts, or to the left of hosts that lie under each other. */
function stepBetween(rail: Rail, from: Level, to: Level): readonly Stretch[] {
  const middle = RAIL_HEIGHT / 2;
  const right = Math.max(...from.hosts.map(({ x, width }) => x + width));
  const left = Math.min(...to.hosts.map(({ x }) => x));
  const isBeside = left >= right;
  // Beside those of other networks.
  const aside = ((rail.hue ?? 0) - HUES / 2) * STEP_GAP;
  const at = (isBeside ? (right + left) / 2 : Math.min(from.left, to.left) - 2 * OVERHANG) + aside;
  const line = (a: number, b: number, dy: number): Stretch => ({
    x: Math.min(a, b) - rail.x,
    width: Math.abs(b - a),
    kind: 'line',
    dy,
  });
  const step: Stretch = {
    x: at - rail.x,
    width: 0,
    kind: 'step',
    dy: Math.min(from.dy, to.dy) + middle,
    height: Math.abs(to.dy - from.dy),
  };
  if (!isBeside) return [line(from.left, at, from.dy), step, line(at, to.left, to.dy)];
  // Where hosts stand close, the bands reach as far as the step by themselves.
  return [...(from.right < at ? [line(from.right, at, from.dy)] : []), step, ...(at < to.left ? [line(at, to.left, to.dy)] : [])];
}

/** One height of a rail. */
function level(
  rail: Box,
  hosts: readonly Named[],
  members: readonly string[],
  separate: boolean,
  dy: number,
): readonly Stretch[] {
  const right = rail.x + rail.width;
  const across = hosts.filter(
    (host) => host.x < right && host.x + host.width > rail.x && host.y < rail.y + rail.height && host.y + host.height > rail.y,
  );
  const sorted = [...across].sort((a, b) => a.x - b.x);
  const breaks: Stretch[] = [];
  if (separate) {
    const on = sorted.filter((host) => members.includes(host.name));
    on.slice(1).forEach((host, index) => {
      const before = on[index];
      if (before)
        breaks.push({
          x: before.x + before.width - 8 - rail.x,
          width: host.x + 8 - (before.x + before.width - 8),
          kind: 'gap',
          dy,
        });
    });
  } else {
    for (const host of sorted) {
      if (!members.includes(host.name))
        breaks.push({ x: Math.max(0, host.x - 14 - rail.x), width: host.width + 28, kind: 'line', dy });
    }
  }
  const found: Stretch[] = [];
  let x = 0;
  for (const gap of breaks) {
    if (gap.x > x) found.push({ x, width: gap.x - x, kind: 'band', dy });
    found.push(gap);
    x = gap.x + gap.width;
  }
  if (x < rail.width) found.push({ x, width: rail.width - x, kind: 'band', dy });
  return found;
}
