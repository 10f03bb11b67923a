import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { twoVlans } from '../testing/two-vlans.ts';
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

  it('lights what takes it', () => {
    expect(takesDrop(document, 'vlan', 'interface:docker01/ens33')).toBe(true);
    expect(takesDrop(document, 'vlan', 'segment:lan')).toBe(true);
    expect(takesDrop(document, 'vlan', 'network:mac_net10')).toBe(false);
    expect(takesDrop(document, 'container', 'network:mac_net20')).toBe(true);
    expect(takesDrop(document, 'container', 'host:router01')).toBe(false);
  });
});
