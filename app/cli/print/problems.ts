/** Problems as a person reads them in a terminal: `error CODE  message`, then where, then what to do. */
import { describePlace } from '../../../shared/problem/problem.ts';
import type { Problem, Severity } from '../../../shared/problem/problem.ts';
import type { Paint } from '../context.ts';
import { wrap } from './screen.ts';

function label(severity: Severity, paint: Paint): string {
  switch (severity) {
    case 'error':
      return paint.red('error');
    case 'warning':
      return paint.yellow('warning');
    case 'info':
      return paint.cyan('info');
  }
}

/** One problem, with a line end. */
export function formatProblem(problem: Problem, paint: Paint, width: number): string {
  const head = `${problem.severity} ${problem.code}  `;
  const message = wrap(problem.message, Math.max(20, width - head.length), 2);
  const place = describePlace(problem.place);
  const lines = [`${label(problem.severity, paint)} ${paint.bold(problem.code)}  ${message}`];
  if (place !== '') lines.push(`  ${paint.dim(place)}`);
  if (problem.hint !== undefined) lines.push(`  ${wrap(problem.hint, Math.max(20, width - 2), 2)}`);
  return `${lines.join('\n')}\n`;
}

export function formatProblems(problems: readonly Problem[], paint: Paint, width: number): string {
  return problems.map((problem) => formatProblem(problem, paint, width)).join('\n');
}

/** `2 errors, 1 warning`; empty where there is nothing. */
export function countProblems(problems: readonly Problem[]): string {
  const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
  const part = (number: number, word: string) => (number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`]);
  return [...part(count('error'), 'error'), ...part(count('warning'), 'warning'), ...part(count('info'), 'note')].join(', ');
}
