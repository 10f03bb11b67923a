/** The design of the target picture: two hosts, a router, two VLANs. */
import type { TopologyDocument } from '../../shared/topology/document.ts';

const dockerHost = (address: string) => ({
  ssh: `root@${address}`,
  interfaces: {
    ens33: { segment: 'lan', promiscuous: true },
    'ens33.10': { parent: 'ens33', vlan: 10 },
    'ens33.20': { parent: 'ens33', vlan: 20 },
  },
});

export function twoVlans(): TopologyDocument {
  return {
    vlanvas: 1,
    name: 'two-vlans',
    segments: { lan: { vlans: [10, 20] } },
    hosts: {
      docker01: dockerHost('192.168.1.11'),
      docker02: dockerHost('192.168.1.13'),
      router01: {
        docker: 'none',
        forwarding: true,
        interfaces: {
          eth2: { segment: 'lan' },
          'eth2.10': { parent: 'eth2', vlan: 10, addresses: ['172.16.10.1/24'] },
          'eth2.20': { parent: 'eth2', vlan: 20, addresses: ['172.16.20.1/24'] },
        },
      },
    },
    networks: {
      mac_net10: {
        driver: 'macvlan',
        parents: { docker01: 'ens33.10', docker02: 'ens33.10' },
        subnets: [{ subnet: '172.16.10.0/24', gateway: '172.16.10.1' }],
      },
      mac_net20: {
        driver: 'macvlan',
        parents: { docker01: 'ens33.20', docker02: 'ens33.20' },
        subnets: [{ subnet: '172.16.20.0/24', gateway: '172.16.20.1' }],
      },
    },
    containers: {
      bbox1: { host: 'docker01', image: 'busybox', networks: { mac_net10: { ipv4: '172.16.10.10' } } },
      bbox2: { host: 'docker01', image: 'busybox', networks: { mac_net20: { ipv4: '172.16.20.10' } } },
      bbox3: { host: 'docker02', image: 'busybox', networks: { mac_net10: { ipv4: '172.16.10.11' } } },
      bbox4: { host: 'docker02', image: 'busybox', networks: { mac_net20: {} } },
    },
    expect: [{ from: 'bbox1', to: 'bbox2', reachable: true }],
  };
}
