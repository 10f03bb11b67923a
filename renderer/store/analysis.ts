/** What follows from the design: problems, planned addresses, prediction. The core works it out in its worker after every edit. */
import { createStore } from 'zustand/vanilla';
import type { Problem, Severity } from '../../shared/problem/problem.ts';
import type { Cause, Planned } from '../worker/analyst.ts';
import { idOfRef } from './object-id.ts';
import type { Predicted } from './pair-table.ts';

export interface Badge {
  readonly severity: Severity;
  readonly problems: readonly Problem[];
}

export interface AnalysisState {
  /** The design as text: what is sent to the services. */
  readonly text: string;
  /** The worst first. Known before the text is written, so without lines. */
  readonly problems: readonly Problem[];
  /** The same at their lines of `text`. */
  readonly located: readonly Problem[];
  /** Problems by drawn thing, worst first. */
  readonly badges: ReadonlyMap<string, Badge>;
  readonly compiled: Planned | null;
  readonly prediction: Predicted | null;
  /** The design was changed, and what follows from the change is not worked out yet: all of this is of the design before. */
  readonly stale: boolean;
  /** Counts the edits that were answered: the number of the last one. */
  readonly answered: number;
  /** What explains the pairs that are not as they should be, the weightiest first. */
  readonly causes: readonly Cause[];
}

export const NO_ANALYSIS: AnalysisState = {
  text: '',
  problems: [],
  located: [],
  badges: new Map(),
  compiled: null,
  prediction: null,
  stale: false,
  answered: 0,
  causes: [],
};

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

export function bySeverity(a: Problem, b: Problem): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}

export function badgesOf(problems: readonly Problem[]): ReadonlyMap<string, Badge> {
  const grouped = new Map<string, Problem[]>();
  for (const problem of problems) {
    const [first] = problem.objects ?? [];
    const id = first ? idOfRef(first) : null;
    if (id === null) continue;
    const known = grouped.get(id);
    if (known) known.push(problem);
    else grouped.set(id, [problem]);
  }
  const badges = new Map<string, Badge>();
  for (const [id, found] of grouped) {
    const sorted = found.sort(bySeverity);
    badges.set(id, { severity: sorted[0]?.severity ?? 'info', problems: sorted });
  }
  return badges;
}

/** One more problem on a thing. */
export function badgeWith(problem: Problem, badge: Badge | undefined): Badge {
  const problems = [problem, ...(badge?.problems ?? [])].sort(bySeverity);
  return { severity: problems[0]?.severity ?? 'info', problems };
}

export function createAnalysisStore() {
  return createStore<AnalysisState>()(() => NO_ANALYSIS);
}

export type AnalysisStore = ReturnType<typeof createAnalysisStore>;
