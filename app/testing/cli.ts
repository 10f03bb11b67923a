/** A command line without a process: what it writes is kept, who answers questions is given. */
import { join } from 'node:path';
import pc from 'picocolors';
import type { Services } from '../../main/services/services.ts';
import type { Cli, Output } from '../cli/context.ts';
import { createScreen } from '../cli/print/screen.ts';
import { idleServices } from './services.ts';

export interface TestCliOptions {
  readonly folder: string;
  readonly services?: Partial<Services>;
  /** Answers to questions in order; left out: nobody is there. */
  readonly answers?: readonly boolean[];
  readonly signal?: AbortSignal;
  readonly width?: number;
}

export interface TestCli extends Cli {
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly questions: readonly string[];
  readonly closed: () => number;
}

export function testCli({ folder, services = {}, answers, signal, width = 100 }: TestCliOptions): TestCli {
  let stdout = '';
  let stderr = '';
  let closed = 0;
  const questions: string[] = [];
  const waiting = [...(answers ?? [])];
  const output = (write: (text: string) => void): Output => ({ write, width, terminal: false, paint: pc.createColors(false) });
  return {
    out: output((text) => (stdout += text)),
    screen: createScreen(
      output((text) => (stderr += text)),
      () => 24,
    ),
    folder,
    command: 'node dist/cli.js',
    env: {},
    signal: signal ?? new AbortController().signal,
    places: {
      distFolder: join(folder, 'dist'),
      pageFolder: join(folder, 'dist/page'),
      helperFolder: join(folder, 'dist/helper'),
      examplesFolder: join(folder, 'examples'),
      packageFolder: folder,
    },
    ask: answers
      ? (question) => {
          questions.push(question);
          return Promise.resolve(waiting.shift() ?? false);
        }
      : null,
    openServices: () => Promise.resolve(idleServices({ close: () => Promise.resolve(void (closed += 1)), ...services })),
    stdout: () => stdout,
    stderr: () => stderr,
    questions,
    closed: () => closed,
  };
}
