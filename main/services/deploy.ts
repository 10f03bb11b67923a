/** Plan, apply and destroy: survey the hosts, compile, compare, carry out. */
import type { DeployEvent, HostEvent, PlanEvent } from '../../shared/contract/events.ts';
import { compile } from '../../shared/compile/compile.ts';
import { optionsFrom } from '../../shared/compile/deployed.ts';
import { TOPOLOGY_LABEL, isOurs } from '../../shared/compile/labels.ts';
import { diff, diffDestroy } from '../../shared/plan/diff.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import type { HostState } from '../../shared/state/state.ts';
import { execute } from '../deploy/execute.ts';
import { hostLocks } from '../deploy/host-lock.ts';
import { removeHelper } from '../probe/install.ts';
import { removeHelperImages } from '../probe/methods/helper-container.ts';
import { streamOf } from '../streams/queue.ts';
import { beginPreflight } from './preflight.ts';
import type { PreflightContext } from './preflight.ts';
import { readDesign } from './read-design.ts';
import type { ReadDesign } from './read-design.ts';
import type { Caller, Design } from './services.ts';
import { survey } from './survey.ts';
import type { Surveyed } from './survey.ts';

export type DeployContext = PreflightContext;

type Purpose = Plan['purpose'];

interface Prepared extends Surveyed {
  readonly plan: Plan;
}

/** The plan alone. Hosts that can't be reached are problems of the plan; those that can are planned. */
export function planDesign(design: Design, purpose: Purpose, context: DeployContext, caller: Caller): AsyncGenerator<PlanEvent> {
  return streamOf<PlanEvent>(async (push) => {
    const { plan } = await prepare(readDesign(design), purpose, context, caller, push);
    push({ type: 'plan', plan });
  });
}

export function deployDesign(
  design: Design,
  purpose: Purpose,
  options: { readonly keep: boolean },
  context: DeployContext,
  caller: Caller,
): AsyncGenerator<DeployEvent> {
  return streamOf<DeployEvent>(async (push) => {
    const started = performance.now();
    const read = readDesign(design);
    const locks = hostLocks([...read.topology.hosts.keys()], context.connect);
    let ending: Ending;
    try {
      const prepared = await prepare(read, purpose, { ...context, connect: locks.connect }, caller, push);
      push({ type: 'plan', plan: prepared.plan });
      ending = await carryOut(prepared, purpose, options, caller.signal, push);
    } finally {
      // Before the end is told: whoever deploys again at once is not told that the host is busy.
      await locks.release();
    }
    push({ type: 'finished', milliseconds: Math.round(performance.now() - started), ...ending });
  });
}

type Finished = Extract<DeployEvent, { readonly type: 'finished' }>;
type Ending = Omit<Finished, 'type' | 'milliseconds'>;

async function carryOut(
  prepared: Prepared,
  purpose: Purpose,
  options: { readonly keep: boolean },
  signal: AbortSignal,
  push: (event: Exclude<DeployEvent, Finished>) => void,
): Promise<Ending> {
  const { plan, connections, failures, observed } = prepared;
  const blockers = plan.problems.filter(({ severity }) => severity === 'error');
  if (blockers.length > 0) return { outcome: 'failed', kind: failures.length > 0 ? 'host' : 'answer', problems: blockers };
  if (plan.steps.length === 0) {
    if (purpose === 'destroy') await cleanUp(prepared, plan.topology);
    return { outcome: 'unchanged', problems: plan.problems };
  }
  const images = observed.flatMap((host) => {
    const docker = connections.get(host.host)?.docker;
    return docker ? [{ host: host.host, docker, images: host.images }] : [];
  });
  // Destroying is taken as far as it goes: putting back what a person wants gone would help nobody.
  const keep = options.keep || purpose === 'destroy';
  for await (const event of execute(plan, { connections, images, signal, keep })) {
    if (event.type !== 'finished') {
      push(event);
      continue;
    }
    if (purpose === 'destroy' && event.outcome === 'done') await cleanUp(prepared, plan.topology);
    const { milliseconds: _, type: __, ...rest } = event;
    return { ...rest, problems: [...plan.problems, ...event.problems] };
  }
  throw new Error('The steps ended without saying how.');
}

async function prepare(
  read: ReadDesign,
  purpose: Purpose,
  context: DeployContext,
  caller: Caller,
  push: (event: HostEvent) => void,
): Promise<Prepared> {
  const { topology, errors } = read;
  // A design with mistakes can still be taken down: destroy goes by the marks on the hosts.
  if (purpose === 'apply' && errors.length > 0) {
    return { connections: new Map(), observed: [], failures: [], plan: emptyPlan(topology.name, purpose, errors) };
  }
  if (purpose === 'destroy') {
    const surveyed = await survey(topology, { connect: context.connect, caller, namespaces: false, push });
    return { ...surveyed, plan: withFailures(diffDestroy(topology.name, surveyed.observed), surveyed.failures) };
  }
  const preflight = beginPreflight(topology, context, caller);
  const surveyed = await survey(topology, { connect: preflight.connect, caller, namespaces: false, dialect: true, push });
  const compiled = compile(topology, optionsFrom(topology.name, surveyed.observed));
  const plan = diff(topology.name, compiled.hosts, surveyed.observed);
  const found = await preflight.findings(surveyed, compiled, plan);
  return { ...surveyed, plan: withFailures(plan, [...compiled.problems, ...surveyed.failures, ...found]) };
}

function emptyPlan(topology: string, purpose: Purpose, problems: readonly Problem[]): Plan {
  return { topology, purpose, steps: [], problems, unchanged: [] };
}

function withFailures(plan: Plan, failures: readonly Problem[]): Plan {
  return { ...plan, problems: [...plan.problems, ...failures] };
}

/** The probe's helper was sent by us: with the last thing of ours it leaves the host too. */
async function cleanUp({ connections, observed }: Surveyed, topology: string): Promise<void> {
  await Promise.all(
    observed.map(async (host) => {
      if (usedByOthers(host, topology)) return;
      const { shell, docker } = connections.get(host.host) ?? {};
      // It is put there by root alone.
      if (shell && shell.privilege !== 'none') await removeHelper(shell);
      if (docker) await removeHelperImages(docker);
    }),
  );
}

function usedByOthers(host: HostState, topology: string): boolean {
  return [...host.containers, ...host.networks].some((object) => isOurs(object) && object.labels[TOPOLOGY_LABEL] !== topology);
}
