import { reach } from '../../reach/reach.ts';
import type { Problem } from '../../problem/problem.ts';
import type { HostState, LinkState } from '../../state/state.ts';
import { finding } from '../finding.ts';
import type { FindAcross, HostView } from '../finding.ts';

/** A design has few kinds of pairs; among so many pairs each kind has shown up. */
const LOOKED_AT = 20_000;

/**
 * REVERSE_PATH_FILTER: predicted once more with the filters that the hosts have. Only pairs that the design lets through and
 * the filter stops are told.
 */
export const reversePathFilter: FindAcross = (views, { desired, fabric, endpoints }) => {
  const strict = views.filter(isStrict);
  if (strict.length === 0) return [];
  const filtered = reach(
    desired.map((host) => {
      const view = views.find((candidate) => candidate.host === host.host);
      return view ? withFilters(view) : host;
    }),
    fabric,
    endpoints,
  );
  if ((filtered.tally().reasons.REVERSE_PATH_FILTER ?? 0) === 0) return [];
  const planned = reach(desired, fabric, endpoints);
  const found = new Map<string, Problem>();
  let looked = 0;
  for (const pair of filtered.pairs()) {
    if (found.size === strict.length || ++looked > LOOKED_AT) break;
    if (filtered.isReachable(pair) || !planned.isReachable(pair)) continue;
    const { reason, at = '' } = filtered.fate(pair);
    const host = strict.find((view) => view.host === at)?.host;
    if (reason !== 'REVERSE_PATH_FILTER' || host === undefined || found.has(host)) continue;
    found.set(
      host,
      finding(host, {
        code: 'REVERSE_PATH_FILTER',
        severity: 'warning',
        message: `${host} drops packets that come in on another interface than the one it would answer through (rp_filter = 1), which stops ${pair.from} on its way to ${pair.to} (${pair.address}).`,
        hint: `On ${host}, as root: sysctl -w net.ipv4.conf.all.rp_filter=2 (loose), and for each interface as well where the value is 1.`,
        data: { from: pair.from, to: pair.to, address: pair.address },
      }),
    );
  }
  return [...found.values()];
};

function filterOf(view: HostView, link: LinkState): 0 | 1 | 2 | undefined {
  const there = view.observed.namespace.links.find(({ name }) => name === link.name);
  return there ? there.reversePathFilter : view.facts.reversePathFilter;
}

function isStrict(view: HostView): boolean {
  return view.desired.namespace.links.some((link) => link.kind !== 'loopback' && filterOf(view, link) === 1);
}

/** The desired host with its own filters, and with the NICs and routes that it has beside the design's. */
function withFilters(view: HostView): HostState {
  const { desired, observed } = view;
  const named = new Set(desired.namespace.links.map(({ name }) => name));
  const others = observed.namespace.links.filter(({ name, kind }) => kind === 'nic' && !named.has(name));
  const links = desired.namespace.links.map((link) => {
    const filter = filterOf(view, link);
    return filter === undefined ? link : { ...link, reversePathFilter: filter };
  });
  const ways = new Set(others.map(({ name }) => name));
  const routes = observed.namespace.routes.filter(
    (route) => route.link !== undefined && ways.has(route.link) && !desired.namespace.routes.some(({ to }) => to === route.to),
  );
  return {
    ...desired,
    namespace: { ...desired.namespace, links: [...links, ...others], routes: [...desired.namespace.routes, ...routes] },
  };
}
