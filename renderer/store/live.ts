/** What is known of the world: the door, the hosts, the plan, a deploy under way, measurements, the sandbox. */
import { createStore } from 'zustand/vanilla';
import type { Example, OpenedFile } from '../../shared/contract/contract.ts';
import type { RecoveredWork } from '../../shared/contract/recovery.ts';
import type { CheckPoint, CheckResult } from '../../shared/contract/host-check.ts';
import type { LocateEvent, LocatePhase } from '../../shared/contract/locate.ts';
import type { SecretQuestion } from '../../shared/contract/secrets.ts';
import type { LabStatus, StepState } from '../../shared/contract/events.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import type { Endpoint, PairKey } from '../../shared/reach/result.ts';
import type { HostState } from '../../shared/state/state.ts';
import type { Look } from '../../shared/verdict/look.ts';
import type { MeasuredPair, ProbeMethod } from '../../shared/verdict/measurement.ts';
import type { DoorState } from '../client/door-state.ts';
import { indexOf, type RoundTrips } from './pair-table.ts';
import type { PastRound } from './round-history.ts';

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

export type Task = 'observe' | 'plan' | 'apply' | 'destroy' | 'measure' | 'lab' | 'follow' | 'locate';

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
  /** A round of it has come to its end: what is not known now, no round will tell. */
  readonly hasRound: boolean;
  readonly milliseconds: number | null;
  readonly methods: Readonly<Record<string, ProbeMethod>>;
  readonly problems: readonly Problem[];
}

/** Endpoint ids, and the address that is pinged. */
export interface LocatePair {
  readonly from: string;
  readonly to: string;
  readonly address: string;
}

/** The pair that was located last. */
export interface LocateState {
  readonly pair: LocatePair;
  /** Text of the design that it was located in. */
  readonly text: string;
  readonly phase: 'connecting' | LocatePhase;
  /** Links that are listened at. */
  readonly points: number;
  readonly found: Extract<LocateEvent, { type: 'located' }> | null;
  /** Captures can be opened in Wireshark at this door. */
  readonly canView: boolean;
}

export interface LabState {
  readonly status: LabStatus | null;
  readonly log: readonly string[];
}

/** The latest test of the way to a host. */
export interface HostCheck {
  readonly points: readonly CheckPoint[];
  readonly results: Readonly<Partial<Record<CheckPoint, CheckResult>>>;
  /** Ends it; null: it is over. */
  readonly running: AbortController | null;
  /** Why there was no test, as of a file that cannot be read. */
  readonly problem: Problem | null;
}

/** What a service needs to know of the person. The answer is never kept here. */
export interface OpenQuestion {
  readonly id: string;
  readonly question: SecretQuestion;
}

export interface LiveState {
  readonly questions: readonly OpenQuestion[];
  readonly checks: Readonly<Record<string, HostCheck>>;
  /** Unsaved work of windows that are gone. */
  readonly recovered: readonly RecoveredWork[];
  /** The open file as somebody else has written it, while there are unsaved changes here. */
  readonly onDisk: OpenedFile | null;
  /** The open file was removed by somebody else. */
  readonly fileGone: boolean;
  readonly door: DoorState;
  /** The browser has no room for unsaved work: while the services are away it is nowhere but on this page. */
  readonly uncopied: boolean;
  readonly hosts: Readonly<Record<string, HostObservation>>;
  readonly plan: Plan | null;
  /** Text of the design that `plan` was made for. */
  readonly planText: string;
  readonly deploy: DeployRun | null;
  readonly measure: MeasureState | null;
  readonly locate: LocateState | null;
  readonly lab: LabState;
  readonly examples: readonly Example[];
  /** How the program behind the page is started in a shell; null: not known, or it was not started from one. */
  readonly command: string | null;
  readonly recent: readonly { readonly path: string; readonly name: string }[];
  readonly running: Readonly<Partial<Record<Task, AbortController>>>;
  /** Why a task failed; it stays until the task is started again. */
  readonly failures: Readonly<Partial<Record<Task | 'file' | 'door', Problem>>>;
}

export function createLiveStore() {
  return createStore<LiveState>()(() => ({
    questions: [],
    checks: {},
    recovered: [],
    onDisk: null,
    fileGone: false,
    door: 'connecting',
    uncopied: false,
    hosts: {},
    plan: null,
    planText: '',
    deploy: null,
    measure: null,
    locate: null,
    lab: { status: null, log: [] },
    examples: [],
    command: null,
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
