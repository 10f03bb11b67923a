/**
 * Observed hosts as `reach` reads them best: what was not read is assumed to be as designed, or as Docker tells, and never
 * taken for absent.
 */
import { familyOf, interfaceAddress, lengthOf, networkOf, parsePrefix } from '../address/address.ts';
import type { InterfaceAddress } from '../address/address.ts';
import type {
  ContainerState,
  DockerAttachment,
  DockerNetworkState,
  HostState,
  LinkState,
  NamespaceState,
  RouteState,
} from '../state/state.ts';

/** The hosts of the design as they were read; one that could not be read is taken as designed. */
export function observedWorld(desired: readonly HostState[], observed: readonly HostState[]): readonly HostState[] {
  const byName = new Map(observed.map((host) => [host.host, host]));
  return desired.map((design) => {
    const host = byName.get(design.host);
    return host ? asObserved(host, design) : design;
  });
}

function asObserved(host: HostState, design: HostState): HostState {
  const { forward, masquerade } = design.namespace;
  // A chain that was read and says nothing lets everything through.
  const isRead = host.firewall !== undefined;
  return {
    ...host,
    namespace: {
      // Rules of a firewall that were not read are taken as designed: no rule at all would be a claim.
      ...(forward && !isRead && { forward }),
      ...(masquerade && { masquerade }),
      ...complete(host.namespace),
    },
    containers: host.containers.map((container) => withNamespace(container, host, design)),
  };
}

/** A container that runs has a namespace, read or not. */
function withNamespace(container: ContainerState, host: HostState, design: HostState): ContainerState {
  if (container.namespace) {
    const namespace = complete(container.namespace);
    return { ...container, namespace: { ...namespace, links: namespace.links.map((link) => plugged(link, container, host)) } };
  }
  if (container.status !== 'running' && container.status !== 'paused') return container;
  const links = container.attachments.flatMap((attachment, index) => linkOf(attachment, index, host));
  const designed = design.containers.find(({ name }) => name === container.name)?.namespace;
  const loopback = designed?.links.filter(({ kind }) => kind === 'loopback') ?? [];
  if (links.length === 0) return designed ? { ...container, namespace: designed } : container;
  const routes = designed?.routes.filter(({ link }) => links.some(({ name }) => name === link)) ?? [];
  return {
    ...container,
    namespace: { links: [...loopback, ...links], routes, forwarding: { ipv4: false, ipv6: false } },
  };
}

/** The link that an attachment gives, as the daemon tells it; none where the network is of a kind that it does not tell enough of. */
function linkOf(attachment: DockerAttachment, index: number, host: HostState): LinkState[] {
  const network = networkNamed(host, attachment.network);
  const { driver, parent, mode } = network ?? {};
  if (!network || parent === undefined || (driver !== 'macvlan' && driver !== 'ipvlan')) return [];
  const addresses = [attachment.ipv4, attachment.ipv6].flatMap((address): InterfaceAddress[] => {
    const pool = address && network.subnets.find(({ subnet }) => familyOf(subnet) === familyOf(address));
    return pool ? [interfaceAddress(address, lengthOf(pool.subnet))] : [];
  });
  return [
    {
      name: attachment.link ?? `eth${index}`,
      kind: driver,
      up: true,
      mtu: 1500,
      promiscuous: false,
      addresses,
      parent: { link: parent },
      ...(mode !== undefined && { mode }),
      ...(attachment.mac !== undefined && { mac: attachment.mac }),
    },
  ];
}

/** From inside, a container's end of a bridge attachment looks like a NIC: the daemon tells which bridge it is plugged into. */
function plugged(link: LinkState, container: ContainerState, host: HostState): LinkState {
  if (link.kind !== 'nic') return link;
  const attachment = container.attachments.find(
    ({ mac, ipv4, ipv6 }) =>
      (mac !== undefined && mac === link.mac) ||
      link.addresses.some((address) => [ipv4, ipv6].some((own) => own !== undefined && address.startsWith(`${own}/`))),
  );
  const network = attachment && networkNamed(host, attachment.network);
  if (network?.driver !== 'bridge') return link;
  const bridge = bridgeOf(network);
  return host.namespace.links.some(({ name }) => name === bridge) ? { ...link, kind: 'veth', parent: { link: bridge } } : link;
}

function bridgeOf({ name, id = '', options }: DockerNetworkState): string {
  return options['com.docker.network.bridge.name'] ?? (name === 'bridge' ? 'docker0' : `br-${id.slice(0, 12)}`);
}

function networkNamed(host: HostState, name: string): DockerNetworkState | undefined {
  return host.networks.find((network) => network.name === name);
}

const LOOPBACK_ROUTES: readonly RouteState[] = ['127.0.0.0/8', '::1/128'].flatMap((text) => {
  const to = parsePrefix(text);
  return to === undefined ? [] : [{ to, link: 'lo' }];
});

/** The list of routes that was read is all there are, also where it has lost the last connected one: `reach` adds none then. */
function complete(namespace: NamespaceState): NamespaceState {
  const own = new Set(namespace.links.flatMap(({ addresses }) => addresses.map(networkOf)));
  const marks = LOOPBACK_ROUTES.filter(({ to }) => own.has(to));
  return { ...namespace, routes: [...namespace.routes, ...marks] };
}
