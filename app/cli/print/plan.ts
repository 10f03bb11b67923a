/** A plan by host: what each step does in words, the command a person would type, and how much it disturbs. */
import type { Disruption, Plan, Step } from '../../../shared/plan/plan.ts';
import type { Paint } from '../context.ts';
import { formatProblem } from './problems.ts';
import { cut } from './screen.ts';

/** What a disruption means to whoever runs the containers. */
const DISRUPTION: Readonly<Record<Disruption, string>> = {
  live: 'nothing that runs notices',
  reconnect: 'containers lose their connections for a moment',
  recreate: 'made anew, with what is on it',
  stop: 'stops what runs, or who uses it, for good',
  'ssh-path': 'touches the interface of our own SSH session',
};

/** `shown`: messages that stand above already. */
export function formatPlan(plan: Plan, paint: Paint, width: number, shown: ReadonlySet<string> = new Set()): string {
  const lines: string[] = [];
  for (const [host, steps] of byHost(plan.steps)) {
    lines.push(paint.bold(host));
    for (const step of steps) {
      const loud = step.disruption === 'live' ? '' : `  ${paint.yellow(DISRUPTION[step.disruption])}`;
      lines.push(cut(`  ${sign(step, paint)} ${step.words}${paint.dim(step.why === '' ? '' : `  (${step.why})`)}${loud}`, width));
      lines.push(cut(`      ${paint.dim(step.command)}`, width));
    }
    lines.push('');
  }
  if (plan.unchanged.length > 0) lines.push(paint.dim(`As they should be already: ${plan.unchanged.join(', ')}`), '');
  for (const problem of plan.problems) if (!shown.has(problem.message)) lines.push(formatProblem(problem, paint, width));
  lines.push(summary(plan));
  return `${lines.join('\n')}\n`;
}

/** `+` makes, `-` removes, `~` changes. */
function sign(step: Step, paint: Paint): string {
  if (/\.(create|add|ensure|start)$/.test(step.action.type)) return paint.green('+');
  if (/\.(remove|stop)$/.test(step.action.type)) return paint.red('-');
  return paint.yellow('~');
}

function summary(plan: Plan): string {
  const errors = plan.problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0)
    return `Nothing can be ${plan.purpose === 'apply' ? 'deployed' : 'removed'} as long as ${errors === 1 ? 'that error stands' : `those ${errors} errors stand`}.`;
  if (plan.steps.length === 0) {
    return plan.purpose === 'apply'
      ? 'Nothing to do: every host is as the file says.'
      : 'Nothing to do: no host has anything of this topology.';
  }
  const hosts = byHost(plan.steps).size;
  return `${plan.steps.length} step${plan.steps.length === 1 ? '' : 's'} on ${hosts} host${hosts === 1 ? '' : 's'}.`;
}

function byHost(steps: readonly Step[]): ReadonlyMap<string, readonly Step[]> {
  const hosts = new Map<string, Step[]>();
  for (const step of steps) {
    const list = hosts.get(step.host) ?? [];
    list.push(step);
    hosts.set(step.host, list);
  }
  return hosts;
}
