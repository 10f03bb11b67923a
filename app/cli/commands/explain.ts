import { compile } from '../../../shared/compile/compile.ts';
import { optionsFrom } from '../../../shared/compile/deployed.ts';
import { VlanvasError } from '../../../shared/problem/problem.ts';
import { reach } from '../../../shared/reach/reach.ts';
import { PING } from '../../../shared/reach/result.ts';
import type { Endpoint, PairKey, Question } from '../../../shared/reach/result.ts';
import { diagnoseLook } from '../../../shared/verdict/diagnose-look.ts';
import { isSurprise, verdict } from '../../../shared/verdict/verdict.ts';
import type { Cli, CommonOptions } from '../context.ts';
import { writeJson } from '../context.ts';
import type { LoadedDesign } from '../design.ts';
import { ANSWER_NO, DONE, HOST_FAILED, INTERRUPTED } from '../exit-status.ts';
import { findEndpoint } from '../find-endpoint.ts';
import { loadSound } from '../loaded.ts';
import type { SoundFile } from '../loaded.ts';
import { runMeasure } from '../measurement.ts';
import type { Round } from '../measurement.ts';
import { formatExplained } from '../print/explained.ts';
import type { Explained } from '../print/explained.ts';
import { formatWalk } from '../print/walk.ts';

export interface ExplainOptions extends CommonOptions {
  /** Measure the pair too, and look at the hosts as they are. */
  readonly live?: boolean;
  /** As in `80`, `80/tcp` or `53/udp`: the way to that port, in place of a ping. */
  readonly port?: string;
}

/**
 * The path of one ping, or of what is sent to one port, hop by hop, there and back; one for each address of the target. With --live the ping is made, the
 * hosts are looked at, and the way that they give it is told beside the way that the design gives.
 */
export async function explain(cli: Cli, file: string, from: string, to: string, options: ExplainOptions): Promise<number> {
  const question = options.port === undefined ? PING : readPort(options.port);
  if (options.live === true && options.port !== undefined) throw noLivePort();
  const sound = await loadSound(cli, file, options);
  const { compiled } = sound.design;
  const source = findEndpoint(compiled.endpoints, from);
  const target = findEndpoint(compiled.endpoints, to);
  if (source.id === target.id) {
    throw new VlanvasError('usage', {
      code: 'SAME_ENDPOINT',
      message: `${from} and ${to} are the same endpoint.`,
      hint: 'Name two different ones.',
    });
  }
  if (options.live === true) return explainLive(cli, sound, source.id, target.id, { ...options, to });
  const reachability = reach(compiled.hosts, compiled.fabric, compiled.endpoints, question);
  const walks = pingsOf(source, target, to).map((pair) => ({ ...pair, ...reachability.walk(pair) }));
  if (options.json) writeJson(cli, { name: from, ...(options.port !== undefined && { question }), walks });
  else cli.out.write(walks.map((walk) => formatWalk(walk, cli.out.paint, cli.out.width)).join('\n'));
  return walks.every(({ reachable }) => reachable) ? DONE : ANSWER_NO;
}

/** `80`, `80/tcp` or `53/udp`, as Docker writes ports; TCP where nothing is said. */
function readPort(text: string): Question {
  const [, digits, protocol = 'tcp'] = /^(\d{1,5})(?:\/(tcp|udp))?$/i.exec(text) ?? [];
  const port = Number(digits);
  const named = protocol.toLowerCase();
  if (port >= 1 && port <= 65535 && (named === 'tcp' || named === 'udp')) return { protocol: named, port };
  throw new VlanvasError('usage', {
    code: 'BAD_PORT',
    message: `${text} is not a port.`,
    hint: 'Write 80, 80/tcp or 53/udp; ports are 1 to 65535.',
  });
}

function noLivePort(): VlanvasError {
  return new VlanvasError('usage', {
    code: 'BAD_PORT',
    message: '--live makes pings, which know no ports.',
    hint: 'Leave out --live to follow the design to a port, or --port to measure with pings.',
  });
}

/** One for each address of the target, or for the one that was named. Throws where it has none. */
function pingsOf(source: Endpoint, target: Endpoint, to: string): readonly PairKey[] {
  const named = target.addresses.filter(({ address }) => address === to);
  const wanted = named.length > 0 ? named : target.addresses;
  if (wanted.length > 0) return wanted.map(({ address }) => ({ from: source.id, to: target.id, address }));
  throw new VlanvasError('answer', {
    code: 'NO_ADDRESS',
    message: `${target.id} has no address to ping.`,
    hint: 'Attach it to a network with a subnet.',
  });
}

async function explainLive(
  cli: Cli,
  sound: SoundFile,
  from: string,
  to: string,
  options: CommonOptions & { readonly to: string },
): Promise<number> {
  const rounds: Round[] = [];
  const services = await cli.openServices(sound.path);
  try {
    const design = { text: sound.text, path: sound.path };
    const settings = { hosts: true, intervalMs: null, only: [from, to], look: true };
    const { failures } = await runMeasure(cli, services, design, settings, (round) => rounds.push(round));
    if (cli.signal.aborted) return INTERRUPTED;
    const [round] = rounds;
    if (!round) return failures.length > 0 ? HOST_FAILED : ANSWER_NO;
    const explained = explainRound(sound.design, round, from, to, options.to);
    if (options.json) writeJson(cli, { name: from, walks: explained });
    else cli.out.write(explained.map((pair) => formatExplained(pair, cli.out.paint, cli.out.width)).join('\n'));
    if (failures.length > 0) return HOST_FAILED;
    return explained.every(({ measured }) => (measured?.received ?? 0) > 0) ? DONE : ANSWER_NO;
  } finally {
    await services.close();
  }
}

/** The design compiled for the hosts as they were seen: addresses that were handed out stay. */
function explainRound({ topology }: LoadedDesign, round: Round, from: string, to: string, named: string): readonly Explained[] {
  const { hosts, fabric, endpoints } = compile(topology, optionsFrom(topology.name, round.observed));
  const predicted = reach(hosts, fabric, endpoints);
  const seen = round.look && diagnoseLook(topology, round.look);
  return pingsOf(findEndpoint(endpoints, from), findEndpoint(endpoints, to), named).map((pair) => {
    const cell = round.cells.find((one) => one.from === pair.from && one.to === pair.to && one.address === pair.address);
    const walk = predicted.walk(pair);
    const found = verdict(walk, cell?.measured);
    return {
      ...pair,
      ...walk,
      verdict: found,
      ...(cell?.measured && { measured: cell.measured }),
      ...(cell?.why !== undefined && { why: cell.why }),
      ...(cell?.measured && seen && isSurprise(found) && { diagnosis: seen.diagnose(pair, cell.measured) }),
      ...(seen && { now: seen.walk(pair) }),
    };
  });
}
