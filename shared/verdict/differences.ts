/** Where an observed host is not as the design has it, in what bears on reachability. The plan knows the rest. */
import { familyOf, lengthOf, networkOf } from '../address/address.ts';
import type { ObjectRef } from '../problem/problem.ts';
import type { ContainerState, HostState, LinkState, NamespaceState, RouteState } from '../state/state.ts';
import type { Difference, DifferenceKind } from './diagnosis.ts';

interface Place {
  readonly at: string;
  /** As a person calls it: `bbox4`, `docker02`. */
  readonly name: string;
  readonly object: ObjectRef;
}

type Note = (kind: DifferenceKind, text: string, link?: string) => void;

function noter(place: Place, into: Difference[], objectOf: (link: string | undefined) => ObjectRef): Note {
  return (kind, text, link) => {
    into.push({ kind, at: place.at, ...(link !== undefined && { link }), object: objectOf(link), text });
  };
}

/** The host's own namespace: only what is drawn, for a host has much that no design speaks of. */
export function hostDifferences(design: HostState, host: HostState): readonly Difference[] {
  const found: Difference[] = [];
  const place: Place = { at: host.host, name: host.host, object: { kind: 'host', name: host.host } };
  const note = noter(place, found, (link) =>
    link === undefined ? place.object : { kind: 'interface', name: `${host.host}/${link}` },
  );
  for (const link of design.namespace.links) {
    if (link.kind === 'loopback') continue;
    const now = host.namespace.links.find(({ name }) => name === link.name);
    compareLink(place, link, now, host.namespace.links, note);
    if (now && link.promiscuous && !now.promiscuous)
      note('promiscuous', `${link.name} of ${place.name} is not in promiscuous mode; the design has it on.`, link.name);
  }
  compareRoutes(place, design.namespace, host.namespace, note, false);
  const asked = design.asked?.forwarding ?? {};
  const pairs = [
    ['IPv4', host.namespace.forwarding.ipv4, design.namespace.forwarding.ipv4, asked.ipv4],
    ['IPv6', host.namespace.forwarding.ipv6, design.namespace.forwarding.ipv6, asked.ipv6],
  ] as const;
  for (const [family, now, wanted, said] of pairs) {
    // Docker turns it on by itself, and the design leaves alone what it does not speak of.
    if (now === wanted || (said === undefined && !wanted)) continue;
    note(
      'forwarding',
      `${place.name} has forwarding of ${family} ${now ? 'on' : 'off'}; the design has it ${wanted ? 'on' : 'off'}.`,
    );
  }
  return found;
}

/** One container of the design; `container` is undefined where the host does not have it. */
export function containerDifferences(
  design: ContainerState,
  container: ContainerState | undefined,
  host: HostState,
): readonly Difference[] {
  const found: Difference[] = [];
  const name = design.key ?? design.name;
  const place: Place = { at: `${host.host}/${name}`, name, object: { kind: 'container', name } };
  const note = noter(place, found, () => place.object);
  if (!container) {
    note('container-missing', `${host.host} has no container ${design.name}.`);
    return found;
  }
  if (container.status !== 'running') {
    note('container-status', `${name} does not run: it is ${container.status}.`);
    return found;
  }
  const wanted = design.attachments.map(({ network }) => network).sort();
  const attached = container.attachments.map(({ network }) => network).sort();
  if (wanted.join() !== attached.join())
    note('networks', `${name} is on ${listed(attached, 'no network')}; the design has it on ${listed(wanted, 'none')}.`);
  if (!container.namespace || !design.namespace) return found;
  const links = container.namespace.links.filter(({ kind }) => kind !== 'loopback');
  for (const link of design.namespace.links) {
    if (link.kind === 'loopback') continue;
    compareLink(place, link, counterpart(link, links), host.namespace.links, note);
  }
  // With a link its routes are gone: one cause is told once.
  if (!found.some(({ kind }) => kind === 'link-down' || kind === 'link-missing'))
    compareRoutes(place, design.namespace, container.namespace, note, true);
  return found;
}

/** Docker numbers links as it likes: the one with the same address, else on the same parent, else of the same name. */
function counterpart(link: LinkState, links: readonly LinkState[]): LinkState | undefined {
  return (
    links.find(({ addresses }) => addresses.some((address) => link.addresses.some((own) => bare(own) === bare(address)))) ??
    links.find(({ name, parent }) => name === link.name && parent?.link === link.parent?.link) ??
    links.find(({ parent }) => parent !== undefined && parent.link === link.parent?.link) ??
    links.find(({ name }) => name === link.name)
  );
}

