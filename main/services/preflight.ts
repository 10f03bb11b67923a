/**
 * The preflight of a deploy: each host is looked at while it is observed, and once it is known which addresses the plan is
 * about to give, their segments are asked for them. Nothing is changed, and nothing that fails here stops a deploy by itself.
 */
import { isPrefix } from '../../shared/address/address.ts';
import { compile } from '../../shared/compile/compile.ts';
import type { Compiled } from '../../shared/compile/compile.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { addressQuestions, answerProblems } from '../../shared/preflight/addresses.ts';
import type { AddressAnswer, AddressQuestion, SilentLink } from '../../shared/preflight/addresses.ts';
import { noFacts } from '../../shared/preflight/facts.ts';
import type { HostFacts } from '../../shared/preflight/facts.ts';
import { finding, listed } from '../../shared/preflight/finding.ts';
import { kernelNeeds, routes } from '../../shared/preflight/needs.ts';
import { preflight } from '../../shared/preflight/preflight.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import type { Topology } from '../../shared/topology/topology.ts';
import type { HostConnection } from '../host/connection.ts';
import { readFacts } from '../preflight/read-facts.ts';
import type { Look } from '../preflight/script.ts';
import { whoHas } from '../preflight/who-has.ts';
import type { Caller } from './services.ts';
import type { Connect, Surveyed } from './survey.ts';

export interface PreflightContext {
  readonly connect: Connect;
  /** Folder with the built helpers. */
  readonly helperFolder: string;
}

export interface Preflight {
  /** Connects as the context's does, and begins to look at the host. */
  readonly connect: Connect;
  /** What was found, for the plan that came of the survey. */
  findings(surveyed: Surveyed, compiled: Compiled, plan: Plan): Promise<readonly Problem[]>;
}

interface Looked {
  readonly facts: HostFacts;
  readonly problems: readonly Problem[];
}

export function beginPreflight(topology: Topology, context: PreflightContext, caller: Caller): Preflight {
  // Which kinds of links and networks a host gets does not depend on what is there.
  const looks = new Map(
    compile(topology).hosts.map((desired): [string, Look] => {
      const kinds = [...new Set(kernelNeeds(desired).map(({ kind }) => kind))];
      return [desired.host, { kinds, routes: routes(desired), docker: desired.engine !== null }];
    }),
  );
  const looking = new Map<string, Promise<Looked>>();
  return {
    async connect(host, from) {
      const connection = await context.connect(host, from);
      const look = looks.get(host.name);
      if (look) looking.set(host.name, lookAt(connection, host.name, look, from.signal));
      return connection;
    },
    async findings(surveyed, compiled, plan) {
      const { observed, failures } = surveyed;
      // A host that was not read may be the one that has an address: then answers say nothing, and the plan is refused anyway.
      const asked =
        failures.length > 0
          ? { questions: [], silent: [] }
          : addressQuestions(topology.name, compiled.hosts, observed, plan.problems);
      const [looked, told] = await Promise.all([
        Promise.all(observed.map(async ({ host }) => (await looking.get(host)) ?? { facts: noFacts(host), problems: [] })),
        askAll(asked.questions, surveyed, context.helperFolder, caller.signal),
      ]);
      caller.signal.throwIfAborted();
      const found = preflight({
        desired: compiled.hosts,
        observed,
        facts: looked.map(({ facts }) => facts),
        fabric: compiled.fabric,
        endpoints: compiled.endpoints,
        plan,
        reserved: Object.fromEntries(
          [...topology.networks.values()].map(({ name, subnets }) => [
            name,
            subnets.flatMap((subnet) => [...subnet.reserved.values()].filter(isPrefix)),
          ]),
        ),
      });
      return [
        ...answerProblems(topology.name, asked.questions, told.answers, observed),
        ...found,
        ...looked.flatMap(({ problems }) => problems),
        ...told.problems,
        ...notAsked(asked.silent),
      ];
    },
  };
}

async function lookAt({ shell, lost }: HostConnection, host: string, look: Look, signal: AbortSignal): Promise<Looked> {
  if (!shell) return { facts: noFacts(host), problems: [] };
  try {
    return { facts: await readFacts(host, shell, look, AbortSignal.any([signal, lost])), problems: [] };
  } catch (error) {
    return {
      facts: noFacts(host),
      problems: [incomplete(host, 'its kernel, clock, disk and firewall were not looked at', error)],
    };
  }
}

interface Told {
  readonly answers: readonly AddressAnswer[];
  readonly problems: readonly Problem[];
}

/** Every host asks on its own links, all of them at once. */
async function askAll(
  questions: readonly AddressQuestion[],
  { connections, observed }: Surveyed,
  helperFolder: string,
  signal: AbortSignal,
): Promise<Told> {
  const told = await Promise.all(
    [...new Set(questions.map(({ host }) => host))].map(async (host): Promise<Told> => {
      const own = questions.filter((question) => question.host === host);
      const what = 'whether its new addresses are free was not asked';
      const connection = connections.get(host);
      if (!connection?.shell)
        return { answers: [], problems: [incomplete(host, what, new Error('There is no shell on this host.'))] };
      const machine = observed.find((state) => state.host === host)?.kernel?.machine ?? '';
      try {
        const { answers, unasked } = await whoHas(own, {
          shell: connection.shell,
          machine,
          helperFolder,
          signal: AbortSignal.any([signal, connection.lost]),
        });
        return {
          answers,
          problems:
            unasked.length === 0
              ? []
              : [incomplete(host, what, new Error(`${unasked.map(({ link, why }) => `${link}: ${why}`).join('; ')}.`))],
        };
      } catch (error) {
        return { answers: [], problems: [incomplete(host, what, error)] };
      }
    }),
  );
  return { answers: told.flatMap(({ answers }) => answers), problems: told.flatMap(({ problems }) => problems) };
}

function notAsked(silent: readonly SilentLink[]): readonly Problem[] {
  return [...new Set(silent.map(({ host }) => host))].map((host) => {
    const links = listed(silent.filter((link) => link.host === host).map(({ link }) => link));
    return incomplete(host, 'whether its new addresses are free was not asked', new Error(`${links}: not up yet.`));
  });
}

function incomplete(host: string, what: string, error: unknown): Problem {
  const why = error instanceof Error ? error.message : String(error);
  return finding(host, {
    code: 'PREFLIGHT_INCOMPLETE',
    severity: 'info',
    message: `${host}: ${what}. ${why}`,
    hint: `Nothing has to be done; to have it checked, log in to ${host} as root, or allow sudo, with the links up.`,
  });
}
