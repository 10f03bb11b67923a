import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { twoVlans } from '../../testing/two-vlans.ts';
import { offersFrom, takeOffer } from './offers.ts';

const made = (from: string, pick: (offer: ReturnType<typeof offersFrom>[number]) => boolean, document = twoVlans()) => {
  const offer = offersFrom(document, from).find(pick)!;
  return produce(document, (draft) => void takeOffer(draft, from, offer));
};

describe('a wire that ends on the empty canvas', () => {
  it('leads a container to a new network on its host, or to one that is there', () => {
    const document = made('container:bbox1', (offer) => offer.make === 'network' && offer.driver === 'bridge');
    expect(document.networks?.['br_net1']?.hosts).toEqual(['docker01']);
    expect(document.containers?.['bbox1']?.networks).toHaveProperty('br_net1');
    expect(offersFrom(twoVlans(), 'container:bbox1')).toContainEqual({ make: 'connection', to: 'network:mac_net20' });
    expect(offersFrom(twoVlans(), 'container:bbox1')).not.toContainEqual({ make: 'connection', to: 'network:mac_net10' });
  });

  it('leads a network to a container on a host that it is on', () => {
    const document = made('network:mac_net20', (offer) => offer.make === 'container' && offer.host === 'docker02');
    expect(document.containers?.['bbox5']).toMatchObject({ host: 'docker02', networks: { mac_net20: {} } });
  });

  it('leads a NIC to a sub-interface, a segment of its own, or a network on it and its like', () => {
    expect(made('interface:docker01/ens33', (offer) => offer.make === 'vlan').hosts?.['docker01']?.interfaces).toHaveProperty([
      'ens33.30',
    ]);
    const cabled = made('interface:docker01/ens33', (offer) => offer.make === 'segment');
    expect(cabled.hosts?.['docker01']?.interfaces?.['ens33']?.segment).toBe('lan2');
    const network = made('interface:docker01/ens33', (offer) => offer.make === 'network' && offer.driver === 'macvlan');
    expect(network.networks?.['mac_net1']?.parents).toEqual({ docker01: 'ens33', docker02: 'ens33' });
  });

  it('leads a segment to a host or router cabled to it', () => {
    const two = produce(twoVlans(), (draft) => void (draft.segments = { ...draft.segments, dmz: {} }));
    const document = made('segment:dmz', (offer) => offer.make === 'router', two);
    expect(document.hosts?.['router02']?.interfaces?.['eth0']).toEqual({ segment: 'dmz' });
  });
});
