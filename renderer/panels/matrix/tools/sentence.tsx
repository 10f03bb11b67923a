/** The sentence on top: what is wrong in words, from the causes that the core found, or that all is as the design says. */
import { useMemo } from 'react';
import type { Translate } from '../../../locales/index.ts';
import { useAnalysis, useLive, useT } from '../../../store/hooks.ts';
import { ProblemCard } from '../../../ui/problem-card.tsx';
import type { Cause } from '../../../worker/analyst.ts';
import { countCells, type Counts } from '../model/model.ts';
import styles from './sentence.module.css';
import type { MatrixView } from '../model/use-matrix.ts';

/** Causes that are told; the others are in the cells. */
const MOST_CAUSES = 2;

export interface Words {
  readonly strong: string;
  readonly more: string;
}

export function sentenceFor(counts: Counts, causes: readonly Cause[], t: Translate): Words {
  const told = (kinds: readonly Cause['kind'][]): string =>
    causes
      .filter(({ kind }) => kinds.includes(kind))
      .slice(0, MOST_CAUSES)
      .map(({ text }) => t.say(text))
      .join(' ');
  const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
  const unmet = counts.unmet > 0 ? t.count('matrix.unmetCount', counts.unmet) : '';
  if (counts.measured === 0) {
    const closed = counts.pairs - counts.open - counts.dead;
    const predicted = t.count('matrix.predicted', counts.open, { pairs: counts.pairs });
    if (unmet !== '') return { strong: told(['expected']), more: join(unmet, predicted) };
    return {
      strong: predicted,
      more: closed === 0 ? t('matrix.notMeasured') : t.count('matrix.predictedClosed', closed),
    };
  }
  if (counts.blocked > 0 || counts.leak > 0) {
    const blocked = counts.blocked > 0 ? t.count('matrix.blockedCount', counts.blocked) : '';
    const leak = counts.leak > 0 ? t.count('matrix.leakCount', counts.leak) : '';
    const why = told(['blocked', 'leak']);
    const rest = t('matrix.reachCount', { open: counts.open, pairs: counts.pairs });
    if (why === '') return { strong: join(blocked, leak), more: join(rest, unmet) };
    // Where the causes told account for all of them, their number was told with them.
    const all = causes.slice(0, MOST_CAUSES).reduce((sum, { kind, cells }) => sum + (kind === 'expected' ? 0 : cells), 0);
    const isAll = all === counts.blocked + counts.leak;
    return { strong: why, more: isAll ? join(rest, unmet) : join(blocked, leak, rest, unmet) };
  }
  if (counts.measured < counts.pairs - counts.dead) {
    return { strong: t('matrix.partly', { measured: counts.measured, pairs: counts.pairs }), more: unmet };
  }
  const reached = t('matrix.reachCount', { open: counts.open, pairs: counts.pairs });
  if (counts.dead > 0) return { strong: t.count('matrix.restAsPredicted', counts.measured), more: join(reached, unmet) };
  return { strong: t.count('matrix.allAsPredicted', counts.pairs), more: join(reached, unmet) };
}

export function Sentence({ view }: { readonly view: MatrixView }) {
  const t = useT();
  const failure = useLive((live) => live.failures.measure);
  const problems = useLive((live) => live.measure?.problems);
  // Once a round is over, what it could not measure is not being measured: a container that does not run.
  const running = useLive((live) => live.running.measure !== undefined && live.measure?.hasRound !== true);
  const causes = useAnalysis((analysis) => analysis.causes);
  const { whole: matrix, stale, past, dead } = view;
  const counts = useMemo(() => countCells(matrix), [matrix]);
  const { strong, more } = useMemo(() => sentenceFor(counts, causes, t), [counts, causes, t]);
  const told = new Set([...dead.values()]);
  return (
    <div className={styles.sentence}>
      {failure && <ProblemCard problem={failure} />}
      {problems
        ?.filter(({ message }) => !told.has(message))
        .map((problem) => (
          <ProblemCard key={problem.code + problem.message} problem={problem} />
        ))}
      {matrix.endpoints.length >= 2 && (
        <p role="status" aria-live="polite" data-testid="matrix-sentence">
          {past && <span className={styles.when}>{t('matrix.at', { time: t.time(past.at) })} </span>}
          <b>{strong}</b> {more}
          {running && !past && counts.measured < counts.pairs && <span className={styles.note}> {t('matrix.measuring')}</span>}
          {stale && <span className={styles.note}> {t('matrix.stale')}</span>}
        </p>
      )}
      {[...dead].map(([host, why]) => (
        <p key={host} className={styles.dead} data-testid="dead-host" data-host={host}>
          <i aria-hidden="true" />
          <span>
            <b>{t('matrix.dead', { host })}</b> {t.say(why)}
          </span>
        </p>
      ))}
    </div>
  );
}
