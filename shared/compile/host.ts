/** The desired network namespace of a host: its NICs, sub-interfaces, bonds, shims, routes and forwarding. */
import { attachmentKey } from '../address/planner.ts';
import type { AddressPlan } from '../address/planner.ts';
import { bitsOf, familyOf, interfaceAddress, parseInterfaceAddress, parsePrefix } from '../address/address.ts';
import type { InterfaceAddress, Prefix } from '../address/address.ts';
import type { LinkState, MasqueradeRule, NamespaceState, RouteState } from '../state/state.ts';
import type { ForwardRule, Host, Interface, Network, NetworkParent, Topology } from '../topology/topology.ts';

const DEFAULT_MTU = 1500;

/** The loopback of every namespace. */
export const loopback: LinkState = {
  name: 'lo',
  kind: 'loopback',
  up: true,
  mtu: 65536,
  promiscuous: false,
  addresses: [parseInterfaceAddress('127.0.0.1/8'), parseInterfaceAddress('::1/128')].filter((address) => address !== undefined),
};

export function compileHostNamespace(topology: Topology, host: Host, plan: AddressPlan): NamespaceState {
  const masters = new Map(
    [...host.interfaces.values()].flatMap((link) => link.members.map((member) => [member, link.name] as const)),
  );
  const links = [...host.interfaces.values()].map((link) => compileLink(topology, host, link, masters.get(link.name)));
  const shims = [...topology.networks.values()].flatMap((network) => compileShims(network, host, plan, topology));
  const routed = host.forwarding === true;
  const policy = host.forward;
  return {
    links: [loopback, ...links, ...shims.map(({ link }) => link)],
    routes: [...host.routes.map(compileRoute), ...shims.flatMap(({ routes }) => routes)],
    forwarding: { ipv4: routed, ipv6: routed && hasIpv6(host) },
    ...(policy ? { forward: { rules: policy.map(compileRule), fallback: 'drop' as const } } : {}),
    ...(policy ? { masquerade: policy.filter((rule) => rule.masquerade).map(compileMasquerade) } : {}),
  };
}

function hasIpv6(host: Host): boolean {
  return [...host.interfaces.values()].some((link) => link.addresses.some((address) => familyOf(address) === 6));
}

function compileLink(topology: Topology, host: Host, link: Interface, master: string | undefined): LinkState {
  return {
    name: link.name,
    kind: link.kind,
    up: true,
    mtu: mtuOf(topology, host, link),
    promiscuous: link.promiscuous === true,
    addresses: link.addresses,
    ...(link.parent === undefined ? {} : { parent: { link: link.parent } }),
    ...(link.vlan === undefined ? {} : { tag: link.vlan }),
    ...(master === undefined ? {} : { master }),
  };
}

/** An MTU of its own, else that of what it sits on, else that of its segment. */
function mtuOf(topology: Topology, host: Host, link: Interface, seen: ReadonlySet<string> = new Set()): number {
  if (link.mtu !== undefined) return link.mtu;
  const parent = link.parent === undefined ? undefined : host.interfaces.get(link.parent);
  if (parent && !seen.has(parent.name)) return mtuOf(topology, host, parent, new Set([...seen, link.name]));
  const segment = link.segment === undefined ? undefined : topology.segments.get(link.segment);
  return segment?.mtu ?? DEFAULT_MTU;
}

function compileRoute(route: Host['routes'][number]): RouteState {
  return {
    to: route.to,
    ...(route.via === undefined ? {} : { via: route.via }),
    ...(route.interface === undefined ? {} : { link: route.interface }),
    ...(route.metric === undefined ? {} : { metric: route.metric }),
  };
}

function compileRule(rule: ForwardRule) {
  return {
    ...(rule.from === undefined ? {} : { from: rule.from }),
    ...(rule.to === undefined ? {} : { to: rule.to }),
    ...(rule.source === undefined ? {} : { source: rule.source }),
    ...(rule.destination === undefined ? {} : { destination: rule.destination }),
    ...(rule.protocol === undefined ? {} : { protocol: rule.protocol }),
    ...(rule.ports === undefined ? {} : { ports: rule.ports }),
    action: rule.action,
  };
}

function compileMasquerade(rule: ForwardRule): MasqueradeRule {
  return {
    ...(rule.to === undefined ? {} : { out: rule.to }),
    ...(rule.from === undefined ? {} : { in: rule.from }),
    ...(rule.source === undefined ? {} : { source: rule.source }),
    ...(rule.destination === undefined ? {} : { destination: rule.destination }),
  };
}

/** Name of a shim whose name the file leaves out: at most 15 bytes (DESIGN.md, rule 8). */
export function shimName(network: Network, parent: NetworkParent): string {
  return parent.shim?.name ?? `vs-${network.name}`.slice(0, 15);
}

/**
 * A shim is a macvlan child that belongs to the host, with a route to each of its containers: in place of a route to the
 * whole subnet, which would compete with the parent's own (PITFALLS.md, P1).
 */
function compileShims(
  network: Network,
  host: Host,
  plan: AddressPlan,
  topology: Topology,
): { link: LinkState; routes: RouteState[] }[] {
  const parent = network.parents.get(host.name);
  if (!parent?.shim) return [];
  const name = shimName(network, parent);
  const link: LinkState = {
    name,
    kind: 'macvlan',
    mode: 'bridge',
    up: true,
    mtu: DEFAULT_MTU,
    promiscuous: false,
    addresses: parent.shim.addresses,
    parent: { link: parent.interface },
  };
  const routes = [...topology.containers.values()]
    .filter((container) => container.host === host.name)
    .flatMap((container): RouteState[] => {
      const addresses = plan.attachments.get(attachmentKey(network.name, container.key));
      return [addresses?.ipv4, addresses?.ipv6].flatMap((address) => {
        const to = address === undefined ? undefined : hostPrefix(interfaceAddress(address, bitsOf(familyOf(address))));
        return to === undefined ? [] : [{ to, link: name }];
      });
    });
  return [{ link, routes }];
}

function hostPrefix(address: InterfaceAddress): Prefix | undefined {
  return parsePrefix(address);
}
