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

/**
 * `12 pairs: 8 open, 4 closed by design.` or, measured, `12 pairs measured in 85 ms: 12 as predicted.` What could not be measured
 * is not counted as measured: a line for each reason follows.
 */
export function summaryLine(report: MatrixReport, milliseconds: number | null): string {
  const { summary } = report;
  const all = `${summary.pairs} pair${summary.pairs === 1 ? '' : 's'}`;
  const { withExpectation, asExpected } = summary;
  const unknown = milliseconds === null ? 0 : report.pairs.filter((pair) => pair.expected !== undefined && !pair.measured).length;
  const but = unknown === 0 ? '' : `, and of ${unknown} it is not known`;
  const expectation =
    withExpectation === 0 ? '' : ` ${asExpected} of ${withExpectation} that the file expects something of are as expected${but}.`;
  if (milliseconds === null) {
    return `${all}: ${summary.predictedReachable} open, ${summary.pairs - summary.predictedReachable} closed by design.${expectation}`;
  }
  const parts = [
    `${summary.asPredicted} as predicted`,
    ...some(summary.unexpectedlyBlocked, 'unexpectedly closed'),
    ...some(summary.unexpectedlyOpen, 'unexpectedly open'),
  ];
  const measured = summary.pairs - summary.notMeasured;
  const count = measured === summary.pairs ? all : `${measured} of ${all}`;
  const isNone = measured === 0 && summary.pairs > 0;
  const found = `${count} measured in ${duration(milliseconds)}: ${parts.join(', ')}.`;
  return [`${isNone ? `None of ${all} could be measured.` : found}${expectation}`, ...notMeasured(report)].join('\n');
}

/** More reasons than these are no summary. */
const MOST_REASONS = 6;

/** `3 not measured, from bbox4 on docker02: docker02 does not answer.`, a line a reason. */
function notMeasured({ pairs, endpoints }: MatrixReport): readonly string[] {
  const hosts = new Map(endpoints.map(({ id, host }) => [id, host]));
  const reasons = new Map<string, { count: number; readonly sources: Set<string> }>();
  for (const { from, verdict, why = 'No result came for them.' } of pairs) {
    if (verdict !== 'not-measured') continue;
    const known = reasons.get(why) ?? { count: 0, sources: new Set() };
    known.count += 1;
    known.sources.add(from);
    reasons.set(why, known);
  }
  const lines = [...reasons].map(([why, { count, sources }]) => {
    const on = [...new Set([...sources].map((id) => hosts.get(id) ?? id))];
    const [one] = sources.size === 1 ? sources : [undefined];
    const who =
      one === undefined ? `${sources.size} endpoints of ${on.join(', ')}` : one.includes(':') ? one : `${one} on ${on.join()}`;
    return `${count} not measured, from ${who}: ${why}`;
  });
  if (lines.length <= MOST_REASONS) return lines;
  return [...lines.slice(0, MOST_REASONS), `and ${lines.length - MOST_REASONS} more reasons; --json lists them all`];
}

function some(count: number, words: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${words}`];
}
