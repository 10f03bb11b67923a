/** Live progress by host: what each host is at, from the events of a service. */
import type { DeployEvent, HostEvent } from '../../../shared/contract/events.ts';
import type { Plan, Step } from '../../../shared/plan/plan.ts';
import { duration } from './duration.ts';
import { formatProblem } from './problems.ts';
import type { Screen } from './screen.ts';
import { pad } from './screen.ts';

export interface Progress {
  event(event: HostEvent | DeployEvent): void;
  /** Leaves the last state of each host on the screen. */
  end(): void;
}

interface HostProgress {
  text: string;
  done: number;
  total: number;
}

const BAR = 12;

export function createProgress(screen: Screen): Progress {
  const hosts = new Map<string, HostProgress>();
  const steps = new Map<Step['id'], Step>();
  const { paint } = screen;
  const of = (host: string): HostProgress => {
    const known = hosts.get(host);
    if (known) return known;
    const fresh = { text: '', done: 0, total: 0 };
    hosts.set(host, fresh);
    return fresh;
  };
  const render = () => {
    const name = Math.max(0, ...[...hosts.keys()].map((host) => host.length));
    screen.live([...hosts].map(([host, progress]) => `${paint.bold(pad(host, name))}  ${bar(progress)}${progress.text}`));
  };
  const bar = ({ done, total }: HostProgress) => {
    if (total === 0) return '';
    const filled = Math.round((done / total) * BAR);
    return `${paint.green('━'.repeat(filled))}${paint.dim('━'.repeat(BAR - filled))} ${done}/${total}  `;
  };
  const say = (host: string, text: string) => {
    of(host).text = text;
    if (!screen.terminal) screen.print(`${host}  ${text}`);
  };

  const onHost = (event: HostEvent) => {
    switch (event.state) {
      case 'connecting':
        say(event.host, 'connecting');
        return;
      case 'observing':
        say(event.host, 'reading its state');
        return;
      case 'ready':
        say(event.host, `ready after ${duration(event.milliseconds)}`);
        return;
      case 'failed':
        say(event.host, paint.red('failed'));
        screen.print(formatProblem(event.problem, paint, screen.width));
        return;
    }
  };
  const onPlan = (plan: Plan) => {
    for (const step of plan.steps) {
      steps.set(step.id, step);
      of(step.host).total += 1;
    }
  };
  const onStep = (event: Extract<DeployEvent, { type: 'step' }>) => {
    const words = steps.get(event.step)?.words ?? event.step;
    const host = of(event.host);
    const took = event.milliseconds === undefined ? '' : ` (${duration(event.milliseconds)})`;
    switch (event.state) {
      case 'doing':
        // A plain log shows a step once, when it is over.
        host.text = words;
        return;
      case 'done':
        host.done += 1;
        say(event.host, host.done === host.total && screen.terminal ? 'done' : `${words}${took}`);
        return;
      case 'failed':
        say(event.host, `${paint.red('failed')}: ${words}`);
        if (event.problem) screen.print(formatProblem(event.problem, paint, screen.width));
        return;
      case 'skipped':
        say(event.host, `not done: ${words}`);
        return;
      case 'undoing':
        host.text = `undoing: ${words}`;
        return;
      case 'undone':
        host.done = Math.max(0, host.done - 1);
        say(event.host, `undone: ${words}${took}`);
        return;
    }
  };

  return {
    event: (event) => {
      if (event.type === 'host') onHost(event);
      else if (event.type === 'plan') onPlan(event.plan);
      else if (event.type === 'step') onStep(event);
      else if (event.type === 'log')
        screen.print(paint.dim(event.host === undefined ? event.text : `${event.host}  ${event.text}`));
      render();
    },
    end: () => {
      screen.clear();
    },
  };
}
