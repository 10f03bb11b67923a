import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ip } from '../reach/fixture.ts';
import type { Endpoint } from '../reach/result.ts';
import { blame, type BlameCell } from './blame.ts';

const NETWORKS = ['net10', 'net20'];

/** Containers dealt out over hosts and two networks. */
const endpoints = Array.from({ length: 12 }, (_, index): Endpoint => {
  const network = NETWORKS[index % 2] ?? '';
  return {
    id: `c${index}`,
    host: `docker0${1 + (index % 3)}`,
    container: `c${index}`,
    addresses: [{ network, address: ip(`10.0.${index % 2}.${index}`) }],
  };
});

type IsBroken = (from: Endpoint, to: Endpoint) => boolean;

const networkOf = (endpoint: Endpoint): string => endpoint.addresses[0]?.network ?? '';

function matrix(isBroken: IsBroken): readonly BlameCell[] {
  return endpoints.flatMap((from) =>
    endpoints.flatMap((to) =>
      from === to ? [] : to.addresses.map(({ address }) => ({ from, to, address, isBad: isBroken(from, to) })),
    ),
  );
}

const end = fc.nat({ max: endpoints.length - 1 }).map((index) => `c${index}`);
const host = fc.constantFrom('docker01', 'docker02', 'docker03');

/** Things that break, each with the cells that it takes along. */
const fault: fc.Arbitrary<IsBroken> = fc.oneof(
  end.map(
    (id): IsBroken =>
      (from, to) =>
        from.id === id || to.id === id,
  ),
  end.map(
    (id): IsBroken =>
      (_, to) =>
        to.id === id,
  ),
  host.map(
    (name): IsBroken =>
      (from, to) =>
        from.host !== to.host && (from.host === name || to.host === name),
  ),
  fc.tuple(host, host, fc.constantFrom(...NETWORKS)).map(
    ([one, other, network]): IsBroken =>
      (from, to) =>
        one !== other &&
        networkOf(from) === network &&
        networkOf(to) === network &&
        ((from.host === one && to.host === other) || (from.host === other && to.host === one)),
  ),
  fc.constantFrom(...NETWORKS).map(
    (network): IsBroken =>
      (from, to) =>
        networkOf(from) === network && networkOf(to) === network,
  ),
  fc.constant<IsBroken>((from, to) => networkOf(from) !== networkOf(to)),
);

describe('blame', () => {
  it('never names more things than were broken', () => {
    fc.assert(
      fc.property(fc.array(fault, { minLength: 1, maxLength: 4 }), (faults) => {
        const cells = matrix((from, to) => faults.some((isBroken) => isBroken(from, to)));
        const found = blame(cells, 'fails');
        expect(found.length).toBeLessThanOrEqual(faults.length);
        expect(found.reduce((sum, item) => sum + item.cells, 0)).toBeGreaterThanOrEqual(
          cells.filter(({ isBad }) => isBad).length,
        );
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('speaks of the whole matrix only where the cells are all of it', () => {
    const across = matrix(() => true).filter(({ from, to }) => networkOf(from) !== networkOf(to));
    expect(blame(across, 'answers').map(({ text }) => text)).toEqual(['Every pair of the matrix answers.']);
    expect(blame(across, 'answers', { isWhole: false }).map(({ text }) => text)).toEqual([
      'Every pair between net10 and net20 answers.',
    ]);
  });

  it('names the most telling first, with evidence', () => {
    const cells = matrix((from, to) => from.id === 'c1' || to.id === 'c1' || (from.id === 'c2' && to.id === 'c3'));
    const [first, second, ...rest] = blame(cells, 'fails');
    expect(first).toMatchObject({
      text: 'Every pair from or to c1 fails.',
      cells: 22,
      objects: [{ kind: 'container', name: 'c1' }],
    });
    expect(first?.evidence).toHaveLength(3);
    expect(second).toMatchObject({ text: 'The pair from c2 to c3 (10.0.1.3) fails.', cells: 1 });
    expect(rest).toEqual([]);
  });

  it('blames the trunk between two hosts on one network', () => {
    const isCut: IsBroken = (from, to) =>
      networkOf(from) === 'net20' &&
      networkOf(to) === 'net20' &&
      from.host !== to.host &&
      [from, to].every((endpoint) => endpoint.host !== 'docker03');
    expect(blame(matrix(isCut), 'fails').map(({ text }) => text)).toEqual([
      'Every pair between docker01 and docker02 on net20 fails.',
    ]);
  });

  it('has nothing to say where all is well', () => {
    expect(
      blame(
        matrix(() => false),
        'fails',
      ),
    ).toEqual([]);
  });
});
