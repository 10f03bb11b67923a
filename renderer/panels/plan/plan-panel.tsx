/** What would change on every host, and how a deploy goes on. */
import { useLive, useT, useWorkbench } from '../../store/hooks.ts';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { HostPlan } from './host-plan.tsx';
import { HostsConnecting } from './hosts-connecting.tsx';
import styles from './plan-panel.module.css';
import { stepsByHost, summaryOf } from './plan-model.ts';
import { useDesignText } from './use-design-text.ts';

export function PlanPanel() {
  const t = useT();
  const bench = useWorkbench();
  const plan = useLive((live) => live.plan);
  const planText = useLive((live) => live.planText);
  const run = useLive((live) => live.deploy);
  const failures = useLive((live) => live.failures);
  const running = useLive((live) => live.running);
  const text = useDesignText();
  const busy = running.plan ?? running.apply ?? running.destroy;
  const failure = failures.plan ?? failures.apply ?? failures.destroy;
  const problems = [...(plan?.problems ?? []), ...(run?.problems ?? [])];
  const old = plan !== null && planText !== text && !busy && run === null;
  return (
    <div className={styles.panel}>
      <div className={styles.head} role="status" aria-live="polite" data-testid="plan-summary">
        {summaryOf(plan, run, busy !== undefined, bench.t)}
        {old && <span className={styles.old}> {t('plan.old')}</span>}
      </div>
      {failure && <ProblemCard problem={failure} />}
      {problems.map((problem, index) => (
        <ProblemCard key={`${problem.code}${index}`} problem={problem} />
      ))}
      {busy && !plan && <HostsConnecting />}
      {plan && stepsByHost(plan).map(({ host, steps }) => <HostPlan key={host} host={host} steps={steps} run={run} />)}
      {run && run.log.length > 0 && (
        <details className={styles.log}>
          <summary>{t('plan.log')}</summary>
          <pre>{run.log.join('\n')}</pre>
        </details>
      )}
    </div>
  );
}
