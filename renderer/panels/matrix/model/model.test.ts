import { describe, expect, it } from 'vitest';
import { parseIpAddress, type IpAddress } from '../../../../shared/address/address.ts';
import type { Endpoint, PairKey } from '../../../../shared/reach/result.ts';
import { CLOSED, OPEN } from '../../../../shared/reach/outcome-table.ts';
import { indexOf, LOST, noRoundTrips, pairTable, type Predicted, type RoundTrips } from '../../../store/pair-table.ts';
import { NOTHING_KNOWN, type PastRound } from '../../../store/round-history.ts';
import { translatorFor } from '../../../locales/index.ts';
import { twoVlans } from '../../../testing/two-vlans.ts';
import type { Cause } from '../../../worker/analyst.ts';
import { examine, predict } from '../../../worker/examine.ts';
import { buildMatrix } from './build-matrix.ts';
import { cellLabel, cellMark } from './cell-text.ts';
import { findPairs } from './find-pairs.ts';
import { cellAt, geometryOf, groupNameAt, isNamed } from '../painted/geometry.ts';
import { cellOf, CODE, countCells, differing, orderEndpoints, placeOf, roundTripText, shadeOf, type Matrix } from './model.ts';
import { momentsOf } from '../tools/compare-menu.tsx';
import { differenceWords } from '../tools/difference.tsx';
import { moveOf } from './moves.ts';
import { sentenceFor } from '../tools/sentence.tsx';
import { sidesOf } from './sides.ts';
import { MARK, spriteOf } from '../painted/sprites.ts';

const t = translatorFor('en');

const pastRound: PastRound = {
  at: 0,
  rounds: 1,
  table: pairTable([]),
  codes: new Uint16Array(0),
  changed: 0,
  known: NOTHING_KNOWN,
};

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
  return { table, values, expected: new Uint8Array(0) };
}

const prediction = () => {
  const { compiled } = examine({ document: twoVlans(), base: '', path: null }, new Map());
  if (!compiled) throw new Error('nothing compiled');
  return predict(compiled);
};

