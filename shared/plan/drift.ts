/** How far the hosts are from the design, object by object: what a plan would do, told as what is so now. */
import { compile } from '../compile/compile.ts';
import { optionsFrom } from '../compile/deployed.ts';
import type { ObjectRef } from '../problem/problem.ts';
import type { HostState } from '../state/state.ts';
import type { Topology } from '../topology/topology.ts';
import { diff } from './diff.ts';
import type { Step } from './plan.ts';

/** `missing`: it is not there. `stopped`: it is as it should be, and does not run. `differs`: it is there, and otherwise. */
export type DriftKind = 'missing' | 'stopped' | 'differs';

export interface Drift {
  readonly host: string;
  readonly object: ObjectRef;
  readonly kind: DriftKind;
  /** In words, as a plan gives them: `address on net1 is 10.0.0.7, not 10.0.0.8`. */
  readonly why: string;
}

/** Of containers, networks and interfaces of the hosts that were read. An object is told of once a host, by what weighs most. */
export function driftOf(topology: Topology, observed: readonly HostState[]): readonly Drift[] {
  const compiled = compile(topology, optionsFrom(topology.name, observed));
  const { steps } = diff(topology.name, compiled.hosts, observed);
  const found = new Map<string, Drift>();
  for (const step of steps) {
    const kind = kindOf(step, steps);
    if (kind === undefined) continue;
    const { host, object, why } = step;
    const key = `${host} ${object.kind} ${object.name}`;
    const before = found.get(key);
    if (!before || WEIGHT[kind] > WEIGHT[before.kind]) found.set(key, { host, object, kind, why });
  }
  return [...found.values()];
}

const WEIGHT = { stopped: 0, differs: 1, missing: 2 } as const satisfies Record<DriftKind, number>;

/** Undefined: what the step is about is no drift of a drawn thing (a file, an image), or nothing of the design (it is removed). */
function kindOf({ action, object, host }: Step, steps: readonly Step[]): DriftKind | undefined {
  const isReplaced = (type: 'container.remove' | 'network.remove'): boolean =>
    steps.some((other) => other.action.type === type && other.host === host && other.object.name === object.name);
  switch (action.type) {
    case 'container.create':
      return isReplaced('container.remove') ? 'differs' : 'missing';
    case 'network.create':
      return isReplaced('network.remove') ? 'differs' : 'missing';
    case 'link.create':
      return 'missing';
    case 'container.start':
      return 'stopped';
    case 'container.connect':
    case 'container.disconnect':
    case 'link.up':
    case 'link.promiscuous':
    case 'link.mtu':
    case 'address.add':
      return 'differs';
    default:
      return undefined;
  }
}
