/** Making steps: one place that gives them ids, words and order. */
import type { ObjectRef, Problem } from '../problem/problem.ts';
import { routeMark } from '../compile/labels.ts';
import type { NicMark } from '../compile/labels.ts';
import type { HostState } from '../state/state.ts';
import { describeAction } from './commands.ts';
import type { Action, Disruption, Step } from './plan.ts';

export interface StepRequest {
  readonly action: Action;
  readonly inverse: Action | null;
  readonly object: ObjectRef;
  readonly why: string;
  readonly disruption?: Disruption;
  readonly after?: readonly Step[];
}

/** Steps and problems of one host, as the parts of `diff` add to them. */
export interface HostDraft {
  readonly topology: string;
  readonly desired: HostState;
  readonly observed: HostState;
  readonly steps: Step[];
  readonly problems: Problem[];
  /** What the mark of each link, the loopback included, says once the plan is carried out. */
  readonly marks: Map<string, NicMark>;
  add(request: StepRequest): Step;
}

export function draftHost(topology: string, desired: HostState, observed: HostState): HostDraft {
  const steps: Step[] = [];
  return {
    topology,
    desired,
    observed,
    steps,
    problems: [],
    marks: new Map(),
    add(request) {
      const step: Step = {
        id: freeId(steps, `${desired.host}:${request.action.type}:${subjectOf(request.action)}`),
        host: desired.host,
        object: request.object,
        ...describeAction(request.action),
        disruption: request.disruption ?? 'live',
        why: request.why,
        action: request.action,
        inverse: request.inverse,
        after: (request.after ?? []).map(({ id }) => id),
      };
      steps.push(step);
      return step;
    },
  };
}

/** The same may be done twice to a thing, a note before and after the work for instance. */
function freeId(steps: readonly Step[], id: string): string {
  return steps.some((step) => step.id === id) ? `${id}:again` : id;
}

function subjectOf(action: Action): string {
  switch (action.type) {
    case 'link.up':
    case 'link.down':
    case 'link.promiscuous':
    case 'link.own-arp':
    case 'link.mark':
    case 'link.mtu':
    case 'link.join':
    case 'link.leave':
      return action.link;
    case 'link.create':
    case 'link.remove':
      return action.link.name;
    case 'route.add':
    case 'route.remove':
      return routeMark(action.route);
    case 'forwarding.set':
      return action.setting;
    case 'firewall.apply':
    case 'firewall.remove':
      return 'rules';
    case 'file.write':
    case 'file.remove':
      return action.file.path;
    case 'address.add':
    case 'address.remove':
      return `${action.link}:${action.address}`;
    case 'network.create':
    case 'network.remove':
      return action.network.name;
    case 'image.ensure':
      return action.image;
    case 'container.create':
    case 'container.remove':
      return action.container.name;
    case 'container.start':
    case 'container.stop':
      return action.name;
    case 'container.connect':
    case 'container.disconnect':
      return `${action.name}:${action.attachment.network}`;
  }
}
