/** What an expectation says and whether it holds, in words: beside the pointer and in the inspector. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import type { Translate } from '../../locales/index.ts';
import { ANY, expectationAt } from '../../store/edits/expect.ts';
import { expectationStates, type ExpectationState } from '../../store/expectation-state.ts';
import type { Predicted } from '../../store/pair-table.ts';
import type { Fact } from './wire-facts.ts';

export function expectationFacts(
  document: TopologyDocument,
  predicted: Predicted | null,
  id: string,
  t: Translate,
): readonly Fact[] {
  const index = expectationAt(document, id);
  const expectations = document.expect ?? [];
  const found = expectations[index];
  if (!found) return [];
  const state = predicted ? expectationStates(expectations, predicted)[index] : undefined;
  return [
    { label: t('expect.button'), value: expectationSentence(t, found) },
    { label: t('expect.prediction'), value: stateWords(t, state, found.reachable) },
  ];
}

export function expectationSentence(
  t: Translate,
  { from, to, reachable }: { readonly from: string; readonly to: string; readonly reachable: boolean },
): string {
  const named = (name: string): string => (name === ANY ? t('router.any') : name);
  return t(reachable ? 'expect.sentenceOpen' : 'expect.sentenceClosed', { from: named(from), to: named(to) });
}

/** `met: 4 of 4 pairs`, `not met: 2 of 4 pairs are closed`. */
export function stateWords(t: Translate, state: ExpectationState | undefined, reachable: boolean): string {
  if (!state) return t('expect.unknown');
  const { is, pairs, failing } = state;
  if (is === 'idle') return t('expect.idle');
  if (is === 'met') return t('expect.met', { pairs });
  return t(reachable ? 'expect.unmetClosed' : 'expect.unmetOpen', { failing, pairs });
}
