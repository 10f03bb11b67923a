/** What the page asks of the core. The core works in a worker, so that drawing never waits for it: every answer comes later. */
import type { AddressPlan } from '../../shared/address/planner.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import type { Drift } from '../../shared/plan/drift.ts';
import type { Endpoint, PairKey, Walk } from '../../shared/reach/result.ts';
import type { HostState } from '../../shared/state/state.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import type { Blame } from '../../shared/verdict/blame.ts';
import type { Diagnosis } from '../../shared/verdict/diagnosis.ts';
import type { Look } from '../../shared/verdict/look.ts';
import type { MeasuredPair, Measurement } from '../../shared/verdict/measurement.ts';
import type { Layout } from '../canvas/layout/layout.ts';
import type { Language } from '../locales/index.ts';

/** A design as the page has it: what is drawn, and the text that it is written over. */
export interface DesignSource {
  readonly document: TopologyDocument;
  readonly base: string;
  readonly path: string | null;
}

export interface Question {
  /** Counts up with every edit: an older question that is not answered yet is given up. */
  readonly revision: number;
  readonly design: DesignSource;
  /** Engine versions of the hosts that were asked. */
  readonly engines: ReadonlyMap<string, string>;
  /** `from` of the answer that the page has; 0: none. The same is not sent twice. */
  readonly known: number;
}

/** What the planner chose, of all that was compiled. */
export interface Planned {
  readonly addresses: Pick<AddressPlan, 'attachments' | 'ranges' | 'shims'>;
}

export interface Checked {
  /** The revision that it was worked out for: an edit of positions alone changes nothing of it. */
  readonly from: number;
  /** Their places have no lines yet: those come with the text. */
  readonly problems: readonly Problem[];
  readonly compiled: Planned | null;
}

export interface Written {
  readonly text: string;
  /** The problems at their lines of that text. */
  readonly problems: readonly Problem[];
}

/** Every pair as a code of shared/reach/outcome-table.ts: a row an endpoint, a column an address of a target. */
export interface PredictedTable {
  readonly from: number;
  readonly endpoints: readonly Endpoint[];
  readonly outcomes: Uint8Array<ArrayBuffer>;
  /** What the file expects, in the same places: `CLOSED`, `OPEN`, or 0 where it says nothing; empty where it expects nothing. */
  readonly expected: Uint8Array<ArrayBuffer>;
}

/** Null: a newer question came, and this one was given up. `unchanged`: as the page knows it. */
export type Answer<Value> = Value | 'unchanged' | null;

/** The hosts as they were seen after pairs had surprised, and the text of the design that was measured. */
export interface Seen {
  readonly text: string;
  readonly look: Look;
}

/** A round as numbers (pair-table.ts), and the pairs of it that surprise, as they came. */
export interface MeasuredTable {
  readonly endpoints: readonly Endpoint[];
  readonly values: Float32Array;
  readonly surprises: readonly MeasuredPair[];
  /** Hosts that could not be read: what is measured of them blames nobody else. */
  readonly dead: readonly string[];
}

export type CauseKind = 'blocked' | 'leak' | 'expected';

export interface Cause extends Blame {
  readonly kind: CauseKind;
  /** The hosts were looked at and showed it; else it is what the failing pairs have in common. */
  readonly seen: boolean;
}

export type ReportFormat = 'csv' | 'json' | 'junit' | 'html';

export interface ReportQuestion {
  readonly format: ReportFormat;
  readonly language: Language;
  readonly design: DesignSource;
  readonly engines: ReadonlyMap<string, string>;
  readonly measured: readonly MeasuredPair[] | null;
  /** The hosts' own addresses take part, as in the matrix that is shown. */
  readonly hosts: boolean;
  /** When it is made, in milliseconds since 1970. */
  readonly at: number;
}

export interface Analyst {
  check(question: Question): Promise<Answer<Checked>>;
  /** Of the design that was checked last. */
  predict(question: { readonly revision: number; readonly known: number }): Promise<Answer<PredictedTable>>;
  write(question: Question): Promise<Answer<Written>>;
  /** Null where no design is predicted. */
  walk(question: { readonly pair: PairKey }): Promise<Walk | null>;
  /** What the hosts showed, for the questions that follow; null: nothing is known of them. */
  see(seen: Seen | null): Promise<null>;
  /** Why a pair was measured as it was; null where the hosts were not seen. */
  diagnose(question: { readonly pair: PairKey; readonly measured: Measurement }): Promise<Diagnosis | null>;
  /** The way of a pair by the hosts as they were seen; null where they were not. */
  walkSeen(question: { readonly pair: PairKey }): Promise<Walk | null>;
  /** What explains the pairs that are not as they should be, the weightiest first. `measured` null: by the prediction alone. */
  causes(question: {
    readonly measured: MeasuredTable | null;
    /** How the sentences end, by kind. */
    readonly words: Readonly<Record<CauseKind, string>>;
  }): Promise<readonly Cause[]>;
  /** How far the hosts that were read are from the design that was checked last. */
  drift(question: { readonly observed: readonly HostState[] }): Promise<readonly Drift[]>;
  /** What another design predicts; its problem where it cannot be read. */
  foresee(question: {
    readonly text: string;
    readonly path: string | null;
    readonly engines: ReadonlyMap<string, string>;
  }): Promise<PredictedTable | Problem>;
  /** What the hosts that were read were last made to be, for the design that was checked last; null where there is none. */
  deployed(question: { readonly observed: readonly HostState[] }): Promise<PredictedTable | null>;
  /**
   * Whether a text means the same as the design that was checked last, which is so after an edit of a comment, a position or an
   * expectation: false also where either cannot be read.
   */
  isSame(question: { readonly text: string }): Promise<boolean>;
  /** Whether the hosts, all of which were read, are as a deploy of the design that was checked last leaves them. */
  isDeployed(question: { readonly observed: readonly HostState[] }): Promise<boolean>;
  /** Where everything of it lies without the places that were chosen by hand. */
  tidy(question: { readonly document: TopologyDocument }): Promise<Layout>;
  /** The matrix as a file; null where the design cannot be read. */
  report(question: ReportQuestion): Promise<{ readonly name: string; readonly content: string } | null>;
}
