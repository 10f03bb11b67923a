/** What the matrix is compared with, as numbers: a past round, or the prediction of another design. */
import { useCallback, useMemo } from 'react';
import type { Problem } from '../../../shared/problem/problem.ts';
import { CLOSED, OPEN } from '../../../shared/reach/outcome-table.ts';
import { useDesign, useLive, useView } from '../../store/hooks.ts';
import { LOST, pairTable } from '../../store/pair-table.ts';
import { roundAt, tripsOf, type PastRound } from '../../store/round-history.ts';
import type { Analyst } from '../../worker/analyst.ts';
import type { Baseline } from './build-matrix.ts';
import { useAnswer } from './use-answer.ts';

export interface Compared {
  /** Null where nothing is compared, or what it is compared with is not worked out yet. */
  readonly baseline: Baseline | null;
  /** Why the other design cannot be read. */
  readonly failure: Problem | null;
}

const NOTHING: Compared = { baseline: null, failure: null };

export function useBaseline(): Compared {
  const comparison = useView((view) => view.comparison);
  const saved = useDesign((design) => design.saved);
  const history = useLive((live) => live.measure?.history);
  const at = comparison?.kind === 'moment' ? comparison.at : null;
  const round = useMemo(() => (at === null ? undefined : roundAt(history ?? [], at)), [history, at]);
  const text = comparison?.kind === 'file' ? comparison.text : comparison?.kind === 'saved' ? saved.text : null;
  const ask = useCallback((analyst: Analyst) => analyst.foresee({ text: text ?? '', path: null }), [text]);
  const other = useAnswer(text === null ? null : ask);
  return useMemo(() => {
    if (round) return { baseline: ofRound(round), failure: null };
    if (!other) return NOTHING;
    if ('code' in other) return { baseline: null, failure: other };
    return { baseline: { table: pairTable(other.endpoints), values: other.outcomes, ofMeasurement: false }, failure: null };
  }, [round, other]);
}

function ofRound(round: PastRound): Baseline {
  const { table, values } = tripsOf(round);
  const states = Uint8Array.from(values, (trip) => (Number.isNaN(trip) ? 0 : trip === LOST ? CLOSED : OPEN));
  return { table, values: states, ofMeasurement: true };
}
