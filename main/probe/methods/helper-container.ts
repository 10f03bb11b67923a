/**
 * The careful helper in a container that sees the host's processes: for who may use the Docker daemon but is not root.
 * The image holds the helper alone; it and the container carry a label and are removed at the end.
 */
import { PassThrough, Readable } from 'node:stream';
import type Docker from 'dockerode';
import { pause } from '../../streams/signals.ts';
import { readHelper } from '../install.ts';
import { openLineSession, type ProbeProcess } from '../line-session.ts';
import type { OpenSession, SessionContext } from '../session.ts';
import { tarOfExecutable } from '../tar.ts';

const LABEL = 'io.vlanvas.probe';
const REPOSITORY = 'vlanvas-probe';
/** How often, and after how many milliseconds each, a daemon is asked again to remove an image that nothing uses. */
const TURNS = 10;
const PAUSE = 200;

export const openHelperContainer: OpenSession = async (context, signal) => {
  const process = await startHelperContainer(context, [], signal);
  // In here 0 would be the namespace of this container; the host's own is that of its first process.
  const sources = context.sources.map((source) => (source.pid === 0 ? { ...source, pid: 1 } : source));
  const session = await openLineSession(process, 'helper-container', context, sources, signal).catch(async (error: unknown) => {
    await process.remove();
    throw error;
  });
  return {
    ...session,
    async close() {
      await session.close();
      await process.remove();
    },
  };
};

/**
 * The helper with these words in a container; whoever started it removes it. In it the host's own namespace is that of process 1.
 * Throws an Error whose message says why it cannot be.
 */
export async function startHelperContainer(
  { connection, machine, helperFolder }: Pick<SessionContext, 'connection' | 'machine' | 'helperFolder'>,
  words: readonly string[],
  signal: AbortSignal,
): Promise<ContainerProcess> {
  const { docker } = connection;
  if (!docker) throw new Error('There is no Docker daemon.');
  const helper = await readHelper(helperFolder, machine ?? (await machineOf(docker)));
  signal.throwIfAborted();
  await importImage(docker, helper.name, helper.content);
  return startContainer(docker, `${REPOSITORY}:${helper.name}`, words);
}

async function machineOf(docker: Docker): Promise<string> {
  const info: unknown = await docker.info();
  return typeof info === 'object' && info !== null && 'Architecture' in info && typeof info.Architecture === 'string'
    ? info.Architecture
    : 'unknown';
}

async function importImage(docker: Docker, tag: string, content: Buffer): Promise<void> {
  const known = await docker.listImages({ filters: { reference: [`${REPOSITORY}:${tag}`] } });
  if (known.length > 0) return;
  const changes = [`LABEL ${LABEL}=1`];
  const stream = await docker.importImage(Readable.from([tarOfExecutable(REPOSITORY, content)]), {
    repo: REPOSITORY,
    tag,
    changes,
  });
  await new Promise<void>((resolve, reject) =>
    docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve())),
  );
}

export type ContainerProcess = ProbeProcess & { remove(): Promise<void> };

async function startContainer(docker: Docker, image: string, words: readonly string[]): Promise<ContainerProcess> {
  const container = await docker.createContainer({
    Image: image,
    Cmd: [`/${REPOSITORY}`, ...words],
    Labels: { [LABEL]: '1' },
    OpenStdin: true,
    StdinOnce: true, // when this connection is lost its input ends, and with it the container
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    HostConfig: {
      NetworkMode: 'none',
      PidMode: 'host',
      AutoRemove: true,
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      // To enter the others' network namespaces and to open raw sockets in them.
      CapAdd: ['SYS_ADMIN', 'SYS_PTRACE', 'NET_RAW', 'NET_ADMIN'],
      SecurityOpt: ['apparmor=unconfined'],
      LogConfig: { Type: 'none', Config: {} },
    },
  });
  async function remove(): Promise<void> {
    // AutoRemove may be quicker or at it.
    await container.remove({ force: true }).catch(() => undefined);
    await container.wait({ condition: 'removed' }).catch(() => undefined);
    await removeImage(docker, image);
  }
  try {
    const stream = await container.attach({ stream: true, stdin: true, stdout: true, stderr: true, hijack: true });
    const stdout = new PassThrough();
    const stderr = new PassThrough();
    docker.modem.demuxStream(stream, stdout, stderr);
    const exited = new Promise<number>((resolve) => {
      stream.once('close', () => resolve(-1));
      stream.once('end', () => resolve(0));
      stream.once('error', () => resolve(-1));
    });
    void exited.then(() => {
      stdout.end();
      stderr.end();
    });
    await container.start();
    return { stdin: stream, stdout, stderr, exited, kill: () => void container.kill().catch(() => undefined), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Leaves it to another measurement that still uses it. The daemon may take a moment longer than its container to let go of it. */
async function removeImage(docker: Docker, image: string): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    try {
      await docker.getImage(image).remove();
      return;
    } catch (error) {
      const isUsed = error instanceof Error && 'statusCode' in error && error.statusCode === 409;
      if (!isUsed) return;
      const users = await docker.listContainers({ all: true, filters: { ancestor: [image] } }).catch(() => []);
      if (users.length > 0) return;
    }
    await pause(PAUSE);
  }
}

/** Removes what a measurement that was cut off left on a daemon: containers and images with the probe's label. */
export async function removeHelperImages(docker: Docker): Promise<void> {
  const filters = { label: [`${LABEL}=1`] };
  for (const { Id } of await docker.listContainers({ all: true, filters })) {
    await docker
      .getContainer(Id)
      .remove({ force: true })
      .catch(() => undefined);
  }
  for (const { Id } of await docker.listImages({ filters })) {
    await docker
      .getImage(Id)
      .remove({ force: true })
      .catch(() => undefined);
  }
}
