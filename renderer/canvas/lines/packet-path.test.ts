import { describe, expect, it } from 'vitest';
import { twoVlans } from '../../testing/two-vlans.ts';
import { layOut } from '../layout/layout.ts';
import { drawnWay } from './packet-path.ts';

const layout = layOut(twoVlans());
const middle = (id: string) => {
  const box = layout.boxes.find((found) => found.id === id)!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

describe('the way of a packet', () => {
  it('begins and ends in the middle of what it goes between, and follows the wires', () => {
    const { points } = drawnWay(layout, [
      ['container:bbox1'],
      ['interface:docker01/eth9', 'interface:docker01/ens33.10'],
      ['segment:lan'],
      ['container:bbox3'],
    ]);
    expect(points[0]).toEqual(middle('container:bbox1'));
    expect(points.at(-1)).toEqual(middle('container:bbox3'));
    const rail = layout.boxes.find((box) => box.id === 'network:mac_net10')!;
    expect(points.some((point) => point.y === rail.y)).toBe(true);
    const segment = layout.boxes.find((box) => box.id === 'segment:lan')!;
    expect(Math.max(...points.map((point) => point.y))).toBe(segment.y);
  });

  it('goes along a bar beside its words, and not across them', () => {
    const { points } = drawnWay(layout, [
      ['container:bbox1'],
      ['interface:docker01/ens33.10'],
      ['segment:lan'],
      ['container:bbox3'],
    ]);
    const rail = layout.boxes.find((box) => box.id === 'network:mac_net10')!;
    const inside = points.filter(({ y }) => y > rail.y && y < rail.y + rail.height);
    expect(inside.length).toBe(4);
    for (const { y } of inside) expect(Math.min(y - rail.y, rail.y + rail.height - y)).toBe(6);
  });

  it('is nothing where nothing of it is drawn', () => {
    expect(drawnWay(layout, [['host:elsewhere'], []])).toEqual({ points: [], end: undefined });
  });

  it('ends at the NIC by which it comes to a host', () => {
    const way = [['container:bbox1'], ['interface:docker01/ens33.10'], ['segment:lan'], ['host:docker02']];
    const { points, end } = drawnWay(layout, way);
    expect(end?.id).toBe('interface:docker02/ens33');
    expect(points.at(-1)).toEqual(middle('interface:docker02/ens33'));
    // Where it is at one of its NICs already, it stays there.
    expect(drawnWay(layout, [...way.slice(0, 3), ['interface:docker02/ens33.20'], ['host:docker02']]).end?.id).toBe(
      'interface:docker02/ens33.20',
    );
  });
});
