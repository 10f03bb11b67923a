/** Rails and segments: bars as wide as the hosts that they run through. */
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { objectId } from '../store/object-id.ts';
import { railHosts, type DrawnNetwork } from './drawing.ts';
import type { Box, DrawnBox } from './layout.ts';
import { RAIL_HEIGHT, SEGMENT_HEIGHT, TUNNEL_HEIGHT } from './measure.ts';

export type Bar = DrawnBox;

const RAIL_LEFT = 34;
const RAIL_RIGHT = 12;
const SEGMENT_LEFT = 20;
const SEGMENT_RIGHT = 14;
const SEGMENT_GAP = 26;
/** Room for its words. */
const SEGMENT_MIN_WIDTH = 396;
const TUNNEL_GAP = 20;
const LONELY_WIDTH = 420;

type Named = Box & { readonly name: string };

export function layBars(
  document: TopologyDocument,
  networks: readonly DrawnNetwork[],
  hosts: readonly DrawnBox[],
  railTops: readonly number[],
  hostHeight: number,
): Bar[] {
  const saved = document.canvas?.positions ?? {};
  const rails = networks.map((network, index): Bar => {
    const id = objectId('network', network.name);
    const y = saved[id]?.y ?? railTops[index] ?? 0;
    const reach = railExtent(hosts, railHosts(network));
    return { id, kind: 'network', name: network.name, hue: network.hue, ...reach, y, height: RAIL_HEIGHT };
  });
  const rows: { left: number; right: number }[][] = [];
  const bottom = Math.max(hosts.length === 0 ? 120 : hostHeight, ...hosts.map((host) => host.y + host.height)) + SEGMENT_GAP;
  const segments = Object.keys(document.segments ?? {}).map((name): Bar => {
    const id = objectId('segment', name);
    const extent = segmentExtent(hosts, hostsOnSegment(document, name));
    const reach = { x: extent.x, width: Math.max(extent.width, SEGMENT_MIN_WIDTH) };
    // Segments side by side where they can be, one under the other where hosts have NICs on both.
    let row = 0;
    while (rows[row]?.some((taken) => taken.left < reach.x + reach.width && reach.x < taken.right)) row++;
    (rows[row] ??= []).push({ left: reach.x, right: reach.x + reach.width });
    const y = saved[id]?.y ?? bottom + row * (SEGMENT_HEIGHT + SEGMENT_GAP);
    return { id, kind: 'segment', name, hue: 0, ...reach, y, height: SEGMENT_HEIGHT };
  });
  return [...rails, ...segments, ...layTunnels(document, hosts)];
}

/** Tunnels lie above the hosts that they join. */
function layTunnels(document: TopologyDocument, hosts: readonly DrawnBox[]): Bar[] {
  const saved = document.canvas?.positions ?? {};
  const top = Math.min(Infinity, ...hosts.map((host) => host.y));
  return Object.entries(document.tunnels ?? {}).map(([name, tunnel], index): Bar => {
    const id = objectId('tunnel', name);
    const y = saved[id]?.y ?? (Number.isFinite(top) ? top : 0) - (index + 1) * (TUNNEL_HEIGHT + TUNNEL_GAP);
    return { id, kind: 'tunnel', name, hue: 0, ...segmentExtent(hosts, Object.keys(tunnel.hosts)), y, height: TUNNEL_HEIGHT };
  });
}

export function hostsOnSegment(document: TopologyDocument, segment: string): readonly string[] {
  return Object.entries(document.hosts ?? {}).flatMap(([name, host]) =>
    [...Object.values(host.interfaces ?? {}), ...Object.values(host.bonds ?? {})].some((nic) => nic?.segment === segment)
      ? [name]
      : [],
  );
}

/** Left edge and width of a rail through `members`; beside the others where it is on no host yet. */
export function railExtent(hosts: readonly Named[], members: readonly string[]): { x: number; width: number } {
  return extent(hosts, members, RAIL_LEFT, RAIL_RIGHT);
}

export function segmentExtent(hosts: readonly Named[], members: readonly string[]): { x: number; width: number } {
  return extent(hosts, members, SEGMENT_LEFT, SEGMENT_RIGHT);
}

function extent(hosts: readonly Named[], members: readonly string[], left: number, right: number): { x: number; width: number } {
  const on = hosts.filter((host) => members.includes(host.name));
  if (on.length === 0) {
    const start = Math.min(0, ...hosts.map((host) => host.x)) - left;
    return { x: Number.isFinite(start) ? start : -left, width: LONELY_WIDTH };
  }
  const start = Math.min(...on.map((host) => host.x)) - left;
  return { x: start, width: Math.max(...on.map((host) => host.x + host.width)) + right - start };
}

/** A stretch of a rail, from its left edge: a full band, or a thin line past a host that is not on it. */
export interface Stretch {
  readonly x: number;
  readonly width: number;
  readonly kind: 'band' | 'line' | 'gap';
}

/**
 * How a rail is drawn along its length: thin where it only passes a host, cut between hosts where each has its own (a bridge
 * network is another one on every host).
 */
export function stretches(rail: Box, hosts: readonly Named[], members: readonly string[], separate: boolean): readonly Stretch[] {
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
        breaks.push({ x: before.x + before.width - 8 - rail.x, width: host.x + 8 - (before.x + before.width - 8), kind: 'gap' });
    });
  } else {
    for (const host of sorted) {
      if (!members.includes(host.name))
        breaks.push({ x: Math.max(0, host.x - 14 - rail.x), width: host.width + 28, kind: 'line' });
    }
  }
  const found: Stretch[] = [];
  let x = 0;
  for (const gap of breaks) {
    if (gap.x > x) found.push({ x, width: gap.x - x, kind: 'band' });
    found.push(gap);
    x = gap.x + gap.width;
  }
  if (x < rail.width) found.push({ x, width: rail.width - x, kind: 'band' });
  return found;
}
