/** What a drag means for the document. */
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { forgetPosition, place } from '../store/edits/arrange.ts';
import { moveContainer } from '../store/edits/connect.ts';
import { splitObjectId } from '../store/object-id.ts';
import type { Workbench } from '../store/workbench.ts';
import { layOut, type Box, type DrawnBox } from './layout.ts';
import { HOST_HEADER, HOST_PADDING } from './measure.ts';

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

export interface DropPlan {
  readonly place: readonly Dragged[];
  readonly move: readonly { readonly container: string; readonly host: string }[];
}

/** Where dragged things come to rest: a container on another host moves there, one beside every host goes back into its own. */
export function planDrop(document: TopologyDocument, dragged: readonly Dragged[]): DropPlan {
  const before = new Map(layOut(document).boxes.map((box) => [box.id as string, box]));
  const hosts = [...before.values()].filter((box) => box.kind === 'host');
  const movedHosts = new Set(dragged.map((thing) => thing.id));
  const placed: Dragged[] = [];
  const moves: { container: string; host: string }[] = [];
  for (const thing of dragged) {
    const box = before.get(thing.id);
    if (!box) continue;
    const host = box.kind === 'container' ? before.get(`host:${box.host ?? ''}`) : undefined;
    if (!host) {
      placed.push(thing);
      continue;
    }
    if (movedHosts.has(host.id)) continue;
    const centre = { x: host.x + thing.x + box.width / 2, y: host.y + thing.y + box.height / 2 };
    const over = hosts.find((candidate) => candidate.id !== host.id && covers(candidate, centre));
    if (over) moves.push({ container: box.name, host: over.name });
    else placed.push({ id: thing.id, ...inside(thing, box, host) });
  }
  return { place: placed, move: moves };
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
  const { document, edit } = bench.design.getState();
  if (!document) return;
  const plan = planDrop(document, dragged);
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
