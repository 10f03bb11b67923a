/** What is known of the world: the door, the hosts, the plan, a deploy under way, measurements, the sandbox. */
import { createStore } from 'zustand/vanilla';
import type { Example } from '../../shared/contract/contract.ts';
import type { LabStatus, StepState } from '../../shared/contract/events.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import type { Endpoint, PairKey } from '../../shared/reach/result.ts';
import type { HostState } from '../../shared/state/state.ts';
import type { Look } from '../../shared/verdict/look.ts';
import type { MeasuredPair, ProbeMethod } from '../../shared/verdict/measurement.ts';
import type { DoorState } from '../client/door-state.ts';
import { indexOf, type PastRound, type RoundTrips } from './pair-table.ts';

export interface HostObservation {
  readonly state: 'connecting' | 'observing' | 'ready' | 'failed';
  readonly observed?: HostState;
  readonly problem?: Problem;
}

export interface StepProgress {
  readonly state: StepState;
  readonly milliseconds?: number;
  readonly problem?: Problem;
}

export type Task = 'observe' | 'plan' | 'apply' | 'destroy' | 'measure' | 'lab';

export interface DeployRun {
  /** Names it for cancelling. */
  readonly id: string;
  /** It was cancelled, and what it changed is being undone. */
  readonly cancelling: boolean;
  readonly purpose: 'apply' | 'destroy';
  readonly steps: Readonly<Record<string, StepProgress>>;
  readonly log: readonly string[];
  readonly outcome: 'done' | 'unchanged' | 'failed' | 'undone' | 'cancelled' | null;
  readonly milliseconds: number | null;
  readonly problems: readonly Problem[];
}

export interface MeasureState {
  readonly round: number;
  readonly live: boolean;
  readonly endpoints: readonly Endpoint[];
  readonly pairs: number;
  /** Latest result of every pair, at its index in the table of `trips`: one array that fills; `version` counts its changes. */
  readonly results: (MeasuredPair | undefined)[];
  readonly version: number;
  /** The same as numbers; null until a round has said what it measures. */
  readonly trips: RoundTrips | null;
  readonly history: readonly PastRound[];
  /** The hosts as they were seen after pairs had surprised; null: nothing surprised yet. */
  readonly look: Look | null;
  /** Text of the design that was measured. */
  readonly text: string;
  readonly milliseconds: number | null;
  readonly methods: Readonly<Record<string, ProbeMethod>>;
  readonly problems: readonly Problem[];
}

export interface LabState {
  readonly status: LabStatus | null;
  readonly log: readonly string[];
}

export interface LiveState {
  readonly door: DoorState;
  readonly hosts: Readonly<Record<string, HostObservation>>;
  readonly plan: Plan | null;
  /** Text of the design that `plan` was made for. */
  readonly planText: string;
  readonly deploy: DeployRun | null;
  readonly measure: MeasureState | null;
  readonly lab: LabState;
  readonly examples: readonly Example[];
  readonly recent: readonly { readonly path: string; readonly name: string }[];
  readonly running: Readonly<Partial<Record<Task, AbortController>>>;
  /** Why a task failed; it stays until the task is started again. */
  readonly failures: Readonly<Partial<Record<Task | 'file' | 'door', Problem>>>;
}

export function createLiveStore() {
  return createStore<LiveState>()(() => ({
    door: 'connecting',
    hosts: {},
    plan: null,
    planText: '',
    deploy: null,
    measure: null,
    lab: { status: null, log: [] },
    examples: [],
    recent: [],
    running: {},
    failures: {},
  }));
}

export type LiveStore = ReturnType<typeof createLiveStore>;

/** What was last measured of a pair. */
export function resultOf(measure: MeasureState | null, pair: PairKey): MeasuredPair | undefined {
  return measure?.trips ? measure.results[indexOf(measure.trips.table, pair)] : undefined;
}

/** Steps of the plan that are still to be done; none once it was carried out. */
export function pendingSteps(live: LiveState): number {
  return live.deploy?.outcome === 'done' || live.deploy?.outcome === 'unchanged' ? 0 : (live.plan?.steps.length ?? 0);
}
