/**
 * Endpoints that cannot differ share one computation. Two namespaces are of one class if swapping them, hosts and all, leaves
 * the world as it is: then any ping of the one fares as the same ping of the other.
 *
 * A class is a text that says everything a ping can depend on, with names left out and addresses replaced by what routes and
 * rules see in them. Addresses that somebody names (a gateway, a tunnel end, a broadcast address) or that are held twice stay
 * as they are, so that whoever has one is in a class of its own.
 */
import {
  boundsOf,
  familyOf,
  lengthOf,
  networkOf,
  type Family,
  type IpAddress,
  type InterfaceAddress,
  type Prefix,
} from '../address/address.ts';
import { hostText, namespaceText, type AddressKinds, type Sight } from './class-text.ts';
import { prefixesOfRules } from './forward.ts';
import { comparable } from './lookup.ts';
import type { Namespace, World } from './world.ts';

export interface Classes {
  /** Class of a namespace, as the source of a ping. */
  ofSource(namespace: Namespace): number;
  /** Class of one address of a namespace, as a target. */
  ofTarget(namespace: Namespace, address: IpAddress): number;
  /** Class of what does not run: it pings nothing, and its address, where nobody else has it, is as silent as any. */
  ofAbsent(address?: IpAddress): number;
}

export function classify(world: World): Classes {
  const number = numbering();
  const sight: Sight = { world, kinds: addressKinds(world), positions: new Map() };
  const hostClasses = new Map<string, number>();
  for (const namespace of world.namespaces) {
    if (!namespace.container) hostClasses.set(namespace.host.host, number(hostText(sight, namespace)));
  }
  const known = new Map<Namespace, number>();
  const ofSource = (namespace: Namespace): number => {
    const found = known.get(namespace);
    if (found !== undefined) return found;
    const host = hostClasses.get(namespace.host.host) ?? 0;
    const made = namespace.container ? number(`${host} ${namespaceText(sight, namespace)}`) : number(`host ${host}`);
    known.set(namespace, made);
    return made;
  };
  return {
    ofSource,
    ofAbsent: (address) => number(address !== undefined && world.holders.has(address) ? `address ${address}` : 'absent'),
    ofTarget(namespace, address) {
      const slots = namespace.links.flatMap((link) => link.addresses);
      const slot = slots.indexOf(address);
      // An address that the target does not have is pinged all the same: who has it is all that counts.
      return slot < 0 ? number(`address ${address}`) : number(`${ofSource(namespace)} slot ${slot}`);
    },
  };
}

function numbering(): (text: string) => number {
  const numbers = new Map<string, number>();
  return (text) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
}

function addressKinds(world: World): AddressKinds {
  const named = namedAddresses(world);
  const bySight = { 4: intervals(world, 4), 6: intervals(world, 6) } satisfies Record<Family, unknown>;
  return (address, host) => {
    const holders = world.holders.get(address)?.length ?? 0;
    if (holders > 1 || named.has(address)) return `=${address}`;
    return bySight[familyOf(address)](address, host);
  };
}

/** Addresses that somebody points at by name. */
function namedAddresses(world: World): ReadonlySet<IpAddress> {
  const named = new Set<IpAddress>();
  for (const namespace of world.namespaces) {
    for (const { via, source } of namespace.state.routes) {
      if (via !== undefined) named.add(via);
      if (source !== undefined) named.add(source);
    }
    for (const address of namespace.broadcasts) named.add(address);
    for (const { state } of namespace.links) {
      if (state.tunnel?.local !== undefined) named.add(state.tunnel.local);
      for (const remote of state.tunnel?.remotes ?? []) named.add(remote);
    }
  }
  return named;
}

interface Mention {
  /** Hosts whose own routes or rules name the prefix; `container` where a container's do, whose class names it in full. */
  readonly hosts: Set<string>;
  readonly how: string[];
}

const IN_CONTAINERS = 'container';

/** Cuts the addresses at the ends of all prefixes: within an interval, no route and no rule tells two addresses apart. */
function intervals(world: World, family: Family): AddressKinds {
  const mentions = new Map<Prefix, Mention>();
  const mention = (prefix: Prefix, host: string | undefined, how: string): void => {
    if (familyOf(prefix) !== family) return;
    const found = mentions.get(prefix) ?? { hosts: new Set<string>(), how: [] };
    mentions.set(prefix, found);
    found.hosts.add(host === undefined ? IN_CONTAINERS : `host ${host}`);
    if (host !== undefined) found.how.push(how);
  };
  const subnets = new Map<InterfaceAddress, Prefix>();
  for (const namespace of world.namespaces) {
    const isRouter = !namespace.container || namespace.state.forwarding.ipv4 || namespace.state.forwarding.ipv6;
    const host = isRouter ? namespace.host.host : undefined;
    const who = namespace.container?.name ?? '';
    for (const [position, link] of namespace.links.entries()) {
      for (const address of link.state.addresses) {
        const subnet = subnets.get(address) ?? networkOf(address);
        subnets.set(address, subnet);
        mention(subnet, host, host === undefined ? '' : `${who} subnet ${position}`);
      }
    }
    for (const { to, via, link, metric, type, source } of namespace.state.routes) {
      mention(to, host, host === undefined ? '' : JSON.stringify([who, via, link, metric, type, source]));
    }
    for (const [index, prefix] of prefixesOfRules(namespace).entries())
      mention(prefix, namespace.host.host, `${who} rule ${index}`);
  }

  const prefixes = [...mentions].map(([prefix, mentioned]) => {
    const { first, last } = boundsOf(prefix);
    const bounds = family === 4 ? { first: Number(first), last: Number(last) } : { first, last };
    return { ...bounds, prefix, length: lengthOf(prefix), ...mentioned };
  });
  prefixes.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.length - b.length));
  // Prefixes nest: the innermost one before an address, and those around it, are all that contain it.
  const parents: number[] = [];
  const open: number[] = [];
  for (const [index, { first }] of prefixes.entries()) {
    while (open.length > 0 && (prefixes[open.at(-1) ?? 0]?.last ?? 0) < first) open.pop();
    parents.push(open.at(-1) ?? -1);
    open.push(index);
  }
  const number = numbering();
  const seen = new Map<string, string>();
  const sight = (index: number, host: string): string => {
    const found = prefixes[index];
    if (!found) return '';
    const key = `${index} ${host}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    // What only the address' own host says of it, every host may say of its own; else it is the prefix itself that counts.
    const isOwn = found.hosts.size === 1 && found.hosts.has(`host ${host}`);
    const how = isOwn ? `own ${found.length} ${found.how.join('\n')}` : `in ${found.prefix}`;
    const text = `${sight(parents[index] ?? -1, host)}/${number(how)}`;
    seen.set(key, text);
    return text;
  };
  return (address, host) => {
    const value = comparable(address);
    let low = 0;
    let high = prefixes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((prefixes[middle]?.first ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    let index = low - 1;
    while (index >= 0 && (prefixes[index]?.last ?? 0) < value) index = parents[index] ?? -1;
    return sight(index, host);
  };
}
