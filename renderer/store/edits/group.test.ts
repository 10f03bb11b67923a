import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { twoVlans } from '../../testing/two-vlans.ts';
import { place, tidy } from './arrange.ts';
import { givenName, group, groupOf, groupSelected, isGrouped, renameGroup, ungroup } from './group.ts';
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

  it('are named and numbered again, and never take the name of another', () => {
    const two = produce(grouped, (draft) => group(draft, ['host:router01', 'network:mac_net20']));
    const named = produce(two, (draft) => renameGroup(draft, 'group1', 'web tier'));
    expect(Object.keys(named.canvas?.groups ?? {})).toEqual(['web tier', 'group2']);
    expect(produce(named, (draft) => renameGroup(draft, 'group2', 'web tier'))).toEqual(named);
    const again = produce(named, (draft) => renameGroup(draft, 'web tier', ''));
    expect(again).toEqual(two);
    expect(['web tier', 'group2', 'group'].map(givenName)).toEqual(['web tier', null, 'group']);
  });

  it('are selected as a whole, or not', () => {
    const [one, two, three] = ['network:mac_net10', 'host:docker02', 'host:docker01'] as const;
    expect(groupSelected(grouped, [one, two, three])).toBe('group1');
    expect(groupSelected(grouped, [one, two])).toBeNull();
    expect(groupSelected(grouped, [one, two, three, 'host:router01'])).toBeNull();
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
