/** One echo request there, and the reply back: the fate of a ping with its hops. */
import { familyOf, type IpAddress } from '../address/address.ts';
import { depart, EMPTY_TRAIL, type Journey } from './journey.ts';
import type { Traffic } from './forward.ts';
import type { Ground } from './neighbour.ts';
import type { Hop, Walk } from './result.ts';
import { notRunning, type Stop } from './stops.ts';
import { tunnelCarrier } from './tunnel.ts';
import { isRunning, type Namespace, type World } from './world.ts';

/** The ground to walk on: a world, and room for what is worked out about it. */
export function groundOf(world: World, traffic: Traffic): Ground {
  const ground: Ground = {
    world,
    broadcasts: new Map(),
    hearers: new Map(),
    unicasts: new Map(),
    resolutions: new Map(),
    carryTunnel: tunnelCarrier(() => ground),
    tellsHops: true,
    traffic,
  };
  return ground;
}

export interface Party {
  readonly host: string;
  /** Name of the container on the host. */
  readonly container?: string;
}

interface Attempt {
  readonly stop?: Stop;
  readonly there: readonly Hop[];
  readonly back: readonly Hop[];
  /** Namespace that answered the request. */
  readonly answered?: Namespace;
  readonly isContested: boolean;
}

/** Asks `address`, which should be `to`'s, from the namespace of `from`. */
export function walkPing(ground: Ground, from: Party, to: Party, address: IpAddress): Walk {
  const { world } = ground;
  const source = world.namespaceOf(from.host, from.container);
  const target = world.namespaceOf(to.host, to.container);
  if (!source) return failed({ stop: absent(from), there: [], back: [], isContested: false });

  const journeys = depart(ground, source, { destination: address, isReply: false }, EMPTY_TRAIL);
  const attempts = journeys.flatMap((journey) => answer(ground, source, address, journey));
  const walk = judge(ground, attempts, to, target, address);
  // Routers that have an address as the anycast address of a subnet take it from its holder.
  const involved = [address, ...journeys.map((journey) => journey.packet.source)];
  const isContested =
    attempts.some((attempt) => attempt.isContested) ||
    (familyOf(address) === 6 && involved.some((item) => world.anycasts.has(item)));
  return isContested ? { ...walk, uncertain: true } : walk;
}

function judge(
  { world, traffic }: Ground,
  attempts: readonly Attempt[],
  to: Party,
  target: Namespace | undefined,
  address: IpAddress,
): Walk {
  const failures = attempts.filter((attempt) => attempt.stop);
  const first = attempts[0];
  const failure = failures[0];
  if (!first) return failed({ stop: absent(to), there: [], back: [], isContested: false });
  if (!failure) return arrived(first, attempts, target, address, traffic);
  if (failures.length === attempts.length) {
    // The cause that a person can mend lies at the target where that one does not run or lacks the address.
    const stop = failure.stop?.reason === 'DUPLICATE_ADDRESS' ? undefined : targetAtFault(world, to, target, address);
    if (stop) return failed({ ...failure, stop });
    return failed(failures.find((attempt) => attempt.stop?.uncertain) ?? failure);
  }
  return { ...failed({ ...failure, stop: ambiguous(attempts, address) }), uncertain: true };
}

function answer(ground: Ground, source: Namespace, address: IpAddress, journey: Journey): readonly Attempt[] {
  const there = journey.trail.hops;
  const responder = journey.arrived;
  if (!responder)
    return [{ ...(journey.stop && { stop: journey.stop }), there, back: [], isContested: journey.trail.isContested }];
  const { packet } = journey;
  // The kernel's own echo reply prefers the link that the request came by; what a server answers does not.
  const by = ground.traffic.protocol === 'icmp' ? journey.by : undefined;
  const reply = { source: address, destination: packet.source, isReply: true, by, asker: source };
  return depart(ground, responder, reply, { ...journey.trail, hops: [], passed: [] }).map((back) => {
    const stop = back.stop ?? (back.arrived && back.arrived !== source ? strayReply(back.arrived, packet.source) : undefined);
    return { ...(stop && { stop }), there, back: back.trail.hops, answered: responder, isContested: back.trail.isContested };
  });
}

