import { describe, expect, it } from 'vitest';
import { levelsOf, ruleLanes, ruleRoom } from './rule-lanes.ts';

const chips = ['a', 'b', 'c'].map((name, index) => ({ name, x: index * 120, width: 96 }));
const accept = (from?: string, to?: string) => ({
  action: 'accept' as const,
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});

describe('the arrows of forwarding rules', () => {
  it('lead from where a packet comes in to where it goes out, there and back one above the other', () => {
    const [there, back] = ruleLanes([accept('a', 'b'), accept('b', 'a')], chips);
    if (!there?.from || !there.to || !back?.from || !back.to) throw new Error('an end is missing');
    expect(there.from.x).toBeLessThan(there.to.x);
    expect(back.from.x).toBeGreaterThan(back.to.x);
    expect([there.level, back.level]).toEqual([0, 1]);
    // One lies around the other: neither crosses it.
    expect(back.to.x).toBeLessThan(there.from.x);
    expect(back.from.x).toBeGreaterThan(there.to.x);
  });

  it('share a level where they do not meet, and lie around shorter ones where they do', () => {
    const lanes = ruleLanes([accept('a', 'c'), accept('a', 'b')], chips);
    expect(lanes.map(({ level }) => level)).toEqual([1, 0]);
    const apart = ruleLanes(
      [accept('a', 'b'), accept('d', 'e')],
      [...chips, { name: 'd', x: 400, width: 96 }, { name: 'e', x: 520, width: 96 }],
    );
    expect(levelsOf(apart)).toBe(1);
  });

  it('keep clear of the middle of an interface, where the wire of its network is', () => {
    const many = Array.from({ length: 4 }, () => accept('a', 'b'));
    for (const { from, to } of ruleLanes(many, chips)) {
      expect(Math.abs((from?.x ?? 0) - 48)).toBeGreaterThanOrEqual(8);
      expect(Math.abs((to?.x ?? 0) - 168)).toBeGreaterThanOrEqual(8);
    }
  });

  it('end beside the interface where the other end is any, and are none where no end is drawn', () => {
    const [open] = ruleLanes([accept('a')], chips);
    expect(open?.to).toBeNull();
    expect(open?.run[1]).toBeGreaterThan(open?.run[0] ?? 0);
    expect(ruleLanes([accept(), accept('docker0', 'wg0')], chips)).toEqual([]);
  });

  it('take room by their levels, of which there are not more than six', () => {
    const lanes = ruleLanes(
      Array.from({ length: 20 }, () => accept('a', 'b')),
      chips,
    );
    expect(levelsOf(lanes)).toBe(6);
    expect(ruleRoom(0)).toBe(0);
    expect(ruleRoom(6)).toBeGreaterThan(ruleRoom(2));
  });
});
