/** A plan and its run, in words and by host. */
import type { Plan, Step } from '../../../shared/plan/plan.ts';
import type { Translate } from '../../locales/index.ts';
import type { DeployRun, StepProgress } from '../../store/live.ts';

export interface HostSteps {
  readonly host: string;
  readonly steps: readonly Step[];
}

/** Hosts in the order of the plan; those with nothing to do last. */
export function stepsByHost(plan: Plan): readonly HostSteps[] {
  const hosts = [...new Set([...plan.steps.map((step) => step.host), ...plan.unchanged])];
  return hosts.map((host) => ({ host, steps: plan.steps.filter((step) => step.host === host) }));
}

export function doneOf(steps: readonly Step[], run: DeployRun | null): number {
  return steps.filter((step) => isOver(run?.steps[step.id])).length;
}

function isOver(progress: StepProgress | undefined): boolean {
  return progress?.state === 'done' || progress?.state === 'skipped';
}

export function secondsText(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(milliseconds < 9_950 ? 1 : 0);
}

export function summaryOf(plan: Plan | null, run: DeployRun | null, busy: boolean, t: Translate): string {
  if (run?.outcome) {
    const seconds = run.milliseconds === null ? '' : ` ${t('plan.took', { seconds: secondsText(run.milliseconds) })}`;
    return t(`plan.outcome.${run.purpose}.${run.outcome}`) + seconds;
  }
  if (busy && !plan) return t('plan.reading');
  if (busy && run?.cancelling) return t('plan.cancelling');
  if (busy && plan && run) return t(`plan.running.${run.purpose}`, { done: doneOf(plan.steps, run), count: plan.steps.length });
  if (!plan) return t('plan.none');
  if (plan.steps.length === 0) return t(plan.purpose === 'apply' ? 'plan.nothing' : 'plan.nothingToDestroy');
  const hosts = new Set(plan.steps.map((step) => step.host)).size;
  return t.count('plan.steps', plan.steps.length, { hosts: t.count('count.hosts', hosts) });
}
