/** From the layout to what React Flow draws. Nodes and edges are made from the document; nothing is read back but gestures. */
import type { Edge, Node } from '@xyflow/react';
import { Position } from '@xyflow/react';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import type { Translate } from '../locales/index.ts';
import { drawnNetworks, railHosts } from './drawing.ts';
import { stretches, type Stretch } from './bars.ts';
import type { DrawnBox, Layout } from './layout.ts';
import type { Wire } from './wiring.ts';

export interface ThingData extends Record<string, unknown> {
  readonly box: DrawnBox;
  /** Rails only: the pieces that it is drawn of. */
  readonly stretches: readonly Stretch[];
  /** Drawn as from far out. */
  readonly far: boolean;
}

export type ThingNode = Node<ThingData, 'host' | 'container' | 'chip' | 'network' | 'label' | 'segment' | 'tunnel'>;
export type WireEdge = Edge<{ readonly wire: Wire; readonly host: string | null }, 'wire'>;

/** Drawing order: hosts, rails across them, wires over the rails, what the wires end at, labels. */
const LAYER = { host: 0, network: 1, segment: 1, wire: 2, inside: 3, label: 4 } as const;

/** `far`: hosts are cards with counts; what they contain is not drawn. */
export function flowNodes(
  layout: Layout,
  document: TopologyDocument,
  selection: readonly string[],
  t: Translate,
  far: boolean,
): ThingNode[] {
  const selected = new Set(selection);
  const hosts = layout.boxes.filter((box) => box.kind === 'host');
  const corners = new Map(hosts.map((host) => [host.name, host]));
  const networks = new Map(drawnNetworks(document).map((network) => [network.name, network]));
  return layout.boxes.flatMap((box): ThingNode[] => {
    if (far && (box.kind === 'container' || box.kind === 'vlan')) return [];
    const network = box.kind === 'network' ? networks.get(box.name) : undefined;
    const pieces = network ? stretches(box, hosts, railHosts(network), network.driver === 'bridge') : [];
    const node = nodeOf(box, corners.get(box.host ?? ''), pieces, selected.has(box.id), far, t);
    return box.kind === 'network' ? [node, labelOf(node)] : [node];
  });
}

function nodeOf(
  box: DrawnBox,
  corner: DrawnBox | undefined,
  pieces: readonly Stretch[],
  selected: boolean,
  far: boolean,
  t: Translate,
): ThingNode {
  const inside = corner !== undefined;
  const type = box.kind === 'nic' || box.kind === 'vlan' || box.kind === 'bond' ? 'chip' : box.kind;
  return {
    id: box.id,
    type,
    data: { box, stretches: pieces, far },
    position: inside ? { x: box.x - corner.x, y: box.y - corner.y } : { x: box.x, y: box.y },
    ...(inside && { parentId: corner.id }),
    width: box.width,
    height: box.height,
    measured: { width: box.width, height: box.height },
    handles: [{ type: 'source', position: Position.Bottom, x: box.width / 2, y: box.height, width: 1, height: 1 }],
    selected,
    draggable: type !== 'chip',
    connectable: true,
    zIndex: inside ? LAYER.inside : type === 'host' ? LAYER.host : LAYER.network,
    ariaLabel: t(`object.${type === 'chip' ? 'interface' : type}`, { name: box.name }),
    domAttributes: { 'aria-roledescription': t('object.role') },
  };
}

/** A rail's words lie above the wires that cross it. */
function labelOf(rail: ThingNode): ThingNode {
  return {
    id: `label:${rail.data.box.name}`,
    type: 'label',
    data: rail.data,
    position: { x: rail.position.x + 5, y: rail.position.y },
    width: Math.max(40, (rail.width ?? 0) - 10),
    height: rail.height ?? 0,
    measured: { width: Math.max(40, (rail.width ?? 0) - 10), height: rail.height ?? 0 },
    handles: [],
    draggable: false,
    selectable: false,
    focusable: false,
    connectable: false,
    zIndex: LAYER.label,
    style: { pointerEvents: 'none' },
  };
}

export function flowEdges(layout: Layout, selection: readonly string[], far: boolean): WireEdge[] {
  const selected = new Set(selection);
  const wires = far ? layout.wires.filter((wire) => wire.kind === 'cable' || wire.kind === 'end') : layout.wires;
  return wires.map((wire) => ({
    id: wire.id,
    type: 'wire',
    source: wire.from,
    target: wire.to,
    data: { wire, host: wire.kind === 'uplink' ? hostOfInterface(wire.to) : null },
    selectable: !wire.id.startsWith('vlan:') && !wire.id.startsWith('router:'),
    focusable: false,
    selected: selected.has(wire.id),
    zIndex: LAYER.wire,
  }));
}

function hostOfInterface(id: string): string {
  return `host:${id.slice('interface:'.length, id.indexOf('/'))}`;
}

/** Keeps the objects of before that did not change, so that only what did is drawn again. */
export function createReuse<Thing extends { id: string }>(): (after: readonly Thing[]) => Thing[] {
  let known = new Map<string, { readonly text: string; readonly thing: Thing }>();
  return (after) => {
    const next: typeof known = new Map();
    for (const thing of after) {
      const text = JSON.stringify(thing);
      const old = known.get(thing.id);
      next.set(thing.id, old?.text === text ? old : { text, thing });
    }
    known = next;
    return [...next.values()].map(({ thing }) => thing);
  };
}
