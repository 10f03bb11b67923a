/** What a person does to one container of a design by hand. */
import type { ContainerAction, ContainerOutcome } from '../../shared/contract/containers.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Host } from '../../shared/topology/topology.ts';
import { actOn } from '../containers/act.ts';
import { containerOf } from '../containers/owned.ts';
import type { Lease } from '../host/pool.ts';
import { readDesign } from './read-design.ts';
import type { Caller, Design } from './services.ts';

export async function actOnContainer(
  design: Design,
  key: string,
  action: ContainerAction,
  acquire: (host: Host, caller: Caller) => Promise<Lease>,
  caller: Caller,
): Promise<ContainerOutcome> {
  const { topology } = readDesign(design);
  const container = containerOf(topology, key);
  const host = topology.hosts.get(container.host);
  const lease = host && (await acquire(host, caller));
  try {
    if (!lease?.connection.docker) throw noDocker(container.host, key);
    const signal = AbortSignal.any([caller.signal, lease.connection.lost]);
    return await actOn(lease.connection.docker, topology.name, container, action, signal);
  } finally {
    lease?.release();
  }
}

function noDocker(host: string, key: string): Error {
  return new VlanvasError('usage', {
    code: 'NO_DOCKER',
    message: `${host} has no Docker in the design, and ${key} is on it.`,
    hint: 'Put the container on another host, or give this one Docker.',
    place: { host },
  });
}
