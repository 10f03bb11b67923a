/** Starts, stops and restarts one container of a design. */
import type Docker from 'dockerode';
import type { ContainerAction, ContainerOutcome } from '../../shared/contract/containers.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Container } from '../../shared/topology/topology.ts';
import { daemonMessage } from '../deploy/docker-error.ts';
import { callDocker } from '../docker/call.ts';
import { statusOf } from '../observe/docker.ts';
import { containerProblem, findOwned } from './owned.ts';

/** Milliseconds. A daemon gives a container ten seconds to end by itself, unless it was made with another time; then it kills it. */
const DEADLINE = 90_000;

/** Errors: CONTAINER_MISSING, CONTAINER_FOREIGN, CONTAINER_REFUSED, DOCKER_TIMEOUT and those of the way to the daemon. */
export async function actOn(
  docker: Docker,
  topology: string,
  container: Container,
  action: ContainerAction,
  signal: AbortSignal,
): Promise<ContainerOutcome> {
  const started = performance.now();
  const what = `${action} ${container.key}`;
  return callDocker({ host: container.host, what, signal, timeout: DEADLINE }, async (abortSignal) => {
    const { id } = await findOwned(docker, topology, container, abortSignal);
    const handle = docker.getContainer(id);
    try {
      await carryOut(handle, action, abortSignal);
    } catch (error) {
      throw refused(container, action, error);
    }
    const { State: state } = await handle.inspect({ abortSignal });
    return { status: statusOf(state.Status), milliseconds: Math.round(performance.now() - started) };
  });
}

async function carryOut(handle: Docker.Container, action: ContainerAction, abortSignal: AbortSignal): Promise<void> {
  const { State: state } = await handle.inspect({ abortSignal });
  if (action === 'stop') {
    // A paused container does not hear the signal that would end it.
    if (state.Paused) await handle.unpause({ abortSignal });
    if (state.Running || state.Restarting) await handle.stop({ abortSignal });
  } else if (state.Paused) {
    await handle.unpause({ abortSignal });
    if (action === 'restart') await handle.restart({ abortSignal });
  } else if (action === 'restart') await handle.restart({ abortSignal });
  else if (!state.Running) await handle.start({ abortSignal });
}

/** The daemon said no, as when an address is taken or the command is not in the image. */
function refused({ host, key }: Container, action: ContainerAction, error: unknown): Error {
  if (error instanceof VlanvasError || !(error instanceof Error) || !('statusCode' in error)) return error as Error;
  return containerProblem(
    host,
    key,
    {
      code: 'CONTAINER_REFUSED',
      message: `The Docker daemon on ${host} did not ${action} ${key}: ${daemonMessage(error)}`,
      hint: 'Mend what it names; if the container itself is wrong, deploy the design again.',
    },
    error,
  );
}
