/** Listens at every link on the path of a pair, on all its hosts at once, while the sender pings. */
import { randomBytes } from 'node:crypto';
import type { Capture, CapturedFrame, PingOutcome } from '../../shared/locate/capture.ts';
import type { Stage, StageEnd } from '../../shared/locate/located.ts';
import { addressesAt } from '../../shared/locate/sightings.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { PairKey } from '../../shared/reach/result.ts';
import type { HostState } from '../../shared/state/state.ts';
import type { HostConnection } from '../host/connection.ts';
import { abortAfter } from '../streams/abort-after.ts';
import type { HostFrame, PingOrder } from './capture-session.ts';
import { openOnHost } from './open-on-host.ts';
import type { OpenedCapture } from './open-on-host.ts';

export interface CapturePingInput {
  readonly pair: PairKey;
  /** The sender's namespace: `docker01/bbox1`. */
  readonly sender: string;
  /** There, then back. */
  readonly stages: readonly Stage[];
  readonly hosts: readonly HostState[];
  /** As the design has them: addresses that somebody lost are still asked for. */
  readonly drawn: readonly HostState[];
  readonly connections: ReadonlyMap<string, HostConnection>;
  /** Why a host has no connection, by its name. */
  readonly unread: Readonly<Record<string, string>>;
  readonly helperFolder: string;
  readonly signal: AbortSignal;
  readonly onPhase: (phase: 'listening' | 'pinging' | 'widening', points: number) => void;
}

export interface CapturedPing {
  readonly capture: Capture;
  readonly ping: PingOutcome;
  readonly widePing?: PingOutcome;
}

/** Three echoes; a question for a next hop is asked again after a second, so that a lost one does not decide. */
const ORDER = { count: 3, intervalMs: 200, quietMs: 900 };
const WIDE_ORDER = { count: 2, intervalMs: 150, quietMs: 400 };
/** More addresses than this are not on one path; the helper takes no more. */
const MOST_ADDRESSES = 64;
/** All of it, opening on slow hosts included. */
const PATIENCE = 60_000;

interface Listening {
  readonly host: string;
  /** Indexes in the capture, by the number of the point on this host. */
  readonly points: readonly number[];
  readonly opened: OpenedCapture;
}

/**
 * `widen` says at which links frames for any MAC address should be listened for in a second try, once the first was seen. Throws
 * VlanvasError where the sender's host cannot ping; other hosts that cannot listen are told in the points.
 */
export async function capturePing(
  input: CapturePingInput,
  widen: (first: CapturedPing) => readonly StageEnd[],
): Promise<CapturedPing> {
  const signal = abortAfter(PATIENCE, input.signal);
  const ends = pointsOf(input.stages);
  const unheard = new Map<number, string>();
  const startedAt = Date.now();
  const listening: Listening[] = [];
  const gathered: CapturedFrame[] = [];
  let truncated = false;

  const gather = async () => {
    const heard = await Promise.all(listening.map(async (one) => ({ ...one, ...(await one.opened.session.close()) })));
    for (const { points, opened, frames, truncated: cut } of heard) {
      truncated ||= cut;
      gathered.push(...frames.flatMap((frame) => inCapture(frame, points, opened.session.clockAhead, startedAt)));
    }
  };
  const captureOf = (frames: readonly CapturedFrame[], wideFrom?: number): Capture => ({
    startedAt,
    points: ends.map((end, index) => {
      const why = unheard.get(index);
      return { ...end, ...(why !== undefined && { unheard: why }) };
    }),
    frames: [...frames].sort((a, b) => a.ns - b.ns),
    ...(wideFrom !== undefined && { wideFrom }),
    truncated,
  });

  try {
    input.onPhase('listening', ends.length);
    await openAll(input, ends, unheard, listening, signal);
    const { order, session } = senderOf(input, listening);
    input.onPhase('pinging', ends.length);
    const ping = await session.ping({ ...order, ...ORDER });
    const first = { ping, capture: captureOf(listening.flatMap(({ points, opened }) => soFar(opened, points, startedAt))) };
    const wide = widen(first);
    if (wide.length === 0) {
      await gather();
      return { ping, capture: captureOf(gathered) };
    }
    input.onPhase('widening', ends.length);
    const wideFrom = (Date.now() - startedAt) * 1_000_000;
    await Promise.all(
      listening.flatMap(({ points, opened }) =>
        points.flatMap((index, number) =>
          wide.some(({ at, link }) => ends[index]?.at === at && ends[index].link === link)
            ? [opened.session.listenWide(number)]
            : [],
        ),
      ),
    );
    const widePing = await session.ping({ ...order, ...WIDE_ORDER });
    await gather();
    return { ping, widePing, capture: captureOf(gathered, wideFrom) };
  } finally {
    await Promise.all(listening.map(({ opened }) => opened.session.close()));
  }
}

