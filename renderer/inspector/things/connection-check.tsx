/** Whether a host can be deployed to, point by point: what each came to, and what to do where it failed. */
import { Check, Circle, LoaderCircle, Minus, TriangleAlert, X } from 'lucide-react';
import type { CheckPoint, CheckResult } from '../../../shared/contract/host-check.ts';
import { CHECK_POINTS } from '../../../shared/contract/host-check.ts';
import { useLive, useT, useWorkbench } from '../../store/hooks.ts';
import { checkHost } from '../../store/tasks/hosts.ts';
import { Button } from '../../ui/button.tsx';
import { CheckProblem } from './check-problem.tsx';
import styles from './connection-check.module.css';

const ICONS = { open: Circle, doing: LoaderCircle, passed: Check, warned: TriangleAlert, failed: X, skipped: Minus } as const;

export function ConnectionCheck({ name }: { readonly name: string }) {
  const t = useT();
  const bench = useWorkbench();
  const check = useLive((live) => live.checks[name]);
  const observation = useLive((live) => live.hosts[name]);
  const running = check?.running ?? null;
  // Reading the hosts for a plan may have found what a test would find.
  const elsewhere = !check && observation?.state === 'failed' ? observation.problem : undefined;
  return (
    <section className={styles.check} aria-label={t('connection.title')} data-check={outcomeOf(check?.results, running !== null)}>
      <h3 className={styles.group}>{t('connection.title')}</h3>
      {check && (
        <ul aria-live="polite">
          {(check.points.length > 0 ? check.points : CHECK_POINTS).map((point) => (
            <Point key={point} host={name} point={point} result={check.results[point]} />
          ))}
        </ul>
      )}
      {check?.problem && <CheckProblem host={name} problem={check.problem} />}
      {elsewhere && <CheckProblem host={name} problem={elsewhere} />}
      <div className={styles.buttons}>
        <Button small disabled={running !== null} onClick={() => void checkHost(bench, name)}>
          {check && !running ? t('connection.again') : t('connection.test')}
        </Button>
        {running && (
          <Button small look="quiet" onClick={() => running.abort()}>
            {t('dialog.cancel')}
          </Button>
        )}
      </div>
    </section>
  );
}

interface PointProps {
  readonly host: string;
  readonly point: CheckPoint;
  readonly result: CheckResult | undefined;
}

function Point({ host, point, result }: PointProps) {
  const t = useT();
  const state = result?.state ?? 'open';
  const Icon = ICONS[state];
  return (
    <li data-point={point} data-state={state}>
      <Icon size={14} aria-label={t(`connection.state.${state}`)} />
      <div>
        <p>{t(`connection.${point}`)}</p>
        {result?.note && <p className={styles.note}>{t(`connection.note.${result.note}`, result.values)}</p>}
        {result?.problem && <CheckProblem host={host} problem={result.problem} />}
      </div>
    </li>
  );
}

/** For tests and styles: how the whole of it ended. */
function outcomeOf(results: Readonly<Partial<Record<CheckPoint, CheckResult>>> | undefined, running: boolean): string {
  if (running) return 'running';
  const states = Object.values(results ?? {}).map(({ state }) => state);
  return states.length === 0 ? 'open' : states.includes('failed') ? 'failed' : 'passed';
}
