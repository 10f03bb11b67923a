/** What was seen at each stage: the frames of the capture that pass it in its direction, and are not meant for another. */
import { addressOf } from '../address/address.ts';
import type { IpAddress, MacAddress } from '../address/address.ts';
import type { HostState } from '../state/state.ts';
import { linkOf } from '../verdict/soundings.ts';
import type { Capture, CapturedFrame } from './capture.ts';
import { readFrame } from './frame.ts';
import type { PingFrame } from './frame.ts';
import type { LocatedKind, LocatedStage, Seen, Stage, StageEnd } from './located.ts';

export interface ReadFrame extends PingFrame, Pick<CapturedFrame, 'point' | 'ns' | 'way'> {}

/** The frames that can be understood. */
export function readFrames(frames: readonly CapturedFrame[]): readonly ReadFrame[] {
  return frames.flatMap(({ hex, point, ns, way }) => {
    const frame = readFrame(hex);
    return frame ? [{ ...frame, point, ns, way }] : [];
  });
}

export interface SightingInput {
  readonly capture: Capture;
  readonly frames: readonly ReadFrame[];
  /** As they were seen. */
  readonly hosts: readonly HostState[];
  /** As they are drawn: an address that somebody lost is still asked for. */
  readonly drawn: readonly HostState[];
}

/** `packet`: what the way carries, echo requests there and replies back. */
export function sightings(
  stages: readonly Stage[],
  packet: 'request' | 'reply',
  { capture, frames, hosts, drawn }: SightingInput,
): readonly LocatedStage[] {
  const known = macsOf(hosts);
  const first = frames[0]?.ns ?? 0;
  const points = new Map(capture.points.map(({ at, link }, index) => [`${at} ${link}`, index]));
  return stages.map((stage): LocatedStage => {
    const index = points.get(`${stage.at} ${stage.link}`);
    const unheard = index === undefined ? 'it was not listened at' : capture.points[index]?.unheard;
    const here = frames.filter(({ point }) => point === index);
    const { sender, receiver, direction } = stage;
    const askers = addressesAt(sender, [...hosts, ...drawn]);
    const holders = receiver && addressesAt(receiver, [...hosts, ...drawn]);
    const towards = (end: StageEnd | undefined, way: Stage['direction'], kind: LocatedKind) => {
      const mac = end && linkOf(end, hosts)?.mac;
      return here.filter(
        (frame) => frame.kind === kind && passes(frame, way) && !(frame.way === 'in' && isFlooded(frame.destination, mac, known)),
      );
    };
    const against = direction === 'either' ? direction : direction === 'in' ? 'out' : 'in';
    return {
      ...stage,
      ...(unheard !== undefined && { unheard }),
      packet: seen(towards(receiver, direction, packet), first),
      question: seen(
        towards(receiver, direction, 'question').filter(
          ({ sender: asker, target }) => askers.has(asker) && (!holders || holders.has(target)),
        ),
        first,
      ),
      answer: seen(
        towards(sender, against, 'answer').filter(({ sender: holder }) => (holders ? holders.has(holder) : !askers.has(holder))),
        first,
      ),
    };
  });
}

function passes(frame: ReadFrame, direction: Stage['direction']): boolean {
  return direction === 'either' || frame.way === direction;
}

/** A switch that does not know where a MAC address is sends the frame everywhere: it is not for this one. */
function isFlooded(destination: MacAddress, own: MacAddress | undefined, known: ReadonlySet<string>): boolean {
  return own !== undefined && destination !== own && known.has(destination);
}

function seen(frames: readonly ReadFrame[], start: number): Seen | null {
  const [first] = frames;
  if (!first) return null;
  const { source, destination, tags, ns, kind } = first;
  const asked = kind === 'question' ? first.target : kind === 'answer' ? first.sender : undefined;
  const firstMs = Math.round((ns - start) / 1000) / 1000;
  return { frames: frames.length, firstMs, source, destination, tags, ...(asked !== undefined && { asked }) };
}

/** Every address of the namespace in any of these states, because Linux answers for all of them on every link. */
export function addressesAt({ at }: StageEnd, states: readonly HostState[]): ReadonlySet<IpAddress> {
  const [host, container] = at.split('/');
  const namespaces = states
    .filter((state) => state.host === host)
    .flatMap((state) =>
      container === undefined
        ? [state.namespace]
        : state.containers.flatMap(({ key, name, namespace }) => ((key ?? name) === container && namespace ? [namespace] : [])),
    );
  return new Set(namespaces.flatMap(({ links }) => links.flatMap(({ addresses }) => addresses.map(addressOf))));
}

function macsOf(hosts: readonly HostState[]): ReadonlySet<string> {
  const namespaces = hosts.flatMap(({ namespace, containers }) => [
    namespace,
    ...containers.flatMap((container) => container.namespace ?? []),
  ]);
  return new Set(namespaces.flatMap(({ links }) => links.flatMap(({ mac }) => mac ?? [])));
}
