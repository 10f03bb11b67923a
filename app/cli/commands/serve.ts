import { VlanvasError } from '../../../shared/problem/problem.ts';
import { createLog } from '../../log.ts';
import { startWebServer } from '../../web/server.ts';
import { aborted } from '../aborted.ts';
import type { Cli, CommonOptions } from '../context.ts';
import { writeJson } from '../context.ts';
import { DONE } from '../exit-status.ts';
import { openInBrowser } from '../open-browser.ts';
import { existingFile } from '../existing-file.ts';

export interface ServeOptions extends CommonOptions {
  readonly port: number;
  /** Undefined: opened where a browser of this person's is likely. */
  readonly open?: boolean;
  /** Accepted to be refused with words. */
  readonly host?: string;
}

/** The designer in a browser on this machine, until Ctrl-C. */
export async function serve(cli: Cli, file: string | undefined, options: ServeOptions): Promise<number> {
  if (options.host !== undefined && options.host !== '127.0.0.1' && options.host !== 'localhost') {
    throw new VlanvasError('usage', {
      code: 'LOCAL_ONLY',
      message: `The designer can change your hosts, so it listens on 127.0.0.1 alone and not on ${options.host}.`,
      hint: `To use it from another machine, forward the port: ssh -L 8080:127.0.0.1:8080 …, with --port 8080 here.`,
    });
  }
  const path = file === undefined ? null : await existingFile(cli, file);
  const services = await cli.openServices(path);
  try {
    const server = await startWebServer({
      services,
      pageFolder: cli.places.pageFolder,
      port: options.port,
      log: createLog({ level: cli.env['VLANVAS_LOG'] }),
    });
    if (options.json) writeJson(cli, { url: server.url, port: server.port });
    else cli.out.write(`The designer is at ${cli.out.paint.bold(server.url)}\n`);
    if (options.open ?? (cli.out.terminal && !options.json)) openInBrowser(server.url, cli.env);
    if (!options.json) cli.screen.print('Ctrl-C ends it.');
    await aborted(cli.signal);
    await server.close();
    return DONE;
  } finally {
    await services.close();
  }
}
