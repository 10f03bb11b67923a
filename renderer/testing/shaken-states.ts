/** States of hosts with one thing out of order in each, so that everything that can be said of them is said. */
import type { Fabric, HostState, LinkState, NamespaceState } from '../../shared/state/state.ts';

type Change = (namespace: NamespaceState, at: HostState) => NamespaceState;

const eachLink =
  (change: (link: LinkState) => LinkState): Change =>
  (namespace) => ({
    ...namespace,
    links: namespace.links.map((link) => (link.kind === 'loopback' ? link : change(link))),
  });

const CHANGES: readonly Change[] = [
  eachLink((link) => ({ ...link, up: false })),
  eachLink((link) => (link.kind === 'nic' ? { ...link, carrier: false } : link)),
  eachLink((link) => (link.kind === 'nic' ? { ...link, up: false } : link)),
  eachLink((link) => ({ ...link, addresses: [] })),
  eachLink((link) => (link.tag === undefined ? link : { ...link, tag: link.tag + 1 })),
  eachLink((link) => ({ ...link, reversePathFilter: 1 })),
  eachLink((link) => ({ ...link, promiscuous: false })),
  eachLink((link) => (link.kind === 'macvlan' ? { ...link, mode: 'private' } : link)),
  eachLink((link) => (link.kind === 'macvlan' ? { ...link, mode: 'vepa' } : link)),
  eachLink((link) => (link.kind === 'ipvlan' ? { ...link, mode: 'l3' } : link)),
  (namespace) => ({ ...namespace, links: namespace.links.filter(({ kind }) => kind === 'nic' || kind === 'loopback') }),
  (namespace) => ({ ...namespace, routes: [] }),
  (namespace) => ({ ...namespace, routes: namespace.routes.map((route) => ({ ...route, type: 'blackhole' as const })) }),
  (namespace) => ({ ...namespace, forwarding: { ipv4: !namespace.forwarding.ipv4, ipv6: !namespace.forwarding.ipv6 } }),
  (namespace) => ({ ...namespace, forward: { rules: [], fallback: 'drop' } }),
  (namespace) => ({ ...namespace, forward: { rules: [{ action: 'drop' }], fallback: 'accept' } }),
  (namespace) => ({ ...namespace, echoIgnored: { ipv4: true, ipv6: true } }),
];

/**
 * With the change at one host or all of its containers at a time, and with its containers stopped or gone. The first and the last host,
 * which in the examples is the router, stand for all.
 */
export function shakenHosts(hosts: readonly HostState[]): readonly (readonly HostState[])[] {
  return [...new Set([hosts[0], hosts.at(-1)])].flatMap((at) => {
    if (!at) return [];
    const put = (host: HostState): readonly HostState[] => hosts.map((other) => (other === at ? host : other));
    const { containers } = at;
    return [
      ...CHANGES.flatMap((change) => [
        put({ ...at, namespace: change(at.namespace, at) }),
        put({
          ...at,
          containers: containers.map((one) => (one.namespace ? { ...one, namespace: change(one.namespace, at) } : one)),
        }),
      ]),
      put({ ...at, containers: [] }),
      put({ ...at, containers: containers.map(({ namespace: _gone, ...one }) => ({ ...one, status: 'exited' as const })) }),
      put({ ...at, containers: containers.map((one) => ({ ...one, attachments: [] })) }),
      put({ ...at, networks: at.networks.map((network) => ({ ...network, internal: true })) }),
    ];
  });
}

export function shakenFabrics(fabric: Fabric): readonly Fabric[] {
  const segments = (change: Partial<Fabric['segments'][number]>): Fabric => ({
    ...fabric,
    segments: fabric.segments.map((segment) => ({ ...segment, ...change })),
  });
  const ports = (change: Partial<Fabric['ports'][number]>): Fabric => ({
    ...fabric,
    ports: fabric.ports.map((port, index) => (index === 0 ? { ...port, ...change } : port)),
  });
  return [
    segments({ vlans: [] }),
    segments({ foreignMacs: false }),
    segments({ mtu: 68 }),
    ports({ access: 999 }),
    ports({ vlans: [] }),
    { ...fabric, ports: fabric.ports.slice(1) },
  ];
}
