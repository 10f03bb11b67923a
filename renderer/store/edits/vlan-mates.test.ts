import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { twoVlans } from '../../testing/two-vlans.ts';
import { addSubInterface, freeTag } from './add.ts';
import { spreadVlan, vlanMates } from './vlan-mates.ts';

describe('a VLAN on every host of its segment', () => {
  const one = produce(twoVlans(), (draft) => void addSubInterface(draft, 'docker01', 'ens33', 30));

  it('is missing on the others with a NIC there, and is made on each of them', () => {
    expect(vlanMates(one, 'docker01', 'ens33.30')).toEqual([
      { host: 'docker02', parent: 'ens33' },
      { host: 'router01', parent: 'eth2' },
    ]);
    const all = produce(one, (draft) => spreadVlan(draft, 'docker01', 'ens33.30'));
    expect(all.hosts?.['router01']?.interfaces?.['eth2.30']).toEqual({ parent: 'eth2', vlan: 30 });
    expect(vlanMates(all, 'docker01', 'ens33.30')).toEqual([]);
  });

  it('sits on the bond where the NICs are bonded, and never on another segment', () => {
    const bonded = produce(one, (draft) => {
      draft.segments = { ...draft.segments, dmz: {} };
      draft.hosts!['docker02']!.bonds = { bond0: { interfaces: ['ens33'], segment: 'lan' } };
      draft.hosts!['router01']!.interfaces!['eth2']!.segment = 'dmz';
    });
    expect(vlanMates(bonded, 'docker01', 'ens33.30')).toEqual([{ host: 'docker02', parent: 'bond0' }]);
  });

  it('gets the first tag that the segment carries and the host does not use', () => {
    const carried = produce(twoVlans(), (draft) => void (draft.segments!['lan']!.vlans = [10, 20, 77]));
    expect(freeTag(carried, 'docker01', 'ens33')).toBe(77);
    expect(freeTag(twoVlans(), 'docker01', 'ens33')).toBe(30);
  });
});
