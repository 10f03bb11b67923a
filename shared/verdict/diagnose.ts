/**
 * Why a pair measured otherwise than predicted, from the hosts as they are: the same `reach` that predicts from the desired
 * states diagnoses from the observed ones (DESIGN.md). Where these predict what was measured, that is the diagnosis; where
 * they do not, the fault is where no host can look, and is said to be.
 */
import { reach } from '../reach/reach.ts';
import type { Endpoint, Fate, Hop, PairKey, Walk } from '../reach/result.ts';
import type { Fabric, HostState, LinkState } from '../state/state.ts';
import { beyondHosts } from './beyond-hosts.ts';
import { crossings } from './crossing.ts';
import type { Difference, DifferenceKind, Diagnosis } from './diagnosis.ts';
import { containerDifferences, hostDifferences } from './differences.ts';
import { ignoredEcho } from './ignored-echo.ts';
import type { Look } from './look.ts';
import type { Measurement } from './measurement.ts';
import { observedWorld } from './observed-world.ts';
import { wireFaults } from './wire.ts';

export interface DiagnoserInput {
  readonly desired: readonly HostState[];
  readonly look: Look;
  readonly fabric: Fabric;
  readonly endpoints: readonly Endpoint[];
}

export interface Diagnoser {
  /** Why this pair was measured as it was. Cheap to ask for many pairs: the observed world is built once. */
  readonly diagnose: (pair: PairKey, measured: Measurement) => Diagnosis;
  /** The way of the ping by the hosts as they are, hop by hop. */
  readonly walk: (pair: PairKey) => Walk;
}

