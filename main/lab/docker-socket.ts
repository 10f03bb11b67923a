/** Talks to a lab host's Docker daemon through the socket in the host's own file system, without a program in between. */
import { createReadStream } from 'node:fs';
import { request } from 'node:http';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { abortAfter } from '../streams/abort-after.ts';

/** Path of the host's socket as this machine sees it; `pid` is the host's PID 1. */
function dockerSocket(pid: number): string {
  return `/proc/${pid}/root/run/docker.sock`;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** File that is sent as the body, a tar archive. */
  readonly file?: string;
  readonly signal: AbortSignal;
}

function call(pid: number, { method, path, file, signal }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { host: 'docker', ...(file === undefined ? {} : { 'content-type': 'application/x-tar' }) };
    const outgoing = request({ socketPath: dockerSocket(pid), method, path, headers, signal, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
    });
    outgoing.on('error', reject);
    if (file === undefined) outgoing.end();
    else createReadStream(file).on('error', reject).pipe(outgoing);
  });
}

/** Whether the daemon answers now. */
export async function dockerAnswers(pid: number, timeout = 2_000): Promise<boolean> {
  try {
    return (await call(pid, { method: 'GET', path: '/_ping', signal: abortAfter(timeout) })).status === 200;
  } catch {
    return false;
  }
}

/** Repository tags of all images that the daemon has. */
export async function imageTags(pid: number, signal: AbortSignal): Promise<readonly string[]> {
  const answer = await call(pid, { method: 'GET', path: '/images/json', signal });
  return (JSON.parse(answer.body) as readonly { RepoTags: readonly string[] | null }[]).flatMap(({ RepoTags }) => RepoTags ?? []);
}

/** Loads a `docker save` archive. */
export async function loadImages(host: string, pid: number, archive: string, signal: AbortSignal): Promise<void> {
  const answer = await call(pid, { method: 'POST', path: '/images/load?quiet=1', file: archive, signal });
  // A daemon answers 200 before it reads the archive; what goes wrong then is in the body.
  if (answer.status !== 200 || answer.body.includes('"errorDetail"')) {
    throw new VlanvasError('host', {
      code: 'LAB_IMAGE_FAILED',
      message: `The Docker daemon of lab host ${host} did not take the lab's images: ${answer.body.trim() || `HTTP status ${answer.status}`}`,
      place: { host },
    });
  }
}
