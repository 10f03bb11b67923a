/** What the Problems panel lists, so that whoever counts problems counts the same. Pure. */
import type { Problem } from '../../shared/problem/problem.ts';
import type { LiveState } from './live.ts';

export interface ListedProblems {
  /** What a count of problems counts: errors and warnings, those of hosts first. */
  readonly problems: readonly Problem[];
  /** What is so by design. */
  readonly notes: readonly Problem[];
}

/** `hosts`: as they were last asked; one that is not in the design any more has no problem. */
export function listedProblems(
  found: readonly Problem[],
  hosts: LiveState['hosts'],
  inDesign: Readonly<Record<string, unknown>>,
): ListedProblems {
  const refused = Object.entries(hosts).flatMap(([name, { problem }]) => (problem && name in inDesign ? [problem] : []));
  const all = [...refused, ...found];
  return { problems: all.filter(isCounted), notes: all.filter((problem) => !isCounted(problem)) };
}

export function isCounted({ severity }: Problem): boolean {
  return severity !== 'info';
}

/** The problems of now, with their lines where the text is already written. */
export function withLines(problems: readonly Problem[], located: readonly Problem[]): readonly Problem[] {
  const key = ({ code, message, place }: Problem): string => `${code} ${place?.path ?? ''} ${message}`;
  const lines = new Map(located.map((problem) => [key(problem), problem]));
  return problems.map((problem) => lines.get(key(problem)) ?? problem);
}