export function diagnoser(input: DiagnoserInput): Diagnoser {
  const { desired, look, fabric, endpoints } = input;
  const { observed, unread, soundings, filters } = look;
  const world = observedWorld(desired, observed);
  const now = reach(world, fabric, endpoints);
  const drawn = reach(desired, fabric, endpoints);
  const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
  const around = surroundings(desired, observed, world);
  const faultOf = wireFaults(soundings, observed, observed.length >= desired.length);
  return {
    walk: (pair) => now.walk(pair),
    diagnose(pair, measured) {
      const from = byId.get(pair.from);
      const to = byId.get(pair.to);
      const walk = now.walk(pair);
      const { there: _there, back: _back, ...fate } = walk;
      if (!from || !to) return { ...fate, explained: false, summary: fate.text, differences: [] };
      const isOpen = measured.received > 0;
      const silent = [to, from].find(({ host }) => unread[host] !== undefined);
      if (!isOpen && silent) return notRead(silent.host, unread[silent.host] ?? '', fate);
      const asDrawn = drawn.walk(pair);
      const differences = around([from, to], [walk, asDrawn], fate);
      if (fate.uncertain || fate.reachable === isOpen) {
        const told = isOpen ? openedBy(fate, asDrawn, differences) : closedBy(fate, differences, world);
        return { ...told, explained: true, differences };
      }
      if (isOpen) {
        return {
          ...fate,
          explained: false,
          text: `By what the hosts tell this pair is closed (${withoutStop(fate.text)}), and it answers: there is a way that neither the drawing nor the hosts show.`,
          summary: 'There is a way that neither the drawing nor the hosts show.',
          hint: 'Look for a cable, a switch port or a router that is not drawn.',
          differences,
        };
      }
      const deaf = ignoredEcho(to.container === undefined ? to.host : `${to.host}/${to.id}`, pair.address, observed);
      if (deaf && measured.silence !== 'no-neighbour') {
        return { reachable: false, ...deaf, summary: deaf.text, explained: true, differences };
      }
      const fault = firstOf(crossings(walk), faultOf);
      if (fault) return { reachable: false, ...fault, explained: true, differences };
      const beyond = beyondHosts(pair, { from, to }, walk, measured, filters);
      const suspect = differences.find(({ kind }) => kind === 'promiscuous');
      return {
        reachable: true,
        ...beyond,
        ...(suspect && { hint: `${suspect.text} ${beyond.hint}` }),
        explained: false,
        differences,
      };
    },
  };
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function notRead(host: string, why: string, fate: Fate): Diagnosis {
  const text = `${host} could not be read, so that nothing is known of it but what is drawn: ${why}`;
  return {
    reachable: fate.reachable,
    explained: false,
    at: host,
    object: { kind: 'host', name: host },
    text,
    summary: `${host} could not be read: ${why}`,
    hint: `See first that ${host} is on and can be reached.`,
    differences: [],
  };
}

/** What can open a way; that something is missing opens none. */
const OPENERS: readonly DifferenceKind[] = ['networks', 'parent', 'tag', 'mode', 'addresses', 'route-added', 'forwarding'];

/** `drawn`: what the design says of the pair. */
function openedBy(fate: Fate, drawn: Fate, differences: readonly Difference[]): Fate & { readonly summary: string } {
  const lead = differences.find(({ kind }) => OPENERS.includes(kind));
  const text = `There is a way that the design does not have: ${fate.text}`;
  if (!lead && drawn.reason === 'FORWARD_DENIED' && drawn.at !== undefined) {
    return {
      ...fate,
      at: drawn.at,
      ...(drawn.object && { object: drawn.object }),
      text,
      summary: `The firewall of ${drawn.at} lets through what the design drops.`,
      hint: `On ${drawn.at}, iptables -S FORWARD shows the rules. Deploying again puts those of the design back.`,
    };
  }
  return {
    ...fate,
    ...(lead && { at: lead.at, object: lead.object }),
    text,
    summary: lead?.text ?? text,
  };
}

/** Kinds of differences that a reason is made of; any for those left out. */
const CAUSES: Readonly<Partial<Record<NonNullable<Fate['reason']>, readonly DifferenceKind[]>>> = {
  INTERFACE_DOWN: ['link-down', 'no-carrier', 'link-missing'],
  FORWARDING_OFF: ['forwarding', 'route-missing', 'route-added'],
  NOT_RUNNING: ['container-missing', 'container-status'],
};

function closedBy(
  found: Fate,
  differences: readonly Difference[],
  world: readonly HostState[],
): Fate & { readonly summary: string } {
  const fate = found.reason === 'INTERFACE_DOWN' ? lowestDown(found, world) : found;
  const causes = fate.reason && CAUSES[fate.reason];
  const lead = differences.find((difference) => isAt(difference, fate) && (!causes || causes.includes(difference.kind)));
  const hint = mendingHint(fate, lead, world) ?? fate.hint;
  const common = { ...fate, ...(hint !== undefined && { hint }) };
  if (fate.reason === 'INTERFACE_DOWN' && fate.at !== undefined) {
    const text = lead?.text ?? downText(fate.at, world) ?? fate.text;
    return { ...common, text, summary: text };
  }
  if (fate.reason === 'FORWARD_DENIED' && fate.at !== undefined) {
    return {
      ...common,
      summary: `The firewall of ${fate.at} drops what the design lets through.`,
      hint: `On ${fate.at}, iptables -S FORWARD and iptables -S DOCKER-USER show the rule. Deploying again puts the rules of the design back; what others wrote there stays.`,
    };
  }
  return { ...common, summary: lead?.text ?? fate.text };
}

/** A link of a host that has no carrier because what it sits on has none: the lowest of them is at fault. */
function lowestDown(fate: Fate, world: readonly HostState[]): Fate {
  const { object } = fate;
  if (object?.kind !== 'interface') return fate;
  const [host = '', first = ''] = object.name.split('/');
  const links = world.find((state) => state.host === host)?.namespace.links ?? [];
  const seen = new Set<string>();
  let link = links.find(({ name }) => name === first);
  while (link?.up === true && link.parent && !seen.has(link.name)) {
    seen.add(link.name);
    const below = links.find(({ name }) => name === link?.parent?.link);
    if (!below || (below.up && below.carrier !== false)) break;
    link = below;
  }
  if (!link || link.name === first) return fate;
  const at = `${host}/${link.name}`;
  return { ...fate, at, object: { kind: 'interface', name: at } };
}

function isAt({ at, link }: Difference, fate: Fate): boolean {
  return fate.at === at || (link !== undefined && (fate.at === `${at}/${link}` || fate.at === `${at} ${link}`));
}

/** `docker02/bbox4 eth0 is down.` */
function downText(label: string, world: readonly HostState[]): string | undefined {
  const link = linkLabelled(label, world);
  if (!link) return undefined;
  return link.up ? `${label} has no carrier: nothing is at the other end of its cable.` : `${label} is down.`;
}

function linkLabelled(label: string, world: readonly HostState[]): LinkState | undefined {
  for (const { host, namespace, containers } of world) {
    const own = namespace.links.find(({ name }) => `${host}/${name}` === label);
    if (own) return own;
    for (const container of containers) {
      const inside = container.namespace?.links.find(
        ({ name }) => `${host}/${container.key ?? container.name} ${name}` === label,
      );
      if (inside) return inside;
    }
  }
  return undefined;
}

/** A container's links, addresses and routes are Docker's work, which a restart does anew; on a host they are brought back by hand or by a deploy. */
function mendingHint(fate: Fate, lead: Difference | undefined, world: readonly HostState[]): string | undefined {
  if (fate.object?.kind === 'container') {
    if (!lead) return undefined;
    if (lead.kind === 'container-missing' || lead.kind === 'networks') return 'Deploy again.';
    const host = world.find(({ host: name }) => lead.at.startsWith(`${name}/`));
    const container = host?.containers.find((candidate) => `${host.host}/${candidate.key ?? candidate.name}` === lead.at);
    if (!host || !container) return undefined;
    if (lead.kind === 'container-status')
      return `On ${host.host}: docker ${container.status === 'paused' ? 'unpause' : 'start'} ${container.name}`;
    return `Docker sets its links, addresses and routes up anew when it restarts. On ${host.host}: docker restart ${container.name}`;
  }
  if (fate.object?.kind === 'interface' && fate.reason === 'INTERFACE_DOWN') {
    const [host = '', link = ''] = fate.object.name.split('/');
    const state = linkLabelled(fate.object.name, world);
    return state?.up ? `Look at the cable and the switch port of ${host}/${link}.` : `On ${host}: ip link set ${link} up`;
  }
  return undefined;
}

type Around = (parties: readonly Endpoint[], walks: readonly Walk[], fate: Fate) => readonly Difference[];

/** The differences that lie around a path: of the containers at its ends, of the links it goes over, of the hosts that route it. */
function surroundings(desired: readonly HostState[], observed: readonly HostState[], world: readonly HostState[]): Around {
  const read = new Map(observed.map((host) => [host.host, host]));
  const found = new Map<string, readonly Difference[]>();
  const below = new Map<string, readonly string[]>();
  for (const design of desired) {
    const host = read.get(design.host);
    const assumed = world.find(({ host: name }) => name === design.host);
    if (!host || !assumed) continue;
    found.set(host.host, hostDifferences(design, host));
    for (const container of design.containers) {
      const label = `${host.host}/${container.key ?? container.name}`;
      const now = host.containers.find(({ name }) => name === container.name);
      found.set(label, containerDifferences(container, now, host));
      const links = [container, now].flatMap((state) => state?.namespace?.links ?? []);
      below.set(label, linksBelow(links, [design, assumed]));
    }
  }
  const all = [...found].flatMap(([label, differences]) => differences.map((difference) => ({ label, difference })));
  if (all.length === 0) return () => [];
  return (parties, walks, fate) => {
    const hops = walks.flatMap(({ there, back }) => [...there, ...back]);
    const places = new Set(hops.filter(isPlace).map(({ at }) => at));
    const links = new Set(hops.flatMap(linkOfHop));
    for (const { host, container, id, addresses } of parties) {
      const label = container === undefined ? host : `${host}/${id}`;
      places.add(label);
      for (const link of below.get(label) ?? []) links.add(`${host}/${link}`);
      if (container === undefined) for (const { network } of addresses) links.add(`${host}/${network}`);
    }
    const around = all.flatMap(({ label, difference }) => {
      const { at, link, object } = difference;
      const isNear = object.kind === 'container' || link === undefined ? places.has(label) : links.has(`${at}/${link}`);
      return isNear ? [difference] : [];
    });
    // Sorting is stable: what lies where the packet stops comes first, the rest stays in the order of the hosts.
    return around.sort((a, b) => Number(isAt(b, fate)) - Number(isAt(a, fate)));
  };
}

/** A namespace that handles the packet, not a link that a frame of it goes through. */
function isPlace({ object }: Hop): boolean {
  return object.kind === 'host' || object.kind === 'container';
}

function linkOfHop({ at, link, object }: Hop): readonly string[] {
  return object.kind === 'interface' ? [object.name] : link === undefined ? [] : [`${at}/${link}`];
}

/** Names of the host's links that these sit on, down to the NIC. */
function linksBelow(links: readonly LinkState[], hosts: readonly HostState[]): readonly string[] {
  const names = new Set(links.flatMap(({ parent }) => (parent ? [parent.link] : [])));
  for (const name of names) {
    for (const { namespace } of hosts) {
      const link = namespace.links.find((candidate) => candidate.name === name);
      if (link?.parent) names.add(link.parent.link);
      for (const port of namespace.links) if (port.master === name) names.add(port.name);
    }
  }
  return [...names];
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}
