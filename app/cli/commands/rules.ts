import { rules as allRules } from '../../../shared/checks/check-design.ts';
import type { Cli, CommonOptions } from '../context.ts';
import { writeJson } from '../context.ts';
import { DONE } from '../exit-status.ts';
import { pad } from '../print/screen.ts';

/** Every rule that `validate` checks a design against. */
export function rules(cli: Cli, options: CommonOptions): Promise<number> {
  if (options.json) {
    writeJson(
      cli,
      allRules.map(({ code, severity, title, explanation }) => ({ code, severity, title, ...explanation })),
    );
  } else {
    const width = Math.max(...allRules.map(({ code }) => code.length));
    for (const { code, severity, title } of allRules)
      cli.out.write(`${pad(severity, 'warning'.length)}  ${pad(code, width)}  ${title}\n`);
  }
  return Promise.resolve(DONE);
}
