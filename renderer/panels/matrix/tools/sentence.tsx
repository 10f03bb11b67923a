/** The sentence on top: what is wrong in words, from the causes that the core found, or that all is as the design says. */
import { useMemo } from 'react';
import type { Translate } from '../../../locales/index.ts';
import { isEnabled, perform } from '../../../actions/action.ts';
import { actionById } from '../../../actions/registry.ts';
import { useAnalysis, useDesign, useLive, useT, useWorkbench } from '../../../store/hooks.ts';
import { useIsOther } from '../../../store/use-is-other.ts';
import { Button } from '../../../ui/button.tsx';
import { ProblemCard } from '../../../ui/problem-card.tsx';
import type { Cause } from '../../../worker/analyst.ts';
import { countCells, type Counts } from '../model/model.ts';
import { whyNothing, type NothingMeasured } from '../model/nothing-measured.ts';
import styles from './sentence.module.css';
import type { MatrixView } from '../model/use-matrix.ts';

/** Causes that are told; the others are in the cells. */
const MOST_CAUSES = 2;

export interface Words {
  readonly strong: string;
  readonly more: string;
}

/** `nothing`: why the round that is over measured no pair. */
export function sentenceFor(
  counts: Counts,
  causes: readonly Cause[],
  t: Translate,
  nothing: NothingMeasured | null = null,
): Words {
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
    if (nothing) return { strong: t(`matrix.nothing.${nothing}`), more: join(predicted, unmet) };
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
  const hasRound = useLive((live) => live.measure?.hasRound === true);
  const running = useLive((live) => live.running.measure !== undefined && !hasRound);
  const causes = useAnalysis((analysis) => analysis.causes);
  const { whole: matrix, measuredText, past, dead } = view;
  const counts = useMemo(() => countCells(matrix), [matrix]);
  const nothing = useWhyNothing(view, hasRound && !past && counts.measured === 0);
  const { strong, more } = useMemo(() => sentenceFor(counts, causes, t, nothing), [counts, causes, t, nothing]);
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
        <div className={styles.told}>
          <p role="status" aria-live="polite" data-testid="matrix-sentence">
            {past && <span className={styles.when}>{t('matrix.at', { time: t.time(past.at) })} </span>}
            <b>{strong}</b> {more}
            {running && !past && counts.measured < counts.pairs && <span className={styles.note}> {t('matrix.measuring')}</span>}
            {measuredText !== null && counts.measured > 0 && <Stale text={measuredText} />}
          </p>
          {nothing && <DeployButton />}
        </div>
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

/** Null where it is not `wanted`, and where the hosts do not tell. */
function useWhyNothing({ whole }: MatrixView, wanted: boolean): NothingMeasured | null {
  const hosts = useLive((live) => live.hosts);
  const name = useDesign((design) => design.document?.name ?? '');
  return useMemo(() => (wanted ? whyNothing(whole.endpoints, hosts, name) : null), [wanted, whole, hosts, name]);
}

/** By itself, so that an edit draws the sentence not anew. `text`: of the design that was measured. */
function Stale({ text }: { readonly text: string }) {
  const t = useT();
  return useIsOther(text) && <span className={styles.note}> {t('matrix.stale')}</span>;
}

function DeployButton() {
  const t = useT();
  const bench = useWorkbench();
  const deploy = actionById('topology.deploy');
  useLive((live) => live.running);
  return (
    <Button small disabled={!isEnabled(deploy, bench)} onClick={() => perform(deploy, bench)}>
      {t('plan.button.deploy')}
    </Button>
  );
}
