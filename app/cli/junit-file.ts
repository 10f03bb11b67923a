/** `--junit FILE`: the report of a matrix for a CI system. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { junitXml } from '../../shared/verdict/junit.ts';
import type { MatrixReport } from '../../shared/verdict/report.ts';
import type { Cli } from './context.ts';

/** Fails with FILE_NOT_WRITABLE. */
export async function writeJunit(cli: Cli, file: string, report: MatrixReport, isMeasured: boolean): Promise<void> {
  const path = resolve(cli.folder, file);
  try {
    await writeFile(path, junitXml(report, isMeasured));
  } catch (error) {
    throw new VlanvasError(
      'usage',
      {
        code: 'FILE_NOT_WRITABLE',
        message: `${path} could not be written: ${error instanceof Error ? error.message : String(error)}`,
        hint: 'Look at the folder and its rights, or name another file after --junit.',
        place: { file: path },
      },
      { cause: error },
    );
  }
}
