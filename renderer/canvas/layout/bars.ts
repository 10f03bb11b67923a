/** Rails and segments: bars as wide as the hosts that they run through. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { objectId } from '../../store/object-id.ts';
import { railHosts, type DrawnNetwork } from './drawing.ts';
import type { Box, DrawnBox } from './layout.ts';
import { stretches } from './rail.ts';
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

export type Named = Box & { readonly name: string };

/** Where a rail runs, before it is drawn. */
export interface RailLevel {
  /** Its upper edge at the highest of its hosts. */
  readonly y: number;
  /** How far it was moved by hand from where the layout has it: the containers on it go with it. */
  readonly shift: number;
  /** Upper edge of the highest of its hosts. */
  readonly lift: number;
}

export function layBars(
  document: TopologyDocument,
  networks: readonly DrawnNetwork[],
  hosts: readonly DrawnBox[],
  levels: readonly RailLevel[],
  hostHeight: number,
): Bar[] {
  const saved = document.canvas?.positions ?? {};
  const rails = networks.map((network, index): Bar => {
    const id = objectId('network', network.name);
    const { y, lift } = levels[index] ?? { y: 0, lift: 0 };
    const members = railHosts(network);
    const bends = new Map(
      hosts.flatMap((host) => (members.includes(host.name) && host.y !== lift ? [[host.name, host.y - lift]] : [])),
    );
    const bar = { id, kind: 'network', name: network.name, hue: network.hue, y, height: RAIL_HEIGHT } as const;
    const rail = { ...bar, ...railExtent(hosts, members), ...(bends.size > 0 && { bends }) };
    return { ...rail, pieces: stretches(rail, hosts, members, network.driver === 'bridge') };
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
