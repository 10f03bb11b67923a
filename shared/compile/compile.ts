/**
 * From the design to the desired state of every host: what the links, addresses, Docker networks and containers will be
 * when it is deployed. `reach` predicts from it, `diff` compares the observed hosts with it. Pure and total: a design with
 * mistakes compiles as far as it goes, and the mistakes are the checks' to tell.
 */
import { planAddresses } from '../address/planner.ts';
import type { AddressPlan } from '../address/planner.ts';
import type { IpAddress } from '../address/address.ts';
import { addressOf } from '../address/address.ts';
import type { Problem } from '../problem/problem.ts';
import type { Endpoint, EndpointAddress } from '../reach/result.ts';
import type { Fabric, HostState } from '../state/state.ts';
import type { Container, Host, Topology } from '../topology/topology.ts';
import { compileContainer } from './container.ts';
import { compileFabric } from './fabric.ts';
import { compileHostNamespace } from './host.ts';
import { compileNetwork, hostAddressesOf } from './network.ts';
import type { HostAddresses } from './network.ts';
import { shimAddresses } from './shim.ts';

/** Assumed where neither the host has been asked nor the file says: the first without an implied gateway (DESIGN.md, rule 7). */
export const DEFAULT_ENGINE = '29.0.0';

export interface CompileOptions {
  /** Engine version by host, as observed. */
  readonly engines?: ReadonlyMap<string, string>;
  /** Addresses deployed before, by `network/container`: kept where they still fit. */
  readonly previous?: ReadonlyMap<string, readonly IpAddress[]>;
}

export interface Compiled {
  readonly hosts: readonly HostState[];
  readonly fabric: Fabric;
  /** Containers in file order, then hosts (`host:docker01`) in file order. */
  readonly endpoints: readonly Endpoint[];
  readonly addresses: AddressPlan;
  readonly problems: readonly Problem[];
}

export function engineOf(host: Host, options: CompileOptions): string {
  return options.engines?.get(host.name) ?? host.engine ?? DEFAULT_ENGINE;
}

export function compile(topology: Topology, options: CompileOptions = {}): Compiled {
  const addresses = planAddresses(topology, options.previous);
  const containers = groupByHost(topology);
  const hostAddresses = hostAddressesOf(topology, addresses);
  const hosts = [...topology.hosts.values()].map((host) =>
    compileHost(topology, host, containers.get(host.name) ?? [], addresses, hostAddresses, options),
  );
  return {
    hosts,
    fabric: compileFabric(topology),
    endpoints: compileEndpoints(topology, addresses),
    addresses,
    problems: addresses.problems,
  };
}

function groupByHost(topology: Topology): ReadonlyMap<string, readonly Container[]> {
  const groups = new Map<string, Container[]>();
  for (const container of topology.containers.values()) {
    const group = groups.get(container.host);
    if (group) group.push(container);
    else groups.set(container.host, [container]);
  }
  return groups;
}

function compileHost(
  topology: Topology,
  host: Host,
  containers: readonly Container[],
  addresses: AddressPlan,
  hostAddresses: HostAddresses,
  options: CompileOptions,
): HostState {
  const version = engineOf(host, options);
  const hasDocker = host.docker.via !== 'none';
  const { namespace, asked } = compileHostNamespace(topology, host, addresses);
  return {
    host: host.name,
    engine: hasDocker ? { version } : null,
    namespace,
    asked,
    networks: hasDocker
      ? [...topology.networks.values()]
          .filter((network) => network.hosts.includes(host.name))
          .map((network) => compileNetwork(topology, network, host.name, addresses, version, hostAddresses))
      : [],
    containers: hasDocker ? containers.map((container) => compileContainer(topology, container, addresses, version)) : [],
    images: [],
  };
}

function compileEndpoints(topology: Topology, plan: AddressPlan): readonly Endpoint[] {
  const containers = [...topology.containers.values()].map((container): Endpoint => {
    const addresses = container.attachments.flatMap((attachment): EndpointAddress[] => {
      const planned = plan.attachments.get(`${attachment.network}/${container.key}`);
      return [planned?.ipv4, planned?.ipv6]
        .filter((address) => address !== undefined)
        .map((address) => ({ network: attachment.network, address }));
    });
    return { id: container.key, host: container.host, container: container.name, addresses };
  });
  const hosts = [...topology.hosts.values()].map((host): Endpoint => {
    const own = [...host.interfaces.values()].flatMap((link) =>
      link.addresses.map((address) => ({ network: link.name, address: addressOf(address) })),
    );
    const shims = shimAddresses(topology, host, plan).map(({ link, address }) => ({ network: link, address }));
    return { id: `host:${host.name}`, host: host.name, addresses: [...own, ...shims] };
  });
  return [...containers, ...hosts];
}
