/** Runs one command line to its exit status. Every failure of every command ends here. */
import { CommanderError } from 'commander';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import type { Cli } from './context.ts';
import { writeJson } from './context.ts';
import { ANSWER_NO, BAD_USAGE, DONE, INTERRUPTED, statusOf } from './exit-status.ts';
import { Ended } from './loaded.ts';
import { formatProblem } from './print/problems.ts';
import { createProgram } from './program.ts';

/** `args`: what follows the program's name. Never rejects. */
export async function run(cli: Cli, args: readonly string[], version: string): Promise<number> {
  let status = DONE;
  const program = createProgram(
    () => cli,
    version,
    (ended) => (status = ended),
  );
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    return failed(cli, error, args.includes('--json'));
  }
}

function failed(cli: Cli, error: unknown, json: boolean): number {
  if (error instanceof Ended) return error.status;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return DONE;
    // Commander has said it on standard error, with the usage.
    if (json) writeJson(cli, { problems: [misused(error)] });
    return BAD_USAGE;
  }
  cli.screen.clear();
  if (cli.signal.aborted && !(error instanceof VlanvasError)) return INTERRUPTED;
  const problem: Problem = error instanceof VlanvasError ? error.problem : unexpected(error, cli);
  if (json) writeJson(cli, { problems: [problem] });
  cli.screen.print(formatProblem(problem, cli.screen.paint, cli.screen.width));
  if (cli.signal.aborted) return INTERRUPTED;
  return error instanceof VlanvasError ? statusOf(error.kind) : ANSWER_NO;
}

function misused({ message }: CommanderError): Problem {
  return {
    code: 'USAGE',
    severity: 'error',
    message: message.replace(/^error: /, ''),
    hint: '`vlanvas --help` lists the commands, and `vlanvas COMMAND --help` the options of one.',
  };
}

function unexpected(error: unknown, cli: Cli): Problem {
  if (cli.env['VLANVAS_LOG'] === 'debug' && error instanceof Error && error.stack !== undefined) cli.screen.print(error.stack);
  return {
    code: 'INTERNAL',
    severity: 'error',
    message: `Vlanvas met a failure that it did not expect: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'Run it again with VLANVAS_LOG=debug in the environment, and please report what it prints.',
  };
}
