/** What verify and explain --live tell of pairs that were measured otherwise than predicted. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../main/services/services.ts';
import { networkOf } from '../../shared/address/address.ts';
import { compile } from '../../shared/compile/compile.ts';
import type { ProbeEvent } from '../../shared/contract/events.ts';
import type { PairKey } from '../../shared/reach/result.ts';
import type { HostState, NamespaceState } from '../../shared/state/state.ts';
import { parseTopology } from '../../shared/topology/parse.ts';
import type { Measurement } from '../../shared/verdict/measurement.ts';
import { testCli } from '../testing/cli.ts';
import { TWO_HOSTS } from '../testing/design.ts';
import { run } from './run.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-cli-'));
  await writeFile(join(folder, 'good.yaml'), TWO_HOSTS);
});
afterAll(() => rm(folder, { recursive: true }));

const { topology } = parseTopology(TWO_HOSTS);
if (!topology) throw new Error('the design is sound');
const { hosts, endpoints } = compile(topology);

/** As `ip route` lists them: with the routes to the own subnets, which a design does not have to name. */
function withConnected(namespace: NamespaceState): NamespaceState {
  const connected = namespace.links
    .filter(({ kind, up }) => kind !== 'loopback' && up)
    .flatMap((link) => link.addresses.map((address) => ({ to: networkOf(address), link: link.name })));
  return { ...namespace, routes: [...connected, ...namespace.routes] };
}

const fine: readonly HostState[] = hosts.map((host) => ({
  ...host,
  namespace: withConnected(host.namespace),
  containers: host.containers.map((container) => ({
    ...container,
    ...(container.namespace && { namespace: withConnected(container.namespace) }),
  })),
}));

/** The hosts as designed, but for eth0 of docker02, which somebody took down. */
const broken: readonly HostState[] = fine.map((host) =>
  host.host === 'docker01'
    ? host
    : {
        ...host,
        namespace: {
          ...host.namespace,
          links: host.namespace.links.map((link) => (link.name === 'eth0' ? { ...link, up: false } : link)),
        },
      },
);

const pairs = endpoints.flatMap((from) =>
  endpoints.flatMap((to): PairKey[] =>
    from === to ? [] : to.addresses.map(({ address }) => ({ from: from.id, to: to.id, address })),
  ),
);
const measured = (open: boolean): Measurement => ({
  sent: 3,
  received: open ? 3 : 0,
  rttMs: open ? 0.2 : null,
  ...(open ? {} : { silence: 'no-neighbour' }),
});

interface Asked {
  readonly only?: readonly string[];
  readonly look?: boolean;
}

/** A round in which nothing of docker02 answers. */
function services(observed: readonly HostState[], isOpen: (pair: PairKey) => boolean, asked: Asked[] = []): Partial<Services> {
  return {
    async *measure(_design, options): AsyncGenerator<ProbeEvent> {
      asked.push(options);
      const wanted = pairs.filter(({ from, to }) =>
        options.only ? options.only.includes(from) && options.only.includes(to) : !`${from} ${to}`.includes('host:'),
      );
      for (const host of hosts) yield { type: 'host', host: host.host, state: 'ready', observed: host, milliseconds: 5 };
      yield { type: 'round', round: 1, endpoints, pairs: wanted.length, startedAt: await Promise.resolve(0) };
      yield { type: 'cells', round: 1, cells: wanted.map((pair) => ({ ...pair, measured: measured(isOpen(pair)) })) };
      if (options.look === true || wanted.some((pair) => !isOpen(pair)))
        yield { type: 'look', round: 1, look: { observed, unread: {}, soundings: [], filters: [] } };
      yield { type: 'round-end', round: 1, milliseconds: 40, methods: {}, problems: [] };
    },
  };
}

async function call(line: string, given: Partial<Services>) {
  const cli = testCli({ folder, services: given });
  const status = await run(cli, line.split(' '), '9.9.9');
  return { status, stdout: cli.stdout(), closed: cli.closed() };
}

describe('verify', () => {
  it('tells the cause that the hosts show once, with what to do and the pairs', async () => {
    const { status, stdout, closed } = await call(
      'verify good.yaml',
      services(broken, () => false),
    );
    expect(status).toBe(1);
    expect(closed).toBe(1);
    expect(stdout).toContain(
      'What the hosts show\n  INTERFACE_DOWN  eth0 of docker02 is down; the design has it up.\n    On docker02: ip link set eth0 up\n',
    );
    expect(stdout.match(/ip link set eth0 up/g)).toHaveLength(1);
    expect(stdout).toContain('bbox1 → bbox2, bbox2 → bbox1');
    expect(stdout).toContain('eth0 of docker02 is down; the design has it up. That closes 2 pairs.');
  });

  it('carries the diagnosis in its JSON', async () => {
    const { stdout } = await call(
      'verify good.yaml --json',
      services(broken, () => false),
    );
    expect(JSON.parse(stdout)).toMatchObject({
      pairs: [
        { verdict: 'unexpectedly-blocked', diagnosis: { explained: true, reason: 'INTERFACE_DOWN', at: 'docker02/eth0' } },
        { diagnosis: { differences: [{ kind: 'link-down', at: 'docker02', link: 'eth0' }] } },
      ],
      blame: [{ objects: [{ kind: 'interface', name: 'docker02/eth0' }], cells: 2 }],
    });
  });

  it('says nothing of the hosts where all is as predicted', async () => {
    const { status, stdout } = await call(
      'verify good.yaml',
      services(fine, () => true),
    );
    expect(status).toBe(0);
    expect(stdout).not.toContain('What the hosts show');
  });
});

describe('explain --live', () => {
  it('makes that ping alone, and shows the way by the design and by the hosts', async () => {
    const asked: Asked[] = [];
    const { status, stdout, closed } = await call(
      'explain good.yaml bbox1 bbox2 --live',
      services(broken, () => false, asked),
    );
    expect(asked).toMatchObject([{ only: ['bbox1', 'bbox2'], look: true }]);
    expect(status).toBe(1);
    expect(closed).toBe(1);
    expect(stdout).toContain(
      'Measured  0 of 3 answered, unexpectedly closed\neth0 of docker02 is down; the design has it up.\nOn docker02: ip link set eth0 up\n',
    );
    expect(stdout).toMatch(
      /By the design\nbbox1 → bbox2 172\.22\.16\.102 {2}reachable[\s\S]*By the hosts as they are\nbbox1 → bbox2 172\.22\.16\.102 {2}not reachable \(INTERFACE_DOWN\)/,
    );
  });

  it('says that the hosts give the same way where they do', async () => {
    const { status, stdout } = await call(
      'explain good.yaml bbox1 172.22.16.102 --live',
      services(fine, () => true),
    );
    expect(status).toBe(0);
    expect(stdout).toContain('3 of 3 answered, 0.20 ms, as predicted');
    expect(stdout).toContain('The hosts as they are give it the same way.');
  });

  it('is JSON with both ways', async () => {
    const { stdout } = await call(
      'explain good.yaml bbox1 bbox2 --live --json',
      services(broken, () => false),
    );
    expect(JSON.parse(stdout)).toMatchObject({
      walks: [
        {
          from: 'bbox1',
          reachable: true,
          verdict: 'unexpectedly-blocked',
          measured: { received: 0 },
          diagnosis: { reason: 'INTERFACE_DOWN' },
          now: { reachable: false, there: expect.any(Array) as unknown },
        },
      ],
    });
  });
});
