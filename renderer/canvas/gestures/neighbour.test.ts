import { describe, expect, it } from 'vitest';
import { twoVlans } from '../../testing/two-vlans.ts';
import { layOut } from '../layout/layout.ts';
import { neighbour } from './neighbour.ts';

const { boxes } = layOut(twoVlans());

describe('neighbour', () => {
  it('goes sideways to its like, on the next host', () => {
    expect(neighbour(boxes, 'container:bbox1', [1, 0])).toBe('container:bbox3');
    expect(neighbour(boxes, 'host:docker01', [1, 0])).toBe('host:docker02');
  });

  it('goes down to the rail below, and stops at the edge of the drawing', () => {
    expect(neighbour(boxes, 'container:bbox1', [0, 1])).toBe('network:mac_net10');
    expect(neighbour(boxes, 'segment:lan', [0, 1])).toBeNull();
  });
});
