import { describe, expect, it } from 'vitest';
import { parseIpAddress, type IpAddress } from '../../../shared/address/address.ts';
import type { Endpoint, PairKey } from '../../../shared/reach/result.ts';
import { writeTopology } from '../../../shared/topology/write.ts';
import { analyse } from '../../store/core.ts';
import { indexOf, LOST, noRoundTrips, pairTable, type RoundTrips } from '../../store/pair-table.ts';
import { translatorFor } from '../../locales/index.ts';
import { twoVlans } from '../../testing/two-vlans.ts';
import { cellMark } from './cell-text.ts';
import { blameCells } from './blame-cells.ts';
import {
  buildMatrix,
  cellOf,
  CLOSED,
  countCells,
  OPEN,
  orderEndpoints,
  placeOf,
  roundTripText,
  withoutCanvas,
  type Matrix,
  type Predicted,
} from './model.ts';
import { cellAt, geometryOf } from './paint.ts';
import { listPairs } from './pair-list.tsx';
import { sentenceFor } from './sentence.tsx';

const t = translatorFor('en');

function address(text: string): IpAddress {
  const parsed = parseIpAddress(text);
  if (!parsed) throw new Error(text);
  return parsed;
}

type Outcome = readonly [from: string, to: string, address: IpAddress, open: boolean];

function tripsOf(endpoints: readonly Endpoint[], outcomes: readonly Outcome[]): RoundTrips {
  const trips = noRoundTrips(endpoints);
  for (const [from, to, at, open] of outcomes) trips.values[indexOf(trips.table, { from, to, address: at })] = open ? 0.5 : LOST;
  return trips;
}

function predictedOf(endpoints: readonly Endpoint[], isOpen: (pair: PairKey) => boolean): Predicted {
  const table = pairTable(endpoints);
  const values = new Uint8Array(endpoints.length * table.width);
  for (const from of endpoints) {
    for (const to of endpoints) {
      for (const { address: at } of to.addresses) {
        const pair = { from: from.id, to: to.id, address: at };
        values[indexOf(table, pair)] = isOpen(pair) ? OPEN : CLOSED;
      }
    }
  }
  return { table, values };
}

const prediction = () => {
  const found = analyse(writeTopology('', twoVlans()), null, new Map()).prediction;
  if (!found) throw new Error('no prediction');
  return found;
};

const byHost = (endpoint: Endpoint) => endpoint.host;

/** Everything measured as predicted, but for the pairs that `flip` names. */
function matrixWith(
  flip: (from: string, to: string) => boolean,
  only: (from: string) => boolean = () => true,
  options: Parameters<typeof buildMatrix>[3] = {},
): Matrix {
  const found = prediction();
  const outcomes = [...found.pairs()]
    .filter((pair) => only(pair.from))
    .map((pair): Outcome => [pair.from, pair.to, pair.address, found.isReachable(pair) !== flip(pair.from, pair.to)]);
  const endpoints = orderEndpoints(found.endpoints, false, byHost);
  const predicted = predictedOf(endpoints, (pair) => found.isReachable(pair));
  // The measurement knows the endpoints in an order of its own.
  return buildMatrix(endpoints, predicted, tripsOf([...found.endpoints].reverse(), outcomes), options);
}

function look(matrix: Matrix, from: string, to: string) {
  const place = placeOf(matrix, from, to);
  return place && cellOf(matrix, place.row, place.column);
}