function compareLink(
  { name }: Place,
  link: LinkState,
  now: LinkState | undefined,
  lower: readonly LinkState[],
  note: Note,
): void {
  if (!now) {
    note('link-missing', `${name} has no link ${link.name}; the design has it.`, link.name);
    return;
  }
  const what = `${now.name} of ${name}`;
  const below = now.parent && lower.find((candidate) => candidate.name === now.parent?.link);
  if (link.up && !now.up) note('link-down', `${what} is down; the design has it up.`, now.name);
  // A child has no carrier where its parent has none: that is told of the parent.
  else if (now.carrier === false && (!below || (below.up && below.carrier !== false)))
    note('no-carrier', `${what} has no carrier: nothing is at the other end of its cable.`, now.name);
  if (link.parent && now.parent && link.parent.link !== now.parent.link)
    note('parent', `${what} sits on ${now.parent.link}; the design has it on ${link.parent.link}.`, now.name);
  if (link.tag !== undefined && now.tag !== undefined && link.tag !== now.tag)
    note('tag', `${what} has the VLAN tag ${now.tag}; the design has ${link.tag}.`, now.name);
  if (isChild(link) && link.mode !== undefined && now.mode !== undefined && link.mode !== now.mode)
    note('mode', `${what} is ${now.kind} in mode ${now.mode}; the design has mode ${link.mode}.`, now.name);
  const missing = link.addresses.filter((address) => !now.addresses.includes(address));
  if (missing.length > 0) {
    const own = now.addresses.filter((address) => missing.some((other) => familyOf(other) === familyOf(address)));
    note('addresses', `${what} has ${listed(own, 'no address')}; the design has ${listed(missing, '')}.`, now.name);
  }
}

function isChild({ kind }: LinkState): boolean {
  return kind === 'macvlan' || kind === 'ipvlan';
}

/** `own`: the routes are the design's alone, as in a container; a host has others of its own. */
function compareRoutes({ name }: Place, design: NamespaceState, now: NamespaceState, note: Note, own: boolean): void {
  const connected = now.links
    .filter(({ up, kind }) => up && kind !== 'loopback')
    .flatMap((link) => link.addresses.map((address) => ({ to: networkOf(address), link: link.name, address })))
    .filter(({ address }) => lengthOf(address) < (familyOf(address) === 4 ? 32 : 128));
  for (const { to, link } of connected) {
    if (!now.routes.some((route) => route.to === to && route.via === undefined))
      note('route-missing', `${name} has lost its route to ${to} over ${link}.`, link);
  }
  for (const route of design.routes) {
    if (now.routes.some((candidate) => candidate.to === route.to && candidate.via === route.via)) continue;
    const other = now.routes.find(({ to, via, type }) => to === route.to && (via !== undefined || type !== undefined));
    const instead = other ? `has ${routeText(other)}` : `has no ${routeText(route, 'route')}`;
    note('route-missing', `${name} ${instead}; the design has ${other ? routeText(route) : 'it'}.`);
  }
  for (const route of now.routes) {
    if (design.routes.some(({ to }) => to === route.to)) continue;
    if (connected.some(({ to }) => to === route.to) && route.type === undefined) continue;
    const isRefusal = route.type !== undefined && route.type !== 'unicast';
    if (isRefusal || (own && route.via !== undefined))
      note('route-added', `${name} has ${routeText(route)}, which the design does not have.`);
  }
}

function routeText({ to, via, link, type }: RouteState, article = 'a route'): string {
  const what = to === '0.0.0.0/0' || to === '::/0' ? `${article === 'route' ? '' : 'a '}default route` : `${article} to ${to}`;
  if (type !== undefined && type !== 'unicast') return `a ${type} route to ${to}`;
  return `${what}${via === undefined ? '' : ` via ${via}`}${via === undefined && link !== undefined ? ` over ${link}` : ''}`;
}

function bare(address: string): string {
  return address.slice(0, address.lastIndexOf('/'));
}

function listed(items: readonly string[], nothing: string): string {
  if (items.length === 0) return nothing;
  return items.length === 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
