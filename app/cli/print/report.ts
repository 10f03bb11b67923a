/** What stands around a matrix: its style for this terminal, and one line that sums it up. */
import type { MatrixReport } from '../../../shared/verdict/report.ts';
import type { Cli } from '../context.ts';
import type { MatrixStyle } from './matrix.ts';
import { duration } from './duration.ts';

export function matrixStyle(cli: Cli, measured: boolean): MatrixStyle {
  return {
    paint: cli.out.paint,
    width: cli.out.width,
    plain: cli.env['TERM'] === 'dumb' || cli.env['TERM'] === 'linux',
    measured,
  };
}

/** `12 pairs: 8 open, 4 closed by design.` or, measured, `12 pairs measured in 85 ms: 12 as predicted.` */
export function summaryLine({ summary }: MatrixReport, milliseconds: number | null): string {
  const all = `${summary.pairs} pair${summary.pairs === 1 ? '' : 's'}`;
  const { withExpectation, asExpected } = summary;
  const expectation =
    withExpectation === 0 ? '' : ` ${asExpected} of ${withExpectation} that the file expects something of are as expected.`;
  if (milliseconds === null) {
    return `${all}: ${summary.predictedReachable} open, ${summary.pairs - summary.predictedReachable} closed by design.${expectation}`;
  }
  const parts = [
    `${summary.asPredicted} as predicted`,
    ...some(summary.unexpectedlyBlocked, 'unexpectedly closed'),
    ...some(summary.unexpectedlyOpen, 'unexpectedly open'),
    ...some(summary.notMeasured, 'not measured'),
  ];
  return `${all} measured in ${duration(milliseconds)}: ${parts.join(', ')}.${expectation}`;
}

function some(count: number, words: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${words}`];
}
