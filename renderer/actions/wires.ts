/** Going through the wires of a thing by key: each is selected, in sight, and has the keyboard. */
import { layOut } from '../canvas/layout/layout.ts';
import { isWire } from '../store/object-id.ts';
import type { Workbench } from '../store/workbench.ts';

/** The wires of the selected thing, or of that whose wires are gone through already; all of them where nothing is selected. */
function wiresFor(bench: Workbench): { readonly of: string | null; readonly ids: readonly string[] } {
  const { document } = bench.design.getState();
  const { selection, wiresOf } = bench.view.getState();
  if (!document) return { of: null, ids: [] };
  const wires = layOut(document).wires.filter((wire) => isWire(wire.id));
  const [only] = selection;
  const of = only === undefined ? null : isWire(only) ? wiresOf : only;
  const ids = wires.filter((wire) => of === null || touches(wire, of)).map((wire) => wire.id);
  return { of, ids };
}

/** A host has the wires of its interfaces too. */
function touches(wire: { readonly from: string; readonly to: string }, id: string): boolean {
  const ends = [wire.from, wire.to];
  return ends.includes(id) || (id.startsWith('host:') && ends.some((end) => end.startsWith(`interface:${id.slice(5)}/`)));
}

export function hasWires(bench: Workbench): boolean {
  return bench.view.getState().selection.length < 2 && wiresFor(bench).ids.length > 0;
}

export function selectWire(bench: Workbench, step: 1 | -1): void {
  const { of, ids } = wiresFor(bench);
  const { selection, select, set, revealObjects } = bench.view.getState();
  const at = ids.indexOf(selection[0] ?? '');
  const next = ids[(at < 0 ? (step > 0 ? 0 : ids.length - 1) : at + step + ids.length) % ids.length];
  if (next === undefined) return;
  select([next]);
  set({ wiresOf: of });
  const element = (): SVGElement | null => document.querySelector(`.react-flow__edge[data-id="${CSS.escape(next)}"]`);
  if (!isInSight(element())) revealObjects([next]);
  let tries = 0;
  const focusSoon = (): void => {
    const found = element();
    if (found) found.focus({ preventScroll: true });
    else if (tries++ < 60) requestAnimationFrame(focusSoon);
  };
  requestAnimationFrame(focusSoon);
}

/** The keyboard goes on from a thing on the canvas. */
export function focusThing(id: string): void {
  document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
}

/** Some of it, as wires are long. */
function isInSight(element: SVGElement | null): boolean {
  const canvas = document.querySelector('[data-part="canvas"]')?.getBoundingClientRect();
  const box = element?.getBoundingClientRect();
  if (!canvas || !box) return false;
  return box.left < canvas.right && box.right > canvas.left && box.top < canvas.bottom && box.bottom > canvas.top;
}
