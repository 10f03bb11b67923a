/** `--junit FILE`: the report of a matrix for a CI system. */
import { junitXml } from '../../shared/verdict/junit.ts';
import type { MatrixReport } from '../../shared/verdict/report.ts';
import type { Cli } from './context.ts';
import { outputFile } from './output-file.ts';

/** Writes the report. Fails with FILE_NOT_WRITABLE. */
export type WriteJunit = (report: MatrixReport, isMeasured: boolean) => Promise<void>;

/** Null where no file is wanted. Fails with FILE_NOT_WRITABLE where the file cannot be written, before any work is done. */
export async function junitFile(cli: Cli, file: string | undefined): Promise<WriteJunit | null> {
  if (file === undefined) return null;
  const output = await outputFile(cli, file, '--junit');
  return (report, isMeasured) => output.write(junitXml(report, isMeasured));
}
