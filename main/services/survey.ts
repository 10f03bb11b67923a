/** Connects to every host of a design and reads it, all at once; a host that fails does not hold up the others. */
import type { HostEvent } from '../../shared/contract/events.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { HostState } from '../../shared/state/state.ts';
import type { Host, Topology } from '../../shared/topology/topology.ts';
import type { HostConnection } from '../host/connection.ts';
import { observeHost } from '../observe/observe.ts';
import { abortAfter } from '../streams/abort-after.ts';
import type { Caller } from './services.ts';

/** Opens a connection, or gives the one that is open already. Whoever made the function closes them. */
export type Connect = (host: Host, caller: Caller) => Promise<HostConnection>;

export interface Surveyed {
  readonly connections: ReadonlyMap<string, HostConnection>;
  readonly observed: readonly HostState[];
  readonly failures: readonly Problem[];
}

export interface SurveyOptions {
  readonly connect: Connect;
  readonly caller: Caller;
  /** Also read containers' network namespaces. */
  readonly namespaces: boolean;
  /** Also find out how each host writes down its network, for who is going to change it. */
  readonly dialect?: boolean;
  readonly push: (event: HostEvent) => void;
}

/** Reading a host takes a second or two; one that has not answered in half a minute is not going to. */
const OBSERVE_TIMEOUT = 30_000;

export async function survey(
  topology: Topology,
  { connect, caller, namespaces, dialect = false, push }: SurveyOptions,
): Promise<Surveyed> {
  const connections = new Map<string, HostConnection>();
  const results = await Promise.all(
    [...topology.hosts.values()].map(async (host): Promise<{ state: HostState } | { problem: Problem }> => {
      const started = performance.now();
      try {
        push({ type: 'host', host: host.name, state: 'connecting' });
        const connection = await connect(host, caller);
        connections.set(host.name, connection);
        push({ type: 'host', host: host.name, state: 'observing' });
        const signal = abortAfter(OBSERVE_TIMEOUT, caller.signal, connection.lost);
        const state = await observeHost(connection, { signal, namespaces, dialect });
        push({
          type: 'host',
          host: host.name,
          state: 'ready',
          observed: state,
          milliseconds: Math.round(performance.now() - started),
        });
        return { state };
      } catch (error) {
        caller.signal.throwIfAborted();
        const problem = failureOf(error, host.name, connections.get(host.name));
        push({ type: 'host', host: host.name, state: 'failed', problem });
        return { problem };
      }
    }),
  );
  return {
    connections,
    observed: results.flatMap((result) => ('state' in result ? [result.state] : [])),
    failures: results.flatMap((result) => ('problem' in result ? [result.problem] : [])),
  };
}

/** What a host that fails is told as; the end of its connection counts before whatever it made fail. */
export function failureOf(error: unknown, host: string, connection: HostConnection | undefined): Problem {
  const reason: unknown = connection?.lost.aborted ? connection.lost.reason : error;
  if (reason instanceof VlanvasError) return { ...reason.problem, place: { host, ...reason.problem.place } };
  const words = reason instanceof Error ? reason.message : String(reason);
  const slow = reason instanceof Error && reason.name === 'TimeoutError';
  return {
    code: slow ? 'HOST_TIMEOUT' : 'HOST_FAILED',
    severity: 'error',
    message: slow
      ? `${host} answered, and then did not tell its state within ${OBSERVE_TIMEOUT / 1000} s.`
      : `${host} could not be read: ${words}`,
    hint: slow
      ? 'Look at the load of the host and of its Docker daemon, then try again.'
      : 'Try again; if it stays so, look at the log of sshd and dockerd on the host.',
    place: { host },
  };
}
