import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { twoVlans } from '../../testing/two-vlans.ts';
import { changedThings } from './changed-things.ts';
import { moveFor, type Seen } from './follow-view.ts';
import { layOut } from '../layout/layout.ts';

const document = twoVlans();
const { boxes } = layOut(document);
/** A canvas of 800 by 500 whose upper left corner is at this point of the drawing. */
const at = (x: number, y: number, zoom = 1): Seen => ({
  viewport: { x: -x * zoom, y: -y * zoom, zoom },
  width: 800,
  height: 500,
});
const box = (id: string) => boxes.find((one) => one.id === id)!;
const sees = ({ viewport }: { viewport: { x: number; y: number; zoom: number } }, id: string): boolean => {
  const { x, y, width, height } = box(id);
  const [left, top] = [x * viewport.zoom + viewport.x, y * viewport.zoom + viewport.y];
  return left >= 0 && top >= 0 && left + width * viewport.zoom <= 800 && top + height * viewport.zoom <= 500;
};

describe('what an edit changed', () => {
  it('is what it names, not what makes room for it', () => {
    const next = produce(document, (draft) => {
      draft.containers!['bbox9'] = { host: 'docker02', image: 'busybox', networks: { mac_net10: {} } };
      draft.hosts!['router01']!.interfaces!['eth2']!.mtu = 9000;
      draft.canvas = { positions: { 'container:bbox1': { x: 1, y: 2 } } };
      draft.expect = [];
    });
    const { added, changed } = changedThings(document, next);
    expect(added).toEqual(['container:bbox9']);
    expect(new Set(changed)).toEqual(new Set(['interface:router01/eth2', 'container:bbox1', 'container:bbox2']));
  });

  it('is the host of a container that is gone, and nothing where the text was only typed anew', () => {
    const gone = produce(document, (draft) => {
      delete draft.containers!['bbox3'];
    });
    expect(changedThings(document, gone)).toEqual({ added: [], changed: ['host:docker02'] });
    expect(changedThings(document, structuredClone(document))).toEqual({ added: [], changed: [] });
  });
});

describe('where the canvas goes after an edit', () => {
  const change = { added: [], changed: ['container:bbox1'] };

  it('nowhere, where some of what changed is in sight', () => {
    expect(moveFor(change, boxes, at(0, 0), false)).toBeNull();
  });

  it('to what changed where all of it lies outside, no further than needed and at the same zoom', () => {
    const move = moveFor(change, boxes, at(600, 200, 1.5), false)!;
    expect(sees(move, 'container:bbox1')).toBe(true);
    expect(move).toMatchObject({ whole: false, viewport: { zoom: 1.5 } });
  });

  it('to everything where nothing drawn is left in sight, or where nothing was drawn before', () => {
    expect(moveFor({ added: [], changed: [] }, boxes, at(9000, 9000), false)).toMatchObject({ whole: true });
    expect(moveFor({ added: ['host:docker01'], changed: [] }, boxes, at(0, 0), true)).toMatchObject({ whole: true });
    expect(moveFor({ added: [], changed: ['host:gone'] }, [], at(0, 0), false)).toBeNull();
  });

  it('goes no further than needed to a container that is added, at the same zoom', () => {
    const move = moveFor({ added: ['container:bbox3'], changed: [] }, boxes, at(-420, -100), false)!;
    expect(sees(move, 'container:bbox3')).toBe(true);
    expect(move).toMatchObject({ whole: false, viewport: { zoom: 1 } });
  });

  it('shows a host that is added whole: with everything as long as that can be read', () => {
    const added = { added: ['host:router01'], changed: [] };
    expect(moveFor(added, boxes, at(0, 0), false)).toMatchObject({ whole: true });
    const many = produce(document, (draft) => {
      for (let index = 0; index < 30; index++) draft.hosts![`more${index}`] = { interfaces: { eth0: { segment: 'lan' } } };
    });
    const large = layOut(many).boxes;
    const move = moveFor(added, large, at(0, 0), false)!;
    expect(move).toMatchObject({ whole: false, viewport: { zoom: 1 } });
    expect(sees(move, 'host:router01')).toBe(true);
  });
});
