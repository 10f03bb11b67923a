import { describe, expect, it } from 'vitest';
import type { Problem, Severity } from '../../shared/problem/problem.ts';
import { badgesOf, badgeWith } from './analysis.ts';
import { listedProblems, withLines } from './listed-problems.ts';

const problem = (code: string, severity: Severity, more: Partial<Problem> = {}): Problem => ({
  code,
  severity,
  message: `${code} it is`,
  ...more,
});
const refused = problem('HOST_UNREACHABLE', 'error', { place: { host: 'docker01' } });
const hosts = {
  docker01: { state: 'failed', problem: refused },
  docker02: { state: 'ready' },
} as const;

describe('the list of problems', () => {
  it('has what hosts refuse before the design, and counts everything but notes', () => {
    const wrong = problem('UNKNOWN_HOST', 'error');
    const note = problem('HOST_ISOLATION', 'info');
    expect(listedProblems([wrong, note], hosts, { docker01: {} })).toEqual({ problems: [refused, wrong], notes: [note] });
    expect(listedProblems([], hosts, {}).problems).toEqual([]);
  });

  it('has lines as soon as the text is written, and never problems of the text before', () => {
    const now = [problem('A', 'error', { place: { path: 'hosts.a' } }), problem('B', 'error', { place: { path: 'hosts.b' } })];
    const located = [problem('A', 'error', { place: { path: 'hosts.a', line: 3 } }), problem('OLD', 'error')];
    expect(withLines(now, located)).toEqual([located[0], now[1]]);
  });

  it('counts a connection problem on the badge of its host too, the worst first', () => {
    const warning = problem('NO_DOCKER', 'warning', { objects: [{ kind: 'host', name: 'docker01' }] });
    const badge = badgesOf([warning]).get('host:docker01');
    expect(badgeWith(refused, badge)).toEqual({ severity: 'error', problems: [refused, warning] });
    expect(badgeWith(refused, undefined)).toEqual({ severity: 'error', problems: [refused] });
  });
});
