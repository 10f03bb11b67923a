/** Measures the matrix of a design: finds the containers on the hosts, then pings every pair. */
import type { ProbeEvent } from '../../shared/contract/events.ts';
import { compile } from '../../shared/compile/compile.ts';
import { optionsFrom } from '../../shared/compile/deployed.ts';
import { isOwned } from '../../shared/compile/labels.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { reach } from '../../shared/reach/reach.ts';
import type { Endpoint, Reachability } from '../../shared/reach/result.ts';
import type { Look } from '../../shared/verdict/look.ts';
import type { MeasuredPair } from '../../shared/verdict/measurement.ts';
import { isSurprise, verdict } from '../../shared/verdict/verdict.ts';
import { lookAtHosts } from '../diagnose/look-at-hosts.ts';
import { measure } from '../probe/probe.ts';
import type { MeasureEvent, ProbeHost } from '../probe/probe.ts';
import { streamOf } from '../streams/queue.ts';
import { readDesign } from './read-design.ts';
import type { Topology } from '../../shared/topology/topology.ts';
import type { Caller, Design } from './services.ts';
import { watchContainers } from './watch-containers.ts';
import { survey } from './survey.ts';
import type { Connect, Surveyed } from './survey.ts';

export interface MeasureContext {
  readonly connect: Connect;
  /** Folder with the built helpers. */
  readonly helperFolder: string;
}

export interface MeasureOptions {
  /** Hosts' own addresses are endpoints too. */
  readonly hosts: boolean;
  readonly intervalMs: number | null;
  /** Endpoints by id; the others are left out. */
  readonly only?: readonly string[];
  /** Look at the hosts again whatever is measured, not only after a surprise. */
  readonly look?: boolean;
}

export function measureDesign(
  design: Design,
  options: MeasureOptions,
  context: MeasureContext,
  caller: Caller,
): AsyncGenerator<ProbeEvent> {
  return streamOf<ProbeEvent>(async (push) => {
    const { topology } = readDesign(design);
    let rounds = 0;
    for (;;) {
      const surveyed = await survey(topology, { connect: context.connect, caller, namespaces: false, push });
      const [failure] = surveyed.failures;
      if (failure && surveyed.observed.length === 0) throw new VlanvasError('host', failure);
      const compiled = compile(topology, optionsFrom(topology.name, surveyed.observed));
      const endpoints = compiled.endpoints.filter((endpoint) => isWanted(endpoint, options));
      const looker = createLooker(
        topology,
        reach(compiled.hosts, compiled.fabric, endpoints),
        surveyed,
        options,
        context,
        caller,
      );
      const watch = options.intervalMs === null ? null : watchContainers(surveyed, caller.signal);
      const before = rounds;
      const signal = watch?.changed ?? caller.signal;
      for await (const event of measureSurveyed(topology, endpoints, surveyed, options, context, signal)) {
        rounds = before + event.round;
        const look = await looker(event);
        if (look) push({ type: 'look', round: rounds, look });
        push({ ...event, round: rounds });
      }
      watch?.stop();
      if (!watch || caller.signal.aborted) return;
    }
  });
}

function isWanted(endpoint: Endpoint, { hosts, only }: MeasureOptions): boolean {
  return only ? only.includes(endpoint.id) : hosts || endpoint.container !== undefined;
}

/** At the end of a round: a look at the hosts where other pairs surprise than in the round before. */
function createLooker(
  topology: Topology,
  predicted: Reachability,
  { connections, failures }: Surveyed,
  options: MeasureOptions,
  { helperFolder }: MeasureContext,
  { signal }: Caller,
): (event: MeasureEvent) => Promise<Look | undefined> {
  const unread = Object.fromEntries(
    failures.flatMap(({ place, message }) => (place?.host === undefined ? [] : [[place.host, message]])),
  );
  let cells: MeasuredPair[] = [];
  let known = '';
  return async (event) => {
    if (event.type === 'round') cells = [];
    if (event.type === 'cells') cells.push(...event.cells);
    if (event.type !== 'round-end' || signal.aborted) return undefined;
    const surprises = cells.filter((cell) => isSurprise(verdict(predicted.fate(cell), cell.measured)));
    const key = surprises
      .map(({ from, to, address, measured }) => `${from} ${to} ${address} ${measured?.silence ?? ''}`)
      .sort()
      .join('\n');
    const isNews = key !== known;
    known = key;
    if (options.look !== true && (!isNews || surprises.length === 0)) return undefined;
    const blocked = surprises.filter(({ measured }) => measured?.received === 0);
    return lookAtHosts(topology, { connections, unread, blocked, helperFolder, signal });
  };
}

function measureSurveyed(
  topology: Topology,
  endpoints: readonly Endpoint[],
  surveyed: Surveyed,
  options: MeasureOptions,
  context: MeasureContext,
  signal: AbortSignal,
) {
  return measure(probeHosts(topology.name, endpoints, surveyed), endpoints, {
    intervalMs: options.intervalMs,
    signal,
    helperFolder: context.helperFolder,
    whyNot: silentSources(topology.name, endpoints, surveyed),
  });
}

/** The endpoints of each host that can ping: its containers that run, and itself. */
function probeHosts(topology: string, endpoints: readonly Endpoint[], { connections, observed }: Surveyed): readonly ProbeHost[] {
  return observed.flatMap((state): ProbeHost[] => {
    const connection = connections.get(state.host);
    if (!connection) return [];
    const sources = endpoints
      .filter(({ host }) => host === state.host)
      .flatMap((endpoint) => {
        if (endpoint.container === undefined) return [{ endpointId: endpoint.id, pid: 0 }];
        const container = state.containers.find(({ name }) => name === endpoint.container);
        if (container?.pid === undefined || !isOwned(container, topology)) return [];
        return [{ endpointId: endpoint.id, pid: container.pid, containerName: container.name }];
      });
    return [{ host: state.host, connection, ...(state.kernel ? { machine: state.kernel.machine } : {}), sources }];
  });
}

/** Why an endpoint can't ping, in words for its cells. */
function silentSources(
  topology: string,
  endpoints: readonly Endpoint[],
  { observed, failures }: Surveyed,
): ReadonlyMap<string, string> {
  const why = (endpoint: Endpoint): string | undefined => {
    const state = observed.find(({ host }) => host === endpoint.host);
    if (!state)
      return failures.find(({ place }) => place?.host === endpoint.host)?.message ?? `${endpoint.host} could not be read.`;
    if (endpoint.container === undefined) return undefined;
    const container = state.containers.find(({ name }) => name === endpoint.container);
    if (!container) return `${endpoint.id} is not on ${endpoint.host}: deploy first.`;
    if (!isOwned(container, topology)) return `The container ${container.name} on ${endpoint.host} is not of this design.`;
    return container.pid === undefined ? `${endpoint.id} does not run: it is ${container.status}.` : undefined;
  };
  return new Map(
    endpoints.flatMap((endpoint) => {
      const text = why(endpoint);
      return text === undefined ? [] : [[endpoint.id, text] as const];
    }),
  );
}
