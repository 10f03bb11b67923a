/** Plan, deploy, destroy. */
import type { DeployEvent } from '../../../shared/contract/events.ts';
import type { DeployRun } from '../live.ts';
import type { Workbench } from '../workbench.ts';
import { planLine, stepLine, withEnd, withLine } from '../deploy-log.ts';
import { designOf } from './design-input.ts';
import { followHosts } from './follow.ts';
import { onHostEvent } from './host-events.ts';
import { cancelTask, runTask } from './run.ts';

export function makePlan(bench: Workbench, purpose: 'apply' | 'destroy' = 'apply'): Promise<boolean> {
  bench.view.getState().showPanel('plan');
  return runTask(bench, 'plan', async (signal) => {
    const design = designOf(bench);
    bench.live.setState({ deploy: null, plan: null });
    for await (const event of await bench.client.deploy.plan({ ...design, purpose }, { signal })) {
      if (event.type === 'plan') bench.live.setState({ plan: event.plan, planText: design.text });
      else onHostEvent(bench, event);
    }
  });
}

export async function deploy(bench: Workbench, purpose: 'apply' | 'destroy'): Promise<boolean> {
  bench.view.getState().showPanel('plan');
  const done = await runTask(bench, purpose, async (signal) => {
    const design = designOf(bench);
    const id = crypto.randomUUID();
    const run: DeployRun = {
      id,
      cancelling: false,
      purpose,
      steps: {},
      log: [],
      outcome: null,
      milliseconds: null,
      problems: [],
    };
    bench.live.setState({ deploy: run, plan: null, planText: design.text });
    const stream =
      purpose === 'apply'
        ? await bench.client.deploy.apply({ ...design, run: id }, { signal })
        : await bench.client.deploy.destroy({ ...design, run: id }, { signal });
    for await (const event of stream) onDeployEvent(bench, event);
  });
  // What was cancelled or lost is not running any more, whatever the last event said.
  bench.live.setState(({ deploy: run, failures }) =>
    run?.outcome === null && !done
      ? { deploy: { ...run, steps: withoutRunning(run.steps), outcome: failures[purpose] ? 'failed' : 'cancelled' } }
      : {},
  );
  // What becomes of the containers from now on shows on the canvas.
  if (bench.live.getState().plan) void followHosts(bench);
  return done;
}

/** Cancels what runs: the steps that it undoes are still told. A second time it is left to itself. */
export function cancelDeploy(bench: Workbench, task: 'plan' | 'apply' | 'destroy'): void {
  const run = bench.live.getState().deploy;
  if (task === 'plan' || !run || run.cancelling) {
    cancelTask(bench, task);
    return;
  }
  bench.live.setState({ deploy: { ...run, cancelling: true } });
  bench.client.deploy.cancel({ run: run.id }).catch(() => cancelTask(bench, task));
}

function onDeployEvent(bench: Workbench, event: DeployEvent): void {
  const change = (next: (run: DeployRun) => Partial<DeployRun>): void => {
    bench.live.setState((live) => (live.deploy ? { deploy: { ...live.deploy, ...next(live.deploy) } } : {}));
  };
  switch (event.type) {
    case 'host':
      return onHostEvent(bench, event);
    case 'plan':
      bench.live.setState({ plan: event.plan });
      return change((run) => ({ log: withLine(run.log, planLine(event.plan, bench.t)) }));
    case 'step': {
      const { state, milliseconds, problem } = event;
      const progress = { state, ...(milliseconds !== undefined && { milliseconds }), ...(problem && { problem }) };
      const line = stepLine(bench.live.getState().plan, event, bench.t);
      return change((run) => ({
        steps: { ...run.steps, [event.step]: progress },
        log: line ? withLine(run.log, line) : run.log,
      }));
    }
    case 'log':
      return change((run) => ({
        log: withLine(run.log, event.host === undefined ? bench.t.say(event.text) : `${event.host}: ${bench.t.say(event.text)}`),
      }));
    case 'finished':
      return change((run) => ({
        outcome: event.outcome,
        milliseconds: event.milliseconds,
        problems: event.problems,
        log: withEnd(run.log, event, bench.t(`plan.outcome.${run.purpose}.${event.outcome}`), bench.t),
      }));
  }
}

function withoutRunning(steps: DeployRun['steps']): DeployRun['steps'] {
  return Object.fromEntries(
    Object.entries(steps).filter(([, progress]) => progress.state !== 'doing' && progress.state !== 'undoing'),
  );
}
