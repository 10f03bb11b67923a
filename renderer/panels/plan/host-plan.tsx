/** The steps of one host: words, command, how much each disturbs, and how far it is. */
import { Ban, Check, Circle, LoaderCircle, Undo2, X } from 'lucide-react';
import type { Step } from '../../../shared/plan/plan.ts';
import { exists } from '../../store/exists.ts';
import { useDesign, useT, useView } from '../../store/hooks.ts';
import type { DeployRun, StepProgress } from '../../store/live.ts';
import { idOfRef } from '../../store/object-id.ts';
import styles from './host-plan.module.css';
import { doneOf, secondsText } from './plan-model.ts';

const ICONS = {
  waiting: Circle,
  doing: LoaderCircle,
  done: Check,
  failed: X,
  skipped: Ban,
  undoing: LoaderCircle,
  undone: Undo2,
} as const;

export function HostPlan({
  host,
  steps,
  shown,
  run,
}: {
  readonly host: string;
  readonly steps: readonly Step[];
  /** Those of them that are listed. */
  readonly shown: readonly Step[];
  readonly run: DeployRun | null;
}) {
  const t = useT();
  const done = doneOf(steps, run);
  return (
    <section className={styles.host} aria-label={host} data-plan-host={host}>
      <h3 className={styles.name}>
        {host}
        <span className={styles.count}>
          {steps.length === 0
            ? t('plan.hostUnchanged')
            : run
              ? t('plan.hostProgress', { done, count: steps.length })
              : t.count('plan.hostSteps', steps.length)}
        </span>
        {run && steps.length > 0 && (
          <progress className={styles.progress} value={done} max={steps.length} aria-label={t('plan.progress', { host })} />
        )}
      </h3>
      <ol>
        {shown.map((step) => (
          <StepRow key={step.id} step={step} progress={run?.steps[step.id]} />
        ))}
      </ol>
    </section>
  );
}

function StepRow({ step, progress }: { readonly step: Step; readonly progress: StepProgress | undefined }) {
  const t = useT();
  const select = useView((view) => view.select);
  const revealObjects = useView((view) => view.revealObjects);
  const state = progress?.state ?? 'waiting';
  const Icon = ICONS[state];
  const id = idOfRef(step.object);
  // What is taken away because it is in the design no longer is drawn nowhere.
  const isDrawn = useDesign(({ document }) => id !== null && document !== null && exists(document, id));
  const show = (): void => {
    if (id === null) return;
    select([id]);
    revealObjects([id]);
  };
  return (
    <li className={styles.step} data-step={step.id} data-state={state}>
      <Icon size={14} className={styles.icon} aria-label={t(`step.${state}`)} />
      <div className={styles.words}>
        <button type="button" className={styles.what} disabled={!isDrawn} onClick={show}>
          {t.say(step.words)}
        </button>
        <span className={styles.why}>{t.say(step.why)}</span>
        <code className={styles.command}>{step.command}</code>
        {progress?.problem && (
          <p className={styles.problem} role="alert">
            {t.say([progress.problem.message, progress.problem.hint].filter((part) => part !== undefined).join(' '))}
          </p>
        )}
      </div>
      {progress?.milliseconds !== undefined && <span className={styles.time}>{secondsText(progress.milliseconds)} s</span>}
      <span className={styles.disruption} data-disruption={step.disruption}>
        {t(`disruption.${step.disruption}`)}
      </span>
    </li>
  );
}
