/**
 * Steps for links. Whatever is changed on a link is noted in its alias first, so that it can be taken back; a link that we
 * make gets its note with it.
 */
import { networkOf } from '../address/address.ts';
import { ALIAS_LIMIT, routeMark, writeMark } from '../compile/labels.ts';
import type { NicMark } from '../compile/labels.ts';
import type { LinkState, RouteState } from '../state/state.ts';
import { linkChanges } from './link-changes.ts';
import type { LinkChange } from './link-changes.ts';
import { HOST_LINK, routeChanges, routesByLink } from './routes.ts';
import type { RouteChange } from './routes.ts';
import { carriesSession, divertsSession, isSessionAddress } from './session.ts';
import type { HostDraft } from './step.ts';
import type { Action, Disruption, Step } from './plan.ts';

export interface LinkPlan {
  readonly changes: readonly LinkChange[];
  readonly routes: ReadonlyMap<string, readonly RouteState[]>;
}

/** Steps by link name; the last one of a link is done when the link is as it should be. */
export type LinkSteps = ReadonlyMap<string, readonly Step[]>;

export function planLinks(draft: HostDraft): LinkPlan {
  return { changes: linkChanges(draft), routes: routesByLink(draft) };
}

/** Links that go away, or are made anew: what sits on them must be off before. */
export function goingLinks({ changes }: LinkPlan): readonly string[] {
  return changes.filter(({ kind }) => kind === 'remake' || kind === 'remove').map(({ name }) => name);
}

/** Removes links of ours, those on top first; `off` are the steps that take networks off each. */
export function removeLinks(draft: HostDraft, plan: LinkPlan, off: (link: string) => readonly Step[]): LinkSteps {
  const going = new Set(goingLinks(plan));
  const steps = new Map<string, readonly Step[]>();
  const remove = ({ name, observed, desired, why }: LinkChange): readonly Step[] => {
    const done = steps.get(name);
    if (done || !observed) return done ?? [];
    steps.set(name, []);
    const above = plan.changes.filter((other) => other.observed?.parent?.link === name && going.has(other.name)).flatMap(remove);
    const members = plan.changes
      .filter((other) => other.observed?.master === name && other.mark.joined)
      .map((other) =>
        draft.add({
          action: { type: 'link.leave', link: other.name, bond: name, up: !other.mark.up },
          inverse: { type: 'link.join', link: other.name, bond: name },
          object: objectOf(draft, other.name),
          why: `${name} is ${desired ? 'made anew' : 'no longer in the design'}`,
          disruption: disruptionOf(draft, [name, other.name], 'reconnect'),
          after: [...above, ...off(name)],
        }),
      );
    const routes = draft.observed.namespace.routes.filter((route) => route.link === name && !isConnected(observed, route));
    const step = draft.add({
      action: { type: 'link.remove', link: observed },
      inverse: { type: 'link.create', link: observed, alias: observed.alias ?? '', routes, mtu: observed.mtu },
      object: objectOf(draft, name),
      why,
      disruption: disruptionOf(draft, [name], desired ? 'recreate' : 'live'),
      after: [...above, ...members, ...off(name)],
    });
    const all = [...members, step];
    steps.set(name, all);
    return all;
  };
  for (const change of plan.changes) if (going.has(change.name)) remove(change);
  return steps;
}

function isConnected(link: LinkState, route: RouteState): boolean {
  return route.via === undefined && link.addresses.some((address) => networkOf(address) === route.to);
}

/** Makes and changes links, from below upwards. `removed` are the steps of links that are made anew. */
export function makeLinks(draft: HostDraft, plan: LinkPlan, removed: LinkSteps): LinkSteps {
  const result = new Map<string, readonly Step[]>();
  const ready = (name: string | undefined): readonly Step[] => (name === undefined ? [] : (result.get(name) ?? []).slice(-1));
  for (const change of plan.changes) {
    if (change.kind === 'remove') continue;
    const wanted = plan.routes.get(change.name) ?? [];
    const { desired } = change;
    const before = [...ready(desired?.parent?.link), ...(removed.get(change.name) ?? []).slice(-1)];
    const steps =
      (change.kind === 'make' || change.kind === 'remake') && desired
        ? make(draft, change, desired, wanted, before)
        : alter(draft, change, wanted, before, [...(removed.get(change.observed?.master ?? '') ?? [])]);
    if (desired?.kind === 'bond') steps.push(...join(draft, plan, desired, steps, result));
    result.set(change.name, steps);
  }
  return result;
}

