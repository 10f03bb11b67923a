/**
 * Where the frames of a ping were seen last, from what was captured on its path: what a person finds out with tcpdump on every
 * machine in turn. Pure; the capture is main/locate.
 */
import type { PairKey, Walk } from '../reach/result.ts';
import type { HostState } from '../state/state.ts';
import type { Capture, PingOutcome } from './capture.ts';
import { errorNotes } from './errors.ts';
import type { Located, LocatedStage, Spot, Stage } from './located.ts';
import { readFrames, sightings } from './sightings.ts';
import { traceOf } from './trace.ts';
import type { Ending } from './trace.ts';
import { answeredOnlyWords, lostWords, nameOf, place, swallowedWords } from './words.ts';
import type { Finding } from './words.ts';

type Ways = Readonly<Record<Spot['way'], readonly LocatedStage[]>>;

export interface LocateInput {
  readonly pair: PairKey;
  readonly there: readonly Stage[];
  readonly back: readonly Stage[];
  /** The hosts as they were seen, containers' namespaces included. */
  readonly hosts: readonly HostState[];
  /** The hosts as the design has them. */
  readonly drawn: readonly HostState[];
  readonly capture: Capture;
  readonly ping: PingOutcome;
  /** Echoes that were sent once the NICs listened to everything. */
  readonly widePing?: PingOutcome;
  /** What the hosts as they are let one expect of the pair. */
  readonly now: Walk;
}

export function locatePair(input: LocateInput): Located {
  const { pair, capture, ping, widePing, hosts, drawn } = input;
  const whole = readFrames(capture.frames);
  const { wideFrom } = capture;
  // What came while the NICs listened to everything tells of another situation.
  const frames = wideFrom === undefined ? whole : whole.filter(({ ns }) => ns < wideFrom);
  const sighted = { capture, frames, hosts, drawn };
  const ways = { there: sightings(input.there, 'request', sighted), back: sightings(input.back, 'reply', sighted) };
  const ending: Ending = ping.answered > 0 ? { type: 'returned' } : traceOf(ways);
  const found = withReason(findingOf(ending, ways, input), ending, ways, input.now);
  const wide = widePing !== undefined && widePing.answered > 0 ? wideFinding(ending, ways) : undefined;
  const { fault, text, hint, reason } = wide ? { ...found, ...wide, text: `${found.text} ${wide.text}` } : found;
  const isElse = !input.now.reachable && ping.answered === 0 && !found.text.includes(input.now.text);
  return {
    from: pair.from,
    to: pair.to,
    address: pair.address,
    sent: ping.sent,
    answered: ping.answered,
    rttMs: ping.rttMs,
    ...ways,
    lost: 'lost' in ending ? ending.lost : null,
    last: 'last' in ending ? ending.last : lastOf(ways),
    next: 'next' in ending ? ending.next : null,
    fault,
    ...(reason && !wide && { reason }),
    text,
    ...(hint !== undefined && { hint }),
    notes: [
      ...(isElse ? [`By what the hosts tell: ${input.now.text}`] : []),
      ...errorNotes(whole),
      ...unheardNotes([...ways.there, ...ways.back]),
      ...(capture.truncated ? ['There were more frames than a capture holds: the last of them are missing.'] : []),
    ],
  };
}

/** What the hosts tell is the reason where it is about the place at which the frames were lost, else our own guess is. */
function withReason(found: Finding, ending: Ending, ways: Ways, now: Walk): Finding {
  const { cause, ...rest } = found;
  if (now.reachable || ending.type === 'returned') return cause === undefined ? rest : { ...rest, text: `${rest.text} ${cause}` };
  const stageAt = (spot: Spot | null) => (spot ? ways[spot.way][spot.index] : undefined);
  const last = 'last' in ending ? stageAt(ending.last) : undefined;
  const next = 'next' in ending ? stageAt(ending.next) : undefined;
  const places = [last?.at, next?.at, ending.type === 'lost' ? undefined : last?.receiver?.at].filter(
    (place) => place !== undefined,
  );
  const at = now.at ?? '';
  // Where the way itself ends by what the hosts tell, they tell why: the asker is not at fault for what it may not reach.
  const isEnd = last !== undefined && !last.receiver && last === ways.there.at(-1);
  const isThere = isEnd || places.some((place) => at === place || at.startsWith(`${place}/`) || at.startsWith(`${place} `));
  if (!isThere) return cause === undefined ? rest : { ...rest, text: `${rest.text} ${cause}` };
  const hint = now.hint ?? rest.hint;
  return {
    ...rest,
    text: `${rest.text} ${now.text}`,
    ...(hint !== undefined && { hint }),
    fault: now.object ?? rest.fault,
    ...(now.reason && { reason: now.reason }),
  };
}

