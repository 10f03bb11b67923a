import { describe, expect, it } from 'vitest';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { translatorFor } from '../locales/index.ts';
import { twoVlans } from '../testing/two-vlans.ts';
import { findEntries } from './command-entries.ts';
import { listThings } from './find-things.ts';

const base = twoVlans();
const document: TopologyDocument = {
  ...base,
  segments: { ...base.segments, dmz: { vlans: [77] }, cellar: null },
  hosts: {
    ...base.hosts,
    far: {
      ssh: 'root@10.9.8.7',
      interfaces: { eno1: {}, eno2: {}, eno3: { access: 42 } },
      bonds: { bond0: { interfaces: ['eno1', 'eno2'], segment: 'dmz', access: 77, addresses: ['10.77.0.5/24'] } },
    },
  },
  networks: {
    ...base.networks,
    shimmed: {
      driver: 'macvlan',
      parents: { far: { interface: 'eno3', shim: { name: 'gw42', addresses: ['10.42.0.3/24'] } } },
      subnets: [{ subnet: '10.42.0.0/24', gateway: '10.42.0.1', reserved: { printer: '10.42.0.200' } }],
    },
    wide: { driver: 'overlay', hosts: ['docker01', 'docker02'], vni: 4711, subnets: [{ subnet: '10.5.0.0/24' }] },
  },
  containers: {
    ...base.containers,
    web: { host: 'far', image: 'nginx', name: 'shop-front', networks: { shimmed: { mac: '02:42:0a:2a:00:09' } } },
  },
  tunnels: {
    crossing: {
      kind: 'vxlan',
      id: 901,
      hosts: { docker01: { local: '192.168.1.11' }, far: { local: '10.9.8.7', bridge: 'br9' } },
    },
    pipe: { kind: 'gre', id: 33, hosts: { docker01: null, far: null } },
  },
  images: { nginx: { registry: 'store' } },
  registries: { store: { host: 'docker02', port: 5050 } },
  expect: [{ from: 'web', to: 'mac_net10', reachable: false }],
};
const things = listThings(document, null, translatorFor('en')).map((thing) => ({ ...thing, run: () => undefined }));
const found = (query: string): readonly string[] => findEntries(things, query).map(({ kind, label }) => `${kind} ${label}`);

describe('the search', () => {
  it.each([
    ['bond0', 'Bond far bond0'],
    ['10.77.0.5', 'Bond far bond0'],
    ['bond vlan 77', 'Bond far bond0'],
    ['bond eno2', 'Bond far bond0'],
    ['vlan 42', 'NIC far eno3'],
    ['nic vlan 10 router', 'NIC router01 eth2.10'],
    ['segment vlan 77', 'Segment dmz'],
    ['cellar', 'Segment cellar'],
    ['10.42.0.3', 'Shim far gw42'],
    ['gw42', 'Shim far gw42'],
    ['10.42.0.200', 'Network shimmed'],
    ['network vlan 20', 'Network mac_net20'],
    ['vni 4711', 'Network wide'],
    ['vni 901', 'Tunnel crossing'],
    ['vxlan', 'Tunnel crossing'],
    ['gre 33', 'Tunnel pipe'],
    ['br9', 'Tunnel crossing'],
    ['tunnel 192.168.1.11', 'Tunnel crossing'],
    ['10.9.8.7', 'Host far'],
    ['shop-front', 'Container web'],
    ['02:42:0a:2a:00:09', 'Container web'],
    ['must not reach', 'Expectation web must not reach mac_net10'],
    ['image nginx', 'Image nginx'],
    ['5050', 'Registry store'],
  ])('%s: %s', (query, thing) => {
    expect(found(query)).toContain(thing);
  });

  it('lists everything once, and shows what is drawn of it', () => {
    const sizes = [document.containers, document.hosts, document.networks, document.segments, document.tunnels];
    const interfaces = Object.values(document.hosts ?? {}).flatMap((host) => Object.keys({ ...host.interfaces, ...host.bonds }));
    const count = sizes.reduce((sum, part) => sum + Object.keys(part ?? {}).length, interfaces.length);
    // One shim, one expectation, one image, one registry.
    expect(things).toHaveLength(count + 4);
    expect(new Set(things.map(({ key }) => key)).size).toBe(things.length);
    expect(things.find(({ label }) => label === 'web must not reach mac_net10')).toMatchObject({
      id: 'expectation:web/mac_net10',
      shows: ['container:web', 'network:mac_net10'],
    });
    expect(things.filter(({ id }) => id === null).map(({ label }) => label)).toEqual(['nginx', 'store']);
  });
});