function make(
  draft: HostDraft,
  { name, kind, why }: LinkChange,
  desired: LinkState,
  wanted: readonly RouteState[],
  before: readonly Step[],
): Step[] {
  const direct = wanted.filter((route) => route.via === undefined && route.link === name);
  const others = wanted.filter((route) => !direct.includes(route));
  const shim = isShim(desired);
  const { changes, marked } = routeChanges(draft, name, others, noMark, shim);
  const mark: NicMark = {
    made: true,
    up: false,
    promiscuous: desired.promiscuous,
    addresses: desired.addresses,
    routes: [...marked, ...(shim ? [] : direct.map(routeMark))],
  };
  draft.marks.set(name, mark);
  const alias = writeMark('', draft.topology, mark);
  if (isTooLong(draft, name, alias)) return [];
  const diverting = desired.addresses.some((address) => divertsSession(draft.observed, networkOf(address), name));
  const mtu = draft.desired.asked?.mtus[name];
  const step = draft.add({
    action: { type: 'link.create', link: desired, alias, routes: direct, ...(mtu === undefined ? {} : { mtu }) },
    inverse: { type: 'link.remove', link: desired },
    object: objectOf(draft, name),
    why,
    disruption: diverting ? 'ssh-path' : kind === 'remake' ? 'recreate' : 'live',
    after: before,
  });
  const steps = [step];
  for (const change of changes) steps.push(...routeSteps(draft, change, steps.slice(-1)));
  return steps;
}

const noMark: NicMark = { up: false, promiscuous: false, addresses: [] };

function isShim({ kind }: LinkState): boolean {
  return kind === 'macvlan' || kind === 'ipvlan';
}

/** A link that stays: ours or not, what is changed on it is noted first, and what was noted is taken back. */
function alter(
  draft: HostDraft,
  change: LinkChange,
  wanted: readonly RouteState[],
  before: readonly Step[],
  left: readonly Step[],
): Step[] {
  const { desired, observed, mark, name } = change;
  if (!observed) return [];
  const routes = routeChanges(draft, name, wanted, mark, mark.made === true && isShim(observed));
  const next = nextMark(draft, change, observed, routes.marked);
  return annotated(draft, observed, next, [...before, ...left], (steps) => {
    for (const { action, inverse, why, disruption } of [
      ...(left.length > 0 ? [] : leaving(draft, desired, observed, mark)),
      ...changesOf(draft, desired, observed, mark),
    ]) {
      steps.push(
        draft.add({
          action,
          inverse,
          object: objectOf(draft, name),
          why,
          disruption,
          after: steps.length > 0 ? steps.slice(-1) : before,
        }),
      );
    }
    for (const one of routes.changes) steps.push(...routeSteps(draft, one, steps.length > 0 ? steps.slice(-1) : before));
  });
}

/** Writes the mark before what is done under it, or after it where less is left to note. */
export function annotated(
  draft: HostDraft,
  observed: LinkState,
  next: NicMark | undefined,
  before: readonly Step[],
  work: (steps: Step[]) => void,
): Step[] {
  if (next) draft.marks.set(observed.name, next);
  const was = observed.alias ?? '';
  const alias = writeMark(was, draft.topology, next);
  if (isTooLong(draft, observed.name, alias)) return [];
  const steps: Step[] = [];
  const note = (why: string, after: readonly Step[]) =>
    draft.add({
      action: { type: 'link.mark', link: observed.name, alias },
      inverse: { type: 'link.mark', link: observed.name, alias: was },
      object: objectOf(draft, observed.name),
      why,
      after,
    });
  const growing = alias.length > was.length;
  if (alias !== was && growing) steps.push(note('so that destroy takes back what is changed here, and nothing else', before));
  work(steps);
  if (alias !== was && !growing) steps.push(note('nothing of ours is left to note', steps.length > 0 ? steps.slice(-1) : before));
  return steps;
}

