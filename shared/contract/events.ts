/** What streams from the services to whoever watches: the window, the page, the command line. */
import type { LinkKind } from '../lab/needs.ts';
import type { Plan, Step } from '../plan/plan.ts';
import type { FailureKind, Problem } from '../problem/problem.ts';
import type { Endpoint } from '../reach/result.ts';
import type { HostState } from '../state/state.ts';
import type { Look } from '../verdict/look.ts';
import type { MeasuredPair, ProbeMethod } from '../verdict/measurement.ts';

/** A host's way from unknown to known. */
export type HostEvent =
  | { readonly type: 'host'; readonly host: string; readonly state: 'connecting' | 'observing' }
  | {
      readonly type: 'host';
      readonly host: string;
      readonly state: 'ready';
      readonly observed: HostState;
      readonly milliseconds: number;
    }
  | { readonly type: 'host'; readonly host: string; readonly state: 'failed'; readonly problem: Problem };

export type PlanEvent = HostEvent | { readonly type: 'plan'; readonly plan: Plan };

export type StepState = 'doing' | 'done' | 'failed' | 'skipped' | 'undoing' | 'undone';

export type DeployEvent =
  | PlanEvent
  | {
      readonly type: 'step';
      readonly step: Step['id'];
      readonly host: string;
      readonly state: StepState;
      readonly milliseconds?: number;
      readonly problem?: Problem;
    }
  | { readonly type: 'log'; readonly host?: string; readonly text: string }
  | {
      readonly type: 'finished';
      readonly outcome: 'done' | 'unchanged' | 'failed' | 'undone' | 'cancelled';
      /** Of a failure: `answer` where the plan says no, `host` where a host refused or was lost. */
      readonly kind?: FailureKind;
      readonly milliseconds: number;
      readonly problems: readonly Problem[];
    };

export type ProbeEvent =
  | HostEvent
  | {
      readonly type: 'round';
      readonly round: number;
      readonly endpoints: readonly Endpoint[];
      readonly pairs: number;
      readonly startedAt: number;
    }
  | { readonly type: 'cells'; readonly round: number; readonly cells: readonly MeasuredPair[] }
  /** The hosts looked at again, because pairs were measured otherwise than predicted or because it was asked for: before the end of the round. */
  | { readonly type: 'look'; readonly round: number; readonly look: Look }
  | {
      readonly type: 'round-end';
      readonly round: number;
      readonly milliseconds: number;
      readonly methods: Readonly<Record<string, ProbeMethod>>;
      readonly problems: readonly Problem[];
    };

export type LabEvent =
  | { readonly type: 'progress'; readonly text: string }
  | { readonly type: 'log'; readonly text: string }
  | { readonly type: 'lab'; readonly lab: LabStatus };

export interface LabStatus {
  readonly running: boolean;
  readonly backend: 'namespaces' | 'vm';
  readonly hosts: readonly LabHost[];
  /** Why no lab can run here, and what one needs; absent where one can. */
  readonly unavailable?: Problem;
  /** What hosts made of namespaces cannot have here, because the kernel of this machine cannot make it; absent: they can have all. */
  readonly lacks?: readonly LinkKind[];
  /** The lab's own configuration for the ssh program, with its aliases: a shell on a host is `ssh -F PATH docker01.lab`. While it runs. */
  readonly sshConfig?: string;
}

/** What a topology file needs to know of a lab host: where to log in and which NIC is cabled. */
export interface LabHost {
  readonly name: string;
  /** A Host alias of the lab's own ssh configuration. */
  readonly ssh: string;
  /** The first of its NICs. */
  readonly nic: string;
  readonly nics: readonly string[];
  readonly address: string;
  readonly running: boolean;
  /** Daemons of a running host that were asked and do not answer; absent: all do. */
  readonly silent?: readonly LabDaemon[];
}

export type LabDaemon = 'ssh' | 'docker';
