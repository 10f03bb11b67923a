import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { parseIpAddress } from '../../../shared/address/address.ts';
import type { IpAddress } from '../../../shared/address/address.ts';
import type { Endpoint } from '../../../shared/reach/result.ts';
import type { MatrixPair, MatrixReport } from '../../../shared/verdict/report.ts';
import { formatMatrix } from './matrix.ts';
import type { MatrixStyle } from './matrix.ts';

function ip(text: string): IpAddress {
  const address = parseIpAddress(text);
  if (address === undefined) throw new Error(text);
  return address;
}

/** `count` containers, in turn on two hosts, with one address each. */
function endpoints(count: number): Endpoint[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `c${index + 1}`,
    host: `h${(index % 2) + 1}`,
    container: `c${index + 1}`,
    addresses: [{ network: 'net', address: ip(`10.0.0.${index + 1}`) }],
  }));
}

function report(
  list: readonly Endpoint[],
  pair: (from: Endpoint, to: Endpoint) => Partial<MatrixPair> = () => ({}),
): MatrixReport {
  const pairs = list.flatMap((from) =>
    list
      .filter((to) => to !== from)
      .flatMap((to) =>
        to.addresses.map(({ address }): MatrixPair => ({
          from: from.id,
          to: to.id,
          address,
          predicted: { reachable: true, text: '' },
          verdict: 'not-measured',
          ...pair(from, to),
        })),
      ),
  );
  const summary = {
    pairs: pairs.length,
    asPredicted: 0,
    asExpected: 0,
    withExpectation: 0,
    predictedReachable: 0,
    unexpectedlyBlocked: 0,
    unexpectedlyOpen: 0,
    notMeasured: 0,
  };
  return { name: 'x', endpoints: list, pairs, summary, expectations: [], blame: [] };
}

const style: MatrixStyle = { paint: pc.createColors(false), width: 100, plain: false, measured: false };
const measured = (received: number) => ({ measured: { sent: 3, received, rttMs: null } });

describe('the matrix', () => {
  it('has sources as rows by host and targets as columns in the same order', () => {
    const text = formatMatrix(
      report(endpoints(4), (from, to) => ({ predicted: { reachable: from.host === to.host, text: '' } })),
      style,
    );
    expect(text).toBe(
      [
        '                    predicted',
        '                    1 2 3 4',
        'h1',
        '  1  c1  10.0.0.1   - ● ○ ○',
        '  2  c3  10.0.0.3   ● - ○ ○',
        'h2',
        '  3  c2  10.0.0.2   ○ ○ - ●',
        '  4  c4  10.0.0.4   ○ ○ ● -',
        '',
        '● open   ○ closed by design',
        '',
      ].join('\n'),
    );
  });

  it('shows predicted and measured side by side, each outcome with its own shape', () => {
    const outcomes: Record<string, Partial<MatrixPair>> = {
      'c1 c2': { verdict: 'as-predicted', ...measured(3) },
      'c1 c3': { verdict: 'unexpectedly-blocked', ...measured(0) },
      'c2 c1': { verdict: 'unexpectedly-open', predicted: { reachable: false, text: '' }, ...measured(3) },
      'c2 c3': { verdict: 'as-predicted', predicted: { reachable: false, text: '' }, ...measured(0) },
    };
    const text = formatMatrix(
      report(endpoints(3), (from, to) => outcomes[`${from.id} ${to.id}`] ?? {}),
      { ...style, measured: true },
    );
    expect(text.split('\n').slice(0, 7)).toEqual([
      '                    predicted   measured',
      '                    1 2 3       1 2 3',
      'h1',
      '  1  c1  10.0.0.1   - ● ●       - ✗ ●',
      '  2  c3  10.0.0.3   ● - ●       ? - ?',
      'h2',
      '  3  c2  10.0.0.2   ○ ○ -       ▲ ○ -',
    ]);
    expect(text).toContain('● open   ○ closed by design   ✗ unexpectedly closed   ▲ unexpectedly open   ? not measured');
  });

  it('keeps to ASCII where the terminal has no more', () => {
    const text = formatMatrix(
      report(endpoints(4), (_from, to) => ({ predicted: { reachable: to.id === 'c1', text: '' } })),
      { ...style, plain: true },
    );
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('puts one below the other where both do not fit, and sums up where one does not', () => {
    const wide = report(endpoints(20));
    const lines = (width: number) => formatMatrix(wide, { ...style, width, measured: true }).split('\n');
    expect(lines(200).filter((line) => line.includes('predicted'))).toEqual([expect.stringContaining('measured')]);
    expect(lines(100).filter((line) => /predicted|measured$/.test(line))).toHaveLength(3);
    for (const width of [200, 100, 84])
      expect(
        Math.max(
          ...lines(width)
            .slice(0, -2)
            .map((line) => line.length),
        ),
        `${width}`,
      ).toBeLessThanOrEqual(width);
    expect(lines(60).join('\n')).toContain('h1 → h2');
  });

  it('sums up a large one by pairs of hosts', () => {
    const text = formatMatrix(
      report(endpoints(100), (_from, to) =>
        to.id === 'c1' ? { verdict: 'unexpectedly-blocked', ...measured(0) } : { verdict: 'as-predicted', ...measured(3) },
      ),
      { ...style, measured: true },
    );
    expect(text.split('\n')).toEqual([
      '         open  closed  unexp. closed  unexp. open  unmeasured',
      'h1 → h1  2401       -             49            -           -',
      'h1 → h2  2500       -              -            -           -',
      'h2 → h1  2450       -             50            -           -',
      'h2 → h2  2450       -              -            -           -',
      '',
    ]);
  });

  it('gives a column to every address of a target', () => {
    const [one, two] = endpoints(2);
    if (!one || !two) throw new Error('two');
    const both: Endpoint = { ...two, addresses: [...two.addresses, { network: 'other', address: ip('fd00::2') }] };
    const text = formatMatrix(report([one, both]), style);
    expect(text).toContain('1 2 3');
    expect(text).toContain('10.0.0.2 fd00::2');
  });

  it('says so where there is nothing', () => {
    expect(formatMatrix(report([]), style)).toContain('no pair');
  });
});
