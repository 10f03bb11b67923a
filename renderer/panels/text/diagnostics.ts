/** Problems of the design as the editor marks them: at their place in the text, with their fix. */
import type { Action, Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Problem } from '../../../shared/problem/problem.ts';
import { applyFix } from '../../store/edits/arrange.ts';
import type { Workbench } from '../../store/workbench.ts';

export function diagnosticsOf(problems: readonly Problem[], text: Text, bench: Workbench): readonly Diagnostic[] {
  return problems.flatMap((problem): Diagnostic[] => {
    const { line: number, column = 1 } = problem.place ?? {};
    if (number === undefined || number < 1 || number > text.lines) return [];
    const line = text.line(number);
    const from = Math.min(line.from + Math.max(0, column - 1), line.to);
    const message = bench.t.say([problem.message, problem.hint].filter((part) => part !== undefined).join(' '));
    return [{ from, to: line.to, severity: problem.severity, message, source: problem.code, actions: actionsOf(problem, bench) }];
  });
}

function actionsOf({ fix }: Problem, bench: Workbench): readonly Action[] {
  if (!fix) return [];
  return [
    {
      name: bench.t('problems.fix', { label: bench.t.say(fix.label) }),
      apply: () => bench.design.getState().edit(fix.label, (draft) => applyFix(draft, fix.changes)),
    },
  ];
}
