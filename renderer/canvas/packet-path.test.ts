import { describe, expect, it } from 'vitest';
import { twoVlans } from '../testing/two-vlans.ts';
import { layOut } from './layout.ts';
import { packetPoints } from './packet-path.ts';

const layout = layOut(twoVlans());
const middle = (id: string) => {
  const box = layout.boxes.find((found) => found.id === id)!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

describe('the way of a packet', () => {
  it('begins and ends in the middle of what it goes between, and follows the wires', () => {
    const points = packetPoints(layout, [
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

  it('is nothing where nothing of it is drawn', () => {
    expect(packetPoints(layout, [['host:elsewhere'], []])).toEqual([]);
  });
});
