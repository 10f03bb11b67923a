import type { Cli, CommonOptions } from '../context.ts';
import { writeJson } from '../context.ts';
import { loadFile } from '../design.ts';
import { ANSWER_NO, BAD_USAGE, DONE } from '../exit-status.ts';
import { countProblems, formatProblems } from '../print/problems.ts';

/** Every error and warning, without touching a host. */
export async function validate(cli: Cli, file: string, options: CommonOptions): Promise<number> {
  const { design, problems } = await loadFile(cli, file);
  const valid = design !== null && !problems.some(({ severity }) => severity === 'error');
  if (options.json) {
    writeJson(cli, { name: design?.topology.name ?? null, valid, problems });
  } else {
    const { paint, width } = cli.out;
    if (problems.length > 0) cli.out.write(`${formatProblems(problems, paint, width)}\n`);
    const count = countProblems(problems);
    cli.out.write(valid ? `${file} is sound${count === '' ? '' : ` (${count})`}.\n` : `${count}\n`);
  }
  return valid ? DONE : design === null ? BAD_USAGE : ANSWER_NO;
}
