/** Where things lie: saved under `canvas.positions`, hosts in canvas units, containers from the corner of their host. */
import type { DocumentChange } from '../../../shared/problem/problem.ts';
import { applyChanges } from '../../../shared/topology/changes.ts';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import type { DesignDraft } from './add.ts';
import { current } from 'immer';

type Places = NonNullable<TopologyDocument['canvas']>['positions'];

export interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export function place(draft: DesignDraft, placed: readonly Placed[]): void {
  if (placed.length === 0) return;
  const positions = { ...draft.canvas?.positions };
  for (const { id, x, y } of placed) positions[id] = { ...positions[id], x: Math.round(x), y: Math.round(y) };
  draft.canvas = { ...draft.canvas, positions };
}

/** Forgets every position: the layout is the automatic one again. `placed`: these alone, where nobody changed them since. */
export function tidy(draft: DesignDraft, placed?: Places): void {
  const positions = draft.canvas?.positions;
  for (const [id, { x, y }] of Object.entries(placed ?? positions ?? {}))
    if (positions?.[id]?.x === x && positions[id].y === y) Reflect.deleteProperty(positions, id);
  if (Object.keys(positions ?? {}).length === 0) delete draft.canvas?.positions;
  if (draft.canvas && Object.keys(draft.canvas).length === 0) delete draft.canvas;
}

export function forgetPosition(draft: DesignDraft, id: string): void {
  if (!draft.canvas?.positions) return;
  Reflect.deleteProperty(draft.canvas.positions, id);
  if (Object.keys(draft.canvas.positions).length === 0) tidy(draft);
}

/** A fix of a problem, as a change of the whole draft. */
export function applyFix(draft: DesignDraft, changes: readonly DocumentChange[]): void {
  const before = current(draft);
  const after = applyChanges(before, changes);
  for (const key of Object.keys(before)) if (!(key in after)) Reflect.deleteProperty(draft, key);
  Object.assign(draft, Object.fromEntries(Object.entries(after).filter(([key, value]) => Reflect.get(before, key) !== value)));
}
