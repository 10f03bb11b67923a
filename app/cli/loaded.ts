/** What the commands that need a sound design do first: its problems are shown, and errors end the command. */
import type { Problem } from '../../shared/problem/problem.ts';
import type { Cli, CommonOptions } from './context.ts';
import { writeJson } from './context.ts';
import type { LoadedDesign, LoadedFile } from './design.ts';
import { ANSWER_NO, BAD_USAGE } from './exit-status.ts';
import { countProblems, formatProblems } from './print/problems.ts';

export interface SoundFile extends LoadedFile {
  readonly design: LoadedDesign;
  /** Messages that the person has read already: a plan says them too, for those who did not. */
  readonly shown: ReadonlySet<string>;
}

/** Thrown after the problems were shown: the command is over, with this status. */
export class Ended extends Error {
  readonly status: number;
  constructor(status: number) {
    super('the command has ended');
    this.status = status;
  }
}

/**
 * Loads a file. Problems go to standard error; errors of the file end the command with 2, those of the design with 1 unless
 * `tolerant`: what is deployed can be taken down whatever became of its design.
 */
export async function loadSound(cli: Cli, file: string, options: CommonOptions, tolerant = false): Promise<SoundFile> {
  const { loadFile } = await import('./design.ts');
  const loaded = await loadFile(cli, file);
  const errors = loaded.problems.filter((problem) => problem.severity === 'error');
  const shown = loaded.problems.filter((problem) => problem.severity !== 'info');
  showProblems(cli, shown);
  if (loaded.design && (tolerant || errors.length === 0)) {
    return { ...loaded, design: loaded.design, shown: new Set(shown.map(({ message }) => message)) };
  }
  if (options.json) writeJson(cli, { problems: loaded.problems });
  throw new Ended(loaded.design ? ANSWER_NO : BAD_USAGE);
}

/** Problems on standard error, with their count. */
export function showProblems(cli: Cli, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const { paint, width } = cli.screen;
  cli.screen.print(`${formatProblems(problems, paint, width)}\n${countProblems(problems)}\n`);
}
