import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { twoVlans } from '../testing/two-vlans.ts';
import { networkPlaces } from '../store/edits/parents.ts';
import { dropMeaning, takesDrop } from './drop-meaning.ts';

const document = twoVlans();

describe('what a drop of the palette means', () => {
  it('puts a container on the host and network under the pointer', () => {
    expect(dropMeaning(document, 'container', ['network:mac_net10', 'host:docker02'])).toMatchObject({
      target: 'network:mac_net10',
      values: { host: 'docker02', network: 'mac_net10' },
    });
    expect(dropMeaning(document, 'container', ['host:docker01'])).toMatchObject({ target: 'host:docker01' });
  });

  it('puts a VLAN on the NIC under the pointer, or on every host of the segment', () => {
    expect(dropMeaning(document, 'vlan', ['interface:docker01/ens33.10', 'host:docker01'])).toMatchObject({
      target: 'interface:docker01/ens33',
      values: { vlan: 30 },
    });
    expect(dropMeaning(document, 'vlan', ['segment:lan'])).toMatchObject({ target: 'segment:lan', values: { vlan: 30 } });
  });

  it('asks for the host where nothing lies under the pointer', () => {
    expect(dropMeaning(document, 'container', [])).toMatchObject({ does: 'ask', hosts: ['docker01', 'docker02'] });
    expect(dropMeaning({ vlanvas: 1, name: 'empty' }, 'container', [])).toEqual({ does: 'refuse', words: 'palette.needsHost' });
  });

  it('says why not: no Docker, no NIC, a parent that is taken, a network that cannot come', () => {
    expect(dropMeaning(document, 'container', ['host:router01'])).toMatchObject({ words: 'refused.no-docker' });
    expect(dropMeaning(document, 'ipvlan', ['interface:docker01/ens33.10'])).toMatchObject({ words: 'refused.parent-taken' });
    const bare = produce(document, (draft) => {
      draft.hosts!['docker02']!.interfaces = {};
      delete draft.networks!['mac_net10']!.parents!['docker02'];
    });
    expect(dropMeaning(bare, 'vlan', ['host:docker02'])).toMatchObject({ words: 'palette.needsNic' });
    expect(dropMeaning(bare, 'container', ['network:mac_net10', 'host:docker02'])).toMatchObject({
      words: 'refused.no-interface',
    });
  });

  it('puts a network on hosts of one broadcast domain, and names those that it leaves out', () => {
    const split = produce(document, (draft) => {
      draft.segments!['other'] = {};
      draft.hosts!['docker02']!.interfaces!['ens33']!.segment = 'other';
      draft.networks = {};
    });
    expect(dropMeaning(split, 'ipvlan', ['interface:docker01/ens33.10'])).toMatchObject({
      words: 'place.networkOnSome',
      values: { left: 'docker02' },
    });
    expect(networkPlaces(split, 'ipvlan', { host: 'docker01', interface: 'ens33.10' }).parents).toEqual({ docker01: 'ens33.10' });
    expect(dropMeaning(split, 'ipvlan', [])).toMatchObject({ words: 'place.networkSome', values: { left: 'docker02' } });
    const whole = produce(document, (draft) => void (draft.networks = {}));
    expect(dropMeaning(whole, 'ipvlan', [])).toMatchObject({ words: 'place.network' });
    expect(dropMeaning({ vlanvas: 1, name: 'empty' }, 'ipvlan', [])).toMatchObject({ words: 'place.networkNowhere' });
  });

  it('takes an access port of the same VLAN for the like of a sub-interface', () => {
    const access = produce(document, (draft) => {
      draft.hosts!['docker02']!.interfaces = { eth0: { segment: 'lan', access: 10 } };
      draft.networks = {};
    });
    const places = networkPlaces(access, 'macvlan', { host: 'docker01', interface: 'ens33.10' });
    expect(places).toEqual({ parents: { docker01: 'ens33.10', docker02: 'eth0' }, left: [] });
  });

  it('says why a second macvlan network cannot be on a parent: an old Docker, a passthru network', () => {
    expect(dropMeaning(document, 'macvlan', ['interface:docker01/ens33.10'])).toMatchObject({ does: 'make' });
    const old = produce(document, (draft) => void (draft.hosts!['docker01']!.engine = '24.0.7'));
    expect(dropMeaning(old, 'macvlan', ['interface:docker01/ens33.10'])).toEqual({ does: 'refuse', words: 'refused.old-engine' });
    const passthru = produce(document, (draft) => void (draft.networks!['mac_net10']!.mode = 'passthru'));
    expect(dropMeaning(passthru, 'macvlan', ['interface:docker01/ens33.10'])).toMatchObject({ words: 'refused.passthru' });
  });

  it('puts no network on a member of a bond, and says which tag a segment does not carry', () => {
    const bonded = produce(document, (draft) => {
      draft.hosts!['docker01']!.interfaces!['eth9'] = {};
      draft.hosts!['docker01']!.bonds = { bond0: { interfaces: ['eth9'], segment: 'lan' } };
    });
    expect(dropMeaning(bonded, 'macvlan', ['interface:docker01/eth9'])).toEqual({ does: 'refuse', words: 'refused.bonded' });
    expect(dropMeaning(document, 'vlan', ['interface:docker01/ens33'])).toMatchObject({ words: 'place.vlanNotCarried' });
  });

  it('lights what takes it', () => {
    expect(takesDrop(document, 'vlan', 'interface:docker01/ens33')).toBe(true);
    expect(takesDrop(document, 'vlan', 'segment:lan')).toBe(true);
    expect(takesDrop(document, 'vlan', 'network:mac_net10')).toBe(false);
    expect(takesDrop(document, 'container', 'network:mac_net20')).toBe(true);
    expect(takesDrop(document, 'container', 'host:router01')).toBe(false);
  });
});
