/** Expectations as edges of React Flow: which of them are shown, and the line of each. */
import type { Edge } from '@xyflow/react';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import type { Translate } from '../../locales/index.ts';
import { endId, expectationIds } from '../../store/edits/expect.ts';
import type { ExpectationsShown } from '../../store/view.ts';
import { expectationCurve, type Curve } from '../layout/expectation-curve.ts';
import type { DrawnBox, Layout } from '../layout/layout.ts';

export type ExpectationEdge = Edge<
  { readonly curve: Curve; readonly reachable: boolean; /** Place in the file. */ readonly index: number },
  'expectation'
>;

/** Above everything: what a line crosses is not what it is about. */
const LAYER = 5;

export function expectationEdges(
  layout: Layout,
  document: TopologyDocument,
  { selection, shown, far }: { readonly selection: readonly string[]; readonly shown: ExpectationsShown; readonly far: boolean },
  t: Translate,
): ExpectationEdge[] {
  const list = document.expect ?? [];
  if (list.length === 0) return [];
  const selected = new Set(selection);
  const boxes = new Map(layout.boxes.map((box) => [box.id as string, box]));
  const ids = expectationIds(list);
  const lanes = new Map<string, number>();
  return list.flatMap(({ from, to, reachable }, index): ExpectationEdge[] => {
    const id = ids[index];
    const ends = [endId(document, from), endId(document, to)];
    const isWanted =
      shown === 'all' ||
      (shown === 'selected' && ends.some((end) => end !== null && selected.has(end))) ||
      selected.has(id ?? '');
    const [source, target] = ends.map((end) => (end === null ? undefined : boxes.get(end)));
    const only = source ?? target;
    if (id === undefined || !isWanted || !only) return [];
    const [hung, on] = [drawnAs(source ?? only, far), drawnAs(target ?? only, far)];
    // Within one host, far out: nothing of it could be seen.
    if (far && hung === on && source?.kind === 'container' && target?.kind === 'container') return [];
    const lane = laneOf(lanes, source, target);
    const curve = expectationCurve(source ?? null, target ?? null, lane);
    if (!curve) return [];
    return [
      {
        id,
        type: 'expectation',
        source: hung,
        target: on,
        data: { curve, reachable, index },
        focusable: false,
        selected: selected.has(id),
        zIndex: LAYER,
        ariaLabel: t(reachable ? 'expect.sentenceOpen' : 'expect.sentenceClosed', { from, to }),
      },
    ];
  });
}

/** Those between networks lie side by side: what leads down around what leads up, so that there and back do not cross. */
function laneOf(lanes: Map<string, number>, source: DrawnBox | undefined, target: DrawnBox | undefined): number {
  if (source?.kind !== 'network' || target?.kind !== 'network' || source.id === target.id) return 0;
  const isDown = target.y > source.y;
  const lane = lanes.get(isDown ? 'down' : 'up') ?? 0;
  lanes.set(isDown ? 'down' : 'up', lane + 1);
  return 2 * lane + (isDown ? 1 : 0);
}

/** Far out a container is not drawn: its line hangs on its host. */
function drawnAs(box: DrawnBox, far: boolean): string {
  return far && box.kind === 'container' ? `host:${box.host ?? ''}` : box.id;
}
