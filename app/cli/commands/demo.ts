import { join } from 'node:path';
import type { Services } from '../../../main/services/services.ts';
import { callerOf } from '../caller.ts';
import type { Cli, CommonOptions } from '../context.ts';
import { runDeploy, statusOfDeploy } from '../deploy.ts';
import { DONE } from '../exit-status.ts';
import { loadSound } from '../loaded.ts';
import { typedPath } from '../own-command.ts';
import { duration } from '../print/duration.ts';
import { formatProblem } from '../print/problems.ts';
import { desktop } from './desktop.ts';
import { followLab } from './lab.ts';
import { predict } from './predict.ts';
import { verifyWith } from './verify.ts';

export interface DemoOptions extends CommonOptions {
  /** Ends after the measurement, without opening the designer. */
  readonly headless?: boolean;
}

/**
 * The whole way once: a sandbox of two hosts, the example deployed on it, measured, and the designer opened. Where no
 * sandbox can run, the example is predicted instead.
 */
export async function demo(cli: Cli, options: DemoOptions): Promise<number> {
  const file = join(cli.places.examplesFolder, 'two-hosts.vlanvas.yaml');
  const services = await cli.openServices(file);
  let status: number;
  let runs: boolean;
  try {
    status = await show(cli, services, file, options);
    runs = (await services.labStatus()).running;
  } finally {
    await services.close();
  }
  const ends = status !== DONE || options.headless === true || options.json === true;
  if (runs) cli.screen.print(`\n${whatNow(cli, file, ends)}`);
  if (ends) return status;
  cli.out.write('\n');
  return desktop(cli, file, {});
}

/** Every line of it works where it was printed. */
function whatNow({ command, folder }: Cli, file: string, ends: boolean): string {
  const shown = typedPath(file, folder);
  const ways: readonly (readonly [string, string])[] = [
    ...(ends ? [[`${command} serve ${shown}`, 'the designer with what is deployed'] as const] : []),
    [`${command} destroy ${shown}`, 'makes room for a design of your own'],
    [`${command} lab down`, 'takes the sandbox away, with everything on it'],
  ];
  const width = Math.max(...ways.map(([way]) => way.length));
  return ['The sandbox stays up:', ...ways.map(([way, words]) => `  ${way.padEnd(width)}  ${words}`)].join('\n');
}

async function show(cli: Cli, services: Services, file: string, { json }: CommonOptions): Promise<number> {
  // With --json the report of the measurement is all that goes to standard output.
  const say = (text: string) => (json === true ? cli.screen.print(text) : cli.out.write(`${text}\n`));
  const title = (text: string) => say(`\n${cli.out.paint.bold(text)}`);
  const lab = await services.labStatus();
  if (lab.unavailable) {
    cli.screen.print(formatProblem(lab.unavailable, cli.screen.paint, cli.screen.width));
    title('What the design of the example predicts');
    return predict(cli, file, { hosts: true, ...(json === true ? { json } : {}) });
  }
  title('1  A sandbox of two hosts on this machine');
  const begun = performance.now();
  await followLab(cli, services.labUp({ hosts: 2 }, callerOf(cli)));
  say(
    `${(await services.labStatus()).hosts.map(({ name, address }) => `${name} ${address}`).join(', ')}: up after ${duration(performance.now() - begun)}.`,
  );

  title('2  Deploy examples/two-hosts.vlanvas.yaml');
  const sound = await loadSound(cli, file, {});
  const result = await runDeploy(cli, services.apply({ text: sound.text, path: sound.path }, {}, callerOf(cli)));
  const deployed = statusOfDeploy(cli, result);
  // That hosts without systemd forget at a reboot is no news of a sandbox.
  for (const problem of (result.finished?.problems ?? []).filter(({ severity }) => severity !== 'info'))
    say(formatProblem(problem, cli.out.paint, cli.out.width).trimEnd());
  if (deployed !== DONE) return deployed;
  const done = result.steps.filter(({ state }) => state === 'done').length;
  const took = duration(result.finished?.milliseconds ?? 0);
  say(done === 0 ? `Nothing to do: it is deployed already (${took}).` : `${done} steps in ${took}.`);

  title('3  Every container and host pings every other');
  return verifyWith(cli, services, sound, { hosts: true, interval: 1_000, ...(json === true ? { json } : {}) });
}
