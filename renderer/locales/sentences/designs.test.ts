/** What a matrix and a plan say of the examples, as they are and with something out of order, with no English left. */
import { describe, expect, it } from 'vitest';
import { base, BROKEN } from '../../../shared/checks/rules.cases.ts';
import { compile } from '../../../shared/compile/compile.ts';
import { diff, diffDestroy } from '../../../shared/plan/diff.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { endpointsOf, host, link, nic, oneSegment, route } from '../../../shared/reach/fixture.ts';
import { reach } from '../../../shared/reach/reach.ts';
import { REASONS, type Walk } from '../../../shared/reach/result.ts';
import type { HostState } from '../../../shared/state/state.ts';
import { parseTopology } from '../../../shared/topology/parse.ts';
import { diagnoser } from '../../../shared/verdict/diagnose.ts';
import type { Measurement } from '../../../shared/verdict/measurement.ts';
import { allLeft } from '../../testing/left-in-english.ts';
import { shakenFabrics, shakenHosts } from '../../testing/shaken-states.ts';
import { textsOfWalk, walksOf } from '../../testing/walks-of.ts';

const EXAMPLES = Object.entries(
  import.meta.glob<string>('../../../examples/*.vlanvas.yaml', { query: '?raw', import: 'default', eager: true }),
).map(([path, text]) => {
  const { topology } = parseTopology(text);
  if (!topology) throw new Error(`no topology: ${path}`);
  return { file: path.slice(path.lastIndexOf('/') + 1), name: topology.name, ...compile(topology) };
});
type Example = (typeof EXAMPLES)[number];

const known = new Map<Example, readonly Walk[]>();

/** Something out of order: of all the ways in which it may be, each example takes its share. */
function shaken(example: Example): readonly (readonly HostState[])[] {
  return shakenHosts(example.hosts).filter((_, index) => index % 3 === EXAMPLES.indexOf(example) % 3);
}

/** Ways of the pings of an example, as it is and with something out of order. */
function walksOfExample(example: Example): readonly Walk[] {
  const { hosts, fabric, endpoints } = example;
  const walks = known.get(example) ?? [
    ...[hosts, ...shakenHosts(hosts)].flatMap((states) => walksOf(states, fabric, endpoints)),
    ...shakenFabrics(fabric).flatMap((other) => walksOf(hosts, other, endpoints)),
  ];
  known.set(example, walks);
  return walks;
}

const SILENT = { sent: 3, received: 0, rttMs: null };
const MEASURED: readonly Measurement[] = [
  { sent: 3, received: 3, rttMs: 1 },
  SILENT,
  ...(['no-neighbour', 'no-reply', 'no-route', 'refused'] as const).map((silence) => ({ ...SILENT, silence })),
];

function textsOfPlan({ steps, problems }: Plan): readonly string[] {
  return [
    ...steps.flatMap(({ words, why }) => [words, why]),
    ...problems.flatMap(({ message, hint }) => [message, hint ?? message]),
  ];
}

describe.each(EXAMPLES)('$file', (example) => {
  const { name, hosts, fabric, endpoints } = example;

  it('its matrix', () => {
    expect(allLeft(walksOfExample(example).flatMap(textsOfWalk))).toEqual([]);
  });

  it('why it is measured otherwise than predicted', () => {
    const pairs = [...reach(hosts, fabric, endpoints).pairs()].filter((_, index) => index % 7 === 0).slice(0, 3);
    const filters = [{ at: hosts[0]?.host ?? '', rules: ['-A FORWARD -j DROP', '-A INPUT -p icmp -j DROP'] }];
    const texts = shaken(example).flatMap((observed) => {
      const look = { observed, unread: {}, soundings: [], filters };
      const { diagnose } = diagnoser({ desired: hosts, look, fabric, endpoints });
      const found = pairs.flatMap((pair) => MEASURED.map((measured) => diagnose(pair, measured)));
      return found.flatMap(({ text, summary, hint, differences }) => [
        text,
        summary,
        hint ?? text,
        ...differences.map((difference) => difference.text),
      ]);
    });
    expect(allLeft(texts)).toEqual([]);
  });

  it('its plan, on hosts without it, on others than it wants, and to take it away', () => {
    const bare = hosts.map((state): HostState => ({
      ...state,
      namespace: { ...state.namespace, links: state.namespace.links.filter(({ kind }) => kind === 'nic'), routes: [] },
      containers: [],
      networks: [],
      images: [],
    }));
    const foreign = hosts.map((state): HostState => ({
      ...state,
      privilege: 'none',
      containers: state.containers.map((one) => ({ ...one, labels: {} })),
      networks: state.networks.map((network) => ({ ...network, labels: {} })),
    }));
    const plans = [bare, foreign, ...shaken(example)].flatMap((states) => [
      diff(name, hosts, states),
      diff('another', hosts, states),
      diffDestroy(name, states),
    ]);
    expect(plans.flatMap(({ steps }) => steps).length).toBeGreaterThan(5);
    expect(allLeft(plans.flatMap(textsOfPlan))).toEqual([]);
  });
});

it('the matrices of designs that break a rule', () => {
  const texts = BROKEN.flatMap(({ design }) => {
    const { topology } = parseTopology(base(design));
    if (!topology) return [];
    const { hosts, fabric, endpoints } = compile(topology);
    return walksOf(hosts, fabric, endpoints).flatMap(textsOfWalk);
  });
  expect(texts.length).toBeGreaterThan(500);
  expect(allLeft(texts)).toEqual([]);
});

/** What the examples do not come to: an address that is held twice, a strict filter, a loop. */
const ODD: readonly (readonly HostState[])[] = [
  [host('a', [nic('e', ['10.0.0.1/24'])]), host('b', [nic('e', ['10.0.0.1/24', '10.0.0.5/24'])])],
  [
    host('a', [nic('e', ['10.0.0.1/24'])]),
    host('b', [nic('e', ['10.0.0.2/24'], { reversePathFilter: 1 }), link('f', 'dummy', ['10.0.1.2/24'])], [], {
      routes: [route('10.0.0.1/32', '10.0.1.7')],
    }),
  ],
  [
    ...[1, 2].map((own) =>
      host(`r${own}`, [nic('e', [`10.0.0.${own}/24`])], [], {
        forwarding: { ipv4: true, ipv6: false },
        routes: [route('10.9.0.0/16', `10.0.0.${3 - own}`)],
      }),
    ),
    host('a', [nic('e', ['10.0.0.9/24'])], [], { routes: [route('10.9.0.0/16', '10.0.0.1')] }),
    host('b', [link('e', 'dummy', ['10.9.0.1/32'])]),
  ],
];

it('every reason that a ping can be lost for comes up in these', () => {
  const odd = ODD.flatMap((hosts) => walksOf(hosts, oneSegment(hosts), endpointsOf(hosts)));
  expect(allLeft(odd.flatMap(textsOfWalk))).toEqual([]);
  const reasons = new Set([...EXAMPLES.flatMap(walksOfExample), ...odd].map(({ reason }) => reason));
  expect(REASONS.filter((reason) => !reasons.has(reason))).toEqual([]);
});
