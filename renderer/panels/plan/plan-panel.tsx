/** What would change on every host, and how a deploy goes on. */
import { useState } from 'react';
import type { Problem } from '../../../shared/problem/problem.ts';
import { useLive, useT, useWorkbench } from '../../store/hooks.ts';
import { useIsOther } from '../../store/use-is-other.ts';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { CopyLog } from './copy-log.tsx';
import { HostPlan } from './host-plan.tsx';
import { HostsConnecting } from './hosts-connecting.tsx';
import { OtherNames } from './other-names.tsx';
import styles from './plan-panel.module.css';
import { PlanFilter } from './plan-filter.tsx';
import { NO_FILTER, stepsByHost, summaryOf } from './plan-model.ts';

export function PlanPanel() {
  const t = useT();
  const bench = useWorkbench();
  const plan = useLive((live) => live.plan);
  const planText = useLive((live) => live.planText);
  const run = useLive((live) => live.deploy);
  const failures = useLive((live) => live.failures);
  const running = useLive((live) => live.running);
  const [filter, setFilter] = useState(NO_FILTER);
  const busy = running.plan ?? running.apply ?? running.destroy;
  const failure = failures.plan ?? failures.apply ?? failures.destroy;
  const problems = unique([...(plan?.problems ?? []), ...(run?.problems ?? [])]);
  // What is only worth knowing comes after what is to be done.
  const remarks = problems.filter(({ severity }) => severity === 'info');
  const obstacles = problems.filter(({ severity }) => severity !== 'info');
  const hosts = plan ? stepsByHost(plan, filter, run, t) : [];
  return (
    <div className={styles.panel}>
      <div className={styles.head} role="status" aria-live="polite" data-testid="plan-summary">
        {summaryOf(plan, run, busy !== undefined, bench.t)}
        {plan && !busy && run === null && <Old text={planText} />}
      </div>
      {failure && <ProblemCard problem={failure} />}
      {obstacles.some(({ code }) => code === 'IN_THE_WAY') && !busy && <OtherNames />}
      {obstacles.map((problem, index) => (
        <ProblemCard key={`${problem.code}${index}`} problem={problem} />
      ))}
      {busy && !plan && <HostsConnecting />}
      {plan && plan.steps.length > 0 && (
        <PlanFilter
          filter={filter}
          shown={hosts.reduce((sum, host) => sum + host.shown.length, 0)}
          count={plan.steps.length}
          hasRun={run !== null}
          onFilter={setFilter}
        />
      )}
      {hosts.map(({ host, steps, shown }) => (
        <HostPlan key={host} host={host} steps={steps} shown={shown} run={run} />
      ))}
      {remarks.map((problem, index) => (
        <ProblemCard key={`${problem.code}${index}`} problem={problem} />
      ))}
      {run && run.log.length > 0 && (
        <details className={styles.log}>
          <summary>{t('plan.log')}</summary>
          <CopyLog lines={run.log} />
          <pre tabIndex={0}>{run.log.join('\n')}</pre>
        </details>
      )}
    </div>
  );
}

/** By itself, so that an edit draws the steps not anew. `text`: of the design that the plan was made for. */
function Old({ text }: { readonly text: string }) {
  const t = useT();
  return useIsOther(text) && <span className={styles.old}> {t('plan.old')}</span>;
}

/** The end of a deploy tells again what its plan had told. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()];
}
