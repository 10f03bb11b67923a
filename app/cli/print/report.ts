/** What stands around a matrix: its style for this terminal, and one line that sums it up. */
import type { MatrixReport } from '../../../shared/verdict/report.ts';
import type { Cli } from '../context.ts';
import type { MatrixStyle } from './matrix.ts';
import { duration } from './duration.ts';

export function matrixStyle(cli: Cli, measured: boolean): MatrixStyle {
  return { paint: cli.out.paint, width: cli.out.width, plain: cli.env['TERM'] === 'dumb' || cli.env['TERM'] === 'linux', measured };
}

/** `12 pairs: 8 open, 4 closed by design.` or, measured, `12 pairs measured in 85 ms: 12 as predicted.` */
export function summaryLine(report: MatrixReport, milliseconds: number | null): string {
  const { pairs } = report;
  const count = (test: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(test).length;
  const expected = pairs.filter((pair) => pair.expected !== undefined && pair.expected !== null).length;
  const expectation = expected === 0 ? '' : ` ${report.summary.asExpected} of ${expected} with an expectation are as expected.`;
  const all = `${pairs.length} pair${pairs.length === 1 ? '' : 's'}`;
  if (milliseconds === null) {
    return `${all}: ${count((pair) => pair.predicted.reachable)} open, ${count((pair) => !pair.predicted.reachable)} closed by design.${expectation}`;
  }
  const parts = [
    `${count((pair) => pair.verdict === 'as-predicted')} as predicted`,
    ...some(count((pair) => pair.verdict === 'unexpectedly-blocked'), 'unexpectedly closed'),
    ...some(count((pair) => pair.verdict === 'unexpectedly-open'), 'unexpectedly open'),
    ...some(count((pair) => pair.verdict === 'not-measured'), 'not measured'),
  ];
  return `${all} measured in ${duration(milliseconds)}: ${parts.join(', ')}.${expectation}`;
}

function some(count: number, words: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${words}`];
}
