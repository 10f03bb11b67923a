import type { Problem } from '../../../shared/problem/problem.ts';
import { useT, useView } from '../../store/hooks.ts';
import styles from './text-panel.module.css';

/** The errors beside the text, each with its line; a click goes there. */
export function LineProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const t = useT();
  const goToLine = useView((view) => view.goToLine);
  const errors = problems.filter((problem) => problem.severity === 'error' && problem.place?.line !== undefined);
  if (errors.length === 0) return null;
  return (
    <ul className={styles.problems} aria-label={t('panel.problems')}>
      {errors.map((problem, index) => (
        <li key={index}>
          <button type="button" onClick={() => goToLine(problem.place?.line ?? 1)}>
            <b>{t('text.line', { line: problem.place?.line ?? 1 })}</b>{' '}
            {t.say(`${problem.message} ${problem.hint ?? ''}`.trimEnd())}
          </button>
        </li>
      ))}
    </ul>
  );
}
