/** What a drag means for the document. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { forgetPosition, place } from '../../store/edits/arrange.ts';
import { groupOf } from '../../store/edits/group.ts';
import { connectionBetween, moveContainer, type ConnectionRefusal } from '../../store/edits/connect.ts';
import { judgedDocument } from '../../store/judged.ts';
import { notify } from '../../store/notify.ts';
import { splitObjectId } from '../../store/object-id.ts';
import type { Workbench } from '../../store/workbench.ts';
import { layOut, type Box, type DrawnBox } from '../layout/layout.ts';
import { HOST_HEADER, HOST_PADDING } from '../layout/measure.ts';

/** Hosts, rails and segments in canvas units, containers from the corner of their host. */
export interface Dragged {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The document as it looks in the middle of a drag; the same document where nothing is dragged. */
export function withPositions(document: TopologyDocument, moved: ReadonlyMap<string, Dragged>): TopologyDocument {
  if (moved.size === 0) return document;
  const positions = { ...document.canvas?.positions };
  for (const { id, x, y } of moved.values()) positions[id] = { x, y };
  return { ...document, canvas: { ...document.canvas, positions } };
}

/** What is dragged, with those that are in a group with it: they go as far as the first of it that is dragged. */
export function withMates(
  document: TopologyDocument | null,
  boxes: readonly DrawnBox[],
  dragged: readonly Dragged[],
): readonly Dragged[] {
  const moving = new Set(dragged.map((thing) => thing.id));
  const placed = (id: string): { box: DrawnBox; x: number; y: number } | null => {
    const box = boxes.find((one) => one.id === id);
    const host = box?.kind === 'container' ? boxes.find((one) => one.kind === 'host' && one.name === box.host) : undefined;
    return box ? { box, x: box.x - (host?.x ?? 0), y: box.y - (host?.y ?? 0) } : null;
  };
  const mates = dragged.flatMap((thing): Dragged[] => {
    const start = placed(thing.id);
    if (!start) return [];
    return groupOf(document, thing.id).flatMap((id): Dragged[] => {
      const mate = moving.has(id) ? null : placed(id);
      // What lies in a host that is dragged goes with it already.
      if (!mate || (mate.box.host !== undefined && moving.has(`host:${mate.box.host}`))) return [];
      moving.add(id);
      return [{ id, x: mate.x + thing.x - start.x, y: mate.y + thing.y - start.y }];
    });
  });
  return [...dragged, ...mates];
}

export interface DropPlan {
  readonly place: readonly Dragged[];
  readonly move: readonly { readonly container: string; readonly host: string }[];
  /** Why a container did not go to the host that it was dropped on. */
  readonly refused: ConnectionRefusal | null;
}

/** Where dragged things come to rest: a container on another host moves there, one beside every host goes back into its own. */
export function planDrop(document: TopologyDocument, dragged: readonly Dragged[]): DropPlan {
  const before = new Map(layOut(document).boxes.map((box) => [box.id as string, box]));
  const hosts = [...before.values()].filter((box) => box.kind === 'host');
  const movedHosts = new Set(dragged.map((thing) => thing.id));
  const placed: Dragged[] = [];
  const moves: { container: string; host: string }[] = [];
  let refused: ConnectionRefusal | null = null;
  for (const thing of dragged) {
    const box = before.get(thing.id);
    if (!box) continue;
    const host = box.kind === 'container' ? before.get(`host:${box.host ?? ''}`) : undefined;
    if (!host) {
      placed.push(thing);
      continue;
    }
    if (movedHosts.has(host.id)) continue;
    const over = hostUnder(hosts, thing, box, host);
    const answer = over ? connectionBetween(document, box.id, over.id) : null;
    if (answer && 'refused' in answer) refused = answer.refused;
    if (over && answer && 'connection' in answer) moves.push({ container: box.name, host: over.name });
    else placed.push({ id: thing.id, ...inside(thing, box, host) });
  }
  return { place: placed, move: moves, refused };
}

/** The host other than its own that the middle of a dragged container lies on. */
function hostUnder(hosts: readonly DrawnBox[], thing: Dragged, box: DrawnBox, own: DrawnBox): DrawnBox | undefined {
  const centre = { x: own.x + thing.x + box.width / 2, y: own.y + thing.y + box.height / 2 };
  return hosts.find((candidate) => candidate.id !== own.id && covers(candidate, centre));
}

/** The host that a dragged container would move to if it were let go now; null: it stays on its own. */
export function dropHost(document: TopologyDocument, boxes: readonly DrawnBox[], dragged: readonly Dragged[]): string | null {
  const moving = new Set(dragged.map((thing) => thing.id));
  const hosts = boxes.filter((box) => box.kind === 'host');
  for (const thing of dragged) {
    const box = boxes.find((one) => one.id === thing.id);
    const own = box?.kind === 'container' ? hosts.find((host) => host.name === box.host) : undefined;
    if (!box || !own || moving.has(own.id)) continue;
    const over = hostUnder(hosts, thing, box, own);
    if (over && 'connection' in connectionBetween(document, box.id, over.id)) return over.id;
  }
  return null;
}

function covers(box: Box, point: { x: number; y: number }): boolean {
  return point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height;
}

function inside(at: { x: number; y: number }, box: DrawnBox, host: DrawnBox): { x: number; y: number } {
  const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, Math.max(low, high)));
  return {
    x: clamp(at.x, 8, host.width - box.width - HOST_PADDING),
    y: clamp(at.y, HOST_HEADER - 12, host.height - box.height - 18),
  };
}

export function finishDrag(bench: Workbench, dragged: readonly Dragged[]): void {
  const { edit } = bench.design.getState();
  const document = judgedDocument(bench);
  if (!document) return;
  const plan = planDrop(document, dragged);
  if (plan.refused !== null) notify(bench, bench.t(`refused.${plan.refused}`));
  const [move] = plan.move;
  const label = move ? bench.t('edit.moveTo', { name: move.container, host: move.host }) : arrangeLabel(bench, plan.place);
  edit(label, (draft) => {
    place(draft, plan.place);
    for (const { container, host } of plan.move) {
      moveContainer(draft, container, host);
      forgetPosition(draft, `container:${container}`);
    }
  });
}

function arrangeLabel(bench: Workbench, placed: readonly Dragged[]): string {
  const [only] = placed;
  const name = placed.length === 1 && only ? splitObjectId(only.id)?.name : undefined;
  return name === undefined ? bench.t('edit.arrange') : bench.t('edit.arrangeOne', { name });
}
