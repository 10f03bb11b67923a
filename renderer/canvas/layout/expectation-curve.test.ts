import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { twoVlans } from '../../testing/two-vlans.ts';
import { translatorFor } from '../../locales/index.ts';
import { expectationCurve } from './expectation-curve.ts';
import { expectationEdges } from '../lines/expectation-edges.ts';
import { layOut } from './layout.ts';

const document = {
  ...twoVlans(),
  expect: [
    { from: 'bbox1', to: 'bbox2', reachable: true },
    { from: 'bbox2', to: 'bbox1', reachable: true },
    { from: 'mac_net10', to: 'mac_net20', reachable: false },
    { from: 'mac_net10', to: 'mac_net10', reachable: true },
    { from: 'any', to: 'bbox3', reachable: true },
    { from: 'any', to: 'any', reachable: true },
    { from: 'bbox1', to: 'gone', reachable: true },
  ],
};
const layout = layOut(document);
const t = translatorFor('en');
const box = (id: string) => layout.boxes.find((one) => one.id === id)!;
const edges = (selection: readonly string[], shown: 'all' | 'selected' | 'none', far = false) =>
  expectationEdges(layout, document, { selection, shown, far }, t);

describe('the line of an expectation', () => {
  it('ends at the edge of what it is about, and there and back lie apart', () => {
    const there = expectationCurve(box('container:bbox1'), box('container:bbox2'), 0)!;
    const back = expectationCurve(box('container:bbox2'), box('container:bbox1'), 0)!;
    const { x, y, width, height } = box('container:bbox2');
    const isNear = there.end.x >= x - 4 && there.end.x <= x + width + 4 && there.end.y >= y - 4 && there.end.y <= y + height + 4;
    expect(isNear).toBe(true);
    expect(Math.hypot(there.middle.x - back.middle.x, there.middle.y - back.middle.y)).toBeGreaterThan(40);
  });

  it('ends at a rail where that runs, on every one of its levels', () => {
    const lower = produce(document, (draft) => {
      draft.canvas = { positions: { 'host:docker02': { x: 700, y: 300 } } };
    });
    const { boxes } = layOut(lower);
    const there = (id: string) => boxes.find((one) => one.id === id)!;
    const rail = there('network:mac_net10');
    const { end } = expectationCurve(there('container:bbox3'), rail, 0)!;
    const level = rail.pieces!.findLast((piece) => piece.kind === 'band' && rail.x + piece.x <= end.x)!;
    expect(level.dy).toBeGreaterThan(100);
    expect(Math.abs(end.y - (rail.y + level.dy))).toBeLessThan(6);
  });

  it('runs outside of the hosts between networks, and loops beside one', () => {
    const right = Math.max(...layout.boxes.map((one) => one.x + one.width));
    expect(expectationCurve(box('network:mac_net10'), box('network:mac_net20'), 0)!.middle.x).toBeGreaterThan(right);
    expect(expectationCurve(box('network:mac_net10'), box('network:mac_net10'), 0)!.middle.x).toBeGreaterThan(right);
  });
});

describe('the expectations that are shown', () => {
  it('are those of what is selected, all, or none but what is selected itself', () => {
    expect(edges(['container:bbox1'], 'selected').map(({ id }) => id)).toEqual([
      'expectation:bbox1/bbox2',
      'expectation:bbox2/bbox1',
      'expectation:bbox1/gone',
    ]);
    expect(edges([], 'selected')).toEqual([]);
    expect(edges([], 'all')).toHaveLength(6);
    expect(edges(['container:bbox1'], 'none')).toEqual([]);
    expect(edges(['expectation:bbox1/bbox2'], 'none')).toHaveLength(1);
  });

  it('hang on the host far out, where containers are not drawn', () => {
    expect(edges(['expectation:bbox1/bbox2'], 'none', true)).toEqual([]);
    const far = produce(document, (draft) => void (draft.expect = [{ from: 'bbox1', to: 'bbox3', reachable: true }]));
    const [edge] = expectationEdges(layout, far, { selection: [], shown: 'all', far: true }, t);
    expect(edge).toMatchObject({ source: 'host:docker01', target: 'host:docker02' });
  });
});