function nextMark(draft: HostDraft, { desired, mark }: LinkChange, observed: LinkState, routes: readonly string[]): NicMark {
  const mtu = askedMtu(draft, desired);
  const before = mark.mtu ?? (mtu !== undefined && mtu !== observed.mtu && !mark.made ? observed.mtu : undefined);
  return {
    made: desired !== undefined && mark.made === true,
    joined: desired?.master !== undefined && (mark.joined === true || observed.master !== desired.master),
    up: desired !== undefined && (mark.up || (!observed.up && mark.made !== true)),
    promiscuous: desired?.promiscuous === true && (mark.promiscuous || !observed.promiscuous),
    addresses: (desired?.addresses ?? []).filter(
      (address) => mark.addresses.includes(address) || !observed.addresses.includes(address),
    ),
    routes,
    ...(mtu === undefined || before === undefined ? {} : { mtu: before }),
  };
}

interface Change {
  readonly action: Action;
  readonly inverse: Action;
  readonly why: string;
  readonly disruption: Disruption;
}

/** A bond gives its own to its members. */
function askedMtu(draft: HostDraft, link: LinkState | undefined): number | undefined {
  return link === undefined || link.master !== undefined ? undefined : draft.desired.asked?.mtus[link.name];
}

function changesOf(draft: HostDraft, desired: LinkState | undefined, observed: LinkState, mark: NicMark): readonly Change[] {
  const link = observed.name;
  const host = draft.observed;
  const changes: Change[] = [];
  const change = (action: Action, inverse: Action, why: string, disruption: Disruption = 'live') =>
    changes.push({ action, inverse, why, disruption });
  const joins = desired?.master !== undefined && desired.master !== observed.master;
  if (desired && !observed.up && !joins) change({ type: 'link.up', link }, { type: 'link.down', link }, 'it is down');
  if (desired?.promiscuous === true && !observed.promiscuous)
    change({ type: 'link.promiscuous', link, on: true }, { type: 'link.promiscuous', link, on: false }, 'the design wants it on');
  if (desired?.promiscuous !== true && mark.promiscuous && observed.promiscuous)
    change(
      { type: 'link.promiscuous', link, on: false },
      { type: 'link.promiscuous', link, on: true },
      'it was turned on for this design, which no longer wants it',
    );
  const mtu = askedMtu(draft, desired) ?? mark.mtu;
  if (mtu !== undefined && mtu !== observed.mtu)
    change(
      { type: 'link.mtu', link, mtu },
      { type: 'link.mtu', link, mtu: observed.mtu },
      mtu === mark.mtu ? 'it was so before this design' : `it is ${observed.mtu}`,
    );
  for (const address of desired?.addresses ?? []) {
    if (observed.addresses.includes(address)) continue;
    const diverting = divertsSession(host, networkOf(address), link);
    change(
      { type: 'address.add', link, address },
      { type: 'address.remove', link, address },
      'missing',
      diverting ? 'ssh-path' : 'live',
    );
  }
  for (const address of observed.addresses) {
    if (!mark.addresses.includes(address) || desired?.addresses.includes(address)) continue;
    change(
      { type: 'address.remove', link, address },
      { type: 'address.add', link, address },
      'no longer in the design',
      isSessionAddress(host, address) ? 'ssh-path' : 'live',
    );
  }
  // A NIC that was down before us goes down again when the design lets go of it; leaving a bond has seen to it already.
  if (!desired && mark.up && observed.up && !mark.joined)
    change(
      { type: 'link.down', link },
      { type: 'link.up', link },
      'it was down before this design',
      disruptionOf(draft, [link], 'live'),
    );
  return changes;
}

/** A member of a bond that stays. */
function leaving(draft: HostDraft, desired: LinkState | undefined, observed: LinkState, mark: NicMark): readonly Change[] {
  const bond = observed.master;
  if (mark.joined !== true || bond === undefined || desired?.master === bond) return [];
  return [
    {
      action: { type: 'link.leave', link: observed.name, bond, up: !mark.up },
      inverse: { type: 'link.join', link: observed.name, bond },
      why: `it is no longer a member of ${bond}`,
      disruption: disruptionOf(draft, [observed.name], 'reconnect'),
    },
  ];
}