describe('the matrix', () => {
  it('groups containers by host in the order of the file, hosts after their containers where wanted', () => {
    const ids = (withHosts: boolean) => orderEndpoints(prediction().endpoints, withHosts, byHost).map((endpoint) => endpoint.id);
    expect(ids(false)).toEqual(['bbox1', 'bbox2', 'bbox3', 'bbox4']);
    expect(ids(true)).toEqual(['bbox1', 'bbox2', 'bbox3', 'bbox4', 'host:router01']);
  });

  it('shows the prediction before anything is measured', () => {
    const found = prediction();
    const endpoints = orderEndpoints(found.endpoints, false, byHost);
    const matrix = buildMatrix(
      endpoints,
      predictedOf(endpoints, (pair) => found.isReachable(pair)),
      null,
    );
    expect(look(matrix, 'bbox1', 'bbox1')?.look).toBe('self');
    expect(look(matrix, 'bbox1', 'bbox3')).toMatchObject({ look: 'open', measured: false, verdict: 'not-measured' });
    expect(sentenceFor(matrix, countCells(matrix), t).strong).toBe('The design lets 12 of 12 pairs reach each other.');
  });

  it('tells the four outcomes apart', () => {
    const matrix = matrixWith((from, to) => from === 'bbox1' && to === 'bbox4');
    expect(look(matrix, 'bbox1', 'bbox4')).toMatchObject({ look: 'blocked', verdict: 'unexpectedly-blocked', measured: true });
    expect(look(matrix, 'bbox1', 'bbox3')).toMatchObject({ look: 'open', verdict: 'as-predicted', rttMs: 0.5 });
    const endpoints: Endpoint[] = ['a', 'b'].map((id, index) => ({
      id,
      host: 'h',
      container: id,
      addresses: [{ network: 'n', address: address(`10.0.0.${index + 1}`) }],
    }));
    const closed = predictedOf(endpoints, () => false);
    const leak = buildMatrix(endpoints, closed, tripsOf(endpoints, [['a', 'b', address('10.0.0.2'), true]]));
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
    const outcomes: readonly Outcome[] = [
      ['a', 'b', both[0], true],
      ['a', 'b', both[1], false],
    ];
    const predicted = predictedOf(endpoints, () => true);
    const matrix = buildMatrix(endpoints, predicted, tripsOf(endpoints, outcomes));
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

  it('draws a collapsed group as one row and column, with the worst of its pairs', () => {
    const options = { collapsed: new Set(['docker02']) };
    const matrix = matrixWith((from, to) => from === 'bbox1' && to === 'bbox4', undefined, options);
    expect(matrix.lines.map((line) => line.id)).toEqual(['bbox1', 'bbox2', 'docker02']);
    expect(look(matrix, 'bbox1', 'docker02')).toMatchObject({ look: 'blocked', pair: { from: 'bbox1', to: 'bbox4' } });
    expect(look(matrix, 'bbox2', 'docker02')?.look).toBe('open');
    expect(look(matrix, 'docker02', 'docker02')?.look).toBe('open');
  });

  it('blames the same with the few good cells that clear as with all of them', () => {
    const bad = matrixWith((from, to) => from === 'bbox4' || to === 'bbox4');
    const cells = blameCells(bad, 'blocked');
    expect(cells.filter((cell) => cell.isBad)).toHaveLength(6);
    expect(cells.length).toBeLessThanOrEqual(12);
    expect(
      blameCells(
        matrixWith(() => false),
        'blocked',
      ),
    ).toEqual([]);
  });

  it('lists the pairs that are not as predicted first, and finds them by name', () => {
    const matrix = matrixWith((from, to) => from === 'bbox3' && to === 'bbox2');
    expect(listPairs(matrix, '', 5).pairs[0]).toMatchObject({ from: 'bbox3', to: 'bbox2', look: 'blocked' });
    expect(listPairs(matrix, '', 5)).toMatchObject({ count: 12 });
    expect(listPairs(matrix, 'bbox1 bbox4', 5).count).toBe(2);
  });

  it('finds the painted cell under a point, however far it is scrolled', () => {
    const matrix = matrixWith(() => false);
    const geometry = geometryOf(matrix);
    const still = { left: 0, top: 0 };
    expect(cellAt(geometry, geometry.width - 4, geometry.height - 4, still)).toEqual({ row: 3, column: 3 });
    expect(cellAt(geometry, 133, 97, still)).toEqual({ row: 0, column: 0 });
    expect(cellAt(geometry, 133, 97, { left: geometry.edge, top: 0 })).toEqual({ row: 0, column: 1 });
    expect(cellAt(geometry, 5, 5, still)).toBeNull();
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
