/** apply and destroy: the same walk in two directions. */
import type { Design, Services } from '../../../main/services/services.ts';
import type { Problem } from '../../../shared/problem/problem.ts';
import { callerOf } from '../caller.ts';
import type { Cli, CommonOptions } from '../context.ts';
import { writeJson } from '../context.ts';
import { readPlan, requirePerson, runDeploy, statusOfDeploy } from '../deploy.ts';
import type { DeployResult } from '../deploy.ts';
import { ANSWER_NO, DONE } from '../exit-status.ts';
import { loadSound } from '../loaded.ts';
import { duration } from '../print/duration.ts';
import { formatPlan } from '../print/plan.ts';
import { formatProblems } from '../print/problems.ts';

export interface ChangeOptions extends CommonOptions {
  readonly yes?: boolean;
  readonly keep?: boolean;
}

/** Makes the hosts as the file says. */
export function apply(cli: Cli, file: string, options: ChangeOptions): Promise<number> {
  return change(cli, file, options, 'apply');
}

/** Removes what `apply` made, and nothing else. */
export function destroy(cli: Cli, file: string, options: ChangeOptions): Promise<number> {
  return change(cli, file, options, 'destroy');
}

async function change(cli: Cli, file: string, options: ChangeOptions, purpose: 'apply' | 'destroy'): Promise<number> {
  if (options.yes !== true) requirePerson(cli, purpose);
  const { text, path, shown } = await loadSound(cli, file, options, purpose === 'destroy');
  const design = { text, path };
  const services = await cli.openServices(path);
  try {
    if (options.yes !== true) {
      const answer = await askFirst(cli, services, design, purpose, options, shown);
      if (answer !== null) return answer;
    }
    const stream =
      purpose === 'apply'
        ? services.apply(design, { keep: options.keep === true }, callerOf(cli))
        : services.destroy(design, callerOf(cli));
    const result = await runDeploy(cli, stream);
    if (options.json) writeJson(cli, toJson(result));
    else cli.out.write(ending(cli, result, shown));
    return statusOfDeploy(cli, result);
  } finally {
    await services.close();
  }
}

/** Shows the plan and asks. Null: go on; a number: the command is over. */
async function askFirst(
  cli: Cli,
  services: Services,
  design: Design,
  purpose: 'apply' | 'destroy',
  options: ChangeOptions,
  shown: ReadonlySet<string>,
): Promise<number | null> {
  const planned = await readPlan(cli, services, design, purpose);
  const status = statusOfDeploy(cli, planned);
  const { plan } = planned;
  if (plan) cli.screen.print(formatPlan(plan, cli.screen.paint, cli.screen.width, shown));
  if (!plan || status !== DONE || plan.steps.length === 0) {
    if (options.json) writeJson(cli, toJson({ ...planned, steps: [], finished: null }));
    return status;
  }
  const ask = requirePerson(cli, purpose);
  if (await ask(purpose === 'apply' ? 'Apply?' : 'Destroy?')) return null;
  cli.screen.print('Nothing was changed.');
  if (options.json) writeJson(cli, toJson({ ...planned, steps: [], finished: null }));
  return ANSWER_NO;
}

function toJson({ plan, steps, finished, failures }: DeployResult) {
  return {
    topology: plan?.topology ?? null,
    outcome: finished?.outcome ?? (failures.length > 0 ? 'failed' : plan?.steps.length === 0 ? 'unchanged' : 'cancelled'),
    milliseconds: finished?.milliseconds ?? null,
    steps,
    problems: problemsOf({ plan, failures, finished, steps }),
  };
}

/** Each once. What is only worth knowing belongs to a plan, and to a deploy that was carried out. */
function problemsOf({ plan, failures, finished }: DeployResult): readonly Problem[] {
  const isGood = finished === null || finished.outcome === 'done' || finished.outcome === 'unchanged';
  const all = [...(plan?.problems ?? []), ...failures, ...(finished?.problems ?? [])];
  return all.filter(
    ({ severity, message }, index) =>
      (isGood || severity !== 'info') && all.findIndex((other) => other.message === message) === index,
  );
}

function ending(cli: Cli, { plan, steps, finished, failures }: DeployResult, above: ReadonlySet<string>): string {
  const { paint, width } = cli.out;
  const shown = new Set([...above, ...[...failures, ...steps.map(({ problem }) => problem)].map((problem) => problem?.message)]);
  const problems = problemsOf({ plan, steps, finished, failures }).filter(({ message }) => !shown.has(message));
  const text = problems.length > 0 ? `${formatProblems(problems, paint, width)}\n` : '';
  return `${text}${sentence({ plan, steps, finished, failures })}\n`;
}

function sentence({ steps, finished }: DeployResult): string {
  if (!finished) return 'Not done.';
  const took = duration(finished.milliseconds);
  const done = steps.filter(({ state }) => state === 'done').length;
  switch (finished.outcome) {
    case 'done':
      return `Done: ${done} step${done === 1 ? '' : 's'} in ${took}.`;
    case 'unchanged':
      return `Nothing to do: everything is as it should be (${took}).`;
    case 'undone':
      return `Failed after ${took}; what this run had changed was undone.`;
    case 'cancelled':
      return `Cancelled after ${took}. ${left(steps, finished.problems)}`;
    case 'failed':
      return `Failed after ${took}. ${left(steps, finished.problems)}`;
  }
}

/** What a deploy that came to no good end leaves on the hosts. */
function left(steps: DeployResult['steps'], problems: readonly Problem[]): string {
  const goesOn = 'the next apply or destroy goes on from there';
  const done = steps.filter(({ state }) => state === 'done').length;
  if (problems.some(({ code }) => code === 'NOT_UNDONE')) return `Not all that was changed could be undone; ${goesOn}.`;
  if (done > 0) return `${done} step${done === 1 ? '' : 's'} stay done; ${goesOn}.`;
  return steps.some(({ state }) => state === 'undone') ? 'What this run had changed was undone.' : 'Nothing was changed.';
}
