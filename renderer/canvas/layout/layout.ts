/**
 * The loom: hosts are columns, networks are rails that run through them, containers sit above their rails, interfaces hang
 * below, segments lie under it all. Pure: a document in, boxes and wires out. Positions that a person chose, kept under
 * `canvas.positions`, win over the automatic ones.
 */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { objectId, type ObjectId } from '../../store/object-id.ts';
import { columnsOf, type Column } from './columns.ts';
import { drawnNetworks, railHosts, type DrawnNetwork } from './drawing.ts';
import { CHIP_HEIGHT, HOST_HEADER, HOST_PADDING, NIC_HEIGHT, RAIL_HEIGHT } from './measure.ts';
import { keptLayout } from './kept-layouts.ts';
import { layBars, type RailLevel } from './bars.ts';
import type { Stretch } from './rail.ts';
import { ruleLines, type RuleLine } from '../lines/rule-lines.ts';
import { layWires, type Wire } from './wiring.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A drawn thing with its place on the canvas; what is inside a host moves with it. */
export interface DrawnBox extends Box {
  /** A shim follows from the wire of its network (store/shims.ts): it is no thing by itself. */
  readonly id: ObjectId | `shim:${string}`;
  readonly kind: 'host' | 'container' | 'nic' | 'vlan' | 'bond' | 'shim' | 'network' | 'segment' | 'tunnel';
  readonly name: string;
  readonly host?: string;
  /** Shims only: the name of the interface; `name` is network and host. */
  readonly link?: string;
  readonly hue: number;
  /** Networks only: what the rail is drawn of. */
  readonly pieces?: readonly Stretch[];
  /** Networks only: how far below its upper edge the rail runs through a host that stands lower than the highest of its hosts. */
  readonly bends?: ReadonlyMap<string, number>;
}

export interface Layout {
  readonly boxes: readonly DrawnBox[];
  readonly wires: readonly Wire[];
  readonly rules: readonly RuleLine[];
}

export const COLUMN_GAP = 50;
const ROW_GAP = 16;
const RAIL_GAP = 24;

/** `floating`: things that are being dragged, which their host does not grow for. */
export function layOut(document: TopologyDocument, floating: ReadonlySet<string> = new Set()): Layout {
  const kept = floating.size === 0 ? keptLayout(document) : undefined;
  if (kept) return kept;
  const networks = drawnNetworks(document);
  const columns = columnsOf(document);
  const heights = networks.map((_, row) => Math.max(0, ...columns.map((column) => column.rows[row + 1]?.height ?? 0)));
  const loose = Math.max(0, ...columns.map((column) => column.rows[0]?.height ?? 0));

  let y = HOST_HEADER + (loose > 0 ? loose + ROW_GAP + 4 : 0);
  const rowTops: number[] = [HOST_HEADER];
  const railTops = heights.map((height) => {
    rowTops.push(y);
    const top = y + (height > 0 ? height + RAIL_GAP : 0);
    y = top + RAIL_HEIGHT + ROW_GAP;
    return top;
  });
  const hasChips = columns.some((column) => column.lanes.chips.some((chip) => chip.kind === 'vlan'));
  // Rules are drawn between the lowest rail and the interfaces.
  const room = Math.max(0, ...columns.map((column) => column.roomOfRules));
  const chipTop = y + 8 + Math.max(0, room - RAIL_GAP);
  const nicTop = hasChips ? chipTop + CHIP_HEIGHT + 30 : chipTop + (networks.length > 0 ? 12 : 0);
  const hostHeight = Math.max(nicTop + NIC_HEIGHT + 18, HOST_HEADER + 96);

  const corners = placeColumns(document, columns, hostHeight, floating);
  const saved = document.canvas?.positions ?? {};
  const rails = networks.map((network, index): RailLevel => {
    const top = railTops[index] ?? 0;
    const highest = Math.min(...railHosts(network).map((host) => corners.get(host)?.y ?? 0));
    const lift = Number.isFinite(highest) ? highest : 0;
    const y = saved[objectId('network', network.name)]?.y ?? top + lift;
    return { y, shift: y - top - lift, lift };
  });
  const shift = rails.map((rail) => rail.shift);
  const boxes = columns.flatMap((column) =>
    drawColumn(document, networks, column, corners.get(column.name) ?? { x: 0, y: 0 }, {
      rowTops,
      railTops,
      chipTop,
      nicTop,
      hostHeight,
      shift,
      floating,
      room: Math.max(RAIL_GAP, room),
    }),
  );
  const hosts = boxes.filter((box) => box.kind === 'host');
  boxes.push(...layBars(document, networks, hosts, rails, hostHeight));
  return { boxes, wires: layWires(document, networks, boxes, columns), rules: ruleLines(document, boxes) };
}

/**
 * Corners of the hosts. One that was placed by hand keeps its column free, so that the others stay where they are; where it was let
 * go on one that was not placed, that one makes room, and what is beside it.
 */
