import { applyFix } from '../store/edits/arrange.ts';
import { useAnalysis, useT, useWorkbench } from '../store/hooks.ts';
import { EditButton } from './edit-button.tsx';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import styles from './inspector.module.css';

/** What is wrong with the selected thing, with its fix. */
export function ObjectProblems({ id }: { readonly id: string }) {
  const t = useT();
  const { design } = useWorkbench();
  const badge = useAnalysis((analysis) => analysis.badges.get(id));
  if (!badge) return null;
  return badge.problems.map((problem, index) => {
    const { fix } = problem;
    return (
      <div key={`${problem.code}${index}`} className={styles.problem}>
        <SeverityIcon severity={problem.severity} size={14} />
        <div>
          <p>{t.say(problem.message)}</p>
          {problem.hint !== undefined && <p>{t.say(problem.hint)}</p>}
          {fix && (
            <EditButton small onClick={() => design.getState().edit(fix.label, (draft) => applyFix(draft, fix.changes))}>
              {t('problems.fix', { label: t.say(fix.label) })}
            </EditButton>
          )}
        </div>
      </div>
    );
  });
}
