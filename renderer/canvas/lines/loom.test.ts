import { describe, expect, it } from 'vitest';
import { withPositions } from '../gestures/drag.ts';
import { layOut } from '../layout/layout.ts';
import { flowNodes } from '../flow.ts';
import { createReuse } from '../reuse.ts';
import { translatorFor } from '../../locales/index.ts';
import { twoVlans } from '../../testing/two-vlans.ts';
import { loomsOf, type Loom } from './loom.ts';

const design = twoVlans();
const layout = layOut(design);
const loom = (looms: readonly Loom[], id: string): Loom => {
  const found = looms.find((one) => one.id === id);
  if (!found) throw new Error(`${id} has no wires`);
  return found;
};
const names = (looms: readonly Loom[]) => looms.flatMap(({ wires }) => wires.map(({ id }) => id));

/** As while docker02 is dragged. */
function dragged() {
  const moved = new Map([['host:docker02', { id: 'host:docker02', x: 900, y: 240 }]]);
  return layOut(withPositions(design, moved), new Set(moved.keys()));
}

describe('wires by host', () => {
  it('each is drawn once, where the layout has it', () => {
    const looms = loomsOf(layout, [], false, null);
    expect(names(looms).sort()).toEqual(layout.wires.map(({ id }) => id).sort());
    expect(loom(looms, '').wires.every(({ kind }) => kind === 'cable')).toBe(true);
    const host = layout.boxes.find(({ id }) => id === 'host:docker02');
    const card = layout.boxes.find(({ id }) => id === 'container:bbox3');
    const wire = loom(looms, 'docker02').wires.find(({ id }) => id === 'attachment:bbox3/mac_net10');
    const [from] = wire?.points ?? [];
    if (!host || !card || !from) throw new Error('bbox3 is not drawn');
    expect(host.x + from.x).toBeGreaterThan(card.x);
    expect(host.x + from.x).toBeLessThan(card.x + card.width);
    expect([card.y, card.y + card.height]).toContain(host.y + from.y);
  });

  it('are no others when their host is dragged, and neither is what lies in it', () => {
    const reuse = createReuse<Loom>();
    const before = reuse(loomsOf(layout, [], false, null));
    const after = reuse(loomsOf(dragged(), [], false, null));
    expect(loom(after, 'docker02')).toBe(loom(before, 'docker02'));
    expect(loom(after, 'docker01')).toBe(loom(before, 'docker01'));
    expect(loom(after, '')).not.toBe(loom(before, ''));

    const nodes = createReuse<ReturnType<typeof flowNodes>[number]>();
    const t = translatorFor('en');
    const still = nodes(flowNodes(layout, [], t, false, null));
    const moved = nodes(flowNodes(dragged(), [], t, false, null)).filter((node) => !still.includes(node));
    expect(moved.map(({ id }) => id).filter((id) => /^(container|interface|shim):/.test(id))).toEqual([]);
    expect(moved.map(({ id }) => id)).toContain('host:docker02');
  });

  it('a selected one says so, and its host alone is another', () => {
    const reuse = createReuse<Loom>();
    const before = reuse(loomsOf(layout, [], false, null));
    const after = reuse(loomsOf(layout, ['attachment:bbox3/mac_net10'], false, null));
    expect(loom(after, 'docker02')).not.toBe(loom(before, 'docker02'));
    expect(loom(after, 'docker01')).toBe(loom(before, 'docker01'));
    expect(
      after
        .flatMap(({ wires }) => wires)
        .filter(({ selected }) => selected)
        .map(({ id }) => id),
    ).toEqual(['attachment:bbox3/mac_net10']);
  });

  it('far out cables alone are drawn, and close up those of the hosts in sight', () => {
    expect(loomsOf(layout, [], true, null).map(({ id }) => id)).toEqual(['']);
    expect(
      loomsOf(layout, [], false, new Set(['docker02']))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['', 'docker02']);
  });
});