function placeColumns(
  document: TopologyDocument,
  columns: readonly Column[],
  height: number,
  floating: ReadonlySet<string>,
): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const saved = document.canvas?.positions ?? {};
  const placed = columns.flatMap((column): Box[] => {
    const id = objectId('host', column.name);
    const at = saved[id];
    return at && !floating.has(id) ? [{ ...at, width: column.width, height }] : [];
  });
  const corners = new Map<string, { readonly x: number; readonly y: number }>();
  let x = 0;
  for (const column of columns) {
    const at = saved[objectId('host', column.name)];
    const corner = at ?? { x: clearOf(placed, x, column.width, height), y: 0 };
    corners.set(column.name, corner);
    x = (at ? x : corner.x) + column.width + COLUMN_GAP;
  }
  return corners;
}

/** The first place from `x` on that covers none of the hosts that were placed by hand. */
function clearOf(placed: readonly Box[], x: number, width: number, height: number): number {
  let at = x;
  for (const box of [...placed].sort((a, b) => a.x - b.x)) {
    const isBeside = box.y < height && box.y + box.height > 0;
    if (isBeside && box.x < at + width && box.x + box.width > at) at = box.x + box.width + ROW_GAP;
  }
  return at;
}

interface Levels {
  readonly rowTops: readonly number[];
  readonly railTops: readonly number[];
  readonly chipTop: number;
  readonly nicTop: number;
  readonly hostHeight: number;
  /** How far each rail was moved by hand: its containers go with it. */
  readonly shift: readonly number[];
  readonly floating: ReadonlySet<string>;
  /** Between the lowest rail and the interfaces. */
  readonly room: number;
}

function drawColumn(
  document: TopologyDocument,
  networks: readonly DrawnNetwork[],
  column: Column,
  corner: { x: number; y: number },
  levels: Levels,
): DrawnBox[] {
  const inside: DrawnBox[] = [];
  const saved = document.canvas?.positions ?? {};
  column.rows.forEach((row, index) => {
    for (const card of row.cards) {
      const id = objectId('container', card.key);
      const shifted = (levels.rowTops[index] ?? 0) + card.y + (levels.shift[index - 1] ?? 0);
      const at = saved[id] ?? { x: card.x, y: Math.max(HOST_HEADER, shifted) };
      inside.push({
        id,
        kind: 'container',
        name: card.key,
        host: column.name,
        hue: networks[index - 1]?.hue ?? 0,
        ...place(corner, at, card),
      });
    }
  });
  const drop = Math.max(0, lowestRail(column, levels) + levels.room - levels.chipTop);
  for (const chip of column.lanes.chips) {
    const isUpper = chip.kind === 'vlan' || column.lanes.chips.some(({ name, kind }) => name === chip.parent && kind === 'vlan');
    const top = (isUpper ? levels.chipTop : levels.nicTop) + drop;
    const size = { width: chip.width, height: isUpper ? CHIP_HEIGHT : NIC_HEIGHT };
    if (chip.kind === 'shim' && chip.network !== undefined) {
      const hue = networks.find(({ name }) => name === chip.network)?.hue ?? 0;
      const name = `${chip.network}/${column.name}`;
      const at = place(corner, { x: column.inset + chip.x, y: top }, size);
      inside.push({ id: `shim:${name}`, kind: 'shim', name, host: column.name, link: chip.name, hue, ...at });
      continue;
    }
    const lane = column.lanes.lanes.find((candidate) => candidate.interface === chip.name);
    const hue = chip.kind === 'vlan' ? (networks.find((network) => network.name === lane?.network)?.hue ?? 0) : 0;
    const name = `${column.name}/${chip.name}`;
    inside.push({
      id: objectId('interface', name),
      kind: chip.kind,
      name,
      host: column.name,
      hue,
      ...place(corner, { x: column.inset + chip.x, y: top }, size),
    });
  }
  const settled = inside.filter((box) => !levels.floating.has(box.id));
  const right = Math.max(column.width, ...settled.map((box) => box.x + box.width + HOST_PADDING - corner.x));
  const bottom = Math.max(levels.hostHeight, ...settled.map((box) => box.y + box.height + 18 - corner.y));
  return [
    { id: objectId('host', column.name), kind: 'host', name: column.name, hue: 0, ...corner, width: right, height: bottom },
    ...inside,
  ];
}

/** Lower edge of the lowest rail that comes down to this host, from its upper edge: its interfaces stay below it, wherever it was dragged. */
function lowestRail(column: Column, levels: Levels): number {
  const rails = column.lanes.lanes.map(
    (lane) => (levels.railTops[lane.rail] ?? 0) + (levels.shift[lane.rail] ?? 0) + RAIL_HEIGHT,
  );
  return Math.max(-Infinity, ...rails);
}

function place(corner: { x: number; y: number }, at: { x: number; y: number }, size: { width: number; height: number }): Box {
  return { x: corner.x + at.x, y: corner.y + at.y, width: size.width, height: size.height };
}
