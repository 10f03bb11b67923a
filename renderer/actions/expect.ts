/** Stating what must reach what, and what must not: between what is selected, or to another end that is then chosen. */
import type { Translate } from '../locales/index.ts';
import { addExpectations, endName, pairsBetween } from '../store/edits/expect.ts';
import type { Expecting } from '../store/view.ts';
import type { Workbench } from '../store/workbench.ts';

export type Statement = Pick<Expecting, 'reachable' | 'both'>;

/** Every pair of what is selected becomes a line of the file: of more than these, one states it of their networks. */
const MOST = 12;

/** Ids of what is selected and an expectation can be about, in the order of selection. */
export function expectable(bench: Workbench): readonly string[] {
  return bench.view.getState().selection.filter((id) => endName(id) !== null);
}

export function canExpect(bench: Workbench): boolean {
  const { document, unreadable } = bench.design.getState();
  const count = expectable(bench).length;
  return document !== null && unreadable === null && !bench.view.getState().gesture && count > 0 && count <= MOST;
}

/** What an action or the pointer would state. `to`: ids; empty or null: still to be chosen. */
export function expectWords(t: Translate, { from, reachable, both }: Expecting, to: string | readonly string[] | null): string {
  const named = (ids: readonly string[]): string => {
    const names = ids.map((id) => endName(id) ?? id);
    return names.length > 2 ? t('expect.count', { count: names.length }) : names.join(', ');
  };
  const ends = to === null ? [] : typeof to === 'string' ? [to] : to;
  const key = both ? (reachable ? 'bothOpen' : 'bothClosed') : reachable ? 'oneOpen' : 'oneClosed';
  return t(`action.expect.${key}`, { from: named(from), to: ends.length === 0 ? '…' : named(ends) });
}

/** The ends of a statement about what is selected: the first and the others. */
export function endsOf(bench: Workbench): { readonly from: readonly string[]; readonly to: readonly string[] } {
  const [first, ...others] = expectable(bench);
  return { from: first === undefined ? [] : [first], to: others };
}

/** With one thing selected the other end is asked for, and asked for by name where it is being chosen already. */
export function expect(bench: Workbench, statement: Statement): void {
  const { from, to } = endsOf(bench);
  const view = bench.view.getState();
  if (view.expecting) return view.set({ dialog: 'expect' });
  if (to.length === 0) return view.set({ expecting: { from, ...statement }, offer: null });
  state(
    bench,
    { from, ...statement },
    statement.both ? everyPair(expectable(bench)) : pairsBetween(names(from), names(to), false),
    to,
  );
}

/** The other end is chosen. */
export function finishExpecting(bench: Workbench, end: string): void {
  const { expecting, set } = bench.view.getState();
  if (!expecting) return;
  set({ expecting: null, dropTarget: null });
  state(bench, expecting, pairsBetween(names(expecting.from), [endName(end) ?? end], expecting.both), [end]);
}

function state(bench: Workbench, expecting: Expecting, pairs: ReturnType<typeof pairsBetween>, to: readonly string[]): void {
  const made: string[] = [];
  bench.design.getState().edit(expectWords(bench.t, expecting, to), (draft) => {
    made.push(...addExpectations(draft, pairs, expecting.reachable));
  });
  if (made.length > 0) bench.view.getState().select(made);
}

function everyPair(ids: readonly string[]): ReturnType<typeof pairsBetween> {
  const all = names(ids);
  return all.flatMap((one, index) => pairsBetween([one], all.slice(index + 1), true));
}

function names(ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => endName(id) ?? []);
}