function findingOf(ending: Ending, ways: Ways, input: LocateInput): Finding {
  const { pair, hosts, ping } = input;
  const words = { ways, address: pair.address, hosts };
  switch (ending.type) {
    case 'lost':
      return lostWords(ending, words);
    case 'swallowed':
      return swallowedWords(ending, words);
    case 'answered-only':
      return answeredOnlyWords(ending.last, words);
    case 'silent':
      return silentWords(ways.there[0], input);
    case 'returned':
      return ping.answered > 0 ? answeredWords(input) : returnedWords(ways.back.at(-1), input);
  }
}

function answeredWords({ pair, ping }: LocateInput): Finding {
  const { sent, answered, rttMs } = ping;
  const time = rttMs === null ? '' : `, the first after ${rttMs.toFixed(2)} ms`;
  if (answered === sent)
    return {
      text: `${pair.address} answers ${pair.from}: all ${sent} echoes came back${time}. Nothing is lost on this path now.`,
      fault: null,
    };
  return {
    text: `${answered} of ${sent} echoes of ${pair.from} to ${pair.address} came back${time}: the path is there, and frames are lost on it now and then.`,
    hint: 'Next: locate again; the counts on the path tell where frames become fewer.',
    fault: null,
  };
}

/** Not even a question left the sender. */
function silentWords(first: LocatedStage | undefined, { pair, ping, now }: LocateInput): Finding {
  const why = ping.refused === undefined ? '' : `: its kernel says "${ping.refused}"`;
  if (first?.unheard !== undefined) {
    return {
      text: `Nothing of the ping was seen, and ${place(first)} could not be listened at: ${first.unheard}.`,
      hint: 'Next: let Vlanvas log in as root, or with sudo, and locate again.',
      fault: first.object,
    };
  }
  return {
    text: `Nothing left ${first ? place(first) : pair.from}${why}.`,
    hint: now.hint ?? `Next: look at the addresses and routes of ${pair.from}, and at its firewall.`,
    fault: now.object ?? first?.object ?? null,
  };
}

/** The reply came back to the sender's link, and the sender did not get it. */
function returnedWords(last: LocatedStage | undefined, { pair }: LocateInput): Finding {
  const name = last ? nameOf(last.at) : pair.from;
  return {
    text: `The echo reply came back to ${last ? place(last) : pair.from}, and ${name} did not take it: a firewall or reverse-path filter of ${name} itself drops it.`,
    hint: `Next: look at the firewall of ${name}: iptables -S INPUT`,
    fault: last ? { kind: last.at.includes('/') ? 'container' : 'host', name } : null,
  };
}

/** It works while the NICs listen to everything. */
function wideFinding(ending: Ending, ways: Ways): Pick<Finding, 'text' | 'hint' | 'fault'> {
  const next = 'next' in ending && ending.next ? ways[ending.next.way][ending.next.index] : undefined;
  const nic = next && !next.at.includes('/') ? next : undefined;
  return {
    text: `While the NICs listened to every MAC address, it was answered: ${nic ? place(nic) : 'a NIC'} drops frames for MAC addresses that are not its own.`,
    hint: nic
      ? `Next: set promiscuous: true for ${nic.link} of ${nic.at}, and deploy.`
      : 'Next: set promiscuous: true for the parent interfaces, and deploy.',
    fault: nic?.object ?? null,
  };
}

/** The last place of a ping that came back. */
function lastOf(ways: Ways): Spot | null {
  const index = ways.back.findLastIndex(({ packet }) => packet !== null);
  return index < 0 ? null : { way: 'back', index };
}

function unheardNotes(stages: readonly LocatedStage[]): readonly string[] {
  const notes = stages.flatMap((stage) =>
    stage.unheard === undefined ? [] : [`${place(stage)} could not be listened at: ${stage.unheard.replace(/\.$/, '')}.`],
  );
  return [...new Set(notes)];
}
