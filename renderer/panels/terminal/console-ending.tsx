/** What became of a console that is over, and how to have it again. */
import { RotateCw } from 'lucide-react';
import type { ConsoleTab } from '../../store/consoles.ts';
import { useT } from '../../store/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';
import styles from './terminal-panel.module.css';

export function ConsoleEnding({ tab: { state, source, session } }: { readonly tab: ConsoleTab }) {
  const t = useT();
  if (state.is === 'open') return null;
  if (state.is === 'opening') {
    return (
      <div className={styles.ending} role="status">
        {t('console.opening')}
      </div>
    );
  }
  const again = (
    <Button small onClick={() => session.restart()}>
      <RotateCw size={12} aria-hidden="true" />
      {t('console.again')}
    </Button>
  );
  if (state.is === 'failed') {
    return (
      <div className={styles.ending} data-failed>
        <ProblemCard problem={state.problem}>{again}</ProblemCard>
      </div>
    );
  }
  return (
    <div className={styles.ending} role="status">
      {source.kind === 'logs'
        ? t('console.logsEnded')
        : state.code === null
          ? t('console.endedPlain')
          : t('console.ended', { code: state.code })}
      {again}
    </div>
  );
}
