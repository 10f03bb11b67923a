/** Routes of a host, by the link that they leave by: which are missing, which of ours are no longer wanted. */
import { contains, lengthOf, bitsOf, familyOf, networkOf } from '../address/address.ts';
import { routeMark } from '../compile/labels.ts';
import type { NicMark } from '../compile/labels.ts';
import type { LinkState, RouteState } from '../state/state.ts';
import type { HostDraft } from './step.ts';

/** The loopback bears the marks of what belongs to no link. */
export const HOST_LINK = 'lo';

/** The metric that the kernel gives an IPv6 route that names none. */
const IPV6_METRIC = 1024;

function metricOf({ to, metric }: RouteState): number {
  return metric ?? (familyOf(to) === 6 ? IPV6_METRIC : 0);
}

function isSame(a: RouteState, b: RouteState): boolean {
  return a.to === b.to && metricOf(a) === metricOf(b);
}

/** Desired routes by link: the one named, or the one in whose subnet the gateway lies; on `lo` where none is known. */
export function routesByLink(draft: HostDraft): ReadonlyMap<string, readonly RouteState[]> {
  const result = new Map<string, RouteState[]>();
  for (const route of draft.desired.namespace.routes) {
    const link =
      route.link ?? linkTowards(route, draft.desired.namespace.links) ?? linkTowards(route, draft.observed.namespace.links);
    const name = link ?? HOST_LINK;
    result.set(name, [...(result.get(name) ?? []), route]);
  }
  return result;
}

function linkTowards({ via }: RouteState, links: readonly LinkState[]): string | undefined {
  if (via === undefined) return undefined;
  return links.find(({ addresses }) => addresses.some((address) => contains(networkOf(address), via)))?.name;
}

export interface RouteChange {
  readonly add: RouteState | undefined;
  readonly remove: RouteState | undefined;
  readonly why: string;
}

export interface RouteChanges {
  readonly changes: readonly RouteChange[];
  /** What the mark of the link is to say afterwards. */
  readonly marked: readonly string[];
}

/**
 * Compares the routes of one link. Ours are those that the link's mark names, and on a shim that we made all routes to single
 * addresses, which are too many for a mark.
 */
export function routeChanges(
  draft: HostDraft,
  link: string,
  wanted: readonly RouteState[],
  mark: NicMark,
  shim: boolean,
): RouteChanges {
  const there = draft.observed.namespace.routes;
  const isOurs = (route: RouteState) =>
    (mark.routes ?? []).includes(routeMark(route)) || (shim && route.link === link && isDirect(route));
  const changes: RouteChange[] = [];
  const marked: string[] = [];
  for (const route of wanted) {
    const found = there.find((other) => isSame(other, route));
    const fits = found !== undefined && found.via === route.via && (route.link === undefined || found.link === route.link);
    if (!found) changes.push({ add: route, remove: undefined, why: 'missing' });
    else if (!fits && isOurs(found))
      changes.push({ add: route, remove: found, why: `it goes ${wayOf(found)}, not ${wayOf(route)}` });
    else if (!fits) inTheWay(draft, route, found);
    if (!(shim && isDirect(route)) && (!found || isOurs(found))) marked.push(routeMark(route));
  }
  for (const route of there) {
    if (!isOurs(route) || (route.link !== link && link !== HOST_LINK)) continue;
    if (draft.desired.namespace.routes.some((other) => isSame(other, route))) continue;
    changes.push({ add: undefined, remove: route, why: 'no longer in the design' });
  }
  return { changes, marked };
}

/** To one address, straight out of the link. */
export function isDirect({ to, via }: RouteState): boolean {
  return via === undefined && lengthOf(to) === bitsOf(familyOf(to));
}

function wayOf({ via, link }: RouteState): string {
  return [via === undefined ? undefined : `via ${via}`, link === undefined ? undefined : `out of ${link}`]
    .filter((part) => part !== undefined)
    .join(' ');
}

function inTheWay(draft: HostDraft, route: RouteState, found: RouteState): void {
  draft.problems.push({
    code: 'IN_THE_WAY',
    severity: 'error',
    message: `${draft.desired.host} already has a route to ${route.to} ${wayOf(found)} that this design did not make.`,
    hint: `Take the route out of the design, give it another metric, or remove that one yourself: ip route del ${route.to}`,
    place: { host: draft.desired.host, object: `route ${route.to}` },
    objects: [{ kind: 'host', name: draft.desired.host }],
    data: { host: draft.desired.host, route: route.to },
  });
}
