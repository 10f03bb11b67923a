import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { twoVlans } from '../../testing/two-vlans.ts';
import { addContainer, addHost, addNetwork, addNic, addSubInterface } from './add.ts';
import { applyFix, place, tidy } from './arrange.ts';
import { connect, connectionBetween, moveContainer } from './connect.ts';
import { removeObject } from './remove.ts';
import { nameMistake, renameImage, renameObject, renameRegistry } from './rename.ts';

const EMPTY: TopologyDocument = { vlanvas: 1, name: 'empty' };

describe('adding', () => {
  it('draws a working two-host design out of nothing', () => {
    const document = produce(EMPTY, (draft) => {
      addHost(draft);
      addHost(draft);
      addNetwork(draft, 'macvlan');
      addContainer(draft, 'docker01', 'mac_net1');
      addContainer(draft, 'docker02', 'mac_net1');
    });
    expect(document).toEqual({
      vlanvas: 1,
      name: 'empty',
      segments: { lan: {} },
      hosts: {
        docker01: { interfaces: { eth0: { segment: 'lan', promiscuous: true } } },
        docker02: { interfaces: { eth0: { segment: 'lan', promiscuous: true } } },
      },
      networks: {
        mac_net1: {
          driver: 'macvlan',
          subnets: [{ subnet: '172.16.10.0/24', gateway: '172.16.10.1' }],
          parents: { docker01: 'eth0', docker02: 'eth0' },
        },
      },
      containers: {
        bbox1: { host: 'docker01', image: 'busybox', networks: { mac_net1: {} } },
        bbox2: { host: 'docker02', image: 'busybox', networks: { mac_net1: {} } },
      },
    });
  });

  it('takes a host of the sandbox with its name, address and NIC', () => {
    const lab = { name: 'docker02', ssh: 'docker02.lab', nic: 'ens3', nics: ['ens3'], address: '10.0.0.2', running: true };
    const document = produce(EMPTY, (draft) => void addHost(draft, { lab }));
    expect(document.hosts?.['docker02']).toEqual({
      ssh: 'docker02.lab',
      interfaces: { ens3: { segment: 'lan', promiscuous: true } },
    });
  });

  it('puts a host into the column that was asked for', () => {
    const document = produce(twoVlans(), (draft) => void addHost(draft, { index: 1 }));
    expect(Object.keys(document.hosts ?? {})).toEqual(['docker01', 'docker03', 'docker02', 'router01']);
  });

  it('gives a new network a subnet that nothing overlaps, and no ipvlan a parent that is taken', () => {
    const document = produce(twoVlans(), (draft) => {
      addNetwork(draft, 'macvlan');
      addNetwork(draft, 'ipvlan');
    });
    expect(document.networks?.['mac_net1']?.subnets?.[0]?.subnet).toBe('172.16.30.0/24');
    expect(document.networks?.['mac_net1']?.parents).toEqual({ docker01: 'ens33', docker02: 'ens33' });
    expect(document.networks?.['ip_net1']?.parents).toEqual({});
  });

  it('finds the next free NIC name and VLAN tag', () => {
    const document = produce(twoVlans(), (draft) => {
      addNic(draft, 'router01');
      addSubInterface(draft, 'docker01', 'ens33');
    });
    expect(document.hosts?.['router01']?.interfaces?.['eth0']).toEqual({ segment: 'lan', promiscuous: true });
    expect(document.hosts?.['docker01']?.interfaces?.['ens33.30']).toEqual({ parent: 'ens33', vlan: 30 });
  });
});

