import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { twoVlans } from '../../testing/two-vlans.ts';
import { place, tidy } from './arrange.ts';
import { group, groupOf, isGrouped, ungroup } from './group.ts';
import { removeObject } from './remove.ts';
import { renameObject } from './rename.ts';

const grouped = produce(twoVlans(), (draft) => group(draft, ['host:docker01', 'host:docker02', 'network:mac_net10']));

describe('groups', () => {
  it('bring the others along, and leave what is in none alone', () => {
    expect(groupOf(grouped, 'host:docker02')).toEqual(['host:docker01', 'host:docker02', 'network:mac_net10']);
    expect(groupOf(grouped, 'host:router01')).toEqual(['host:router01']);
  });

  it('take a thing out of the group that it was in before', () => {
    const document = produce(grouped, (draft) => group(draft, ['host:docker01', 'host:router01']));
    expect(document.canvas?.groups).toEqual({
      group1: ['host:docker02', 'network:mac_net10'],
      group2: ['host:docker01', 'host:router01'],
    });
  });

  it('follow a rename, lose what is removed, and are none with one member', () => {
    const document = produce(grouped, (draft) => {
      renameObject(draft, 'host', 'docker01', 'alpha');
      removeObject(draft, 'network:mac_net10');
    });
    expect(document.canvas?.groups).toEqual({ group1: ['host:alpha', 'host:docker02'] });
    expect(produce(document, (draft) => removeObject(draft, 'host:alpha')).canvas).toBeUndefined();
  });

  it('survive tidying, and are dissolved whole', () => {
    const tidied = produce(grouped, (draft) => {
      place(draft, [{ id: 'host:docker01', x: 1, y: 1 }]);
      tidy(draft);
    });
    expect(tidied.canvas).toEqual(grouped.canvas);
    const free = produce(tidied, (draft) => ungroup(draft, ['host:docker01']));
    expect(isGrouped(free, 'host:docker02')).toBe(false);
    expect(free).toEqual(twoVlans());
  });
});
