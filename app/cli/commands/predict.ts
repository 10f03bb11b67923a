import { isAsExpected } from '../../../shared/verdict/report.ts';
import type { Cli, CommonOptions } from '../context.ts';
import { writeJson } from '../context.ts';
import { ANSWER_NO, BAD_USAGE, DONE } from '../exit-status.ts';
import { junitFile } from '../junit-file.ts';
import { loadSound } from '../loaded.ts';
import { isSaved } from '../output-file.ts';
import { formatDisagreements, formatReasons } from '../print/findings.ts';
import { formatExpectations } from '../print/expectations.ts';
import { formatMatrix } from '../print/matrix.ts';
import { matrixStyle, summaryLine } from '../print/report.ts';
import { reportOf, withHosts } from '../prediction.ts';

export interface PredictOptions extends CommonOptions {
  readonly hosts?: boolean;
  /** File for JUnit XML. */
  readonly junit?: string;
}

/** The matrix that the design gives, with a reason for every pair that fails. */
export async function predict(cli: Cli, file: string, options: PredictOptions): Promise<number> {
  const { design } = await loadSound(cli, file, options);
  const junit = await junitFile(cli, options.junit);
  const report = reportOf(design, withHosts(design, options.hosts));
  if (options.json) {
    writeJson(cli, report);
  } else {
    const { paint, width } = cli.out;
    const parts = [
      formatMatrix(report, matrixStyle(cli, false)),
      formatReasons(report, paint, width),
      formatDisagreements(report, { paint, width, measured: false }),
      formatExpectations(report, paint),
    ];
    cli.out.write(`${parts.filter((part) => part !== '').join('\n')}\n${summaryLine(report, null)}\n`);
  }
  if (junit && !(await isSaved(cli, () => junit(report, false)))) return BAD_USAGE;
  return report.pairs.every((pair) => isAsExpected(pair, false)) ? DONE : ANSWER_NO;
}
