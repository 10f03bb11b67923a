/** A plan and its run, in words and by host. */
import type { Disruption, Plan, Step } from '../../../shared/plan/plan.ts';
import type { Translate } from '../../locales/index.ts';
import type { DeployRun, StepProgress } from '../../store/live.ts';

export interface HostSteps {
  readonly host: string;
  readonly steps: readonly Step[];
  /** Those that the filter lets through. */
  readonly shown: readonly Step[];
}

/** From the least that a step disturbs to the most. */
export const DISRUPTIONS = ['live', 'reconnect', 'recreate', 'stop', 'ssh-path'] as const satisfies readonly Disruption[];
export const STEP_FILTERS = ['all', 'open', 'failed'] as const;

export interface StepFilter {
  /** Every one of these is in the words, the reason (as they are shown or in English), the command or the host. */
  readonly words: string;
  /** Null: any. */
  readonly disruption: Disruption | null;
  /** `open`: not over yet. */
  readonly state: (typeof STEP_FILTERS)[number];
}

export const NO_FILTER: StepFilter = { words: '', disruption: null, state: 'all' };

export function isShown(step: Step, { words, disruption, state }: StepFilter, run: DeployRun | null, t: Translate): boolean {
  if (disruption !== null && step.disruption !== disruption) return false;
  const progress = run?.steps[step.id];
  if (state === 'open' && isOver(progress)) return false;
  if (state === 'failed' && progress?.state !== 'failed') return false;
  const said = [step.words, step.why].flatMap((english) => [english, t.say(english)]);
  const text = [step.host, step.command, ...said].join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Hosts in the order of the plan, those with nothing to do last; with a filter, only those of which something is shown. */
export function stepsByHost(plan: Plan, filter: StepFilter, run: DeployRun | null, t: Translate): readonly HostSteps[] {
  const hosts = [...new Set([...plan.steps.map((step) => step.host), ...plan.unchanged])];
  const isFiltered = filter.words.trim() !== '' || filter.disruption !== null || filter.state !== 'all';
  return hosts
    .map((host) => {
      const steps = plan.steps.filter((step) => step.host === host);
      return { host, steps, shown: steps.filter((step) => isShown(step, filter, run, t)) };
    })
    .filter(({ shown }) => !isFiltered || shown.length > 0);
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
  const errors = plan.problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return t.count('plan.blocked', errors);
  if (plan.steps.length === 0) return t(plan.purpose === 'apply' ? 'plan.nothing' : 'plan.nothingToDestroy');
  const hosts = new Set(plan.steps.map((step) => step.host)).size;
  return t.count('plan.steps', plan.steps.length, { hosts: t.count('count.hosts', hosts) });
}
