import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { addBond, looseNics } from './bond.ts';

const design: TopologyDocument = {
  vlanvas: 1,
  name: 'bonds',
  segments: { lan: {} },
  hosts: {
    docker01: {
      interfaces: {
        eth0: { segment: 'lan', addresses: ['192.168.1.11/24'] },
        eth1: { segment: 'lan' },
        eth2: { segment: 'lan' },
        'eth2.10': { parent: 'eth2', vlan: 10 },
      },
    },
  },
  networks: { mac_net1: { driver: 'macvlan', parents: { docker01: { interface: 'eth0', shim: true } } } },
};

describe('a bond', () => {
  it('takes the NICs that nothing else uses, with their address and the networks on them', () => {
    const after = produce(design, (draft) => void addBond(draft, 'docker01'));
    expect(after.hosts?.['docker01']?.bonds).toEqual({
      bond0: { interfaces: ['eth0', 'eth1'], mode: 'active-backup', segment: 'lan', addresses: ['192.168.1.11/24'] },
    });
    expect(after.hosts?.['docker01']?.interfaces?.['eth0']).not.toHaveProperty('addresses');
    expect(after.networks?.['mac_net1']?.parents).toEqual({ docker01: { interface: 'bond0', shim: true } });
  });

  it('needs two of them', () => {
    expect(looseNics({ interfaces: { eth0: {} } })).toEqual(['eth0']);
    const one: TopologyDocument = { ...design, hosts: { docker01: { interfaces: { eth0: {} } } } };
    expect(produce(one, (draft) => void addBond(draft, 'docker01'))).toBe(one);
  });
});
