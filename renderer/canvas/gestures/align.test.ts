import { describe, expect, it } from 'vitest';
import { align, distribute } from './align.ts';
import type { DrawnBox } from '../layout/layout.ts';
import type { Movable } from './movable.ts';

function thing(name: string, x: number, y: number, width: number, more: Partial<Movable> = {}): Movable {
  const box: DrawnBox = { id: `container:${name}`, kind: 'container', name, hue: 0, x, y, width, height: 40 };
  return { box, origin: { x: 0, y: 0 }, isBar: false, ...more };
}

describe('align', () => {
  const things = [thing('a', 0, 0, 100), thing('b', 250, 30, 50, { origin: { x: 200, y: 10 } })];

  it('puts right edges on that of the outermost, counted from the corner of the host', () => {
    expect(align(things, 'right')).toEqual([
      { id: 'container:a', x: 200, y: 0 },
      { id: 'container:b', x: 50, y: 20 },
    ]);
  });

  it('leaves the width of a rail alone', () => {
    expect(align([...things, thing('rail', 9, 9, 900, { isBar: true })], 'left').map((placed) => placed.id)).toEqual([
      'container:a',
      'container:b',
    ]);
  });
});

describe('distribute', () => {
  it('makes the gaps equal between things of different widths', () => {
    const placed = distribute([thing('c', 300, 0, 50), thing('a', 0, 0, 100), thing('b', 120, 0, 30)], 'across');
    expect(placed.map(({ id, x }) => [id, x])).toEqual([
      ['container:a', 0],
      ['container:b', 185],
      ['container:c', 300],
    ]);
  });

  it('has nothing to do with two', () => {
    expect(distribute([thing('a', 0, 0, 10), thing('b', 50, 0, 10)], 'across')).toEqual([]);
  });
});
