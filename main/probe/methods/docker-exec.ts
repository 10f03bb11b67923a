/** `docker exec CONTAINER ping`: needs nothing but the Docker daemon, and a ping in the image. The last resort. */
import type { Readable } from 'node:stream';
import type Docker from 'dockerode';
import { familyOf } from '../../../shared/address/address.ts';
import { at, targetsOf } from '../matrix.ts';
import type { OpenSession, RoundSink, SourceRef } from '../session.ts';
import { readPing } from './ping-output.ts';

/** An exec starts a process in the daemon, in containerd and in the container; more at once only get slower. */
const AT_ONCE = 8;

export const openDockerExec: OpenSession = async ({ connection, matrix, sources }) => {
  const { docker } = connection;
  if (!docker) throw new Error('There is no Docker daemon.');
  if (!sources.some(({ containerName }) => containerName !== undefined)) throw new Error('No container to ping from.');
  await docker.ping();
  let closed = false;
  return {
    method: 'docker-exec',
    async round(_round, sink) {
      const given = new Set<number>();
      const jobs = rotate(sources.map((source) => [...targetsOf(matrix, source.index)].map((target) => ({ source, target }))));
      const workers = Array.from({ length: AT_ONCE }, async () => {
        for (let job = jobs.shift(); job && !closed; job = jobs.shift()) {
          if (given.has(job.source.index)) continue;
          const why = await pingOnce(docker, job.source, at(matrix.targets, job.target).address, job.target, sink);
          if (why === undefined) continue;
          given.add(job.source.index);
          sink.closed(job.source.index, why);
        }
      });
      await Promise.all(workers);
      if (closed) throw new Error('The measurement was ended.');
    },
    close() {
      closed = true;
      return Promise.resolve();
    },
  };
};

/** One of each list after the other: a slow container does not hold up all the workers at once. */
function rotate<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}

/** Tells the cell, or returns why nothing can be pinged from this container. */
async function pingOnce(
  docker: Docker,
  source: SourceRef,
  address: Parameters<typeof familyOf>[0],
  target: number,
  sink: RoundSink,
): Promise<string | undefined> {
  if (source.containerName === undefined) return 'docker exec reaches containers only, not the host itself';
  try {
    const exec = await docker.getContainer(source.containerName).exec({
      Cmd: ['ping', `-${familyOf(address)}`, '-q', '-c', '1', '-W', '1', address],
      AttachStdout: true,
      AttachStderr: true,
      Tty: true, // one stream, as it is
    });
    const output = await readAll(await exec.start({ Tty: true }));
    const { ExitCode } = await exec.inspect();
    if (ExitCode === 126 || ExitCode === 127 || output.includes('executable file not found'))
      return `there is no ping in ${source.containerName}`;
    sink.cell(source.index, target, { ...readPing(output), method: 'docker-exec' });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readAll(stream: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    stream.once('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
    stream.once('error', reject);
  });
}
