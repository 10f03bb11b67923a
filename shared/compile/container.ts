/** The desired container: what Docker is asked for, and the network namespace that it will then have. */
import { attachmentKey, subnetKey } from '../address/planner.ts';
import type { AddressPlan } from '../address/planner.ts';
import { contains, familyOf, interfaceAddress, lengthOf, parsePrefix } from '../address/address.ts';
import type { Family, InterfaceAddress, IpAddress, Prefix } from '../address/address.ts';
import type { ContainerState, DockerAttachment, LinkKind, LinkState, RouteState } from '../state/state.ts';
import type { Attachment, Container, Network, Topology } from '../topology/topology.ts';
import { bridgeName } from './bridge.ts';
import { atLeast } from './engine.ts';
import { loopback } from './host.ts';
import { SPEC_LABEL, ownershipLabels } from './labels.ts';

/** So that what was drawn is there again after a reboot, unless a person stopped it. */
const DEFAULT_RESTART = 'unless-stopped';

/** What is asked of Docker and can't be read back unmixed: the daemon merges it with the image's defaults. */
export interface ContainerSpec {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly restart: string;
}

export function specOf(container: Container): ContainerSpec {
  return {
    image: container.image,
    ...(container.command === undefined ? {} : { command: container.command }),
    ...(Object.keys(container.environment).length === 0 ? {} : { environment: container.environment }),
    restart: container.restart ?? DEFAULT_RESTART,
  };
}

