/** Problems of a thing, on the thing: the worst of them as a mark, their sentences on hover. A click opens the list. */
import { useT, useView } from '../../store/hooks.ts';
import { isCounted } from '../../store/listed-problems.ts';
import { useBadge } from '../../store/use-problems.ts';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './badge.module.css';

export function Badge({ id, corner }: { readonly id: string; readonly corner?: boolean }) {
  const t = useT();
  const badge = useBadge(id);
  const showPanel = useView((view) => view.showPanel);
  if (!badge || badge.severity === 'info') return null;
  const count = badge.problems.filter(isCounted).length;
  return (
    <button
      type="button"
      className={`nodrag ${styles.badge ?? ''}`}
      data-severity={badge.severity}
      data-corner={corner || undefined}
      title={badge.problems.map((problem) => t.say(problem.message)).join('\n')}
      aria-label={t.count('count.problems', count)}
      tabIndex={-1}
      onClick={() => showPanel('problems')}
    >
      <SeverityIcon severity={badge.severity} />
      {count > 1 && count}
    </button>
  );
}
