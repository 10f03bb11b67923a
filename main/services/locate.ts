/** Locates where the frames of a pair are lost: surveys the hosts, listens on the pair's path, pings, and reads what was heard. */
import { compile } from '../../shared/compile/compile.ts';
import { optionsFrom } from '../../shared/compile/deployed.ts';
import type { LocateEvent, LocateRequest } from '../../shared/contract/locate.ts';
import { locatePair } from '../../shared/locate/locate.ts';
import type { LocateInput } from '../../shared/locate/locate.ts';
import type { LocatedStage, Spot, StageEnd } from '../../shared/locate/located.ts';
import { stagesOf } from '../../shared/locate/stages.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { reach } from '../../shared/reach/reach.ts';
import type { Endpoint, PairKey, Walk } from '../../shared/reach/result.ts';
import { linkOf } from '../../shared/verdict/soundings.ts';
import { observedWorld } from '../../shared/verdict/observed-world.ts';
import { capturePing } from '../locate/capture-ping.ts';
import type { CapturedPing } from '../locate/capture-ping.ts';
import { streamOf } from '../streams/queue.ts';
import { readDesign } from './read-design.ts';
import type { Caller, Design } from './services.ts';
import { survey } from './survey.ts';
import type { Connect } from './survey.ts';

export interface LocateContext {
  readonly connect: Connect;
  /** Folder with the built helpers. */
  readonly helperFolder: string;
}

export function locateDesign(
  design: Design,
  request: LocateRequest,
  { connect, helperFolder }: LocateContext,
  caller: Caller,
): AsyncGenerator<LocateEvent> {
  return streamOf<LocateEvent>(async (push) => {
    const { topology } = readDesign(design);
    const known = compile(topology).endpoints;
    findEnds(known, request);
    const { observed, connections, failures } = await survey(topology, { connect, caller, namespaces: true, push });
    const { hosts: desired, fabric, endpoints } = compile(topology, optionsFrom(topology.name, observed));
    const { from, to, address } = findEnds(endpoints, request);
    const failure = failures.find(({ place }) => place?.host === from.host);
    if (failure) throw new VlanvasError('host', failure);
    const pair: PairKey = { from: from.id, to: to.id, address };
    const hosts = observedWorld(desired, observed);
    const now = reach(hosts, fabric, endpoints).walk(pair);
    const walk = bestOf(reach(desired, fabric, endpoints).walk(pair), now);
    const [there, back] = [stagesOf(walk.there, hosts), stagesOf(walk.back, hosts)];
    const input = { pair, there, back, hosts, drawn: desired, now };
    const captured = await capturePing(
      {
        pair,
        sender: from.container === undefined ? from.host : `${from.host}/${from.id}`,
        stages: [...there, ...back],
        hosts,
        drawn: desired,
        connections,
        unread: Object.fromEntries(
          failures.flatMap(({ place, message }) => (place?.host === undefined ? [] : [[place.host, message]])),
        ),
        helperFolder,
        signal: caller.signal,
        onPhase: (phase, points) => push({ type: 'phase', phase, points }),
      },
      (first) => whereToListenWide(input, first),
    );
    push({ type: 'located', located: locatePair({ ...input, ...captured }), capture: captured.capture });
  });
}

/** The way that the hosts as they are give it, with the links that are there; else the one that is drawn, to see where it ends. */
function bestOf(drawn: Walk, now: Walk): Walk {
  if (now.reachable) return now;
  if (drawn.reachable) return drawn;
  return now.there.length + now.back.length > drawn.there.length + drawn.back.length ? now : drawn;
}

/** A frame to one MAC address that left one NIC and did not come in on the next: does that NIC drop it by the address? */
function whereToListenWide(
  input: Pick<LocateInput, 'pair' | 'there' | 'back' | 'hosts' | 'drawn' | 'now'>,
  first: CapturedPing,
): readonly StageEnd[] {
  const { lost, next, there, back } = locatePair({ ...input, ...first });
  if (lost === null || lost === 'question' || !next) return [];
  const ways: Readonly<Record<Spot['way'], readonly LocatedStage[]>> = { there, back };
  const stage = ways[next.way][next.index];
  const link = stage && linkOf(stage, input.hosts);
  const isNic = stage !== undefined && !stage.at.includes('/') && (link?.kind === 'nic' || link?.kind === 'bond');
  return isNic && !link.promiscuous ? [{ at: stage.at, link: stage.link }] : [];
}

function findEnds(endpoints: readonly Endpoint[], { from, to, address }: LocateRequest) {
  const source = endpoints.find(({ id }) => id === from);
  const target = endpoints.find(({ id }) => id === to);
  if (!source || !target || source === target) {
    throw new VlanvasError('usage', {
      code: source && target ? 'SAME_ENDPOINT' : 'UNKNOWN_ENDPOINT',
      message:
        source && target ? `${from} and ${to} are the same endpoint.` : `The design has no endpoint ${source ? to : from}.`,
      hint: source && target ? 'Name two different ones.' : 'Name a container, or a host as host:NAME.',
    });
  }
  const found = address === undefined ? target.addresses[0] : target.addresses.find((candidate) => candidate.address === address);
  if (!found) {
    throw new VlanvasError('answer', {
      code: 'NO_ADDRESS',
      message: address === undefined ? `${to} has no address to ping.` : `${to} has no address ${address}.`,
      hint: 'Attach it to a network with a subnet.',
    });
  }
  return { from: source, to: target, address: found.address };
}
