/** The sentence on top: what is wrong in words, or that all is as the design says. */
import { useMemo } from 'react';
import { blame } from '../../../shared/verdict/blame.ts';
import type { Translate } from '../../locales/index.ts';
import { useLive, useT } from '../../store/hooks.ts';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { blameCells } from './blame-cells.ts';
import { countCells, type Counts, type Matrix } from './model.ts';
import styles from './sentence.module.css';
import type { MatrixView } from './use-matrix.ts';

/** Who is to blame for the cells of one outcome, in words; null where there is none of it. */
function blameFor(matrix: Matrix, look: 'blocked' | 'leak', words: string): string | null {
  const found = blame(blameCells(matrix, look), words);
  return found.length === 0
    ? null
    : found
        .slice(0, 2)
        .map(({ text }) => text)
        .join(' ');
}

export function sentenceFor(matrix: Matrix, counts: Counts, t: Translate): { strong: string; more: string } {
  if (counts.measured === 0) {
    const closed = counts.pairs - counts.open;
    return {
      strong: t.count('matrix.predicted', counts.open, { pairs: counts.pairs }),
      more: closed === 0 ? t('matrix.notMeasured') : t.count('matrix.predictedClosed', closed),
    };
  }
  const blocked = blameFor(matrix, 'blocked', t('matrix.blameBlocked'));
  const leak = blameFor(matrix, 'leak', t('matrix.blameLeak'));
  if (blocked !== null || leak !== null) {
    const numbers = [
      counts.blocked > 0 ? t.count('matrix.blockedCount', counts.blocked) : '',
      counts.leak > 0 ? t.count('matrix.leakCount', counts.leak) : '',
    ];
    return {
      strong: [blocked, leak].filter((part) => part !== null).join(' '),
      more: numbers.filter((part) => part !== '').join(' '),
    };
  }
  if (counts.measured < counts.pairs) {
    return { strong: t('matrix.partly', { measured: counts.measured, pairs: counts.pairs }), more: '' };
  }
  return {
    strong: t.count('matrix.allAsPredicted', counts.pairs),
    more: t('matrix.reachCount', { open: counts.open, pairs: counts.pairs }),
  };
}

export function Sentence({ view }: { readonly view: MatrixView }) {
  const t = useT();
  const failure = useLive((live) => live.failures.measure);
  const problems = useLive((live) => live.measure?.problems);
  const running = useLive((live) => live.running.measure !== undefined);
  const { whole: matrix, stale } = view;
  const counts = useMemo(() => countCells(matrix), [matrix]);
  const { strong, more } = useMemo(() => sentenceFor(matrix, counts, t), [matrix, counts, t]);
  return (
    <div className={styles.sentence}>
      {failure && <ProblemCard problem={failure} />}
      {problems?.map((problem) => (
        <ProblemCard key={problem.code + problem.message} problem={problem} />
      ))}
      {matrix.endpoints.length >= 2 && (
        <p role="status" aria-live="polite" data-testid="matrix-sentence">
          <b>{strong}</b> {more}
          {running && counts.measured < counts.pairs && <span className={styles.note}> {t('matrix.measuring')}</span>}
          {stale && <span className={styles.note}> {t('matrix.stale')}</span>}
        </p>
      )}
    </div>
  );
}
