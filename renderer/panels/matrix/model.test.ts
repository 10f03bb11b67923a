import { describe, expect, it } from 'vitest';
import { parseIpAddress, type IpAddress } from '../../../shared/address/address.ts';
import type { Endpoint } from '../../../shared/reach/result.ts';
import type { MeasuredPair } from '../../../shared/verdict/measurement.ts';
import { writeTopology } from '../../../shared/topology/write.ts';
import { analyse } from '../../store/core.ts';
import { pairKey } from '../../store/live.ts';
import { translatorFor } from '../../locales/index.ts';
import { twoVlans } from '../../testing/two-vlans.ts';
import { cellMark } from './cell-text.ts';
import { buildMatrix, countCells, orderEndpoints, roundTripText, withoutCanvas, type Matrix } from './model.ts';
import { cellAt, sizeOf } from './paint.ts';
import { sentenceFor } from './sentence.tsx';

const t = translatorFor('en');

function address(text: string): IpAddress {
  const parsed = parseIpAddress(text);
  if (!parsed) throw new Error(text);
  return parsed;
}

function measured(from: string, to: string, at: IpAddress, open: boolean): [string, MeasuredPair] {
  const pair = { from, to, address: at };
  return [pairKey(pair), { ...pair, measured: { sent: 3, received: open ? 3 : 0, rttMs: open ? 0.42 : null } }];
}

const prediction = () => {
  const found = analyse(writeTopology('', twoVlans()), null, new Map()).prediction;
  if (!found) throw new Error('no prediction');
  return found;
};

/** Everything measured as predicted, but for the pairs that `flip` names. */
function matrixWith(flip: (from: string, to: string) => boolean, only: (from: string) => boolean = () => true): Matrix {
  const found = prediction();
  const cells = new Map(
    [...found.pairs()]
      .filter((pair) => only(pair.from))
      .map((pair) => measured(pair.from, pair.to, pair.address, found.fate(pair).reachable !== flip(pair.from, pair.to))),
  );
  return buildMatrix(orderEndpoints(found.endpoints, false), (pair) => found.fate(pair), cells);
}

const look = (matrix: Matrix, from: string, to: string) =>
  matrix.cells.flat().find((cell) => cell.from === from && cell.to === to);

describe('the matrix', () => {
  it('groups containers by host in the order of the file, hosts after their containers where wanted', () => {
    const ids = (withHosts: boolean) => orderEndpoints(prediction().endpoints, withHosts).map((endpoint) => endpoint.id);
    expect(ids(false)).toEqual(['bbox1', 'bbox2', 'bbox3', 'bbox4']);
    expect(ids(true)).toEqual(['bbox1', 'bbox2', 'bbox3', 'bbox4', 'host:router01']);
  });

  it('shows the prediction before anything is measured', () => {
    const found = prediction();
    const matrix = buildMatrix(orderEndpoints(found.endpoints, false), (pair) => found.fate(pair), new Map());
    expect(look(matrix, 'bbox1', 'bbox1')?.look).toBe('self');
    expect(look(matrix, 'bbox1', 'bbox3')).toMatchObject({ look: 'open', measured: false, verdict: 'not-measured' });
    expect(sentenceFor(matrix, countCells(matrix), t).strong).toBe('The design lets 12 of 12 pairs reach each other.');
  });

  it('tells the four outcomes apart', () => {
    const matrix = matrixWith((from, to) => from === 'bbox1' && to === 'bbox4');
    expect(look(matrix, 'bbox1', 'bbox4')).toMatchObject({ look: 'blocked', verdict: 'unexpectedly-blocked', measured: true });
    expect(look(matrix, 'bbox1', 'bbox3')).toMatchObject({ look: 'open', verdict: 'as-predicted', rttMs: 0.42 });
    const endpoints: Endpoint[] = ['a', 'b'].map((id, index) => ({
      id,
      host: 'h',
      container: id,
      addresses: [{ network: 'n', address: address(`10.0.0.${index + 1}`) }],
    }));
    const closed = () => ({ reachable: false, text: 'no way' });
    const leak = buildMatrix(endpoints, closed, new Map([measured('a', 'b', address('10.0.0.2'), true)]));
    expect(look(leak, 'a', 'b')).toMatchObject({ look: 'leak', verdict: 'unexpectedly-open' });
    expect(look(leak, 'b', 'a')?.look).toBe('closed');
    expect(
      cellMark({ from: 'a', to: 'b', look: 'blocked', verdict: 'unexpectedly-blocked', measured: true, rttMs: null, pair: null }),
    ).toBe('✕');
  });

  it('shows the worst of several addresses', () => {
    const both = [address('10.0.0.1'), address('10.1.0.1')] as const;
    const endpoints: Endpoint[] = [
      { id: 'a', host: 'h', container: 'a', addresses: [] },
      { id: 'b', host: 'h', container: 'b', addresses: both.map((at) => ({ network: 'n', address: at })) },
    ];
    const matrix = buildMatrix(
      endpoints,
      () => ({ reachable: true, text: '' }),
      new Map([measured('a', 'b', both[0], true), measured('a', 'b', both[1], false)]),
    );
    expect(look(matrix, 'a', 'b')).toMatchObject({ look: 'blocked', pair: { address: both[1] } });
    expect(look(matrix, 'b', 'a')?.look).toBe('none');
  });

  it('says in a sentence what is wrong, and that nothing is', () => {
    const fine = matrixWith(() => false);
    expect(sentenceFor(fine, countCells(fine), t)).toEqual({
      strong: 'All 12 pairs are as predicted.',
      more: '12 of 12 reach each other.',
    });
    const bad = matrixWith((from, to) => from === 'bbox4' || to === 'bbox4');
    const { strong, more } = sentenceFor(bad, countCells(bad), t);
    expect(strong).toContain('from or to bbox4');
    expect(more).toBe('6 pairs are unexpectedly closed.');
    const half = matrixWith(
      () => false,
      (from) => from === 'bbox1',
    );
    expect(sentenceFor(half, countCells(half), t).strong).toBe('3 of 12 pairs measured, all as predicted.');
  });

  it('finds the painted cell under a point', () => {
    const matrix = matrixWith(() => false);
    const { width, height } = sizeOf(matrix);
    expect(cellAt(matrix, width - 4, height - 4)).toEqual({ row: 3, column: 3 });
    expect(cellAt(matrix, 133, 97)).toEqual({ row: 0, column: 0 });
    expect(cellAt(matrix, 5, 5)).toBeNull();
  });

  it('writes round trips with two digits that mean something', () => {
    expect([0.031, 0.42, 1.26, 12.7].map(roundTripText)).toEqual(['0.03', '0.4', '1.3', '13']);
  });

  it('does not take a moved card for a changed design', () => {
    expect(withoutCanvas('name: a\ncanvas:\n  positions: {}\n')).toBe(
      withoutCanvas('name: a\ncanvas:\n  positions:\n    host:a: {x: 1}\n'),
    );
  });
});
