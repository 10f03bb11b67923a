/** Finds a container of a design on its host. What does not carry our mark is never touched. */
import type Docker from 'dockerode';
import { OBJECT_LABEL, TOPOLOGY_LABEL } from '../../shared/compile/labels.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import type { Container, Topology } from '../../shared/topology/topology.ts';

export interface OwnedContainer {
  readonly id: string;
  readonly running: boolean;
}

/** The container of that key in the design. Throws UNKNOWN_ENDPOINT. */
export function containerOf(topology: Topology, key: string): Container {
  const container = topology.containers.get(key);
  if (container) return container;
  throw new VlanvasError('usage', {
    code: 'UNKNOWN_ENDPOINT',
    message: `The design has no container ${key}.`,
    hint: 'Name a container of the design.',
  });
}

/** Errors: CONTAINER_MISSING, CONTAINER_FOREIGN. */
export async function findOwned(
  docker: Docker,
  topology: string,
  { key, name, host }: Container,
  abortSignal: AbortSignal,
): Promise<OwnedContainer> {
  const label = [`${TOPOLOGY_LABEL}=${topology}`, `${OBJECT_LABEL}=${key}`];
  const [owned] = await docker.listContainers({ all: true, filters: { label }, abortSignal });
  if (owned) return { id: owned.Id, running: owned.State === 'running' };
  const others = await docker.listContainers({ all: true, filters: { name: [name] }, abortSignal });
  // The filter of the daemon takes parts of names too.
  const foreign = others.some(({ Names }) => Names.includes(`/${name}`));
  throw containerProblem(host, key, foreign ? foreignParts(host, name) : missingParts(host, key));
}

type Parts = Pick<Problem, 'code' | 'message' | 'hint'>;

function missingParts(host: string, key: string): Parts {
  return {
    code: 'CONTAINER_MISSING',
    message: `${key} is not on ${host}: it was not deployed yet, or somebody removed it.`,
    hint: 'Deploy the design; that makes what is missing.',
  };
}

function foreignParts(host: string, name: string): Parts {
  return {
    code: 'CONTAINER_FOREIGN',
    message: `The container ${name} on ${host} is not of this design: Vlanvas leaves it alone.`,
    hint: 'Rename the container in the design, or remove that one by hand.',
  };
}

/** A failure of one container of the design. */
export function containerProblem(host: string, key: string, parts: Parts, cause?: unknown): VlanvasError {
  const problem = { ...parts, place: { host, object: `container ${key}` }, objects: [{ kind: 'container' as const, name: key }] };
  return new VlanvasError('host', problem, cause === undefined ? undefined : { cause });
}
