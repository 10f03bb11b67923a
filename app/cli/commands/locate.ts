import type { LocateEvent, LocatePhase } from '../../../shared/contract/locate.ts';
import { asPcapng } from '../../../shared/locate/pcapng.ts';
import { callerOf } from '../caller.ts';
import type { Cli, CommonOptions } from '../context.ts';
import { writeJson } from '../context.ts';
import { ANSWER_NO, BAD_USAGE, DONE, HOST_FAILED, INTERRUPTED } from '../exit-status.ts';
import { findEndpoint } from '../find-endpoint.ts';
import { loadSound } from '../loaded.ts';
import { isSaved, outputFile } from '../output-file.ts';
import { formatLocated } from '../print/located.ts';
import { createProgress } from '../print/progress.ts';

export interface LocateOptions extends CommonOptions {
  /** File for the captured frames. */
  readonly pcap?: string;
}

const PHASES: Readonly<Record<LocatePhase, string>> = {
  listening: 'listening at',
  pinging: 'pinging, listening at',
  widening: 'pinging again, with a NIC open for every MAC address, listening at',
};

/** Pings a pair, listens at every link on its path, and tells where its frames were seen last. */
export async function locate(cli: Cli, file: string, from: string, to: string, options: LocateOptions): Promise<number> {
  const sound = await loadSound(cli, file, options);
  const { endpoints } = sound.design.compiled;
  const target = findEndpoint(endpoints, to);
  const address = target.addresses.find((candidate) => candidate.address === to)?.address;
  const request = { from: findEndpoint(endpoints, from).id, to: target.id, ...(address !== undefined && { address }) };
  const pcap = options.pcap === undefined ? null : await outputFile(cli, options.pcap, '--pcap');
  const services = await cli.openServices(sound.path);
  const progress = createProgress(cli.screen);
  let found: Extract<LocateEvent, { type: 'located' }> | undefined;
  let hostFailed = false;
  try {
    for await (const event of services.locate({ text: sound.text, path: sound.path }, request, callerOf(cli))) {
      if (event.type === 'located') found = event;
      else if (event.type === 'host') {
        progress.event(event);
        hostFailed ||= event.state === 'failed';
      } else cli.screen.live([`${PHASES[event.phase]} ${event.points} links`]);
    }
  } finally {
    progress.end();
    await services.close();
  }
  if (cli.signal.aborted) return INTERRUPTED;
  if (!found) return HOST_FAILED;
  const { located, capture } = found;
  if (options.json) writeJson(cli, { located, capture });
  else cli.out.write(formatLocated(located, cli.out.paint, cli.out.width));
  const content = () => asPcapng(capture, `${located.from} to ${located.address}`);
  if (pcap && !(await isSaved(cli, () => pcap.write(content())))) return BAD_USAGE;
  if (hostFailed) return HOST_FAILED;
  return located.answered === located.sent && located.sent > 0 ? DONE : ANSWER_NO;
}