/** Members join when the bond is there. One that carries our session, or addresses that are not ours, is refused. */
function join(draft: HostDraft, plan: LinkPlan, bond: LinkState, own: readonly Step[], done: LinkSteps): readonly Step[] {
  const steps: Step[] = [];
  const remade = plan.changes.some(({ name, kind }) => name === bond.name && (kind === 'make' || kind === 'remake'));
  for (const { name, desired, observed, mark } of plan.changes) {
    if (desired?.master !== bond.name || !observed || (observed.master === bond.name && !remade)) continue;
    const foreign = observed.addresses.filter((address) => !mark.addresses.includes(address));
    const taken = observed.master !== undefined && observed.master !== bond.name;
    if (foreign.length > 0 || taken) {
      draft.problems.push({
        code: 'IN_THE_WAY',
        severity: 'error',
        message: taken
          ? `${name} of ${draft.desired.host} is to be a member of ${bond.name}, and is a port of ${observed.master ?? ''} already.`
          : `${name} of ${draft.desired.host} is to be a member of ${bond.name}, and has ${foreign.join(', ')}, which would no longer work there.`,
        hint: taken
          ? `Take it out of ${observed.master ?? ''} first.`
          : `Move the address to ${bond.name} in the design, and take it off ${name} first.`,
        place: { host: draft.desired.host, object: `interface ${name}` },
        objects: [objectOf(draft, name)],
        data: { host: draft.desired.host, interface: name, bond: bond.name },
      });
      continue;
    }
    steps.push(
      draft.add({
        action: { type: 'link.join', link: name, bond: bond.name },
        inverse: { type: 'link.leave', link: name, bond: bond.name, up: observed.up },
        object: objectOf(draft, name),
        why: 'it is not a member yet',
        disruption: disruptionOf(draft, [name], 'reconnect'),
        after: [...own.slice(-1), ...(done.get(name) ?? []).slice(-1), ...steps.slice(-1)],
      }),
    );
  }
  return steps;
}

export function routeSteps(draft: HostDraft, { add, remove, why }: RouteChange, after: readonly Step[]): readonly Step[] {
  const diverting = add !== undefined && divertsSession(draft.observed, add.to, add.link);
  const object = { kind: 'host' as const, name: draft.desired.host };
  if (add)
    return [
      draft.add({
        action: { type: 'route.add', route: add },
        inverse: remove ? { type: 'route.add', route: remove } : { type: 'route.remove', route: add },
        object,
        why,
        disruption: diverting ? 'ssh-path' : 'live',
        after,
      }),
    ];
  if (!remove) return [];
  return [
    draft.add({
      action: { type: 'route.remove', route: remove },
      inverse: { type: 'route.add', route: remove },
      object,
      why,
      disruption: leadsToSession(draft, remove) ? 'ssh-path' : 'live',
      after,
    }),
  ];
}

/** The route may be the one that answers to the other end of our session take. */
function leadsToSession(draft: HostDraft, route: RouteState): boolean {
  const { session, namespace } = draft.observed;
  if (session?.peer === undefined) return false;
  return divertsSession(
    { ...draft.observed, namespace: { ...namespace, routes: namespace.routes.filter((other) => other !== route) } },
    route.to,
    undefined,
  );
}

export function isTooLong(draft: HostDraft, link: string, alias: string): boolean {
  if (alias.length <= ALIAS_LIMIT) return false;
  draft.problems.push({
    code: 'ALIAS_TOO_LONG',
    severity: 'error',
    message: `The interface alias of ${link} on ${draft.desired.host} has no room for what Vlanvas must note there (${alias.length} of ${ALIAS_LIMIT} characters).`,
    hint: 'Shorten the alias, or put fewer addresses and routes on this interface.',
    place: { host: draft.desired.host },
    objects: [objectOf(draft, link)],
  });
  return true;
}

function disruptionOf(draft: HostDraft, links: readonly string[], usual: Disruption): Disruption {
  return links.some((link) => carriesSession(draft.observed, link)) ? 'ssh-path' : usual;
}

export function objectOf(draft: HostDraft, link: string) {
  return link === HOST_LINK
    ? { kind: 'host' as const, name: draft.desired.host }
    : { kind: 'interface' as const, name: `${draft.desired.host}/${link}` };
}
