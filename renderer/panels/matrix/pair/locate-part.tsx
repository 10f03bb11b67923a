/** Locating the pair of a cell: the button, its progress, and where the frames were seen last. */
import { Radar } from 'lucide-react';
import type { PairKey } from '../../../../shared/reach/result.ts';
import { useLive, useT, useWorkbench } from '../../../store/hooks.ts';
import { locate } from '../../../store/tasks/locate.ts';
import { cancelTask } from '../../../store/tasks/run.ts';
import { Button } from '../../../ui/button.tsx';
import { ProblemCard } from '../../../ui/problem-card.tsx';
import { LocatedResult } from './locate-result.tsx';
import styles from './locate.module.css';
import { useLocate } from './use-locate.ts';

interface LocatePartProps {
  readonly pair: PairKey;
  /** It should answer and does not, which is what locating is for. */
  readonly isLost: boolean;
  /** The pair answers now and did not when it was located, or the other way. */
  readonly isOld: boolean;
}

export function LocatePart({ pair, isLost, isOld }: LocatePartProps) {
  const t = useT();
  const bench = useWorkbench();
  const state = useLocate(pair);
  const running = useLive((live) => live.running.locate !== undefined);
  const failure = useLive((live) => live.failures.locate);
  const isOurs = running && state !== null;
  return (
    <div className={styles.locate} data-testid="locate">
      {isOurs ? (
        <div className={styles.progress} role="status">
          <span>
            {state.phase === 'connecting' ? t('locate.connecting') : t(`locate.${state.phase}`, { points: state.points })}
          </span>
          <Button small onClick={() => cancelTask(bench, 'locate')}>
            {t('locate.cancel')}
          </Button>
        </div>
      ) : (
        <div className={styles.start}>
          <Button
            small
            look={isLost && !state?.found ? 'primary' : 'plain'}
            disabled={running}
            onClick={() => void locate(bench, pair)}
          >
            <Radar size={13} aria-hidden="true" />
            {t(state?.found ? 'locate.again' : 'locate.start')}
          </Button>
          {!state?.found && <span className={styles.about}>{t('locate.about')}</span>}
        </div>
      )}
      {!running && state && !state.found && failure && <ProblemCard problem={failure} />}
      {!isOurs && state?.found && !isOld && <LocatedResult found={state.found} canView={state.canView} />}
      {!isOurs && state?.found && isOld && (
        <details className={styles.old}>
          <summary>{t(state.found.located.answered > 0 ? 'locate.beforeLost' : 'locate.beforeAnswered')}</summary>
          <LocatedResult found={state.found} canView={state.canView} />
        </details>
      )}
    </div>
  );
}
