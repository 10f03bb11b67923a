/**
 * Carries out a plan: hosts side by side, the steps of a host in the order of their dependencies, several at a time. If a
 * step fails or the person cancels, what this run changed is undone, unless told otherwise.
 */
import type { DeployEvent } from '../../shared/contract/events.ts';
import { describeAction } from '../../shared/plan/commands.ts';
import type { Plan, Step } from '../../shared/plan/plan.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { HostConnection } from '../host/connection.ts';
import { streamOf } from '../streams/queue.ts';
import { carryOut } from './actions.ts';
import { stepError } from './docker-error.ts';
import type { ImageSource } from './image.ts';

export interface ExecuteOptions {
  readonly connections: ReadonlyMap<string, HostConnection>;
  readonly images: readonly ImageSource[];
  /** Cancels: no further step is begun, those under way are waited for, then all is undone. */
  readonly signal: AbortSignal;
  /** Keeps what was done when a step fails. */
  readonly keep: boolean;
}

/** Steps of one host at a time; more gains nothing, because a daemon starts containers at the speed of its cores. */
const PARALLEL = 8;

type Push = (event: DeployEvent) => void;

export function execute(plan: Plan, options: ExecuteOptions): AsyncGenerator<DeployEvent> {
  return streamOf<DeployEvent>((push) => run(plan, options, push));
}

async function run(plan: Plan, options: ExecuteOptions, push: Push): Promise<void> {
  const started = performance.now();
  const done: Step[] = [];
  const problems: Problem[] = [];
  const stopped = new AbortController();
  const halt = AbortSignal.any([stopped.signal, options.signal]);
  const hosts = [...new Set(plan.steps.map(({ host }) => host))];
  await Promise.all(
    hosts.map((host) =>
      runHost(
        plan.steps.filter((step) => step.host === host),
        { ...options, halt, push },
        done,
        (problem) => {
          problems.push(problem);
          stopped.abort();
        },
      ),
    ),
  );
  const milliseconds = () => Math.round(performance.now() - started);
  if (problems.length === 0 && !options.signal.aborted) {
    push({ type: 'finished', outcome: 'done', milliseconds: milliseconds(), problems });
    return;
  }
  if (options.keep || done.length === 0) {
    push({
      type: 'finished',
      outcome: options.signal.aborted ? 'cancelled' : 'failed',
      kind: 'host',
      milliseconds: milliseconds(),
      problems,
    });
    return;
  }
  const left = await undo(done, options, push);
  const outcome = options.signal.aborted ? 'cancelled' : left.length > 0 ? 'failed' : 'undone';
  push({ type: 'finished', outcome, kind: 'host', milliseconds: milliseconds(), problems: [...problems, ...left] });
}

interface HostRun extends ExecuteOptions {
  readonly halt: AbortSignal;
  readonly push: Push;
}

/** Runs the steps of one host; every step ends as done, failed or skipped. */
async function runHost(steps: readonly Step[], options: HostRun, done: Step[], fail: (problem: Problem) => void): Promise<void> {
  const waiting = new Set(steps);
  const finished = new Set<string>();
  const running = new Set<Promise<void>>();
  const begin = (step: Step) => {
    waiting.delete(step);
    const work = runStep(step, options).then((problem) => {
      running.delete(work);
      if (problem) fail(problem);
      else {
        finished.add(step.id);
        done.push(step);
      }
    });
    running.add(work);
  };
  for (;;) {
    if (!options.halt.aborted) {
      for (const step of waiting) {
        if (running.size >= PARALLEL) break;
        if (step.after.every((id) => finished.has(id))) begin(step);
      }
    }
    if (running.size === 0) break;
    await Promise.race(running);
  }
  for (const step of waiting) options.push({ type: 'step', step: step.id, host: step.host, state: 'skipped' });
}

async function runStep(step: Step, options: HostRun): Promise<Problem | undefined> {
  const started = performance.now();
  options.push({ type: 'step', step: step.id, host: step.host, state: 'doing' });
  try {
    await carryOut(step.action, contextOf(step, options, options.halt));
    options.push({
      type: 'step',
      step: step.id,
      host: step.host,
      state: 'done',
      milliseconds: Math.round(performance.now() - started),
    });
    return undefined;
  } catch (error) {
    const { problem } = lostOr(error, step, options);
    options.push({
      type: 'step',
      step: step.id,
      host: step.host,
      state: 'failed',
      milliseconds: Math.round(performance.now() - started),
      problem,
    });
    return problem;
  }
}

/** A step that fails because its host is gone says that, and not what the broken stream said. */
function lostOr(error: unknown, step: Step, options: ExecuteOptions): VlanvasError {
  const lost = options.connections.get(step.host)?.lost;
  const reason: unknown = lost?.aborted ? lost.reason : undefined;
  return reason instanceof VlanvasError ? reason : stepError(error, step);
}

function contextOf(step: Step, options: ExecuteOptions & { readonly push: Push }, signal: AbortSignal) {
  const connection = options.connections.get(step.host);
  if (!connection) throw new Error(`no connection to ${step.host}`);
  return {
    connection,
    images: options.images,
    signal,
    log: (text: string) => options.push({ type: 'log', host: step.host, text }),
  };
}

/** Undoes in the reverse order of doing. Returns what could not be undone; the next apply or destroy sees to it. */
async function undo(done: readonly Step[], options: ExecuteOptions, push: Push): Promise<readonly Problem[]> {
  const hosts = [...new Set(done.map(({ host }) => host))];
  const left = await Promise.all(
    hosts.map((host) =>
      undoHost(
        done.filter((step) => step.host === host),
        options,
        push,
      ),
    ),
  );
  return left.flat();
}

async function undoHost(done: readonly Step[], options: ExecuteOptions, push: Push): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const step of [...done].reverse()) {
    if (!step.inverse) continue;
    push({ type: 'step', step: step.id, host: step.host, state: 'undoing' });
    try {
      await carryOut(step.inverse, contextOf(step, { ...options, push }, new AbortController().signal));
      push({ type: 'step', step: step.id, host: step.host, state: 'undone' });
    } catch (error) {
      const { problem } = lostOr(error, { ...step, ...describeAction(step.inverse), action: step.inverse }, options);
      push({ type: 'step', step: step.id, host: step.host, state: 'failed', problem });
      problems.push(notUndone(step, problem));
      // Nothing more can be done on a host that is gone.
      if (options.connections.get(step.host)?.lost.aborted) break;
    }
  }
  return problems;
}

function notUndone(step: Step, problem: Problem): Problem {
  return {
    code: 'NOT_UNDONE',
    severity: 'warning',
    message: `"${step.words}" on ${step.host} could not be undone: ${problem.message}`,
    hint: 'Nothing is lost track of: the next apply finishes it, and destroy removes it.',
    place: { host: step.host, object: `${step.object.kind} ${step.object.name}` },
    objects: [step.object],
  };
}
