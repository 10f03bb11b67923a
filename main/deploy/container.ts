/** Makes, starts, connects and removes one container through the API. */
import type Docker from 'dockerode';
import type { ContainerState, DockerAttachment } from '../../shared/state/state.ts';
import { isNotFound } from '../observe/docker.ts';
import { abortAfter } from '../streams/abort-after.ts';
import { orAborted, pause } from '../streams/signals.ts';

/** Milliseconds for a daemon to take away what it could not start. */
const REMOVAL_TIMEOUT = 30_000;

/** Creates and starts it; if any part fails, what was created is removed again. */
export async function runContainer(docker: Docker, container: ContainerState, signal: AbortSignal): Promise<void> {
  const created = await docker.createContainer({ ...creation(container), abortSignal: signal });
  try {
    for (const attachment of container.attachments.slice(1)) await connect(docker, created.id, attachment, signal);
    await created.start({ abortSignal: signal });
  } catch (error) {
    // With time of its own: what failed may have used up the other.
    const stays = await removeAgain(docker, created.id).catch((reason: unknown) => wordsOf(reason));
    throw stays === undefined
      ? error
      : new Error(`${wordsOf(error)} The container was made, and could not be removed again: ${stays}`);
  }
}

/** Twice, as a daemon that is at it with the same container refuses for a moment. */
async function removeAgain(docker: Docker, id: string): Promise<void> {
  const once = () => removeContainer(docker, { id, name: id }, abortAfter(REMOVAL_TIMEOUT));
  await once().catch(async () => {
    await pause(1_000);
    await once();
  });
}

const wordsOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason));

function creation(container: ContainerState): Docker.ContainerCreateOptions {
  const [first] = container.attachments;
  const environment = Object.entries(container.environment ?? {}).map(([name, value]) => `${name}=${value}`);
  return {
    name: container.name,
    Image: container.image,
    Hostname: container.name,
    ...(environment.length === 0 ? {} : { Env: environment }),
    // As `docker run -itd`: an image whose command is a shell stays, which is what people type for such labs.
    ...(container.command === undefined ? { Tty: true, OpenStdin: true } : { Cmd: [...container.command] }),
    ...(first?.mac === undefined ? {} : { MacAddress: first.mac }),
    Labels: { ...container.labels },
    HostConfig: {
      NetworkMode: first?.network ?? 'none',
      RestartPolicy: { Name: container.restart ?? 'no' },
    },
    ...(first ? { NetworkingConfig: { EndpointsConfig: { [first.network]: endpoint(first) } } } : {}),
  };
}

function endpoint(attachment: DockerAttachment): Docker.EndpointSettings {
  return {
    IPAMConfig: {
      ...(attachment.ipv4 === undefined ? {} : { IPv4Address: attachment.ipv4 }),
      ...(attachment.ipv6 === undefined ? {} : { IPv6Address: attachment.ipv6 }),
    },
    ...(attachment.mac === undefined ? {} : { MacAddress: attachment.mac }),
    // Engines before 28.0.0 know nothing of it and pass over it.
    ...(attachment.gatewayPriority === undefined ? {} : { GwPriority: attachment.gatewayPriority }),
  };
}

export async function startContainer(docker: Docker, name: string, signal: AbortSignal): Promise<void> {
  const container = docker.getContainer(name);
  const { State: state } = await container.inspect({ abortSignal: signal });
  if (state.Paused) await orAborted(container.unpause(), signal);
  else if (!state.Running) await container.start({ abortSignal: signal });
}

export async function stopContainer(docker: Docker, name: string, signal: AbortSignal): Promise<void> {
  await docker.getContainer(name).stop({ t: 2, abortSignal: signal });
}

/** One that is gone already is removed. By id where it is known: a name of hex digits would match ids too. */
export async function removeContainer(
  docker: Docker,
  container: Pick<ContainerState, 'id' | 'name'>,
  signal: AbortSignal,
): Promise<void> {
  try {
    await docker.getContainer(container.id ?? container.name).remove({ force: true, v: true, abortSignal: signal });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

export async function connect(
  docker: Docker,
  container: string,
  attachment: DockerAttachment,
  signal: AbortSignal,
): Promise<void> {
  const network = docker.getNetwork(attachment.network);
  await orAborted(network.connect({ Container: container, EndpointConfig: endpoint(attachment) }), signal);
}

/** One that is not connected is disconnected. */
export async function disconnect(
  docker: Docker,
  container: string,
  attachment: DockerAttachment,
  signal: AbortSignal,
): Promise<void> {
  const network = docker.getNetwork(attachment.network);
  try {
    await orAborted(network.disconnect({ Container: container, Force: true }), signal);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
