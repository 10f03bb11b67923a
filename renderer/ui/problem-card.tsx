/** A problem as a person reads it: the sentence, where it is, what to do. */
import type { ReactNode } from 'react';
import type { Problem } from '../../shared/problem/problem.ts';
import { useT } from '../store/hooks.ts';
import { placeText } from './place-text.ts';
import { SeverityIcon } from './severity-icon.tsx';
import styles from './problem-card.module.css';

export function ProblemCard({ problem, children }: { readonly problem: Problem; readonly children?: ReactNode }) {
  const t = useT();
  const place = placeText(t, problem.place);
  return (
    <div className={styles.card} data-severity={problem.severity} role={problem.severity === 'error' ? 'alert' : 'note'}>
      <SeverityIcon severity={problem.severity} size={15} />
      <div className={styles.words}>
        <p className={styles.message}>{t.say(problem.message)}</p>
        {problem.hint !== undefined && <p className={styles.hint}>{t.say(problem.hint)}</p>}
        <p className={styles.place}>{[problem.code, place].filter((part) => part !== '').join(' · ')}</p>
      </div>
      {children}
    </div>
  );
}
