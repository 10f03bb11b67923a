/**
 * dockerode over one of our own streams. Beyond dockerode itself: the API version is agreed on at the first call, an abort is
 * answered at once, and a broken transport is a VlanvasError. Answers of the daemon that say no stay dockerode's own errors, with
 * `statusCode`.
 */
import { request } from 'node:http';
import Docker from 'dockerode';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { reasonOf } from '../ssh/problems.ts';
import { onAbort } from '../streams/signals.ts';
import { newestCommonApi } from './api-version.ts';
import type { Dialer } from './dial-agent.ts';
import { DialAgent } from './dial-agent.ts';
import { dockerLost, dockerTimeout } from './problems.ts';

export interface OpenDockerOptions {
  /** The host's name in the topology. */
  readonly host: string;
  /** The machine in words, for messages. */
  readonly where: string;
  readonly dialer: Dialer;
  readonly lost: AbortSignal;
}

const VERSION_DEADLINE = 15_000;

/** Nothing is sent before the first call. `close` ends every stream. */
export function openDocker(options: OpenDockerOptions): { readonly docker: Docker; readonly close: () => void } {
  const agent = new DialAgent(options.dialer);
  const docker = new Docker(modemOptions(agent));
  // `version` is read at every call and missing from the types.
  const modem: typeof docker.modem & { version?: string } = docker.modem;
  const dial = modem.dial.bind(modem);
  let agreed: Promise<void> | undefined;

  const agree = (): Promise<void> => {
    agreed ??= askVersion(agent, options).then((version) => void (modem.version = `v${version}`));
    // A daemon that was down may be up for the next call.
    agreed.catch(() => (agreed = undefined));
    return agreed;
  };

  modem.dial = (call, callback) => {
    const state = { over: false };
    const answer: typeof callback = (error: unknown, data) => {
      if (state.over) return;
      state.over = true;
      release();
      callback?.(error ? translate(error, call.abortSignal, options) : null, data);
    };
    const release = onAbort(call.abortSignal, () => answer(call.abortSignal?.reason as Error, null));
    agree().then(
      () => {
        if (!state.over) dial(call, answer);
      },
      (error: unknown) => answer(error as Error, null),
    );
  };
  return { docker, close: () => agent.destroy() };
}

/** Every field is given, because docker-modem fills in what is missing from DOCKER_HOST and its kin of this machine's environment. */
function modemOptions(agent: DialAgent): Docker.DockerOptions & { agent: DialAgent } {
  return {
    host: 'docker',
    port: 80,
    protocol: 'http',
    socketPath: undefined,
    username: undefined,
    ca: undefined,
    cert: undefined,
    key: undefined,
    timeout: undefined,
    version: undefined,
    agent,
  };
}

async function askVersion(agent: DialAgent, { host, where, lost }: OpenDockerOptions): Promise<string> {
  const text = await new Promise<string>((resolve, reject) => {
    const call = request({ agent, host: 'docker', path: '/version', method: 'GET' }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => resolve(body)).on('error', reject);
    });
    const timer = setTimeout(() => call.destroy(dockerTimeout(host, where, 'version', VERSION_DEADLINE)), VERSION_DEADLINE);
    const release = onAbort(lost, () => reject(lost.reason as Error));
    call.on('error', reject).on('close', () => {
      clearTimeout(timer);
      release();
    });
    call.end();
  }).catch((error: unknown) => {
    throw translate(error, undefined, { host, where, lost });
  });
  return newestCommonApi(host, where, text);
}

function translate(
  error: unknown,
  signal: AbortSignal | undefined,
  { host, where, lost }: Pick<OpenDockerOptions, 'host' | 'where' | 'lost'>,
): Error {
  if (signal?.aborted) return signal.reason as Error;
  if (lost.aborted) return lost.reason as Error;
  if (error instanceof VlanvasError) return error;
  if (error instanceof Error && 'statusCode' in error) return error;
  return dockerLost(host, where, reasonOf(error), error);
}