/** Every link once. */
function pointsOf(stages: readonly Stage[]): readonly StageEnd[] {
  return [...new Map(stages.map(({ at, link }) => [`${at} ${link}`, { at, link }])).values()];
}

async function openAll(
  input: CapturePingInput,
  ends: readonly StageEnd[],
  unheard: Map<number, string>,
  listening: Listening[],
  signal: AbortSignal,
): Promise<void> {
  const mark = randomBytes(8).toString('hex');
  const { stages, hosts, drawn, pair, sender } = input;
  const namespaces = new Map(
    stages.flatMap(({ sender: from, receiver }) => [from, ...(receiver ? [receiver] : [])]).map((end) => [end.at, end]),
  );
  const addresses = new Set<string>([
    pair.address,
    ...[...namespaces.values()].flatMap((end) => [...addressesAt(end, [...hosts, ...drawn])]),
  ]);
  const names = new Set([...ends.map(({ at }) => hostOf(at)), hostOf(sender)]);
  const opening = await Promise.allSettled(
    [...names].map(async (host) => {
      const own = ends.flatMap(({ at, link }, index) => {
        if (hostOf(at) !== host) return [];
        const pid = pidOf(at, hosts);
        if (pid === undefined) unheard.set(index, `${at.slice(at.indexOf('/') + 1)} does not run`);
        return pid === undefined ? [] : [{ index, pid, link }];
      });
      const points = own.map(({ index }) => index);
      const connection = input.connections.get(host);
      try {
        if (!connection) throw new Error(input.unread[host] ?? `${host} could not be reached.`);
        const opened = await openOnHost(
          {
            connection,
            machine: hosts.find((state) => state.host === host)?.kernel?.machine,
            helperFolder: input.helperFolder,
            mark,
            points: own,
            addresses: [...addresses].filter((address) => !/^(127\.|::1$)/.test(address)).slice(0, MOST_ADDRESSES),
          },
          AbortSignal.any([signal, connection.lost]),
        );
        listening.push({ host, points, opened });
        for (const [number, why] of opened.session.unheard) unheard.set(points[number] ?? -1, why);
      } catch (error) {
        signal.throwIfAborted();
        const why = error instanceof Error ? error.message : String(error);
        for (const index of points) unheard.set(index, why);
        if (host === hostOf(sender)) throw cannotPing(host, why);
      }
    }),
  );
  for (const result of opening) if (result.status === 'rejected') throw result.reason;
}

function senderOf({ sender, hosts, pair }: CapturePingInput, listening: readonly Listening[]) {
  const own = listening.find(({ host }) => host === hostOf(sender));
  const pid = pidOf(sender, hosts);
  if (!own || pid === undefined) {
    const name = sender.slice(sender.indexOf('/') + 1);
    throw new VlanvasError('answer', {
      code: 'LOCATE_SENDER_SILENT',
      message: `${name} does not run on ${hostOf(sender)}, so that nothing can be pinged from it.`,
      hint: 'Deploy the design, or start the container.',
      place: { host: hostOf(sender), object: `container ${name}` },
    });
  }
  const order: Pick<PingOrder, 'pid' | 'address'> = { pid: pid === 0 ? own.opened.hostPid : pid, address: pair.address };
  return { order, session: own.opened.session };
}

function cannotPing(host: string, why: string): VlanvasError {
  return new VlanvasError('host', {
    code: 'LOCATE_NO_CAPTURE',
    message: `${host} cannot capture frames: ${why}`,
    hint: `Log in to ${host} as root, allow sudo, or give the user the Docker socket. What the hosts tell without it: vlanvas explain FILE FROM TO --live`,
    place: { host },
  });
}

/** A process in a namespace, 0 for the host's own; undefined where a container does not run. */
function pidOf(at: string, hosts: readonly HostState[]): number | undefined {
  const [host, container] = at.split('/');
  if (container === undefined) return 0;
  return hosts.find((state) => state.host === host)?.containers.find(({ key, name }) => (key ?? name) === container)?.pid;
}

function hostOf(at: string): string {
  return at.split('/')[0] ?? at;
}

function soFar({ session }: OpenedCapture, points: readonly number[], startedAt: number): readonly CapturedFrame[] {
  return session.frames().flatMap((frame) => inCapture(frame, points, session.clockAhead, startedAt));
}

function inCapture(
  { at, ...frame }: HostFrame,
  points: readonly number[],
  ahead: bigint,
  startedAt: number,
): readonly CapturedFrame[] {
  const point = points[frame.point];
  return point === undefined ? [] : [{ ...frame, point, ns: Number(at - ahead - BigInt(startedAt) * 1_000_000n) }];
}
