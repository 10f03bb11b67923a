/** What a Docker daemon says of its networks, containers and images, in the shapes of shared/state. */
import type Docker from 'dockerode';
import { parseIpAddress, parseMacAddress, parsePrefix } from '../../shared/address/address.ts';
import type { IpAddress } from '../../shared/address/address.ts';
import { readSpec } from '../../shared/compile/container.ts';
import { OBJECT_LABEL, isOurs } from '../../shared/compile/labels.ts';
import type { ContainerState, DockerAttachment, DockerNetworkState, DockerSubnet } from '../../shared/state/state.ts';

export interface DockerObservation {
  readonly networks: readonly DockerNetworkState[];
  readonly containers: readonly ContainerState[];
  readonly images: readonly string[];
}

/** Requests a daemon is asked at a time. */
const PARALLEL = 8;

export async function observeDocker(docker: Docker, signal: AbortSignal): Promise<DockerObservation> {
  const [objects, images] = await Promise.all([observeObjects(docker, signal), docker.listImages({ abortSignal: signal })]);
  return {
    ...objects,
    images: images.flatMap((image) => [image.Id, ...(image.RepoTags ?? []), ...(image.RepoDigests ?? [])]),
  };
}

/** Networks and containers. `known`: what is known of a container of ours already, by its id; such a one is not read again. */
export async function observeObjects(
  docker: Docker,
  signal: AbortSignal,
  known: (id: string) => ContainerState | undefined = () => undefined,
): Promise<Omit<DockerObservation, 'images'>> {
  const [networks, listed] = await Promise.all([
    docker.listNetworks({ abortSignal: signal }),
    docker.listContainers({ all: true, abortSignal: signal }),
  ]);
  const inspected = await inspectOurs(docker, listed, signal, known);
  const containers = listed.map((info) => inspected.get(info.Id) ?? readListed(info));
  return { networks: networks.map((network) => readNetwork(network, containers)), containers };
}

