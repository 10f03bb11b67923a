import { describe, expect, it } from 'vitest';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { labHostsOf, lackedKinds, sandboxAddress } from './lab-hosts.ts';

const design: TopologyDocument = {
  vlanvas: 1,
  name: 'mixed',
  hosts: {
    docker01: { ssh: 'ann@docker01.lab', interfaces: { ens33: {}, 'ens33.10': { parent: 'ens33', vlan: 10 } } },
    Web_1: { interfaces: { eth0: {} } },
    far: { ssh: 'root@192.0.2.1' },
    local: { docker: 'unix:///var/run/docker.sock' },
    router01: { docker: 'none' },
  },
  networks: { net: { driver: 'ipvlan' } },
};

describe('a design and the sandbox', () => {
  it('has hosts that are on it, hosts that could be, and hosts elsewhere', () => {
    expect(labHostsOf(design)).toEqual({ names: ['docker01', 'Web_1', 'router01'], free: ['Web_1', 'router01'] });
    expect(labHostsOf(null)).toEqual({ names: [], free: [] });
  });

  it('gives a host a name that the sandbox takes', () => {
    expect(sandboxAddress('Web_1')).toBe('web-1.lab');
  });

  it('may need what hosts on this kernel cannot have', () => {
    expect(lackedKinds(design, { lacks: ['vlan', 'ipvlan', 'bond'] })).toEqual(['vlan', 'ipvlan']);
    expect(lackedKinds(design, {})).toEqual([]);
  });
});
