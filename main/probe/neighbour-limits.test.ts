import { expect, test } from 'vitest';
import { neighbourProblems } from './neighbour-limits.ts';

const limits = (bootId: string, needed: number, limit: number) => ({
  session: { limits: { bootId, families: [{ family: 4 as const, needed, limit }] } },
});

test('a matrix that fits is nothing to talk about', () => {
  expect(neighbourProblems([{ host: 'a', ...limits('x', 1024, 1024) }])).toEqual([]);
  expect(neighbourProblems([{ host: 'a', ...limits('x', 5000, 0) }])).toEqual([]); // the limit could not be read
});

test('one that does not is a warning with the command that mends it', () => {
  const [problem] = neighbourProblems([
    { host: 'a', ...limits('x', 1089, 1024) },
    { host: 'b', ...limits('y', 900, 1024) },
  ]);
  expect(problem).toMatchObject({ code: 'NEIGHBOR_TABLE_TOO_SMALL', severity: 'warning', place: { host: 'a' } });
  expect(problem?.hint).toBe('On a, as root: sysctl -w net.ipv4.neigh.default.gc_thresh3=4096');
});

test('hosts of one kernel share its table', () => {
  const problems = neighbourProblems([
    { host: 'a', ...limits('x', 600, 1024) },
    { host: 'b', ...limits('x', 600, 1024) },
  ]);
  expect(problems.map(({ place, data }) => [place?.host, data?.['entries']])).toEqual([
    ['a', 1200],
    ['b', 1200],
  ]);
});