/** The listing tells enough of foreign containers; of ours the process id and the configuration are needed too. */
async function inspectOurs(
  docker: Docker,
  listed: readonly Docker.ContainerInfo[],
  signal: AbortSignal,
  known: (id: string) => ContainerState | undefined,
): Promise<ReadonlyMap<string, ContainerState>> {
  const queue = listed.filter((info) => isOurs({ labels: labelsOf(info) }));
  const result = new Map<string, ContainerState>();
  const worker = async () => {
    for (let info = queue.shift(); info; info = queue.shift()) {
      const before = known(info.Id);
      if (before) {
        result.set(info.Id, before);
        continue;
      }
      try {
        result.set(info.Id, readInspected(await docker.getContainer(info.Id).inspect({ abortSignal: signal })));
      } catch (error) {
        // Removed since it was listed: then it is simply not there.
        if (!isNotFound(error)) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return result;
}

/** Docker answers `null` for no labels, whatever its types say. */
function labelsOf(info: { readonly Labels: Readonly<Record<string, string>> | null }): Readonly<Record<string, string>> {
  return info.Labels ?? {};
}

export function isNotFound(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'statusCode' in error && error.statusCode === 404;
}

function readNetwork(network: Docker.NetworkInspectInfo, containers: readonly ContainerState[]): DockerNetworkState {
  const options: Readonly<Record<string, string>> = network.Options ?? {};
  const parent = options['parent'];
  const mode = options[`${network.Driver}_mode`];
  return {
    name: network.Name,
    id: network.Id,
    driver: network.Driver,
    ...(parent === undefined ? {} : { parent }),
    ...(mode === undefined ? {} : { mode }),
    internal: network.Internal,
    subnets: (network.IPAM?.Config ?? []).flatMap((config) => readSubnet(config)),
    options,
    labels: network.Labels ?? {},
    attached: containers
      .filter(({ attachments }) => attachments.some((attachment) => attachment.network === network.Name))
      .map(({ name }) => name),
  };
}

interface PoolConfig {
  readonly Subnet?: string | undefined;
  readonly Gateway?: string | undefined;
  readonly IPRange?: string | undefined;
  readonly AuxiliaryAddresses?: Partial<Record<string, string>> | undefined;
}

function readSubnet(config: PoolConfig): DockerSubnet[] {
  const subnet = config.Subnet === undefined ? undefined : parsePrefix(config.Subnet);
  if (subnet === undefined) return [];
  // The daemon keeps the prefix length of some gateways (`172.17.0.1/16`).
  const gateway = parseIpAddress(config.Gateway?.split('/')[0] ?? '');
  const range = config.IPRange === undefined ? undefined : parsePrefix(config.IPRange);
  const reserved = Object.entries(config.AuxiliaryAddresses ?? {}).flatMap(([name, text]): [string, IpAddress][] => {
    const address = parseIpAddress(text ?? '');
    return address === undefined ? [] : [[name, address]];
  });
  return [
    {
      subnet,
      ...(gateway === undefined ? {} : { gateway }),
      ...(range === undefined ? {} : { range }),
      reserved: Object.fromEntries(reserved),
    },
  ];
}

const STATUSES = ['running', 'created', 'exited', 'paused', 'restarting', 'dead'] as const;

/** The daemon's word for the state of a container, as one of ours. */
export function statusOf(text: string | undefined): ContainerState['status'] {
  return STATUSES.find((status) => status === text) ?? 'dead';
}

function readListed(info: Docker.ContainerInfo): ContainerState {
  return {
    name: (info.Names[0] ?? info.Id).replace(/^\//, ''),
    id: info.Id,
    image: info.Image,
    status: statusOf(info.State),
    labels: labelsOf(info),
    attachments: readAttachments(info.NetworkSettings.Networks),
  };
}

function readInspected(info: Docker.ContainerInspectInfo): ContainerState {
  const labels = labelsOf(info.Config);
  const key = labels[OBJECT_LABEL];
  return {
    name: info.Name.replace(/^\//, ''),
    ...(key === undefined ? {} : { key }),
    id: info.Id,
    image: info.Config.Image,
    ...readSpec(labels),
    status: statusOf(info.State.Status),
    ...(info.State.Pid > 0 ? { pid: info.State.Pid } : {}),
    ...(info.RestartCount > 0 ? { restarts: info.RestartCount } : {}),
    ...(info.State.Status === 'exited' ? { exitCode: info.State.ExitCode } : {}),
    labels,
    attachments: readAttachments(info.NetworkSettings.Networks),
  };
}

interface EndpointSettings {
  readonly IPAddress?: string;
  readonly GlobalIPv6Address?: string;
  readonly MacAddress?: string;
  /** From engine 28.0.0 on. */
  readonly GwPriority?: number;
  readonly IPAMConfig?: { readonly IPv4Address?: string; readonly IPv6Address?: string } | null;
}

/** A container that does not run has no addresses, but the ones it asks for are known. `none` and `host` are no networks. */
function readAttachments(networks: Readonly<Record<string, EndpointSettings>>): readonly DockerAttachment[] {
  return Object.entries(networks).flatMap(([network, endpoint]) => {
    if (network === 'none' || network === 'host') return [];
    const ipv4 = parseIpAddress(endpoint.IPAddress ?? '') ?? parseIpAddress(endpoint.IPAMConfig?.IPv4Address ?? '');
    const ipv6 = parseIpAddress(endpoint.GlobalIPv6Address ?? '') ?? parseIpAddress(endpoint.IPAMConfig?.IPv6Address ?? '');
    const mac = parseMacAddress(endpoint.MacAddress ?? '');
    return [
      {
        network,
        ...(ipv4 === undefined ? {} : { ipv4 }),
        ...(ipv6 === undefined ? {} : { ipv6 }),
        ...(mac === undefined ? {} : { mac }),
        ...(endpoint.GwPriority === undefined ? {} : { gatewayPriority: endpoint.GwPriority }),
      },
    ];
  });
}
