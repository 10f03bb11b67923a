import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../locales/index.ts';
import { twoVlans } from '../../testing/two-vlans.ts';
import { wireFacts } from './wire-facts.ts';

const t = translatorFor('en');
const told = (id: string) => Object.fromEntries(wireFacts(twoVlans(), null, id, t).map(({ label, value }) => [label, value]));

describe('what runs over a wire', () => {
  it('is the segment, the tags and the networks of a cable', () => {
    expect(told('cable:docker01/ens33')).toEqual({
      Segment: 'lan',
      VLANs: '10, 20',
      Networks: 'mac_net10, mac_net20',
      MTU: '1500',
    });
  });

  it('is the network and tag of an uplink, to a parent and to a router alike', () => {
    expect(told('uplink:mac_net10/docker01')).toMatchObject({ 'Parent interface': 'docker01 ens33.10', 'VLAN tag': '10' });
    expect(told('router:mac_net20/router01/eth2.20')).toMatchObject({ 'Parent interface': 'router01 eth2.20', 'VLAN tag': '20' });
  });

  it('is the address of an attachment', () => {
    expect(told('attachment:bbox1/mac_net10')).toMatchObject({ Address: '172.16.10.10', 'VLAN tag': '10' });
  });
});
