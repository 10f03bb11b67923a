/**
 * Makes a case smaller for as long as one of its cells goes on differing: hosts, containers, links, addresses, routes and rules
 * are left out one after the other. Only that cell is pinged, so a step takes a second and not the time of a matrix.
 */
import type { PairKey } from '../../shared/reach/result.ts';
import type { HostState, LinkState, NamespaceState } from '../../shared/state/state.ts';
import { differs } from './differential.ts';
import { thisMachine, type Machine } from './machine.ts';
import type { FuzzCase } from './plan.ts';

/** Candidates that are tried at the same time: most of the time of each is waiting for silence. */
const AT_ONCE = 4;

/** `deadline`: milliseconds since 1970, after which the smallest case so far is good enough. */
export async function shrunk(
  given: FuzzCase,
  cell: PairKey,
  deadline: number,
  machine: Machine = thisMachine,
): Promise<FuzzCase> {
  let smallest = given;
  let hasShrunk = true;
  while (hasShrunk) {
    hasShrunk = false;
    for (let index = 0; Date.now() < deadline;) {
      const candidates = [...smallerThan(smallest)].slice(index, index + AT_ONCE);
      if (candidates.length === 0) break;
      const tried = await Promise.all(candidates.map((candidate) => differs(candidate, cell, machine)));
      const found = candidates[tried.indexOf(true)];
      hasShrunk ||= found !== undefined;
      smallest = found ?? smallest;
      index += found ? tried.indexOf(true) : AT_ONCE;
    }
  }
  return smallest;
}

/** Cases with one thing less, the largest things first. */
function* smallerThan({ hosts, fabric, ...given }: FuzzCase): Iterable<FuzzCase> {
  for (const host of hosts) {
    yield {
      ...given,
      hosts: without(hosts, host),
      fabric: { ...fabric, ports: fabric.ports.filter((port) => port.host !== host.host) },
    };
  }
  const changed = (host: HostState, change: Partial<HostState>): FuzzCase => ({
    ...given,
    fabric,
    hosts: hosts.map((other) => (other === host ? { ...host, ...change } : other)),
  });
  for (const host of hosts) {
    for (const item of host.containers) {
      const links = host.namespace.links.filter(({ peer }) => peer?.container !== item.name);
      yield changed(host, { containers: without(host.containers, item), namespace: { ...host.namespace, links } });
    }
  }
  for (const host of hosts) {
    for (const { name } of host.namespace.links.filter(isSpare)) {
      if (usersOf(host, name).length > 0) continue;
      const smaller = changed(host, { namespace: withoutLink(host.namespace, name) });
      const ports = fabric.ports.filter((port) => port.host !== host.host || port.link !== name);
      yield { ...smaller, fabric: { ...fabric, ports } };
    }
    for (const namespace of smallerNamespaces(host.namespace)) yield changed(host, { namespace });
    for (const item of host.containers) {
      if (!item.namespace) continue;
      const spare = item.namespace.links.filter(isSpare).map(({ name }) => withoutLink(item.namespace ?? host.namespace, name));
      for (const namespace of [...spare, ...smallerNamespaces(item.namespace)]) {
        yield changed(host, { containers: host.containers.map((other) => (other === item ? { ...item, namespace } : other)) });
      }
    }
  }
}

/** A veth pair goes with its container. */
function isSpare({ kind }: LinkState): boolean {
  return kind !== 'loopback' && kind !== 'veth';
}

function usersOf(host: HostState, name: string): readonly LinkState[] {
  const all = [host.namespace, ...host.containers.flatMap(({ namespace }) => namespace ?? [])].flatMap(({ links }) => links);
  return all.filter(({ parent, master }) => parent?.link === name || master === name);
}

function withoutLink(state: NamespaceState, name: string): NamespaceState {
  return { ...state, links: state.links.filter((link) => link.name !== name) };
}

function* smallerNamespaces(state: NamespaceState): Iterable<NamespaceState> {
  const { forward, masquerade, ...rest } = state;
  if (forward) yield { ...rest, ...(masquerade && { masquerade }) };
  if (masquerade) yield { ...rest, ...(forward && { forward }) };
  for (const rule of forward?.rules ?? []) {
    if (forward) yield { ...state, forward: { ...forward, rules: without(forward.rules, rule) } };
  }
  if (state.bridgeFilter) yield { ...state, bridgeFilter: false };
  for (const route of state.routes) yield { ...state, routes: without(state.routes, route) };
  const { ipv4, ipv6 } = state.forwarding;
  if (ipv6) yield { ...state, forwarding: { ipv4, ipv6: false } };
  if (ipv4) yield { ...state, forwarding: { ipv4: false, ipv6 } };
  const changed = (link: LinkState, change: Partial<LinkState>): NamespaceState => ({
    ...state,
    links: state.links.map((other) => (other === link ? { ...link, ...change } : other)),
  });
  for (const link of state.links) {
    if (link.kind === 'loopback') continue;
    for (const address of link.addresses) yield changed(link, { addresses: without(link.addresses, address) });
    if (link.reversePathFilter) yield changed(link, { reversePathFilter: 0 });
  }
}

function without<Item>(items: readonly Item[], item: Item): readonly Item[] {
  return items.filter((other) => other !== item);
}