describe('removing', () => {
  it('takes a host away with its containers, its place in networks and what was expected of them', () => {
    const document = produce(twoVlans(), (draft) => {
      place(draft, [{ id: 'host:docker01', x: 1, y: 2 }]);
      removeObject(draft, 'host:docker01');
    });
    expect(Object.keys(document.containers ?? {})).toEqual(['bbox3', 'bbox4']);
    expect(document.networks?.['mac_net10']?.parents).toEqual({ docker02: 'ens33.10' });
    expect(document).not.toHaveProperty('expect');
    expect(document.canvas?.positions).toEqual({});
  });

  it('takes a NIC away with its sub-interfaces and their networks on that host', () => {
    const document = produce(twoVlans(), (draft) => removeObject(draft, 'interface:docker01/ens33'));
    expect(document.hosts?.['docker01']?.interfaces).toEqual({});
    expect(document.networks?.['mac_net20']?.parents).toEqual({ docker02: 'ens33.20' });
  });

  it('takes wires away: an attachment, an uplink, a cable', () => {
    const document = produce(twoVlans(), (draft) => {
      removeObject(draft, 'attachment:bbox1/mac_net10');
      removeObject(draft, 'uplink:mac_net10/docker02');
      removeObject(draft, 'cable:docker01/ens33');
    });
    expect(document.containers?.['bbox1']?.networks).toEqual({});
    expect(document.networks?.['mac_net10']?.parents).toEqual({ docker01: 'ens33.10' });
    expect(document.hosts?.['docker01']?.interfaces?.['ens33']).toEqual({ promiscuous: true });
  });
});

describe('renaming', () => {
  it('follows every reference and keeps the order', () => {
    const document = produce(twoVlans(), (draft) => {
      renameObject(draft, 'host', 'docker01', 'alpha');
      renameObject(draft, 'network', 'mac_net10', 'blue');
      renameObject(draft, 'container', 'bbox1', 'web');
      renameObject(draft, 'interface', 'alpha/ens33', 'eth0');
      renameObject(draft, 'segment', 'lan', 'office');
    });
    expect(Object.keys(document.hosts ?? {})).toEqual(['alpha', 'docker02', 'router01']);
    expect(document.networks?.['blue']?.parents).toEqual({ alpha: 'ens33.10', docker02: 'ens33.10' });
    expect(document.containers?.['web']).toEqual({
      host: 'alpha',
      image: 'busybox',
      networks: { blue: { ipv4: '172.16.10.10' } },
    });
    expect(document.hosts?.['alpha']?.interfaces?.['ens33.10']?.parent).toBe('eth0');
    expect(document.hosts?.['alpha']?.interfaces?.['eth0']?.segment).toBe('office');
    expect(document.expect?.[0]?.from).toBe('web');
  });

  it('says what is wrong with a name', () => {
    expect(nameMistake('', [], 'host')).toBe('empty');
    expect(nameMistake('a b', [], 'host')).toBe('space');
    expect(nameMistake('a/b', [], 'host')).toBe('characters');
    expect(nameMistake('-a', [], 'host')).toBe('first');
    expect(nameMistake('eth0:1', [], 'interface')).toBe('interface');
    expect(nameMistake('averylongname.100', [], 'interface')).toBe('long');
    expect(nameMistake('docker01', ['docker01'], 'host')).toBe('taken');
    expect(nameMistake('ens33.10', [], 'interface')).toBeNull();
  });
});

