/** Problems for components: all that are listed, and those of one drawn thing. */
import { useMemo } from 'react';
import { badgeWith, type Badge } from './analysis.ts';
import { useAnalysis, useDesign, useLive } from './hooks.ts';
import { listedProblems, withLines, type ListedProblems } from './listed-problems.ts';
import { splitObjectId } from './object-id.ts';

const NONE = {};

/** What the Problems panel lists. */
export function useListedProblems(): ListedProblems {
  const problems = useAnalysis((analysis) => analysis.problems);
  const located = useAnalysis((analysis) => analysis.located);
  const hosts = useLive((live) => live.hosts);
  const inDesign = useDesign((design) => design.document?.hosts) ?? NONE;
  return useMemo(() => listedProblems(withLines(problems, located), hosts, inDesign), [problems, located, hosts, inDesign]);
}

/** How many of them are errors or warnings: the number on every count of problems. */
export function useProblemCount(): number {
  const problems = useAnalysis((analysis) => analysis.problems);
  const inDesign = useDesign((design) => design.document?.hosts) ?? NONE;
  return useLive((live) => listedProblems(problems, live.hosts, inDesign).problems.length);
}

/** The problems of one drawn thing: those of the design, and for a host also what it refuses. */
export function useBadge(id: string): Badge | undefined {
  const badge = useAnalysis((analysis) => analysis.badges.get(id));
  const refused = useLive((live) => {
    const object = splitObjectId(id);
    return object?.kind === 'host' ? live.hosts[object.name]?.problem : undefined;
  });
  return useMemo(() => (refused ? badgeWith(refused, badge) : badge), [refused, badge]);
}