/** The spec that a container of ours was made with; undefined where the label is missing or unreadable. */
export function readSpec(labels: Readonly<Record<string, string>>): ContainerSpec | undefined {
  try {
    const value: unknown = JSON.parse(labels[SPEC_LABEL] ?? '');
    return isSpec(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSpec(value: unknown): value is ContainerSpec {
  return typeof value === 'object' && value !== null && 'image' in value && typeof value.image === 'string' && 'restart' in value;
}

export function compileContainer(topology: Topology, container: Container, plan: AddressPlan, engine: string): ContainerState {
  const attachments = container.attachments.map((attachment, index) => compileAttachment(container, attachment, index, plan));
  const spec = specOf(container);
  const links = attachments.map((attachment) => compileLink(topology, container, attachment));
  return {
    name: container.name,
    key: container.key,
    ...spec,
    status: 'running',
    labels: { ...ownershipLabels(topology.name, container.key), [SPEC_LABEL]: JSON.stringify(spec) },
    attachments,
    namespace: {
      links: [loopback, ...links],
      routes: defaultRoutes(topology, attachments, plan, engine),
      forwarding: { ipv4: false, ipv6: false },
    },
  };
}

function compileAttachment(container: Container, attachment: Attachment, index: number, plan: AddressPlan): DockerAttachment {
  const planned = plan.attachments.get(attachmentKey(attachment.network, container.key));
  return {
    network: attachment.network,
    ...(planned?.ipv4 === undefined ? {} : { ipv4: planned.ipv4 }),
    ...(planned?.ipv6 === undefined ? {} : { ipv6: planned.ipv6 }),
    ...(attachment.mac === undefined ? {} : { mac: attachment.mac }),
    ...(attachment.gatewayPriority === undefined ? {} : { gatewayPriority: attachment.gatewayPriority }),
    link: `eth${index}`,
  };
}

function compileLink(topology: Topology, container: Container, attachment: DockerAttachment): LinkState {
  const network = topology.networks.get(attachment.network);
  const parent = network?.parents.get(container.host)?.interface;
  const kind = kindOf(network);
  const below = network?.driver === 'bridge' ? bridgeName(network) : parent;
  return {
    name: attachment.link ?? 'eth0',
    kind,
    up: true,
    mtu: network?.mtu ?? topology.segments.get(segmentOf(topology, container.host, parent) ?? '')?.mtu ?? 1500,
    promiscuous: false,
    addresses: [attachment.ipv4, attachment.ipv6].flatMap((address) => withLength(network, address)),
    ...(attachment.mac === undefined ? {} : { mac: attachment.mac }),
    ...(below === undefined ? {} : { parent: { link: below } }),
    ...(network?.mode === undefined ? {} : { mode: network.mode }),
  };
}

/** A container on a bridge has one end of a veth; the other is Docker's, a port of the bridge. */
function kindOf(network: Network | undefined): LinkKind {
  if (network?.driver === 'macvlan' || network?.driver === 'ipvlan') return network.driver;
  return network?.driver === 'bridge' ? 'veth' : 'other';
}

function segmentOf(topology: Topology, host: string, link: string | undefined): string | undefined {
  const found = link === undefined ? undefined : topology.hosts.get(host)?.interfaces.get(link);
  return (
    found?.segment ?? (found?.parent === undefined ? undefined : topology.hosts.get(host)?.interfaces.get(found.parent)?.segment)
  );
}

function withLength(network: Network | undefined, address: IpAddress | undefined): InterfaceAddress[] {
  if (address === undefined) return [];
  const subnet = network?.subnets[subnetIndex(network, address)];
  return subnet ? [interfaceAddress(address, lengthOf(subnet.subnet))] : [];
}

/** The subnet that has the address, else the first of its family. */
function subnetIndex(network: Network, address: IpAddress): number {
  const own = network.subnets.findIndex(({ subnet }) => contains(subnet, address));
  return own >= 0 ? own : network.subnets.findIndex(({ subnet }) => familyOf(subnet) === familyOf(address));
}

const everywhere: Readonly<Record<Family, Prefix | undefined>> = { 4: parsePrefix('0.0.0.0/0'), 6: parsePrefix('::/0') };

interface GatewayCandidate {
  readonly attachment: DockerAttachment;
  readonly routes: Readonly<Record<Family, RouteState | undefined>>;
}

/**
 * Docker takes its default routes from one attachment: that of the highest gateway priority (from 28.0.0), then one that has
 * gateways of both families, then the one whose network comes first by name (moby, libnetwork/endpoint.go, Less). Before
 * 28.0.0 both families come from that one; from then on each family from the first that has a gateway of it. ipvlan in l3
 * and l3s mode routes everything out of its link, without a gateway. Internal networks give none. Before 29.0.0 macvlan and
 * ipvlan l2 without a gateway got one invented (DESIGN.md, rule 7).
 */
function defaultRoutes(
  topology: Topology,
  attachments: readonly DockerAttachment[],
  plan: AddressPlan,
  engine: string,
): readonly RouteState[] {
  const split = atLeast(engine, '28.0.0');
  const candidates = attachments
    .map((attachment): GatewayCandidate => ({
      attachment,
      routes: {
        4: gatewayRoute(topology, attachment, plan, engine, 4),
        6: gatewayRoute(topology, attachment, plan, engine, 6),
      },
    }))
    .filter(({ routes }) => routes[4] ?? routes[6]);
  const priority = ({ attachment }: GatewayCandidate) => (split ? (attachment.gatewayPriority ?? 0) : 0);
  const both = ({ routes }: GatewayCandidate) => (routes[4] && routes[6] ? 1 : 0);
  candidates.sort(
    (a, b) => priority(b) - priority(a) || both(b) - both(a) || (a.attachment.network < b.attachment.network ? -1 : 1),
  );
  return ([4, 6] as const).flatMap((family) => {
    const chosen = split ? candidates.find(({ routes }) => routes[family]) : candidates[0];
    const route = chosen?.routes[family];
    return route ? [route] : [];
  });
}

function gatewayRoute(
  topology: Topology,
  attachment: DockerAttachment,
  plan: AddressPlan,
  engine: string,
  family: Family,
): RouteState | undefined {
  const network = topology.networks.get(attachment.network);
  const address = family === 4 ? attachment.ipv4 : attachment.ipv6;
  const to = everywhere[family];
  if (to === undefined || !network || network.internal || address === undefined || attachment.link === undefined)
    return undefined;
  if (network.driver === 'ipvlan' && network.mode !== 'l2') return { to, link: attachment.link };
  const index = subnetIndex(network, address);
  const invented = network.driver === 'bridge' || !atLeast(engine, '29.0.0');
  const implied = invented ? plan.impliedGateways.get(subnetKey(network.name, index)) : undefined;
  const via = network.subnets[index]?.gateway ?? implied;
  return via === undefined ? undefined : { to, via, link: attachment.link };
}