function absent(party: Party): Stop {
  const label = party.container === undefined ? party.host : `${party.host}/${party.container}`;
  return notRunning(
    label,
    party.container === undefined ? { kind: 'host', name: party.host } : { kind: 'container', name: party.container },
  );
}

function targetAtFault(world: World, to: Party, target: Namespace | undefined, address: IpAddress): Stop | undefined {
  if (!target) {
    const host = world.namespaceOf(to.host)?.host;
    const container = host?.containers.find((candidate) => candidate.name === to.container);
    const name = container?.key ?? to.container ?? to.host;
    const label = to.container === undefined ? to.host : `${to.host}/${name}`;
    const object = { kind: to.container === undefined ? ('host' as const) : ('container' as const), name };
    return notRunning(label, object, container && !isRunning(container) ? container.status : undefined);
  }
  if (world.holders.get(address)?.some((link) => link.namespace === target)) return undefined;
  return {
    reason: 'NO_ADDRESS',
    at: target.label,
    object: target.object,
    text: `${target.label} does not have the address ${address}.`,
    hint: 'Deploy again, or correct the address in the design.',
  };
}

function strayReply(holder: Namespace, address: IpAddress): Stop {
  return {
    reason: 'DUPLICATE_ADDRESS',
    at: holder.label,
    object: holder.object,
    text: `The reply goes to ${holder.label}, which has the address ${address} too.`,
    hint: `Give one of the two holders of ${address} another address.`,
  };
}

function ambiguous(attempts: readonly Attempt[], address: IpAddress): Stop {
  const answered = [...new Set(attempts.flatMap((attempt) => (attempt.answered ? [attempt.answered] : [])))];
  const holder = answered.at(-1);
  const names = answered.map((namespace) => namespace.label).join(' and ');
  return {
    reason: 'DUPLICATE_ADDRESS',
    at: holder?.label ?? address,
    object: holder?.object ?? { kind: 'topology', name: '' },
    text: `An address on the way to ${address} is held more than once (${names}): who answers first decides, and not every way leads there and back.`,
    hint: 'Give every host and container its own address.',
  };
}

function failed(attempt: Attempt): Walk {
  const { stop, there, back } = attempt;
  if (!stop) return { reachable: false, text: 'The ping is lost.', there, back };
  const { reason, at, object, text, hint, uncertain } = stop;
  return {
    reachable: false,
    reason,
    at,
    object,
    text,
    ...(hint !== undefined && { hint }),
    ...(uncertain && { uncertain }),
    there,
    back,
  };
}

function arrived(
  first: Attempt,
  attempts: readonly Attempt[],
  target: Namespace | undefined,
  address: IpAddress,
  traffic: Traffic,
): Walk {
  const { there, back } = first;
  const routers = [...new Set(there.filter((hop) => hop.text.includes('; forwarded from ')).map((hop) => hop.at))];
  const way = routers.length === 0 ? 'directly' : `by way of ${routers.join(', then ')}`;
  const stranger = attempts.map((attempt) => attempt.answered).find((namespace) => namespace && namespace !== target);
  const what =
    'port' in traffic
      ? `The way to port ${traffic.port}/${traffic.protocol} of ${address} is free there and back, ${way}`
      : `${address} answers ${way}`;
  if (!stranger) return { reachable: true, text: `${what}.`, there, back };
  const isSole = attempts.every((attempt) => attempt.answered !== target);
  return {
    reachable: true,
    text: `${what}, ${isSole ? 'but' : 'or else'} from ${stranger.label}, which has the address too.`,
    hint: `Give one of the holders of ${address} another address.`,
    there,
    back,
  };
}
