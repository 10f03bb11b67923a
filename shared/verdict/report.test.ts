import { describe, expect, it } from 'vitest';
import { container, endpointsOf, host, ip, macvlan, nic, oneSegment, vlan } from '../reach/fixture.ts';
import { reach } from '../reach/reach.ts';
import type { Endpoint, Reachability } from '../reach/result.ts';
import type { HostState } from '../state/state.ts';
import type { MeasuredPair } from './measurement.ts';
import { expectedFor } from './expectations.ts';
import { matrixReport } from './report.ts';
import { verdict } from './verdict.ts';

const at = (name: string, tag: number, last: number): ReturnType<typeof container> =>
  container(name, [macvlan(`ens33.${tag}`, [`172.16.${tag}.${last}/24`])]);

function hosts(count = 2): HostState[] {
  return Array.from({ length: count }, (_, index) =>
    host(
      `docker0${index + 1}`,
      [nic('ens33'), vlan('ens33', 10), vlan('ens33', 20)],
      [at(`a${index + 1}`, 10, index + 10), at(`b${index + 1}`, 20, index + 10)],
    ),
  );
}

/** Networks as the file names them: `mac_net10`, `mac_net20`. */
function named(states: readonly HostState[]): Endpoint[] {
  return endpointsOf(states).map((endpoint) => ({
    ...endpoint,
    addresses: endpoint.addresses.map(({ address }) => ({ network: `mac_net${address.split('.')[2] ?? ''}`, address })),
  }));
}

function matrix(count = 2, vlans: 'all' | number[] = 'all'): Reachability {
  const states = hosts(count);
  return reach(
    states,
    oneSegment(states, { vlans }),
    named(states).filter((endpoint) => endpoint.container),
  );
}

function measure(reachability: Reachability, isOpen: (from: string, to: string) => boolean | undefined): MeasuredPair[] {
  return [...reachability.pairs()].map((pair) => {
    const open = isOpen(pair.from, pair.to) ?? reachability.isReachable(pair);
    return { ...pair, measured: { sent: 3, received: open ? 3 : 0, rttMs: open ? 0.2 : null } };
  });
}

describe('verdict', () => {
  it('says what a measurement means beside a prediction', () => {
    const lost = { sent: 3, received: 0, rttMs: null };
    const back = { sent: 3, received: 1, rttMs: 1 };
    expect(verdict({ reachable: true })).toBe('not-measured');
    expect(verdict({ reachable: true }, back)).toBe('as-predicted');
    expect(verdict({ reachable: true }, lost)).toBe('unexpectedly-blocked');
    expect(verdict({ reachable: false }, lost)).toBe('as-predicted');
    expect(verdict({ reachable: false }, back)).toBe('unexpectedly-open');
    expect(verdict({ reachable: false, uncertain: true }, back)).toBe('as-predicted');
  });
});

describe('expectations', () => {
  const endpoints = named(hosts());
  const pair = { from: 'a1', to: 'b2', address: ip('172.16.20.11') };

  it('take the first line that speaks of the pair', () => {
    const deny = { from: 'a1', to: 'any', reachable: false };
    const allow = { from: 'mac_net10', to: 'mac_net20', reachable: true };
    expect(expectedFor(pair, [deny, allow], endpoints)).toBe(false);
    expect(expectedFor(pair, [allow, deny], endpoints)).toBe(true);
    expect(expectedFor(pair, [{ from: 'mac_net20', to: 'any', reachable: true }], endpoints)).toBeUndefined();
  });

  it('take a host for itself, not for its containers', () => {
    expect(expectedFor(pair, [{ from: 'docker01', to: 'any', reachable: true }], endpoints)).toBeUndefined();
    const own = { from: 'host:docker01', to: 'b2', address: ip('172.16.20.11') };
    expect(expectedFor(own, [{ from: 'docker01', to: 'any', reachable: true }], endpoints)).toBe(true);
    expect(expectedFor(own, [{ from: 'host:docker01', to: 'b2', reachable: true }], endpoints)).toBe(true);
  });
});

