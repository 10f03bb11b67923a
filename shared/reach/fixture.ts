/** Short ways to write host states, for tests. */
import type { InterfaceAddress, IpAddress, MacAddress, Prefix } from '../address/address.ts';
import type {
  ContainerState,
  Fabric,
  FabricPort,
  HostState,
  LinkKind,
  LinkState,
  NamespaceState,
  RouteState,
  SegmentState,
} from '../state/state.ts';
import type { Endpoint } from './result.ts';

export const ip = (text: string): IpAddress => text as IpAddress;
export const net = (text: string): Prefix => text as Prefix;

type LinkExtra = Omit<Partial<LinkState>, 'addresses' | 'mac'> & { readonly mac?: string };

export function link(name: string, kind: LinkKind, addresses: readonly string[] = [], extra: LinkExtra = {}): LinkState {
  const { mac, ...rest } = extra;
  return {
    name,
    kind,
    up: true,
    mtu: 1500,
    promiscuous: false,
    addresses: addresses as readonly InterfaceAddress[],
    ...(mac !== undefined && { mac: mac as MacAddress }),
    ...rest,
  };
}

export const lo = (extra: LinkExtra = {}): LinkState => link('lo', 'loopback', ['127.0.0.1/8'], extra);
export const nic = (name: string, addresses: readonly string[] = [], extra: LinkExtra = {}): LinkState =>
  link(name, 'nic', addresses, extra);
export const vlan = (parent: string, tag: number, addresses: readonly string[] = [], extra: LinkExtra = {}): LinkState =>
  link(`${parent}.${tag}`, 'vlan', addresses, { parent: { link: parent }, tag, ...extra });
export const macvlan = (parent: string, addresses: readonly string[], extra: LinkExtra = {}): LinkState =>
  link('eth0', 'macvlan', addresses, { parent: { link: parent }, mode: 'bridge', ...extra });
export const ipvlan = (parent: string, addresses: readonly string[], mode = 'l2', extra: LinkExtra = {}): LinkState =>
  link('eth0', 'ipvlan', addresses, { parent: { link: parent }, mode, ...extra });

export function route(
  to: string,
  via?: string,
  extra: { link?: string; metric?: number; type?: RouteState['type'] } = {},
): RouteState {
  const { type, ...rest } = extra;
  return {
    to: net(to === 'default' ? '0.0.0.0/0' : to),
    ...(via !== undefined && { via: ip(via) }),
    ...rest,
    ...(type && { type }),
  };
}

export function namespace(links: readonly LinkState[], extra: Partial<NamespaceState> = {}): NamespaceState {
  return { links, routes: [], forwarding: { ipv4: false, ipv6: false }, ...extra };
}

export function container(
  name: string,
  links: readonly LinkState[],
  extra: Partial<NamespaceState> & Partial<ContainerState> = {},
): ContainerState {
  const { routes, forwarding, forward, masquerade, bridgeFilter, ...rest } = extra;
  const state = namespace([lo(), ...links], {
    ...(routes && { routes }),
    ...(forwarding && { forwarding }),
    ...(forward && { forward }),
    ...(masquerade && { masquerade }),
    ...(bridgeFilter !== undefined && { bridgeFilter }),
  });
  return { name, image: 'busybox', status: 'running', labels: {}, attachments: [], namespace: state, ...rest };
}

export function host(
  name: string,
  links: readonly LinkState[],
  containers: readonly ContainerState[] = [],
  extra: Partial<NamespaceState> & Pick<Partial<HostState>, 'networks'> = {},
): HostState {
  const { networks = [], ...rest } = extra;
  return {
    host: name,
    engine: { version: '27.0.1' },
    namespace: namespace([lo(), ...links], rest),
    containers,
    networks,
    images: [],
  };
}

/** A segment to which every NIC of every host is cabled. */
export function oneSegment(
  hosts: readonly HostState[],
  extra: Partial<SegmentState> = {},
  settings: (host: string, link: string) => Partial<FabricPort> = () => ({}),
): Fabric {
  const ports = hosts.flatMap(({ host: name, namespace: { links } }) =>
    links
      .filter((candidate) => candidate.kind === 'nic')
      .map((candidate) => ({ host: name, link: candidate.name, segment: 'lan', ...settings(name, candidate.name) })),
  );
  return { segments: [{ name: 'lan', vlans: 'all', foreignMacs: true, mtu: 1500, ...extra }], ports };
}

/** Every container and every host as an endpoint, with all addresses that are not loopback's. */
export function endpointsOf(hosts: readonly HostState[]): Endpoint[] {
  const addressesOf = (state: NamespaceState | undefined): Endpoint['addresses'] =>
    (state?.links ?? [])
      .filter((candidate) => candidate.kind !== 'loopback')
      .flatMap((candidate) =>
        candidate.addresses.map((address) => ({
          network: candidate.name,
          address: ip(address.slice(0, address.lastIndexOf('/'))),
        })),
      );
  return hosts.flatMap((state) => [
    { id: `host:${state.host}`, host: state.host, addresses: addressesOf(state.namespace) },
    ...state.containers.map((item) => ({
      id: item.key ?? item.name,
      host: state.host,
      container: item.name,
      addresses: addressesOf(item.namespace),
    })),
  ]);
}
