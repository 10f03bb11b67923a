/** The desired network namespace of a host: its NICs, sub-interfaces, bonds, shims, routes and forwarding. */
import type { AddressPlan } from '../address/planner.ts';
import { familyOf, parseInterfaceAddress } from '../address/address.ts';
import type {
  AskedState,
  ForwardPolicy,
  ForwardRuleState,
  LinkState,
  MasqueradeRule,
  NamespaceState,
  RouteState,
} from '../state/state.ts';
import type { ForwardRule, Host, Interface, Topology } from '../topology/topology.ts';
import { compileBridges } from './bridge.ts';
import type { CompiledBridge } from './bridge.ts';
import { compileShims } from './shim.ts';

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

export interface CompiledHost {
  readonly namespace: NamespaceState;
  /** What of it the file itself says. */
  readonly asked: AskedState;
}

export function compileHostNamespace(topology: Topology, host: Host, plan: AddressPlan): CompiledHost {
  const masters = new Map(
    [...host.interfaces.values()].flatMap((link) => link.members.map((member) => [member, link.name] as const)),
  );
  const links = [...host.interfaces.values()].map((link) => compileLink(topology, host, link, masters.get(link.name)));
  const shims = compileShims(topology, host, plan, (name) => {
    const parent = host.interfaces.get(name);
    return parent === undefined ? DEFAULT_MTU : mtuOf(topology, host, parent);
  });
  const bridges = compileBridges(topology, host, plan);
  const shared = new Set(host.forwarding === true || host.forward ? shims.flatMap(({ link }) => gatewayParent(link)) : []);
  const own = [
    ...links.map((link): LinkState => (shared.has(link.name) ? { ...link, ownArpOnly: true } : link)),
    ...shims.map(({ link }) => link),
  ];
  const asked = compileAsked(host, own);
  const forward = compileForward(host, asked, own, bridges);
  const masquerade = [...(asked.masquerade ?? []), ...bridges.flatMap(({ masquerade: rules }) => rules)];
  return {
    namespace: {
      links: [loopback, ...own, ...bridges.map(({ link }) => link)],
      routes: [...host.routes.map(compileRoute), ...shims.flatMap(({ routes }) => routes)],
      // Docker turns forwarding on by itself; it is predicted where its bridges need it.
      forwarding: { ipv4: asked.forwarding.ipv4 === true || bridges.length > 0, ipv6: asked.forwarding.ipv6 === true },
      ...(forward ? { forward } : {}),
      ...(masquerade.length > 0 || asked.masquerade ? { masquerade } : {}),
    },
    asked,
  };
}

/**
 * Linux answers ARP on any link for every address that the host has, so the parent would answer for the address of its shim too.
 * What a router is then sent comes in by the parent or by the shim, as chance has it, and rules that name the shim miss the half of
 * it (seen on the lab). An ipvlan has the MAC address of its parent, so there it makes no difference.
 */
function gatewayParent({ kind, parent, addresses }: LinkState): readonly string[] {
  const answers = kind === 'macvlan' && addresses.some((address) => familyOf(address) === 4);
  return parent !== undefined && answers ? [parent.link] : [];
}

function compileAsked(host: Host, links: readonly LinkState[]): AskedState {
  const policy = host.forward;
  const six = links.some((link) => link.addresses.some((address) => familyOf(address) === 6));
  return {
    forwarding:
      host.forwarding === undefined
        ? {}
        : { ipv4: host.forwarding, ...(six || !host.forwarding ? { ipv6: host.forwarding && six } : {}) },
    ...(policy ? { forward: { rules: policy.map(compileRule), fallback: 'drop' as const } } : {}),
    ...(policy ? { masquerade: policy.filter((rule) => rule.masquerade).map(compileMasquerade) } : {}),
    mtus: Object.fromEntries(
      [...host.interfaces.values()].flatMap(({ name, mtu }) => (mtu === undefined ? [] : [[name, mtu] as const])),
    ),
  };
}

/**
 * What the FORWARD chain will say: the policy of the design; and on a host with Docker bridges Docker's own rules after it,
 * which let out what comes from a bridge, keep internal ones to themselves, and drop the rest.
 */
function compileForward(
  host: Host,
  asked: AskedState,
  links: readonly LinkState[],
  bridges: readonly CompiledBridge[],
): ForwardPolicy | undefined {
  if (bridges.length === 0) return asked.forward;
  const names = bridges.map(({ link }) => link.name);
  const docker = [
    ...bridges
      .filter(({ internal }) => internal)
      .flatMap(({ link }): ForwardRuleState[] => [
        { from: link.name, action: 'drop' },
        { to: link.name, action: 'drop' },
      ]),
    ...names.map((from): ForwardRuleState => ({ from, action: 'accept' })),
  ];
  const routed = links.filter(({ addresses }) => addresses.length > 0).map(({ name }) => name);
  const open =
    asked.forward === undefined && host.forwarding === true
      ? routed.flatMap((from) => routed.map((to): ForwardRuleState => ({ from, to, action: 'accept' })))
      : [];
  return { rules: [...(asked.forward?.rules ?? open), ...docker], fallback: 'drop' };
}

/** The kernel's own default, balance-rr, loses frames on a switch that does not know of the bond; this one works on any. */
const DEFAULT_BOND_MODE = 'active-backup';

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
    ...(link.kind === 'bond' ? { mode: link.bondMode ?? DEFAULT_BOND_MODE } : {}),
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
