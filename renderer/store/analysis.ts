/** What follows from the design: problems, planned addresses, prediction. Worked out anew after every edit, once a frame. */
import { createStore } from 'zustand/vanilla';
import type { Problem, Severity } from '../../shared/problem/problem.ts';
import { analyse, NO_ANALYSIS, type Analysis } from './core.ts';
import { textOf, type DesignStore } from './design.ts';
import type { LiveStore } from './live.ts';
import { idOfRef } from './object-id.ts';

export interface Badge {
  readonly severity: Severity;
  readonly problems: readonly Problem[];
}

export interface AnalysisState extends Analysis {
  /** Problems by drawn thing, worst first. */
  readonly badges: ReadonlyMap<string, Badge>;
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

export function bySeverity(a: Problem, b: Problem): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}

export function badgesOf(problems: readonly Problem[]): ReadonlyMap<string, Badge> {
  const grouped = new Map<string, Problem[]>();
  for (const problem of problems) {
    const [first] = problem.objects ?? [];
    const id = first ? idOfRef(first) : null;
    if (id !== null) grouped.set(id, [...(grouped.get(id) ?? []), problem]);
  }
  const badges = new Map<string, Badge>();
  for (const [id, found] of grouped) {
    const sorted = found.sort(bySeverity);
    badges.set(id, { severity: sorted[0]?.severity ?? 'info', problems: sorted });
  }
  return badges;
}

export function createAnalysisStore() {
  return createStore<AnalysisState>()(() => ({ ...NO_ANALYSIS, badges: new Map() }));
}

export type AnalysisStore = ReturnType<typeof createAnalysisStore>;

/** Keeps the analysis up to date; answers how to stop. `schedule` runs a function soon, as requestAnimationFrame does. */
export function followDesign(
  stores: { readonly design: DesignStore; readonly live: LiveStore; readonly analysis: AnalysisStore },
  schedule: (run: () => void) => void,
): () => void {
  let waiting = false;
  let before: readonly unknown[] = [];
  const run = (): void => {
    waiting = false;
    const design = stores.design.getState();
    const engines = observedEngines(stores.live);
    const inputs = [design.document, design.unreadable, design.base, [...engines].join()];
    if (inputs.every((input, index) => input === before[index])) return;
    before = inputs;
    if (!design.document) {
      stores.analysis.setState({ ...NO_ANALYSIS, badges: new Map() });
      return;
    }
    if (design.unreadable) {
      stores.analysis.setState({ text: design.unreadable.text, problems: design.unreadable.problems, badges: new Map() });
      return;
    }
    const analysis = analyse(textOf(design), design.saved.path, engines);
    const problems = [...analysis.problems].sort(bySeverity);
    stores.analysis.setState({ ...analysis, problems, badges: badgesOf(problems) });
  };
  const later = (): void => {
    if (waiting) return;
    waiting = true;
    schedule(run);
  };
  run();
  const stops = [stores.design.subscribe(later), stores.live.subscribe(later)];
  return () => {
    for (const stop of stops) stop();
  };
}

function observedEngines(live: LiveStore): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const [host, observation] of Object.entries(live.getState().hosts)) {
    const version = observation.observed?.engine?.version;
    if (version !== undefined) versions.set(host, version);
  }
  return versions;
}
