import type { Cli, CommonOptions } from '../context.ts';
import { writeJson } from '../context.ts';
import { readPlan, statusOfDeploy } from '../deploy.ts';
import { ANSWER_NO, DONE } from '../exit-status.ts';
import { loadSound } from '../loaded.ts';
import { formatPlan } from '../print/plan.ts';

export interface PlanOptions extends CommonOptions {
  readonly exitCode?: boolean;
  readonly destroy?: boolean;
}

/** What would change on every host, and how disruptive each step is. */
export async function plan(cli: Cli, file: string, options: PlanOptions): Promise<number> {
  const { text, path, shown } = await loadSound(cli, file, options, options.destroy === true);
  const services = await cli.openServices(path);
  try {
    const result = await readPlan(cli, services, { text, path }, options.destroy === true ? 'destroy' : 'apply');
    if (options.json) writeJson(cli, { ...(result.plan ?? { steps: [] }), failures: result.failures });
    else if (result.plan) cli.out.write(formatPlan(result.plan, cli.out.paint, cli.out.width, shown));
    const status = statusOfDeploy(cli, result);
    if (status === DONE && options.exitCode === true && result.plan && result.plan.steps.length > 0) return ANSWER_NO;
    return status;
  } finally {
    await services.close();
  }
}
