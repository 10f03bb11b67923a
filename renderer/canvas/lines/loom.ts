/** The wires by host: those of one are measured from its corner, so that they are no others when the host is moved. */
import type { Translate } from '../../locales/index.ts';
import { splitObjectId, splitPair } from '../../store/object-id.ts';
import type { Layout } from '../layout/layout.ts';
import { pointsBetween, type Point } from '../layout/path.ts';
import type { Wire } from '../layout/wiring.ts';

/** What of a wire is drawn and said. How far its rail bends is in the points. */
export interface DrawnWire extends Pick<Wire, 'id' | 'kind' | 'to' | 'hue' | 'dashed'> {
  readonly points: readonly Point[];
  readonly selected: boolean;
}

export interface Loom {
  /** The host's name; empty for what leads from one thing to another outside of hosts, as cables do. */
  readonly id: string;
  readonly wires: readonly DrawnWire[];
}

/** `far`: what hosts contain is not drawn. `inView`: hosts whose wires are drawn; null: all. */
export function loomsOf(
  layout: Layout,
  selection: readonly string[],
  far: boolean,
  inView: ReadonlySet<string> | null,
): readonly Loom[] {
  const selected = new Set(selection);
  const boxes = new Map(layout.boxes.map((box) => [box.id as string, box]));
  const looms = new Map<string, DrawnWire[]>();
  for (const wire of layout.wires) {
    const isOutside = wire.kind === 'cable' || wire.kind === 'end';
    const host = isOutside ? '' : (boxes.get(wire.from)?.host ?? boxes.get(wire.to)?.host ?? '');
    if (!isOutside && (far || (host !== '' && inView !== null && !inView.has(host)))) continue;
    const { x, y } = boxes.get(`host:${host}`) ?? { x: 0, y: 0 };
    const points = pointsBetween(wire, boxes).map((point) => ({ x: point.x - x, y: point.y - y }));
    if (points.length === 0) continue;
    const wires = looms.get(host) ?? [];
    const { id, kind, to, hue, dashed } = wire;
    wires.push({ id, kind, to, hue, dashed, points, selected: selected.has(id) });
    looms.set(host, wires);
  }
  return [...looms].map(([id, wires]) => ({ id, wires }));
}

/** What a wire is, for who does not see it. */
export function wireWords({ id, to }: Pick<Wire, 'id' | 'to'>, t: Translate): string {
  const object = splitObjectId(id);
  const [first, second] = splitPair(object?.name ?? '');
  if (object?.kind === 'attachment' || object?.kind === 'uplink' || object?.kind === 'cable' || object?.kind === 'end')
    return t(`inspector.wireWords.${object.kind}`, { first, second });
  return t('object.interface', { name: splitObjectId(to)?.name ?? to });
}
