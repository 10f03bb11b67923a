import type { LabEvent, LabStatus } from '../../../shared/contract/events.ts';
import { VlanvasError } from '../../../shared/problem/problem.ts';
import type { Cli, CommonOptions } from '../context.ts';
import { writeJson } from '../context.ts';
import { callerOf } from '../caller.ts';
import { ANSWER_NO, DONE } from '../exit-status.ts';
import { formatLab, isWhole } from '../print/lab.ts';

export interface LabUpOptions extends CommonOptions {
  readonly hosts: number;
  readonly backend: 'auto' | 'namespaces' | 'vm';
}

/** Brings up the sandbox: real hosts on this machine; those of a file where one is given. */
export async function labUp(cli: Cli, file: string | undefined, options: LabUpOptions): Promise<number> {
  const services = await cli.openServices(null);
  try {
    const status = await services.labStatus();
    if (status.unavailable) throw new VlanvasError('answer', status.unavailable);
    const { hosts, backend } = options;
    const design = file === undefined ? {} : { design: await services.open(file) };
    return finish(cli, options, await followLab(cli, services.labUp({ hosts, backend, ...design }, callerOf(cli))));
  } finally {
    await services.close();
  }
}

/** Takes it down, with everything on it. */
export async function labDown(cli: Cli, options: CommonOptions): Promise<number> {
  const services = await cli.openServices(null);
  try {
    return finish(cli, options, await followLab(cli, services.labDown(callerOf(cli))));
  } finally {
    await services.close();
  }
}

/** What runs. Status 1 where no lab can run here, or something of it is down. */
export async function labStatus(cli: Cli, options: CommonOptions): Promise<number> {
  const services = await cli.openServices(null);
  try {
    const status = await services.labStatus();
    finish(cli, options, status);
    return status.unavailable || (status.running && !isWhole(status)) ? ANSWER_NO : DONE;
  } finally {
    await services.close();
  }
}

/** Shows the events of a lab going up or down; gives its last status. */
export async function followLab(cli: Cli, stream: AsyncGenerator<LabEvent>): Promise<LabStatus | null> {
  let last: LabStatus | null = null;
  try {
    for await (const event of stream) {
      switch (event.type) {
        case 'progress':
          if (cli.screen.terminal) cli.screen.live([event.text]);
          else cli.screen.print(event.text);
          break;
        case 'log':
          cli.screen.print(cli.screen.paint.dim(event.text));
          break;
        case 'lab':
          last = event.lab;
          break;
      }
    }
  } finally {
    cli.screen.clear();
  }
  return last;
}

function finish(cli: Cli, options: CommonOptions, status: LabStatus | null): number {
  if (options.json) writeJson(cli, status ?? {});
  else if (status) cli.out.write(formatLab(status, cli.out.paint, cli.out.width));
  return DONE;
}
