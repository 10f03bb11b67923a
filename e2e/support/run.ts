/** Runs services to their end and gathers what they tell. */
import type { DeployEvent, PlanEvent, ProbeEvent } from '../../shared/contract/events.ts';
import type { LocateRequest } from '../../shared/contract/locate.ts';
import { compile } from '../../shared/compile/compile.ts';
import { optionsFrom } from '../../shared/compile/deployed.ts';
import type { Located } from '../../shared/locate/located.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { reach } from '../../shared/reach/reach.ts';
import { parseTopology } from '../../shared/topology/parse.ts';
import type { HostState } from '../../shared/state/state.ts';
import { diagnoseLook } from '../../shared/verdict/diagnose-look.ts';
import { matrixReport } from '../../shared/verdict/report.ts';
import type { MatrixReport } from '../../shared/verdict/report.ts';
import type { MeasuredPair } from '../../shared/verdict/measurement.ts';
import type { Caller, Services } from '../../main/services/services.ts';

export const caller = (signal: AbortSignal = new AbortController().signal): Caller => ({ signal });

export interface Deployed {
  readonly outcome: string;
  readonly kind: string | undefined;
  readonly plan: Plan | undefined;
  readonly problems: readonly Problem[];
  readonly codes: readonly string[];
  readonly events: readonly DeployEvent[];
  readonly milliseconds: number;
}

export async function gather<Event>(stream: AsyncIterable<Event>): Promise<readonly Event[]> {
  const events: Event[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

export async function deployed(stream: AsyncIterable<DeployEvent>): Promise<Deployed> {
  const events = await gather(stream);
  const last = events.at(-1);
  if (last?.type !== 'finished') throw new Error(`the stream did not finish: ${JSON.stringify(last)}`);
  return {
    outcome: last.outcome,
    kind: last.kind,
    plan: planOf(events),
    problems: last.problems,
    codes: last.problems.map(({ code }) => code),
    events,
    milliseconds: last.milliseconds,
  };
}

export function planOf(events: readonly (PlanEvent | DeployEvent)[]): Plan | undefined {
  return events.flatMap((event) => (event.type === 'plan' ? [event.plan] : []))[0];
}

export const apply = (services: Services, text: string, from: Caller = caller()) =>
  services.apply({ text, path: null }, {}, from);
export const destroy = (services: Services, text: string, from: Caller = caller()) =>
  services.destroy({ text, path: null }, from);

/** One round, laid beside what the design predicts for the hosts as they were seen. */
export async function verify(services: Services, text: string, hosts = true, from: Caller = caller()): Promise<MatrixReport> {
  const events = await gather(services.measure({ text, path: null }, { hosts, intervalMs: null }, from));
  return report(text, events, hosts);
}

export function report(text: string, events: readonly ProbeEvent[], hosts: boolean): MatrixReport {
  const { topology } = parseTopology(text);
  if (!topology) throw new Error('the text is no topology');
  const observed = events.flatMap((event): HostState[] =>
    event.type === 'host' && event.state === 'ready' ? [event.observed] : [],
  );
  const cells = events.flatMap((event): readonly MeasuredPair[] => (event.type === 'cells' ? event.cells : []));
  const compiled = compile(topology, optionsFrom(topology.name, observed));
  const endpoints = compiled.endpoints.filter(({ container }) => hosts || container !== undefined);
  const look = events.flatMap((event) => (event.type === 'look' ? [event.look] : [])).at(-1);
  const predicted = reach(compiled.hosts, compiled.fabric, endpoints);
  return matrixReport(topology, predicted, cells, look && diagnoseLook(topology, look).diagnose);
}

/** Where the frames of a pair are lost. */
export async function locate(services: Services, text: string, request: LocateRequest): Promise<Located> {
  const events = await gather(services.locate({ text, path: null }, request, caller()));
  const found = events.flatMap((event) => (event.type === 'located' ? [event.located] : []))[0];
  if (!found) throw new Error(`nothing was located: ${JSON.stringify(events.at(-1))}`);
  return found;
}
