/** What apply, destroy and plan have in common: read the plan, ask, carry it out and tell how it ended. */
import type { Design, Services } from '../../main/services/services.ts';
import type { DeployEvent, PlanEvent, StepState } from '../../shared/contract/events.ts';
import type { Plan, Step } from '../../shared/plan/plan.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { callerOf } from './caller.ts';
import type { Cli } from './context.ts';
import { ANSWER_NO, DONE, HOST_FAILED, INTERRUPTED, statusOf } from './exit-status.ts';
import { createProgress } from './print/progress.ts';

export interface PlanResult {
  /** Null: no plan came, because hosts failed. */
  readonly plan: Plan | null;
  /** Of hosts that could not be reached or read. */
  readonly failures: readonly Problem[];
}

/** Reads the hosts and plans, with progress. */
export async function readPlan(cli: Cli, services: Services, design: Design, purpose: Plan['purpose']): Promise<PlanResult> {
  let plan: Plan | null = null;
  const failures: Problem[] = [];
  await follow(cli, services.plan(design, purpose, callerOf(cli)), (event) => {
    if (event.type === 'plan') plan = event.plan;
    else if (event.state === 'failed') failures.push(event.problem);
  });
  return { plan, failures };
}

export interface DoneStep {
  readonly id: Step['id'];
  readonly host: string;
  readonly words: string;
  readonly state: StepState | 'waiting';
  readonly milliseconds?: number;
  readonly problem?: Problem;
}

type Finished = Extract<DeployEvent, { type: 'finished' }>;

export interface DeployResult extends PlanResult {
  readonly steps: readonly DoneStep[];
  /** Null: the stream ended without saying how. */
  readonly finished: Finished | null;
}

/** Follows an apply or a destroy to its end; after a Ctrl-C too, while it undoes. */
export async function runDeploy(cli: Cli, stream: AsyncGenerator<DeployEvent>): Promise<DeployResult> {
  let plan: Plan | null = null;
  let finished: Finished | null = null;
  const failures: Problem[] = [];
  const steps = new Map<Step['id'], DoneStep>();
  await follow(cli, stream, (event) => {
    switch (event.type) {
      case 'plan':
        plan = event.plan;
        for (const { id, host, words } of event.plan.steps) steps.set(id, { id, host, words, state: 'waiting' });
        return;
      case 'host':
        if (event.state === 'failed') failures.push(event.problem);
        return;
      case 'step': {
        const { step, host, state, milliseconds, problem } = event;
        const words = steps.get(step)?.words ?? step;
        steps.set(step, {
          id: step,
          host,
          words,
          state,
          ...(milliseconds === undefined ? {} : { milliseconds }),
          ...(problem === undefined ? {} : { problem }),
        });
        return;
      }
      case 'finished':
        finished = event;
        return;
      case 'log':
        return;
    }
  });
  return { plan, failures, steps: [...steps.values()], finished };
}

/**
 * Exit status of a plan or a deploy: a host that failed, or a step on it, is 3; what stands in the way of the whole plan is
 * an answer, 1.
 */
export function statusOfDeploy(cli: Pick<Cli, 'signal'>, result: PlanResult & Partial<DeployResult>): number {
  const { plan, failures, finished } = result;
  if (finished?.outcome === 'done' || finished?.outcome === 'unchanged') return DONE;
  if (finished?.outcome === 'cancelled' || cli.signal.aborted) return INTERRUPTED;
  if (finished) return statusOf(finished.kind ?? 'host');
  if (failures.length > 0) return HOST_FAILED;
  return plan?.problems.some(({ severity }) => severity === 'error') ? ANSWER_NO : DONE;
}

/** Ends the command where nobody could say yes: without a terminal, --yes is the yes. */
export function requirePerson(cli: Cli, command: string): NonNullable<Cli['ask']> {
  if (cli.ask) return cli.ask;
  throw new VlanvasError('usage', {
    code: 'CONFIRMATION_NEEDED',
    message: `\`vlanvas ${command}\` changes hosts and asks first, and there is no terminal to ask on.`,
    hint: `Look at \`vlanvas plan\`, then run it with --yes.`,
  });
}

async function follow<Event extends PlanEvent | DeployEvent>(
  cli: Cli,
  stream: AsyncGenerator<Event>,
  take: (event: Event) => void,
): Promise<void> {
  const progress = createProgress(cli.screen);
  try {
    for await (const event of stream) {
      take(event);
      progress.event(event);
    }
  } finally {
    progress.end();
  }
}
