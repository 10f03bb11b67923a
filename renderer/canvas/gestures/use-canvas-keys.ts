/** Keys on the canvas: arrows go from thing to thing, or move what is selected; Enter or Space selects, Enter again edits. */
import { useCallback, type KeyboardEvent } from 'react';
import { groupOf } from '../../store/edits/group.ts';
import { place } from '../../store/edits/arrange.ts';
import { useWorkbench } from '../../store/hooks.ts';
import { layOut } from '../layout/layout.ts';
import { splitRuleId } from '../lines/rule-lines.ts';
import { movable, placedAt } from './movable.ts';
import { neighbour, type Direction } from './neighbour.ts';
import type { Workbench } from '../../store/workbench.ts';
import { finishExpecting } from '../../actions/expect.ts';

const STEP = 4;
const BIG_STEP = 24;
const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves what is selected by a few units; one undo step for a run of them. */
function nudge(bench: Workbench, dx: number, dy: number): void {
  const { document, edit } = bench.design.getState();
  const { selection } = bench.view.getState();
  if (!document) return;
  const moved = movable(document, selection).map((thing) =>
    placedAt(thing, { x: thing.box.x + (thing.isBar ? 0 : dx), y: thing.box.y + dy }),
  );
  if (moved.length > 0) edit(bench.t('edit.arrange'), (draft) => place(draft, moved), { merge: `nudge ${selection.join(' ')}` });
}

/** Puts the keyboard on a drawn thing, and it in sight. */
function focusObject(id: string): void {
  nodeOf(id)?.focus();
}

function nodeOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
}

function goTo(bench: Workbench, from: string, direction: Direction): void {
  const { document: design } = bench.design.getState();
  if (!design) return;
  const isFar = document.querySelector('[data-far]') !== null;
  const boxes = layOut(design).boxes.filter(
    (box) => box.kind !== 'shim' && (!isFar || (box.kind !== 'container' && box.kind !== 'vlan')),
  );
  const next = neighbour(boxes, from, direction);
  if (next === null) return;
  if (nodeOf(next)) return focusObject(next);
  // Out of sight it is not drawn: it is shown first.
  bench.view.getState().revealObjects([next]);
  let tries = 0;
  const focusSoon = (): void => {
    if (nodeOf(next)) focusObject(next);
    else if (tries++ < 60) requestAnimationFrame(focusSoon);
  };
  requestAnimationFrame(focusSoon);
}

export function useCanvasKeys() {
  const bench = useWorkbench();
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const node = event.target instanceof HTMLElement ? event.target.closest('.react-flow__node') : null;
      const id = node?.getAttribute('data-id') ?? null;
      const { selection, select, ruleAt, set } = bench.view.getState();
      if (id !== null && ruleAt !== null) set({ ruleAt: null });
      if (id !== null && node === event.target && (event.key === 'Enter' || event.key === ' ')) {
        event.preventDefault();
        if (bench.view.getState().expecting) {
          finishExpecting(bench, id);
          return;
        }
        const members = groupOf(bench.design.getState().document, id);
        if (event.shiftKey)
          select(selection.includes(id) ? selection.filter((one) => !members.includes(one)) : [...selection, ...members]);
        else if (event.key === 'Enter' && selection.length === 1 && selection[0] === id) editSelected();
        else if (event.key === 'Enter' && isAll(members, selection)) select([id]);
        else select(members);
        return;
      }
      const edge = event.target instanceof SVGElement ? event.target.closest('.react-flow__edge') : null;
      if (event.key === 'Enter' && edge) {
        event.preventDefault();
        const rule = splitRuleId(edge.getAttribute('data-id') ?? '');
        if (rule) set({ rule });
        else editSelected();
        return;
      }
      const arrow = ARROWS[event.key];
      // On an arrow of a rule its host is selected, and stays where it is.
      if (!arrow || edge || event.ctrlKey || event.metaKey) return;
      // While the other end of an expectation is chosen, nothing is moved.
      const isSelected = id !== null && selection.includes(id) && bench.view.getState().expecting === null;
      if (id !== null && (event.altKey || !isSelected)) goTo(bench, id, arrow);
      else if (selection.length > 0) nudge(bench, ...scaled(arrow, event.shiftKey ? BIG_STEP : STEP));
      else return;
      event.preventDefault();
    },
    [bench],
  );
}

/** A group is selected, and nothing but it: Enter goes on to the member that has the keyboard. */
function isAll(members: readonly string[], selection: readonly string[]): boolean {
  return members.length > 1 && selection.length === members.length && members.every((one) => selection.includes(one));
}

function scaled([dx, dy]: Direction, step: number): Direction {
  return [dx * step, dy * step];
}

/** The keyboard goes on in the inspector. */
function editSelected(): void {
  document.querySelector<HTMLElement>('[data-part="inspector"] :is(input, select, button)')?.focus();
}
