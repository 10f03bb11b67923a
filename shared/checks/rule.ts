/** What a rule of the design is: one mistake, how to find it in a design, and what a person needs to know about it. */
import type { Explanation } from '../problem/explanation.ts';
import type { Problem, Severity } from '../problem/problem.ts';
import { pathText } from '../topology/path.ts';
import type { Path } from '../topology/path.ts';
import type { CheckContext } from './context.ts';

export interface Rule {
  /** Stable, upper snake case. */
  readonly code: string;
  /** Of its problems, unless one says otherwise. */
  readonly severity: Severity;
  /** A short noun phrase or sentence, for lists of rules. */
  readonly title: string;
  readonly explanation: Explanation;
  check(context: CheckContext): readonly Problem[];
}

/** A problem as a rule finds it; code and severity come from the rule. */
export interface Finding extends Omit<Problem, 'code' | 'severity' | 'place'> {
  readonly path: Path;
  readonly severity?: Severity;
}

/** Makes a rule from a generator of findings. */
export function defineRule(rule: Omit<Rule, 'check'> & { find(context: CheckContext): Iterable<Finding> }): Rule {
  const { code, severity, title, explanation } = rule;
  return {
    code,
    severity,
    title,
    explanation,
    check: (context) =>
      Array.from(rule.find(context), ({ path, ...found }) => ({ code, severity, ...found, place: { path: pathText(path) } })),
  };
}
