/** What of a selection can be moved by itself, and where it is: a thing inside a selected host moves with that host. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import type { Placed } from '../../store/edits/arrange.ts';
import { layOut, type DrawnBox } from '../layout/layout.ts';

export interface Movable {
  readonly box: DrawnBox;
  /** Corner that its saved position is counted from: that of its host, or of the canvas. */
  readonly origin: { readonly x: number; readonly y: number };
  /** A rail, a segment and a tunnel are as wide as their hosts: they move up and down only. */
  readonly isBar: boolean;
}

const CORNER = { x: 0, y: 0 };

export function movable(document: TopologyDocument, selection: readonly string[]): readonly Movable[] {
  const { boxes } = layOut(document);
  const chosen = new Set(selection);
  const hosts = new Map(boxes.filter((box) => box.kind === 'host').map((box) => [box.name, box]));
  return boxes.flatMap((box): Movable[] => {
    if (!chosen.has(box.id) || box.kind === 'nic' || box.kind === 'vlan' || box.kind === 'bond' || box.kind === 'shim') return [];
    const host = box.host === undefined ? undefined : hosts.get(box.host);
    if (host && chosen.has(host.id)) return [];
    return [{ box, origin: host ?? CORNER, isBar: box.kind === 'network' || box.kind === 'segment' || box.kind === 'tunnel' }];
  });
}

/** A new place on the canvas, as it is saved. */
export function placedAt({ box, origin }: Movable, at: { readonly x?: number; readonly y?: number }): Placed {
  return { id: box.id, x: (at.x ?? box.x) - origin.x, y: (at.y ?? box.y) - origin.y };
}
