/** From the layout to what React Flow draws. Nodes and edges are made from the document; nothing is read back but gestures. */
import type { Edge, Node } from '@xyflow/react';
import { Position } from '@xyflow/react';
import { sameData } from '../../shared/topology/equal.ts';
import type { Translate } from '../locales/index.ts';
import type { ExpectationEdge } from './lines/expectation-edges.ts';
import type { RuleEdge } from './lines/rule-edges.ts';
import { splitObjectId, splitPair } from '../store/object-id.ts';
import type { DrawnBox, Layout } from './layout/layout.ts';
import { pointsBetween, type Point } from './layout/path.ts';
import type { Wire } from './layout/wiring.ts';

export interface ThingData extends Record<string, unknown> {
  readonly box: DrawnBox;
  /** Drawn as from far out. */
  readonly far: boolean;
  /** Of a label: how wide its words may be. It has no width of its own that would change with its rail. */
  readonly words?: number;
}

export type ThingNode = Node<ThingData, 'host' | 'container' | 'chip' | 'network' | 'label' | 'segment' | 'shim' | 'tunnel'>;
export type WireEdge = Edge<{ readonly wire: Wire; readonly points: readonly Point[] }, 'wire'>;
export type DrawnEdge = WireEdge | ExpectationEdge | RuleEdge;

/** Drawing order: hosts, rails across them, wires over the rails, what the wires end at, labels. */
const LAYER = { host: 0, network: 1, segment: 1, wire: 2, inside: 3, label: 4 } as const;

/** `far`: hosts are cards with counts; what they contain is not drawn. `inView`: hosts whose contents are drawn; null: all. */
export function flowNodes(
  layout: Layout,
  selection: readonly string[],
  t: Translate,
  far: boolean,
  inView: ReadonlySet<string> | null,
): ThingNode[] {
  const selected = new Set(selection);
  const hosts = layout.boxes.filter((box) => box.kind === 'host');
  const corners = new Map(hosts.map((host) => [host.name, host]));
  return layout.boxes.flatMap((box): ThingNode[] => {
    // Cables go further than their host.
    const isInside = box.kind === 'container' || box.kind === 'vlan' || box.kind === 'shim';
    // What is selected is dragged with the rest, wherever it lies.
    const isInView = inView === null || inView.has(box.host ?? '') || selected.has(box.id);
    if (isInside && (far || !isInView)) return [];
    const node = nodeOf(box, corners.get(box.host ?? ''), selected.has(box.id), far, t);
    return box.kind === 'network' ? [node, labelOf(node)] : [node];
  });
}

function nodeOf(box: DrawnBox, corner: DrawnBox | undefined, selected: boolean, far: boolean, t: Translate): ThingNode {
  const inside = corner !== undefined;
  const type = box.kind === 'nic' || box.kind === 'vlan' || box.kind === 'bond' ? 'chip' : box.kind;
  return {
    id: box.id,
    type,
    data: { box, far },
    position: inside ? { x: box.x - corner.x, y: box.y - corner.y } : { x: box.x, y: box.y },
    ...(inside && { parentId: corner.id }),
    width: box.width,
    // The pieces of a rail that bends lie below it too. It stays as high: React Flow measures again what has another size.
    height: box.height,
    measured: { width: box.width, height: box.height },
    ...(box.bends && { style: { pointerEvents: 'none' } }),
    handles: [{ type: 'source', position: Position.Bottom, x: box.width / 2, y: box.height, width: 1, height: 1 }],
    selected,
    draggable: type !== 'chip' && type !== 'shim',
    connectable: type !== 'shim',
    // A shim is not chosen by itself: it is of the wire between its network and its parent.
    ...(type === 'shim' && { selectable: false, focusable: false }),
    zIndex: inside ? LAYER.inside : type === 'host' ? LAYER.host : LAYER.network,
    ariaLabel: t(`object.${type === 'chip' ? 'interface' : type}`, { name: box.link ?? box.name }),
    domAttributes: { 'aria-roledescription': t('object.role') },
  };
}

/** A rail's words lie above the wires that cross it. */
function labelOf(rail: ThingNode): ThingNode {
  const [first] = rail.data.box.pieces ?? [];
  const words = Math.max(40, ((rail.data.box.bends && first ? first.width : rail.width) ?? 0) - 10);
  const size = { width: 1, height: rail.data.box.height };
  return {
    id: `label:${rail.data.box.name}`,
    type: 'label',
    data: { ...rail.data, words },
    position: { x: rail.position.x + 5, y: rail.position.y + (first?.dy ?? 0) },
    ...size,
    measured: size,
    handles: [],
    draggable: false,
    selectable: false,
    focusable: false,
    connectable: false,
    zIndex: LAYER.label,
    style: { pointerEvents: 'none' },
  };
}

/** `inView`: hosts whose wires are drawn; null: all. */
export function flowEdges(
  layout: Layout,
  selection: readonly string[],
  t: Translate,
  far: boolean,
  inView: ReadonlySet<string> | null,
): WireEdge[] {
  const selected = new Set(selection);
  const boxes = new Map(layout.boxes.map((box) => [box.id as string, box]));
  const isDrawn = (wire: Wire): boolean => {
    if (wire.kind === 'cable' || wire.kind === 'end') return true;
    const host = boxes.get(wire.from)?.host ?? boxes.get(wire.to)?.host;
    return !far && (inView === null || host === undefined || inView.has(host));
  };
  return layout.wires.filter(isDrawn).map((wire) => ({
    id: wire.id,
    type: 'wire',
    source: wire.from,
    target: wire.to,
    data: { wire, points: pointsBetween(wire, boxes) },
    selectable: !wire.id.startsWith('vlan:') && !wire.id.startsWith('router:'),
    focusable: false,
    selected: selected.has(wire.id),
    zIndex: LAYER.wire,
    ariaLabel: wireWords(wire, t),
    // Not in the way of the Tab key: a design has more wires than things. They are gone through from a thing (actions/wires.ts).
    domAttributes: { tabIndex: -1, 'aria-roledescription': t('object.wire') },
  }));
}

function wireWords({ id, to }: Wire, t: Translate): string {
  const object = splitObjectId(id);
  const [first, second] = splitPair(object?.name ?? '');
  if (object?.kind === 'attachment' || object?.kind === 'uplink' || object?.kind === 'cable' || object?.kind === 'end')
    return t(`inspector.wireWords.${object.kind}`, { first, second });
  return t('object.interface', { name: splitObjectId(to)?.name ?? to });
}

/** Keeps the objects of before that did not change, so that only what did is drawn again. */
export function createReuse<Thing extends { id: string }>(): (after: readonly Thing[]) => Thing[] {
  let known = new Map<string, Thing>();
  return (after) => {
    const next: typeof known = new Map();
    for (const thing of after) {
      const old = known.get(thing.id);
      next.set(thing.id, old !== undefined && sameData(old, thing) ? old : thing);
    }
    known = next;
    return [...next.values()];
  };
}
