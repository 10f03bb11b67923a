/**
 * Steps for links. Whatever is changed on a link is noted in its alias first, so that it can be taken back; a link that we
 * make gets its note with it.
 */
import { networkOf } from '../address/address.ts';
import { routeMark, writeMark } from '../compile/labels.ts';
import type { NicMark } from '../compile/labels.ts';
import type { LinkState, RouteState } from '../state/state.ts';
import { joinMembers } from './bond-members.ts';
import { linkChanges } from './link-changes.ts';
import type { LinkChange } from './link-changes.ts';
import { annotated, disruptionOf, isTooLong, objectOf } from './link-notes.ts';
import { changesOf, leaving, nextMark } from './link-settings.ts';
import type { Step } from './plan.ts';
import { routeSteps } from './route-steps.ts';
import { routeChanges, routesByLink } from './routes.ts';
import { divertsSession } from './session.ts';
import type { HostDraft } from './step.ts';

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
      // Whoever uses its addresses loses them.
      disruption: disruptionOf(draft, [name], desired ? 'recreate' : observed.addresses.length > 0 ? 'stop' : 'live'),
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
    if (desired?.kind === 'bond') steps.push(...joinMembers(draft, plan.changes, desired, steps, result));
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
    ownArp: desired.ownArpOnly === true,
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
