/** Gets an image onto a host: from another host of the design that has it, else from its registry. */
import type Docker from 'dockerode';
import { hasImage } from '../../shared/plan/diff.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { orAborted } from '../streams/signals.ts';
import { daemonMessage } from './docker-error.ts';

/** A host of the design that may have the image. */
export interface ImageSource {
  readonly host: string;
  readonly docker: Docker;
  readonly images: readonly string[];
}

export interface ImageRequest {
  readonly host: string;
  readonly docker: Docker;
  readonly image: string;
  readonly sources: readonly ImageSource[];
  readonly signal: AbortSignal;
  readonly log: (text: string) => void;
}

/** Throws IMAGE_NOT_FOUND where nobody has it. An image that came stays: it is nobody's. */
export async function ensureImage(request: ImageRequest): Promise<void> {
  const { host, docker, image, sources, signal, log } = request;
  if (await isPresent(docker, image, signal)) return;
  const architecture = (await orAborted(docker.info(), signal)) as { readonly Architecture?: string };
  const tried: string[] = [];
  for (const source of sources) {
    if (source.host === host || !hasImage(source.images, image)) continue;
    try {
      const other = (await orAborted(source.docker.info(), signal)) as { readonly Architecture?: string };
      if (other.Architecture !== architecture.Architecture) {
        tried.push(
          `${source.host} has it for ${other.Architecture ?? 'another architecture'}, ${host} is ${architecture.Architecture ?? 'unknown'}`,
        );
        continue;
      }
      log(`copying ${image} from ${source.host} to ${host}`);
      await copy(source.docker, docker, image, signal);
      return;
    } catch (error) {
      if (signal.aborted) throw error;
      tried.push(`copying it from ${source.host} failed: ${daemonMessage(error)}`);
    }
  }
  try {
    log(`pulling ${image} on ${host}`);
    await pull(docker, image, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    tried.push(`pulling it failed: ${daemonMessage(error)}`);
    throw new VlanvasError(
      'host',
      {
        code: 'IMAGE_NOT_FOUND',
        message: `${host} does not have the image ${image}, and it could not be had: ${tried.join('; ')}.`,
        hint: `Check the name, or bring it to any host of the design (docker pull, docker load -i FILE): Vlanvas copies it from there.`,
        place: { host, object: `image ${image}` },
        objects: [{ kind: 'image', name: image }],
        data: { host, image },
      },
      { cause: error },
    );
  }
}

async function isPresent(docker: Docker, image: string, signal: AbortSignal): Promise<boolean> {
  const list = await docker.listImages({ filters: { reference: [image] }, abortSignal: signal });
  return list.length > 0;
}

async function copy(from: Docker, to: Docker, image: string, signal: AbortSignal): Promise<void> {
  const archive = await orAborted(from.getImage(image).get(), signal);
  const answer = await to.loadImage(archive, { abortSignal: signal });
  await finished(to, answer, signal);
}

async function pull(docker: Docker, image: string, signal: AbortSignal): Promise<void> {
  const reference = /[:@][^/]*$/.test(image) ? image : `${image}:latest`;
  const answer: unknown = await docker.pull(reference, { abortSignal: signal });
  await finished(docker, answer as NodeJS.ReadableStream, signal);
}

/** Reads a progress stream to its end; an error in it is an error. */
async function finished(docker: Docker, stream: NodeJS.ReadableStream, signal: AbortSignal): Promise<void> {
  const lines = await orAborted(
    new Promise<readonly { readonly error?: string }[]>((resolve, reject) => {
      docker.modem.followProgress(stream, (error: Error | null, output: readonly { readonly error?: string }[] | null) => {
        if (error) reject(error);
        else resolve(output ?? []);
      });
    }),
    signal,
  );
  const failed = lines.find(({ error }) => error !== undefined);
  if (failed?.error !== undefined) throw new Error(failed.error);
}
