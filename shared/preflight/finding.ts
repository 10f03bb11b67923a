/** What every finding is made from, and its shape. */
import type { Prefix } from '../address/address.ts';
import type { Plan } from '../plan/plan.ts';
import type { ObjectRef, Problem, Severity } from '../problem/problem.ts';
import type { Endpoint } from '../reach/result.ts';
import type { Fabric, HostState } from '../state/state.ts';
import type { HostFacts } from './facts.ts';

export interface PreflightInput {
  readonly desired: readonly HostState[];
  readonly observed: readonly HostState[];
  readonly facts: readonly HostFacts[];
  readonly fabric: Fabric;
  readonly endpoints: readonly Endpoint[];
  readonly plan: Plan;
  /** Parts of its subnets that the file sets aside, by network. */
  readonly reserved: Readonly<Record<string, readonly Prefix[]>>;
}

/** One host that was read, beside what the design wants of it. */
export interface HostView {
  readonly host: string;
  readonly desired: HostState;
  readonly observed: HostState;
  readonly facts: HostFacts;
  readonly fabric: Fabric;
  readonly plan: Plan;
}

export type FindOnHost = (view: HostView) => readonly Problem[];
export type FindAcross = (views: readonly HostView[], input: PreflightInput) => readonly Problem[];

export interface FindingWords {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly objects?: readonly ObjectRef[];
  readonly data?: Readonly<Record<string, string | number | boolean>>;
}

/** A problem at a host; the host itself is what it is about where nothing else is named. */
export function finding(host: string, { objects, data, ...words }: FindingWords): Problem {
  return {
    ...words,
    place: { host },
    objects: objects && objects.length > 0 ? objects : [{ kind: 'host', name: host }],
    data: { host, ...data },
  };
}

/** `a`, `a and b`, `a, b and 3 more`: long lists are for machines. */
export function listed(names: readonly string[], most = 4): string {
  const unique = [...new Set(names)];
  if (unique.length <= 1) return unique[0] ?? '';
  if (unique.length <= most) return `${unique.slice(0, -1).join(', ')} and ${unique.at(-1) ?? ''}`;
  return `${unique.slice(0, most - 1).join(', ')} and ${unique.length - most + 1} more`;
}
