/**
 * Looks at the hosts of a design again, because pairs were measured otherwise than predicted: their state with the containers'
 * namespaces, and for what that does not explain the firewalls on the way and who is heard on the segments between.
 */
import { compile } from '../../shared/compile/compile.ts';
import { optionsFrom } from '../../shared/compile/deployed.ts';
import type { Endpoint, PairKey, Walk } from '../../shared/reach/result.ts';
import type { HostState } from '../../shared/state/state.ts';
import type { Topology } from '../../shared/topology/topology.ts';
import { crossings } from '../../shared/verdict/crossing.ts';
import { diagnoser } from '../../shared/verdict/diagnose.ts';
import type { Filter, Look, Sounding } from '../../shared/verdict/look.ts';
import { soundingQuestions } from '../../shared/verdict/soundings.ts';
import type { SoundingQuestion } from '../../shared/verdict/soundings.ts';
import type { HostConnection } from '../host/connection.ts';
import { observeHost } from '../observe/observe.ts';
import { whoHas } from '../preflight/who-has.ts';
import { abortAfter } from '../streams/abort-after.ts';
import { readFilters } from './read-filters.ts';

export interface LookOptions {
  readonly connections: ReadonlyMap<string, HostConnection>;
  /** Why a host that has no connection could not be read, by its name. */
  readonly unread: Readonly<Record<string, string>>;
  /** Pairs that did not answer and should have. */
  readonly blocked: readonly PairKey[];
  readonly helperFolder: string;
  readonly signal: AbortSignal;
}

/** Reading a host takes some hundred milliseconds; one that hangs is told as unread. */
const PATIENCE = 15_000;
/** Pairs whose way is asked about: with more, the same segments and firewalls come again. */
const MOST_PAIRS = 200;

export async function lookAtHosts(topology: Topology, options: LookOptions): Promise<Look> {
  const { connections, blocked, signal } = options;
  const unread: Record<string, string> = { ...options.unread };
  const read = await Promise.all(
    [...connections].map(async ([host, connection]): Promise<HostState | undefined> => {
      try {
        const patience = abortAfter(PATIENCE, signal, connection.lost);
        return await observeHost(connection, { signal: patience, namespaces: true });
      } catch (error) {
        signal.throwIfAborted();
        unread[host] = reasonOf(connection.lost.aborted ? connection.lost.reason : error);
        return undefined;
      }
    }),
  );
  const seen: Look = { observed: read.filter((host) => host !== undefined), unread, soundings: [], filters: [] };
  const { hosts, fabric, endpoints } = compile(topology, optionsFrom(topology.name, seen.observed));
  const { walk } = diagnoser({ desired: hosts, look: seen, fabric, endpoints });
  const open = blocked.slice(0, MOST_PAIRS).flatMap((pair) => {
    const way = walk(pair);
    return way.reachable ? [{ pair, way }] : [];
  });
  if (open.length === 0) return seen;
  const questions = soundingQuestions(
    open.flatMap(({ way }) => crossings(way)),
    seen.observed,
    fabric,
  );
  const places = new Set(open.flatMap(({ pair, way }) => placesOf(pair, way, endpoints)));
  const [soundings, filters] = await Promise.all([
    sound(questions, seen.observed, options),
    filter(seen.observed, places, options),
  ]);
  return { ...seen, soundings, filters };
}

/** The namespaces that a ping passes, and its ends. */
function placesOf({ from, to }: PairKey, { there }: Walk, endpoints: readonly Endpoint[]): readonly string[] {
  const ends = endpoints.filter(({ id }) => id === from || id === to);
  const passed = there.filter(({ object }) => object.kind === 'host' || object.kind === 'container').map(({ at }) => at);
  return [...passed, ...ends.map(({ id, host, container }) => (container === undefined ? host : `${host}/${id}`))];
}

async function sound(
  questions: readonly SoundingQuestion[],
  observed: readonly HostState[],
  { connections, helperFolder, signal }: LookOptions,
): Promise<readonly Sounding[]> {
  const told = await Promise.all(
    observed.map(async ({ host, kernel }): Promise<readonly Sounding[]> => {
      const own = questions.filter((question) => question.host === host);
      const connection = connections.get(host);
      if (own.length === 0 || !connection?.shell) return [];
      try {
        const { answers, unasked } = await whoHas(own, {
          shell: connection.shell,
          machine: kernel?.machine ?? '',
          helperFolder,
          signal: AbortSignal.any([signal, connection.lost]),
        });
        return own
          .filter(({ link, tag }) => !unasked.some((way) => way.link === link && way.tag === tag))
          .map((question) => ({
            ...question,
            macs: answers
              .filter(({ link, tag, address }) => link === question.link && tag === question.tag && address === question.address)
              .map(({ mac }) => mac),
          }));
      } catch {
        // Who may not ask knows less; that is all.
        signal.throwIfAborted();
        return [];
      }
    }),
  );
  return told.flat();
}

async function filter(
  observed: readonly HostState[],
  places: ReadonlySet<string>,
  { connections, signal }: LookOptions,
): Promise<readonly Filter[]> {
  const found = await Promise.all(
    observed.map(async (host): Promise<readonly Filter[]> => {
      const connection = connections.get(host.host);
      if (!connection?.shell) return [];
      try {
        return await readFilters(connection.shell, host, places, AbortSignal.any([signal, connection.lost]));
      } catch {
        signal.throwIfAborted();
        return [];
      }
    }),
  );
  return found.flat();
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
