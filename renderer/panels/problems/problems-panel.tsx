/** The list of problems: a click selects and centres the object, Fix mends it. */
import type { Problem } from '../../../shared/problem/problem.ts';
import { applyFix } from '../../store/edits/arrange.ts';
import { useDesign, useT, useWorkbench } from '../../store/hooks.ts';
import { idOfRef } from '../../store/object-id.ts';
import { trustHost } from '../../store/tasks/hosts.ts';
import { useListedProblems } from '../../store/use-problems.ts';
import type { Workbench } from '../../store/workbench.ts';
import { Button } from '../../ui/button.tsx';
import { placeText } from '../../ui/place-text.ts';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './problems-panel.module.css';

export function ProblemsPanel() {
  const t = useT();
  const { problems, notes } = useListedProblems();
  if (problems.length + notes.length === 0) return <p className={styles.empty}>{t('problems.none')}</p>;
  return (
    <div className={styles.panel}>
      {problems.length > 0 && <ProblemRows problems={problems} label={t('panel.problems')} />}
      {notes.length > 0 && (
        <>
          <p className={styles.heading}>{t.count('count.notes', notes.length)}</p>
          <ProblemRows problems={notes} label={t.count('count.notes', notes.length)} />
        </>
      )}
    </div>
  );
}

function ProblemRows({ problems, label }: { readonly problems: readonly Problem[]; readonly label: string }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {problems.map((problem, index) => (
        <ProblemRow key={`${problem.code} ${problem.message} ${index}`} problem={problem} />
      ))}
    </ul>
  );
}

/** Shows where a problem is: its object on the canvas, or its line of the file where nothing is drawn for it. */
export function goTo(bench: Workbench, problem: Problem): void {
  const host = problem.place?.host;
  // What a host refuses is about the host, and says no more.
  const objects = problem.objects ?? (host === undefined ? [] : [{ kind: 'host' as const, name: host }]);
  const ids = objects.flatMap((ref) => idOfRef(ref) ?? []);
  const view = bench.view.getState();
  if (ids.length > 0 && bench.design.getState().unreadable === null) {
    view.select(ids);
    view.revealObjects(ids);
  } else if (problem.place?.line !== undefined) {
    view.goToLine(problem.place.line);
  }
}

function ProblemRow({ problem }: { readonly problem: Problem }) {
  const t = useT();
  const bench = useWorkbench();
  const unreadable = useDesign((design) => design.unreadable !== null);
  const { fix } = problem;
  const { file: _file, ...where } = problem.place ?? {};
  const place = placeText(t, where);
  const fingerprint = problem.data?.['fingerprint'];
  const host = problem.place?.host;
  return (
    <li className={styles.row} data-severity={problem.severity} data-code={problem.code}>
      <button type="button" className={styles.main} onClick={() => goTo(bench, problem)}>
        <SeverityIcon severity={problem.severity} size={15} />
        <span>
          <span className={styles.message}>{t.say(problem.message)}</span>
          {problem.hint !== undefined && <span className={styles.hint}> {t.say(problem.hint)}</span>}
          <span className={styles.place}>{[problem.code, place].filter((part) => part !== '').join(' · ')}</span>
        </span>
      </button>
      {fix && !unreadable && (
        <Button small onClick={() => bench.design.getState().edit(fix.label, (draft) => applyFix(draft, fix.changes))}>
          {t('problems.fix', { label: t.say(fix.label) })}
        </Button>
      )}
      {typeof fingerprint === 'string' && host !== undefined && problem.code.includes('UNKNOWN') && (
        <Button small onClick={() => void trustHost(bench, host, fingerprint)} title={fingerprint}>
          {t('problems.trust')}
        </Button>
      )}
    </li>
  );
}
