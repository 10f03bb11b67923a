/** From the layout to the nodes of React Flow. They are made from the document; nothing is read back but gestures. */
import type { Node } from '@xyflow/react';
import { Position } from '@xyflow/react';
import type { Translate } from '../locales/index.ts';
import type { ExpectationEdge } from './lines/expectation-edges.ts';
import type { RuleEdge } from './lines/rule-edges.ts';
import type { DrawnBox, Layout } from './layout/layout.ts';

export interface ThingData extends Record<string, unknown> {
  /** Of what lies on a host, measured from its host: it is no other thing when its host is moved. */
  readonly box: DrawnBox;
  /** Drawn as from far out. */
  readonly far: boolean;
  /** Of a label: how wide its words may be. It has no width of its own that would change with its rail. */
  readonly words?: number;
}

export type ThingNode = Node<ThingData, 'host' | 'container' | 'chip' | 'network' | 'label' | 'segment' | 'shim' | 'tunnel'>;
export type DrawnEdge = ExpectationEdge | RuleEdge;

/** Of a rail's words from its left end, in canvas units. */
export const LABEL_INSET = 5;

/** Drawing order: hosts, rails across them, (wires and rules: lines/,) what the wires end at, labels. */
const LAYER = { host: 0, network: 1, inside: 3, label: 4 } as const;

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
  const position = inside ? { x: box.x - corner.x, y: box.y - corner.y } : { x: box.x, y: box.y };
  const type = box.kind === 'nic' || box.kind === 'vlan' || box.kind === 'bond' ? 'chip' : box.kind;
  return {
    id: box.id,
    type,
    data: { box: { ...box, ...position }, far },
    position,
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
    position: { x: rail.position.x + LABEL_INSET, y: rail.position.y + (first?.dy ?? 0) },
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
