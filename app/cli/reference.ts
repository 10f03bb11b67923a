/** docs/cli.md, from the program itself: every command with its help. */
import type { Command } from 'commander';
import { createProgram } from './program.ts';

const WIDTH = 100;

/** The reference of the command line as Markdown. */
export function cliReference(): string {
  const program = createProgram(
    () => {
      throw new Error('the reference runs nothing');
    },
    '',
    () => undefined,
  );
  const parts = [
    '# The command line',
    '',
    'Every command takes `--json` (one JSON document on standard output, progress on standard error) and `--help`. In a checkout,',
    '`vlanvas` is `node dist/cli.js` after `npm ci && npm run build`. `NO_COLOR` is honoured; `VLANVAS_LOG=debug` says more.',
    'Passwords of logins, passphrases of keys and what sudo wants are asked for at the terminal; sudo’s may also stand in `VLANVAS_SUDO_PASSWORD`.',
    '',
    'Exit status:',
    '',
    '- 0: done and as expected',
    '- 1: the answer is no: errors found, reachability not as expected, changes pending with `--exit-code`',
    '- 2: bad usage or bad file',
    '- 3: a host could not be reached or refused',
    '- 130: ended by Ctrl-C; what the run had changed was undone, unless `--keep`',
    '',
    ...program.commands.flatMap((command) => (command.commands.length > 0 ? [...command.commands] : [command])).flatMap(section),
  ];
  return `${parts.join('\n').trimEnd()}\n`;
}

function section(command: Command): readonly string[] {
  const names: string[] = [];
  for (let at: Command | null = command; at; at = at.parent) names.unshift(at.name());
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => WIDTH });
  command.outputHelp();
  return [`## ${names.join(' ')}`, '', '```text', text.trimEnd(), '```', ''];
}
