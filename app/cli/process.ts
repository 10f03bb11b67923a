/** The command line's world, from the process that it runs in. */
import pc from 'picocolors';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Places } from '../places.ts';
import { version } from '../version.ts';
import type { Cli, Output } from './context.ts';
import { ownCommand } from './own-command.ts';
import { createScreen } from './print/screen.ts';
import type { Screen } from './print/screen.ts';

/** Columns where the width is not known: wide enough for most lines, so that a log file is not full of breaks. */
const UNKNOWN_WIDTH = 160;

export function screenOfProcess(): Screen {
  return createScreen(outputOf(process.stderr), () => process.stderr.rows || 24);
}

export function cliOfProcess(screen: Screen, signal: AbortSignal, places: Places): Cli {
  const { stdin, stdout, stderr, env } = process;
  const command = ownCommand(process.argv[1], process.cwd());
  return {
    out: outputOf(stdout),
    screen,
    folder: process.cwd(),
    command,
    env,
    signal,
    places,
    ask: stdin.isTTY && stderr.isTTY ? (question) => ask(question, signal, () => screen.clear()) : null,
    askSecret: stdin.isTTY && stderr.isTTY ? (question) => askSecret(question, signal, () => screen.clear()) : null,
    openServices: async (file) => {
      const { createServices } = await import('../../main/services/create.ts');
      const { helperFolder, examplesFolder } = places;
      // The terminal has no page: the door that it names is the one that `serve` opens.
      return createServices({ door: 'web', version, file, folder: process.cwd(), command, helperFolder, examplesFolder });
    },
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  const terminal = stream.isTTY;
  const colors = colored(terminal, process.env);
  return {
    write: (text) => void stream.write(text),
    get width() {
      return terminal ? stream.columns || 80 : UNKNOWN_WIDTH;
    },
    terminal,
    paint: pc.createColors(colors),
  };
}

/** NO_COLOR (no-color.org) and FORCE_COLOR, then whether it is a terminal that knows colours. */
export function colored(terminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '' && env['FORCE_COLOR'] !== '0') return true;
  return terminal ? env['TERM'] !== 'dumb' : false;
}

async function ask(question: string, signal: AbortSignal, clear: () => void): Promise<boolean> {
  clear();
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // In raw mode the terminal sends no SIGINT: a Ctrl-C at the question is passed on.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal });
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}

/** The terminal shows what is typed only as far as `output` is told to. */
async function askSecret(question: string, signal: AbortSignal, clear: () => void): Promise<string> {
  clear();
  const lines = createInterface({
    input: process.stdin,
    output: new Writable({ write: (_, __, done) => done() }),
    terminal: true,
  });
  // After the terminal was told to show nothing: whoever is quick, or a program that answers, would be shown otherwise.
  process.stderr.write(question);
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return await lines.question('', { signal });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
