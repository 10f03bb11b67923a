/** Where things lie: saved under `canvas.positions`, hosts in canvas units, containers from the corner of their host. */
import type { DocumentChange } from '../../../shared/problem/problem.ts';
import type { DesignDraft } from './add.ts';

export interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export function place(draft: DesignDraft, placed: readonly Placed[]): void {
  const positions = { ...draft.canvas?.positions };
  for (const { id, x, y } of placed) positions[id] = { ...positions[id], x: Math.round(x), y: Math.round(y) };
  draft.canvas = { ...draft.canvas, positions };
}

/** Forgets every position: the layout is the automatic one again. */
export function tidy(draft: DesignDraft): void {
  delete draft.canvas;
}

export function forgetPosition(draft: DesignDraft, id: string): void {
  if (draft.canvas?.positions) Reflect.deleteProperty(draft.canvas.positions, id);
}

/** A fix of a problem: each value is set or removed, and what is missing on the way to it is made. */
export function applyChanges(draft: DesignDraft, changes: readonly DocumentChange[]): void {
  for (const { path, value } of changes) {
    const last = path.at(-1);
    if (last === undefined) continue;
    let at: object = draft;
    path.slice(0, -1).forEach((key, index) => {
      const next: unknown = Reflect.get(at, key);
      if (typeof next === 'object' && next !== null) {
        at = next;
        return;
      }
      const made = typeof path[index + 1] === 'number' ? [] : {};
      Reflect.set(at, key, made);
      at = Reflect.get(at, key) as object;
    });
    if (value !== undefined) Reflect.set(at, last, structuredClone(value));
    else if (Array.isArray(at) && typeof last === 'number') at.splice(last, 1);
    else Reflect.deleteProperty(at, last);
  }
}
