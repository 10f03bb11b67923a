import type { Design, Services } from '../../../main/services/services.ts';
import { isAsExpected } from '../../../shared/verdict/report.ts';
import type { MatrixReport } from '../../../shared/verdict/report.ts';
import type { Cli, CommonOptions } from '../context.ts';
import { ANSWER_NO, BAD_USAGE, DONE, HOST_FAILED, INTERRUPTED } from '../exit-status.ts';
import { junitFile } from '../junit-file.ts';
import { loadSound } from '../loaded.ts';
import { isSaved } from '../output-file.ts';
import type { SoundFile } from '../loaded.ts';
import { runMeasure } from '../measurement.ts';
import type { Round } from '../measurement.ts';
import { reportOf, withHosts } from '../prediction.ts';
import { formatDisagreements } from '../print/findings.ts';
import { formatExpectations } from '../print/expectations.ts';
import { formatMatrix } from '../print/matrix.ts';
import { formatProblems } from '../print/problems.ts';
import { matrixStyle, summaryLine } from '../print/report.ts';

export interface VerifyOptions extends CommonOptions {
  readonly watch?: boolean;
  readonly hosts?: boolean;
  /** File for JUnit XML: of the last round. */
  readonly junit?: string;
  /** Milliseconds between the starts of two rounds. */
  readonly interval: number;
}

/** Pings every pair for real; compares measured, predicted and expected. With --watch until it is stopped. */
export async function verify(cli: Cli, file: string, options: VerifyOptions): Promise<number> {
  const sound = await loadSound(cli, file, options);
  const services = await cli.openServices(sound.path);
  try {
    return await verifyWith(cli, services, sound, options);
  } finally {
    await services.close();
  }
}

/** The same with services that are open already. */
export async function verifyWith(cli: Cli, services: Services, sound: SoundFile, options: VerifyOptions): Promise<number> {
  const design: Design = { text: sound.text, path: sound.path };
  const junit = await junitFile(cli, options.junit);
  const watch = options.watch === true;
  const hosts = withHosts(sound.design, options.hosts);
  const last: { fine: boolean; report: MatrixReport | null } = { fine: false, report: null };
  const onRound = (round: Round) => {
    const report = reportOf(sound.design, hosts, round);
    last.fine = isAllRight(report);
    last.report = report;
    if (options.json) cli.out.write(`${JSON.stringify(report, null, watch ? 0 : 2)}\n`);
    else showRound(cli, report, round, watch);
  };
  const { failures } = await runMeasure(cli, services, design, { hosts, intervalMs: watch ? options.interval : null }, onRound);
  const { report } = last;
  const saved = !junit || !report || (await isSaved(cli, () => junit(report, true)));
  if (cli.signal.aborted) return INTERRUPTED;
  if (failures.length > 0) return HOST_FAILED;
  if (!saved) return BAD_USAGE;
  return last.fine ? DONE : ANSWER_NO;
}

const HOME_AND_CLEAR = '\x1b[H\x1b[2J';

function showRound(cli: Cli, report: MatrixReport, round: Round, watch: boolean): void {
  const { paint, width, terminal } = cli.out;
  const parts = [
    formatMatrix(report, matrixStyle(cli, true)),
    formatDisagreements(report, { paint, width, measured: true }),
    formatExpectations(report, paint),
    round.problems.length > 0 ? formatProblems(round.problems, paint, width) : '',
    `${[summaryLine(report, round.milliseconds), ...methods(round)].join('\n')}\n`,
  ].filter((part) => part !== '');
  cli.out.write(`${watch && terminal ? HOME_AND_CLEAR : ''}${parts.join('\n')}`);
}

/** Says so where a host was not measured with the helper. */
function methods(round: Round): readonly string[] {
  const others = Object.entries(round.methods).filter(([, method]) => method !== 'helper');
  return others.length === 0 ? [] : [`Measured ${others.map(([host, method]) => `on ${host} through ${method}`).join(', ')}.`];
}

function isAllRight(report: MatrixReport): boolean {
  return report.pairs.every((pair) => pair.verdict === 'as-predicted' && isAsExpected(pair, true));
}
