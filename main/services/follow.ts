/** The hosts of a design as they are now, and everything that changes on them from then on. */
import type { LiveEvent } from '../../shared/contract/containers.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Host, Topology } from '../../shared/topology/topology.ts';
import { followDocker } from '../containers/follow-docker.ts';
import type { HostConnection } from '../host/connection.ts';
import { reasonOf } from '../ssh/problems.ts';
import { streamOf } from '../streams/queue.ts';
import { orAborted, pause } from '../streams/signals.ts';
import { readDesign } from './read-design.ts';
import type { Caller, Design } from './services.ts';
import { survey } from './survey.ts';
import type { Connect } from './survey.ts';

/** What may be over by itself. A login that is refused is not tried again and again: the host would take it for an attack. */
const PASSING = new Set([
  'HOST_LOST',
  'HOST_UNREACHABLE',
  'HOST_REFUSED',
  'HOST_TIMEOUT',
  'HOST_FAILED',
  'HOST_UNKNOWN',
  'SSH_HANDSHAKE_FAILED',
  'DOCKER_LOST',
  'DOCKER_NOT_RUNNING',
  'DOCKER_TIMEOUT',
]);
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** Goes on until the caller stops; hosts that fail for good are told and left, and the others go on. */
export function followDesign(design: Design, connect: Connect, caller: Caller): AsyncGenerator<LiveEvent> {
  return streamOf<LiveEvent>(async (push) => {
    const { topology } = readDesign(design);
    const follow = (host: Host): Promise<void> => followHost(host, { topology, connect, caller, push });
    await Promise.all([...topology.hosts.values()].map(follow));
    // Every host is left: the stream stays open, so that its listener knows that it is still being told of nothing.
    await pause(2 ** 31 - 1, caller.signal).catch(() => undefined);
  });
}

interface Following {
  readonly topology: Topology;
  readonly connect: Connect;
  readonly caller: Caller;
  readonly push: (event: LiveEvent) => void;
}

async function followHost(host: Host, { topology, connect, caller, push }: Following): Promise<void> {
  const alone = { ...topology, hosts: new Map([[host.name, host]]) };
  const isOver = (): boolean => caller.signal.aborted;
  for (let failures = 0; !isOver();) {
    const first = failures === 0;
    const surveyed = await survey(alone, {
      connect,
      // Nobody is asked for a password because a host came back while they were away.
      caller: first ? caller : { signal: caller.signal },
      namespaces: true,
      push: (event) => {
        if (first || event.state === 'ready' || event.state === 'failed') push(event);
      },
    }).catch(() => null);
    if (!surveyed) return;
    const connection = surveyed.connections.get(host.name);
    let [problem] = surveyed.failures;
    if (connection && !problem) {
      failures = 0;
      problem = await untilLost(connection, caller.signal, push);
      if (isOver()) return;
      push({ type: 'host', host: host.name, state: 'failed', problem });
    }
    if (!problem || !PASSING.has(problem.code)) return;
    failures += 1;
    await pause(Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE), caller.signal).catch(() => undefined);
  }
}

/** Why it ended. */
async function untilLost(connection: HostConnection, signal: AbortSignal, push: (event: LiveEvent) => void): Promise<Problem> {
  const { docker, host, lost } = connection;
  const either = AbortSignal.any([signal, lost]);
  try {
    if (docker)
      await orAborted(
        followDocker(docker, either, (objects) => push({ type: 'docker', host, ...objects })),
        either,
      );
    else await pause(2 ** 31 - 1, either);
    return dockerEnded(host, 'it ended its events');
  } catch (error) {
    const reason: unknown = lost.aborted ? lost.reason : error;
    return reason instanceof VlanvasError ? { ...reason.problem, place: { host } } : dockerEnded(host, reasonOf(reason));
  }
}

function dockerEnded(host: string, words: string): Problem {
  return {
    code: 'DOCKER_LOST',
    severity: 'error',
    message: `The Docker daemon on ${host} tells nothing any more: ${words}.`,
    hint: 'It may be restarting; it is asked again in a moment. Its own words: journalctl -u docker.',
    place: { host },
  };
}
