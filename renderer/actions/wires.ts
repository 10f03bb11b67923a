/** Going through the wires of a thing by key, and after them the arrows of its rules: each is selected, in sight, and has the keyboard. */
import { layOut, type Layout } from '../canvas/layout/layout.ts';
import { splitRuleId } from '../canvas/lines/rule-lines.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { isWire, objectId } from '../store/object-id.ts';
import type { Workbench } from '../store/workbench.ts';

interface Line {
  readonly id: string;
  /** Ids of what it is about. */
  readonly ends: readonly string[];
}

/** The wires of the selected thing, or of that whose wires are gone through already; all of them where nothing is selected. */
function wiresFor(bench: Workbench): { readonly of: string | null; readonly lines: readonly Line[] } {
  const { document } = bench.design.getState();
  const { selection, wiresOf, ruleAt } = bench.view.getState();
  if (!document) return { of: null, lines: [] };
  const layout = layOut(document);
  const wires = layout.wires.filter((wire) => isWire(wire.id)).map(({ id, from, to }) => ({ id, ends: [from, to] }));
  const [only] = selection;
  const of = only === undefined ? null : ruleAt !== null || isWire(only) ? wiresOf : only;
  return { of, lines: [...wires, ...ruleLinesOf(layout, document)].filter((line) => of === null || touches(line, of)) };
}

/** The arrows of rules: each is about its interfaces, and about its host where it names none. */
function ruleLinesOf(layout: Layout, document: TopologyDocument): readonly Line[] {
  const drawn = new Set<string>(layout.boxes.map((box) => box.id));
  return layout.rules.map(({ id, host, index }) => {
    const { from, to } = document.hosts?.[host]?.forward?.[index] ?? {};
    const ends = [from, to].flatMap((link) => (link === undefined ? [] : objectId('interface', `${host}/${link}`)));
    const shown = ends.filter((end) => drawn.has(end));
    return { id, ends: shown.length > 0 ? shown : [objectId('host', host)] };
  });
}

/** A host has the wires of its interfaces too. */
function touches({ ends }: Line, id: string): boolean {
  return ends.includes(id) || (id.startsWith('host:') && ends.some((end) => end.startsWith(`interface:${id.slice(5)}/`)));
}

export function hasWires(bench: Workbench): boolean {
  return bench.view.getState().selection.length < 2 && wiresFor(bench).lines.length > 0;
}

export function selectWire(bench: Workbench, step: 1 | -1): void {
  const { of, lines } = wiresFor(bench);
  const { selection, ruleAt, select, set, revealObjects } = bench.view.getState();
  const at = lines.findIndex(({ id }) => id === (ruleAt ?? selection[0]));
  const next = lines[(at < 0 ? (step > 0 ? 0 : lines.length - 1) : at + step + lines.length) % lines.length];
  if (next === undefined) return;
  const rule = splitRuleId(next.id);
  select([rule ? objectId('host', rule.host) : next.id]);
  set({ wiresOf: of, ruleAt: rule ? next.id : null });
  const element = (): SVGElement | null => document.querySelector(`.react-flow__edge[data-id="${CSS.escape(next.id)}"]`);
  if (!isInSight(element())) revealObjects(rule ? next.ends : [next.id]);
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