const cause = (kind: Cause['kind'], text: string): Cause => ({ kind, text, seen: false, objects: [], cells: 1, evidence: [] });
const say = (matrix: Matrix, ...causes: Cause[]) => sentenceFor(countCells(matrix), causes, t);

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
    expect(say(matrix).strong).toBe('The design lets 12 of 12 pairs reach each other.');
    expect(sentenceFor(countCells(matrix), [], t, 'notDeployed')).toEqual({
      strong: 'No pair could be measured: nothing of the design is deployed yet.',
      more: 'The design lets 12 of 12 pairs reach each other.',
    });
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
      cellMark({
        from: 'a',
        to: 'b',
        look: 'blocked',
        verdict: 'unexpectedly-blocked',
        measured: true,
        rttMs: null,
        unmet: false,
        met: false,
        change: 'same',
        pair: null,
      }),
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
    expect(say(fine)).toEqual({
      strong: 'All 12 pairs are as predicted.',
      more: '12 of 12 reach each other.',
    });
    const bad = matrixWith((from, to) => from === 'bbox4' || to === 'bbox4');
    expect(say(bad).strong).toBe('6 pairs are unexpectedly closed.');
    expect(say(bad, cause('blocked', 'Every pair from or to bbox4 fails.'), cause('expected', 'Not of a measurement.'))).toEqual({
      strong: 'Every pair from or to bbox4 fails.',
      more: '6 pairs are unexpectedly closed. 6 of 12 reach each other.',
    });
    // All of them are accounted for: their number is told once.
    const whole = { ...cause('blocked', 'bbox4 is down. That closes 6 pairs.'), cells: 6 };
    expect(say(bad, whole).more).toBe('6 of 12 reach each other.');
    const half = matrixWith(
      () => false,
      (from) => from === 'bbox1',
    );
    expect(say(half).strong).toBe('3 of 12 pairs measured, all as predicted.');
  });

  it('draws a collapsed group as one row and column, with the worst of its pairs', () => {
    const options = { collapsed: new Set(['docker02']) };
    const matrix = matrixWith((from, to) => from === 'bbox1' && to === 'bbox4', undefined, options);
    expect(matrix.lines.map((line) => line.id)).toEqual(['bbox1', 'bbox2', 'docker02']);
    expect(look(matrix, 'bbox1', 'docker02')).toMatchObject({ look: 'blocked', pair: { from: 'bbox1', to: 'bbox4' } });
    expect(look(matrix, 'bbox2', 'docker02')?.look).toBe('open');
    expect(look(matrix, 'docker02', 'docker02')?.look).toBe('open');
  });

  it('greys what has an end on a dead host, but for what answers', () => {
    const found = prediction();
    const endpoints = orderEndpoints(found.endpoints, false, byHost);
    const predicted = predictedOf(endpoints, () => true);
    const outcomes = [...found.pairs()].map((pair): Outcome => [
      pair.from,
      pair.to,
      pair.address,
      pair.from === 'bbox1' || !/bbox[34]/.test(pair.to),
    ]);
    const matrix = buildMatrix(endpoints, predicted, tripsOf(endpoints, outcomes), { dead: new Set(['docker02']) });
    expect(look(matrix, 'bbox2', 'bbox3')).toMatchObject({ look: 'dead', verdict: 'not-measured', measured: false });
    expect(look(matrix, 'bbox1', 'bbox3')).toMatchObject({ look: 'open', measured: true });
    expect(look(matrix, 'bbox1', 'bbox2')).toMatchObject({ look: 'open', measured: true });
    expect(matrix.lines.map(({ isDead }) => isDead)).toEqual([false, false, true, true]);
    const counts = countCells(matrix);
    expect(counts).toMatchObject({ pairs: 12, dead: 4, blocked: 0, measured: 8 });
    expect(sentenceFor(counts, [], t).strong).toBe('The other 8 pairs are as predicted.');
  });

  it('marks what is not as the file expects, by the measurement where there is one', () => {
    const found = prediction();
    const endpoints = orderEndpoints(found.endpoints, false, byHost);
    const predicted = predictedOf(endpoints, () => true);
    const expected = predictedOf(endpoints, ({ to }) => to !== 'bbox4').values;
    const counts = (trips: RoundTrips | null) => countCells(buildMatrix(endpoints, { ...predicted, expected }, trips));
    expect(counts(null).unmet).toBe(3);
    const matrix = buildMatrix(endpoints, { ...predicted, expected }, null);
    expect(look(matrix, 'bbox1', 'bbox2')).toMatchObject({ met: true, unmet: false });
    expect(look(matrix, 'bbox1', 'bbox4')).toMatchObject({ met: false, unmet: true });
    expect(findPairs(matrix, '', 'met')).toHaveLength(9);
    const named = look(matrix, 'bbox1', 'bbox2');
    expect(named && cellLabel(named, t)).toBe('bbox1 → bbox2: predicted open, not measured, as the file expects');
    const outcomes = [...found.pairs()].map((pair): Outcome => [pair.from, pair.to, pair.address, pair.to !== 'bbox4']);
    expect(counts(tripsOf(endpoints, outcomes))).toMatchObject({ unmet: 0, blocked: 3 });
  });

  it('compares with a baseline whose addresses are others, and keeps what differs', () => {
    const found = prediction();
    const endpoints = orderEndpoints(found.endpoints, false, byHost);
    const elsewhere = endpoints.map((endpoint) => ({
      ...endpoint,
      addresses: endpoint.addresses.map(({ network }, index) => ({ network, address: address(`10.9.9.${index + 1}`) })),
    }));
    const before = predictedOf([...elsewhere].reverse(), ({ to }) => to !== 'bbox1');
    const now = predictedOf(endpoints, ({ from, to }) => !(from === 'bbox2' && to === 'bbox3'));
    const matrix = buildMatrix(endpoints, now, null, { baseline: { ...before, ofMeasurement: false } });
    expect(look(matrix, 'bbox2', 'bbox3')?.change).toBe('closed');
    expect(look(matrix, 'bbox4', 'bbox1')?.change).toBe('opened');
    expect(look(matrix, 'bbox3', 'bbox4')?.change).toBe('same');
    expect(countCells(matrix)).toMatchObject({ opened: 3, closed: 1 });
    expect(differing(matrix).map(({ id }) => id)).toEqual(['bbox1', 'bbox2', 'bbox3', 'bbox4']);
    expect(findPairs(matrix, '')).toHaveLength(4);
  });

  it('calls pairs new that are not where it is compared, but for those of hosts that nothing is known of', () => {
    const found = prediction();
    const endpoints = orderEndpoints(found.endpoints, false, byHost);
    const now = predictedOf(endpoints, ({ from }) => from !== 'bbox4');
    const fewer = endpoints.filter(({ id }) => id !== 'bbox4');
    const before = predictedOf(
      [...fewer, { id: 'gone', host: 'docker01', container: 'gone', addresses: endpoints[0]?.addresses ?? [] }],
      () => true,
    );
    const baseline = { ...before, ofMeasurement: false };
    const matrix = buildMatrix(endpoints, now, null, { baseline });
    expect(look(matrix, 'bbox1', 'bbox4')?.change).toBe('newOpen');
    expect(look(matrix, 'bbox4', 'bbox1')?.change).toBe('newClosed');
    expect(look(matrix, 'bbox1', 'bbox2')?.change).toBe('same');
    expect(countCells(matrix)).toMatchObject({ opened: 0, closed: 0, added: 6 });
    const sides = sidesOf(endpoints, baseline, false);
    expect(sides).toEqual({ here: ['bbox4'], there: ['gone'], unknown: [] });
    expect(differenceWords(countCells(matrix), sides, 'a.yaml', t)).toBe(
      '6 of 12 pairs differ from a.yaml. 6 are new. Only in this design: bbox4. Only in a.yaml: gone.',
    );
    const unknown = { ...baseline, unknown: new Set(['docker02']) };
    expect(countCells(buildMatrix(endpoints, now, null, { baseline: unknown }))).toMatchObject({ added: 0 });
    expect(sidesOf(endpoints, unknown, false)).toEqual({ here: [], there: ['gone'], unknown: ['docker02'] });
  });

  it('offers the moments at which something changed, the latest first, and never the one that is now', () => {
    const round = (at: number, changed: number) => ({ ...pastRound, at, changed });
    const history = [round(1, 0), round(2, 3), round(3, 0), round(4, 1), round(5, 2)];
    expect(momentsOf(history).map(({ at }) => at)).toEqual([4, 2]);
  });

  it('moves with the keys, within the matrix', () => {
    const at = { row: 1, column: 2 };
    const press = (key: string, ctrlKey = false) => moveOf({ key, ctrlKey }, at, 4);
    expect(press('ArrowDown')).toEqual({ row: 2, column: 2 });
    expect(press('PageUp')).toEqual({ row: 0, column: 2 });
    expect(press('Home')).toEqual({ row: 1, column: 0 });
    expect(press('End', true)).toEqual({ row: 3, column: 3 });
    expect(press('a')).toBeNull();
    const fromFirst = (first?: -1) => moveOf({ key: 'ArrowLeft', ctrlKey: false }, { row: 1, column: 0 }, 4, first);
    expect(fromFirst()).toEqual({ row: 1, column: 0 });
    expect(fromFirst(-1)).toEqual({ row: 1, column: -1 });
    expect(moveOf({ key: 'ArrowUp', ctrlKey: false }, { row: 0, column: -1 }, 4, -1)).toEqual({ row: 0, column: -1 });
  });

  it('lists the pairs that are not as predicted first, and finds them by name, host, address and outcome', () => {
    const matrix = matrixWith((from, to) => from === 'bbox3' && to === 'bbox2');
    const size = matrix.lines.length;
    const names = (found: Uint32Array) =>
      [...found].map((at) => `${matrix.lines[Math.floor(at / size)]?.id ?? ''} ${matrix.lines[at % size]?.id ?? ''}`);
    expect(names(findPairs(matrix, ''))).toHaveLength(12);
    expect(names(findPairs(matrix, ''))[0]).toBe('bbox3 bbox2');
    expect(names(findPairs(matrix, 'bbox1 bbox4'))).toEqual(['bbox1 bbox4', 'bbox4 bbox1']);
    expect(names(findPairs(matrix, '172.16.10.11'))).toHaveLength(6);
    expect(names(findPairs(matrix, '10.11 20.10 docker02'))).toEqual(['bbox3 bbox2', 'bbox2 bbox3']);
    expect(names(findPairs(matrix, '', 'blocked'))).toEqual(['bbox3 bbox2']);
    expect(findPairs(matrix, '', 'open')).toHaveLength(11);
    expect(findPairs(matrix, '', 'unmeasured')).toHaveLength(0);
    const halved = matrixWith(
      () => false,
      (from) => from === 'bbox1',
    );
    expect(findPairs(halved, '', 'unmeasured')).toHaveLength(9);
  });

  it('finds the painted cell under a point, however far it is scrolled', () => {
    const matrix = matrixWith(() => false);
    const geometry = geometryOf(matrix);
    const still = { left: 0, top: 0 };
    expect(cellAt(geometry, geometry.width - 4, geometry.height - 4, still)).toEqual({ row: 3, column: 3 });
    expect(cellAt(geometry, 133, geometry.top + 1, still)).toEqual({ row: 0, column: 0 });
    expect(cellAt(geometry, 133, geometry.top + 1, { left: geometry.edge, top: 0 })).toEqual({ row: 0, column: 1 });
    expect(cellAt(geometry, 5, 5, still)).toBeNull();
  });

  it('names every line, or as many of a group as have room, and keeps the name of a group in sight', () => {
    const geometry = geometryOf(matrixWith(() => false));
    const small = { ...geometry, edge: 7, starts: Float64Array.from({ length: 48 }, (_, line) => line * 7) };
    expect([0, 1, 2, 3].map((line) => isNamed(geometry, line, 0))).toEqual([true, true, true, true]);
    expect([0, 1, 2, 3].map((line) => isNamed(small, line, 0))).toEqual([true, false, true, false]);
    const group = { name: 'docker01', start: 10, count: 20, isCollapsed: false };
    expect([0, 70, 100, 500].map((scrolled) => groupNameAt(small, group, scrolled))).toEqual([70, 70, 100, 29 * 7 + 7 - 12]);
  });

  it('shades round trips by steps that are the same in every matrix', () => {
    expect([0.02, 0.5, 0.6, 9, 10.1, 51, 4000].map(shadeOf)).toEqual([0, 0, 1, 2, 3, 4, 4]);
    const [fast, slow, lost] = [
      spriteOf(CODE.open, true, MARK.none, false, 0.1),
      spriteOf(CODE.open, true, MARK.none, false, 80),
      LOST,
    ];
    expect(fast).not.toBe(slow);
    expect(new Set(Object.values(MARK).map((mark) => spriteOf(CODE.open, true, mark, false, 80))).size).toBe(3);
    // What is closed has no round trip, and what is predicted none yet.
    expect(spriteOf(CODE.closed, true, MARK.none, false, lost)).toBe(CODE.closed);
    expect(spriteOf(CODE.open, false, MARK.none, false, Number.NaN)).not.toBe(fast);
  });

  it('writes round trips with two digits that mean something', () => {
    expect([0.031, 0.42, 1.26, 12.7].map(roundTripText)).toEqual(['0.03', '0.4', '1.3', '13']);
  });
});
