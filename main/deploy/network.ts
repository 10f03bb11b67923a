/** Makes and removes one Docker network through the API. */
import type Docker from 'dockerode';
import type { DockerNetworkState } from '../../shared/state/state.ts';
import { isNotFound } from '../observe/docker.ts';

export async function createNetwork(docker: Docker, network: DockerNetworkState, signal: AbortSignal): Promise<void> {
  await docker.createNetwork({
    Name: network.name,
    Driver: network.driver,
    CheckDuplicate: true,
    Internal: network.internal,
    EnableIPv6: network.subnets.some(({ subnet }) => subnet.includes(':')),
    IPAM: {
      Driver: 'default',
      Config: network.subnets.map(({ subnet, gateway, range, reserved }) => ({
        Subnet: subnet,
        ...(gateway === undefined ? {} : { Gateway: gateway }),
        ...(range === undefined ? {} : { IPRange: range }),
        ...(Object.keys(reserved).length === 0 ? {} : { AuxiliaryAddresses: { ...reserved } }),
      })),
    },
    Options: { ...network.options },
    Labels: { ...network.labels },
    abortSignal: signal,
  });
}

/** One that is gone already is removed. By id where it is known: a name of hex digits would match ids too. */
export async function removeNetwork(docker: Docker, network: DockerNetworkState, signal: AbortSignal): Promise<void> {
  try {
    await docker.getNetwork(network.id ?? network.name).remove({ abortSignal: signal });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