describe('matrixReport', () => {
  const expectations = [
    { from: 'mac_net10', to: 'mac_net20', reachable: true },
    { from: 'mac_net10', to: 'mac_net10', reachable: true },
    { from: 'nothing', to: 'any', reachable: true },
  ];

  it('is the document of TOPOLOGY.md', () => {
    const report = matrixReport({ name: 'two-vlans', expectations }, matrix());
    expect(report.summary).toEqual({
      pairs: 12,
      asPredicted: 0,
      asExpected: 2,
      withExpectation: 6,
      predictedReachable: 4,
      unexpectedlyBlocked: 0,
      unexpectedlyOpen: 0,
      notMeasured: 12,
    });
    expect(report.pairs[0]).toMatchObject({
      from: 'a1',
      to: 'b1',
      address: '172.16.20.10',
      predicted: { reachable: false, reason: 'NO_ROUTE', at: 'docker01/a1' },
      expected: true,
      verdict: 'not-measured',
    });
    expect(report.expectations.map(({ outcome, pairs, met }) => [outcome, pairs, met])).toEqual([
      ['not-met', 4, 0],
      ['met', 2, 2],
      ['empty', 0, 0],
    ]);
    expect(JSON.parse(JSON.stringify(report))).toMatchObject({ name: 'two-vlans' });
  });

  it('compares with what was measured', () => {
    const reachability = matrix();
    const report = matrixReport(
      { name: 'x', expectations: [] },
      reachability,
      measure(reachability, (from, to) => (from === 'a1' && to === 'a2' ? false : undefined)),
    );
    expect(report.summary).toMatchObject({ pairs: 12, asPredicted: 11, unexpectedlyBlocked: 1, notMeasured: 0 });
    expect(report.blame.map(({ text }) => text)).toEqual(['The pair to a2 fails.']);
  });

  it('takes a pair that was not measured for no expectation met', () => {
    const reachability = matrix();
    const report = matrixReport({ name: 'x', expectations: [{ from: 'any', to: 'any', reachable: true }] }, reachability, []);
    expect(report.summary).toMatchObject({ asExpected: 0, withExpectation: 12, notMeasured: 12 });
  });
});

describe('blame', () => {
  const blamed = (count: number, isBad: (from: Endpoint, to: Endpoint) => boolean): readonly string[] => {
    const reachability = matrix(count);
    const byId = new Map(reachability.endpoints.map((endpoint) => [endpoint.id, endpoint]));
    const cells = measure(reachability, (from, to) => {
      const [one, other] = [byId.get(from), byId.get(to)];
      return one && other && isBad(one, other) ? false : undefined;
    });
    return matrixReport({ name: 'x', expectations: [] }, reachability, cells).blame.map(({ text }) => text);
  };
  const network = (endpoint: Endpoint): string => endpoint.addresses[0]?.network ?? '';

  it('finds nothing where nothing is wrong', () => {
    expect(blamed(3, () => false)).toEqual([]);
  });

  it('names the container, the network, the host, or the two hosts', () => {
    const either = (name: string) => (from: Endpoint, to: Endpoint) => from.id === name || to.id === name;
    expect(blamed(4, either('a1'))).toEqual(['Every pair from or to a1 fails.']);
    expect(blamed(4, (from, to) => network(from) === 'mac_net20' && network(to) === 'mac_net20')).toEqual([
      'Every pair on mac_net20 fails.',
    ]);
    expect(blamed(4, (from, to) => from.host !== to.host && (from.host === 'docker02' || to.host === 'docker02'))).toEqual([
      'Every pair between docker02 and other hosts fails.',
    ]);
    const between = (from: Endpoint, to: Endpoint): boolean => [from.host, to.host].sort().join() === 'docker01,docker02';
    expect(blamed(4, between)).toEqual(['Every pair between docker01 and docker02 fails.']);
    expect(blamed(4, (from, to) => between(from, to) && network(from) === 'mac_net20')).toEqual([
      'Every pair between docker01 and docker02 on mac_net20 fails.',
    ]);
  });

  it('names the trunk in a prediction that is not as expected', () => {
    const report = matrixReport(
      {
        name: 'x',
        expectations: [
          { from: 'mac_net20', to: 'mac_net20', reachable: true },
          { from: 'mac_net10', to: 'mac_net10', reachable: true },
        ],
      },
      matrix(3, [10]),
    );
    expect(report.blame).toHaveLength(1);
    expect(report.blame[0]).toMatchObject({
      cells: 6,
      text: expect.stringContaining('Every pair on mac_net20 is not as expected'),
    });
  });
});