describe('connecting', () => {
  const answer = (from: string, to: string, document = twoVlans()) => connectionBetween(document, from, to);

  it('attaches a container, and takes the network along to its host', () => {
    const document = produce(twoVlans(), (draft) => {
      removeObject(draft, 'uplink:mac_net20/docker01');
      const made = connectionBetween(draft, 'network:mac_net20', 'container:bbox1');
      if ('connection' in made) connect(draft, made.connection);
    });
    expect(document.containers?.['bbox1']?.networks).toHaveProperty('mac_net20');
    expect(document.networks?.['mac_net20']?.parents?.['docker01']).toBe('ens33.20');
  });

  it('gives a network another parent, and cables a NIC', () => {
    const document = produce(twoVlans(), (draft) => {
      draft.segments = { ...draft.segments, dmz: {} };
      for (const [from, to] of [
        ['network:mac_net10', 'interface:docker01/ens33'],
        ['interface:docker02/ens33', 'segment:dmz'],
      ] as const) {
        const made = connectionBetween(draft, from, to);
        if ('connection' in made) connect(draft, made.connection);
      }
    });
    expect(document.networks?.['mac_net10']?.parents?.['docker01']).toBe('ens33');
    expect(document.hosts?.['docker02']?.interfaces?.['ens33']).toEqual({ segment: 'dmz', promiscuous: true });
  });

  it('says why it refuses', () => {
    expect(answer('container:bbox1', 'network:mac_net10')).toEqual({ refused: 'attached' });
    expect(answer('container:bbox1', 'container:bbox2')).toEqual({ refused: 'two-containers' });
    expect(answer('interface:docker01/ens33.10', 'segment:lan')).toEqual({ refused: 'sub-interface' });
    const bare = produce(twoVlans(), (draft) => removeObject(draft, 'interface:docker02/ens33'));
    expect(answer('network:mac_net10', 'host:docker02', bare)).toEqual({ refused: 'no-interface' });
  });

  it('puts a network on another host in its own broadcast domain only, unless an interface is named', () => {
    const split = produce(twoVlans(), (draft) => {
      draft.segments!['other'] = {};
      draft.hosts!['docker02']!.interfaces!['ens33']!.segment = 'other';
      draft.containers!['bbox3']!.networks = {};
      delete draft.networks!['mac_net10']!.parents!['docker02'];
    });
    expect(answer('network:mac_net10', 'host:docker02', split)).toEqual({ refused: 'other-domain' });
    expect(answer('container:bbox3', 'network:mac_net10', split)).toEqual({ refused: 'other-domain' });
    expect(answer('container:bbox1', 'host:docker02', split)).toEqual({ refused: 'other-domain' });
    expect(answer('network:mac_net10', 'interface:docker02/ens33.10', split)).toMatchObject({ connection: { apart: true } });
    expect(answer('network:mac_net10', 'interface:docker02/ens33.10')).toEqual({ refused: 'connected' });
  });

  it('renames a registry with the images that come from it, and a source with the containers that run it', () => {
    const document = produce(twoVlans(), (draft) => {
      draft.registries = { hub: { host: 'docker01' }, other: { host: 'docker02' } };
      draft.images = { busybox: { registry: 'hub' }, nginx: { registry: 'other' } };
      renameRegistry(draft, 'hub', 'mine');
      renameImage(draft, 'busybox', 'busybox:1.36');
    });
    expect(Object.keys(document.registries ?? {})).toEqual(['mine', 'other']);
    expect(document.images).toEqual({ 'busybox:1.36': { registry: 'mine' }, nginx: { registry: 'other' } });
    expect(document.containers?.['bbox1']?.image).toBe('busybox:1.36');
  });

  it('moves a container with its networks', () => {
    const document = produce(twoVlans(), (draft) => {
      removeObject(draft, 'uplink:mac_net10/docker02');
      moveContainer(draft, 'bbox1', 'docker02');
    });
    expect(document.containers?.['bbox1']?.host).toBe('docker02');
    expect(document.networks?.['mac_net10']?.parents?.['docker02']).toBe('ens33.10');
  });
});

describe('arranging and fixing', () => {
  it('tidy forgets positions and leaves the design alone', () => {
    const document = produce(twoVlans(), (draft) => {
      place(draft, [{ id: 'host:docker01', x: 10.4, y: 20.6 }]);
      expect(draft.canvas?.positions?.['host:docker01']).toEqual({ x: 10, y: 21 });
      tidy(draft);
    });
    expect(document).toEqual(twoVlans());
  });

  it('applies a fix: sets, makes what is missing on the way, removes', () => {
    const document = produce(twoVlans(), (draft) =>
      applyFix(draft, [
        { path: ['networks', 'mac_net10', 'subnets', 0, 'gateway'], value: '172.16.10.254' },
        { path: ['segments', 'lan', 'vlans'], value: undefined },
        { path: ['hosts', 'docker01', 'bonds', 'bond0'], value: { interfaces: ['ens33'] } },
        { path: ['expect'], value: undefined },
      ]),
    );
    expect(document.networks?.['mac_net10']?.subnets?.[0]?.gateway).toBe('172.16.10.254');
    expect(document.segments).toEqual({ lan: {} });
    expect(document.hosts?.['docker01']?.bonds).toEqual({ bond0: { interfaces: ['ens33'] } });
    expect('expect' in document).toBe(false);
  });
});
