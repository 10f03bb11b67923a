import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { clipOf } from './clip.ts';
import { nameLike } from './names.ts';
import { addClip } from './paste.ts';

const design: TopologyDocument = {
  vlanvas: 1,
  name: 'clips',
  segments: { lan: {} },
  hosts: {
    docker01: { ssh: 'root@192.168.1.11', interfaces: { eth0: { segment: 'lan', addresses: ['192.168.1.11/24'] } } },
  },
  networks: {
    mac_net1: {
      driver: 'macvlan',
      parents: { docker01: 'eth0' },
      subnets: [{ subnet: '172.16.10.0/24', gateway: '172.16.10.1' }],
    },
  },
  containers: {
    bbox1: { host: 'docker01', image: 'busybox', networks: { mac_net1: { ipv4: '172.16.10.10', aliases: ['web'] } } },
  },
};

function paste(document: TopologyDocument, selection: readonly string[], into = document) {
  const clip = clipOf(document, selection);
  let made: readonly string[] = [];
  const after = produce(into, (draft) => {
    if (clip) made = addClip(draft, clip, 'docker01');
  });
  return { after, made };
}

describe('a clip', () => {
  it('of a container keeps its links, and not the address that the first one has', () => {
    const { after, made } = paste(design, ['container:bbox1']);
    expect(made).toEqual(['container:bbox2']);
    expect(after.containers?.['bbox2']).toEqual({
      host: 'docker01',
      image: 'busybox',
      networks: { mac_net1: { aliases: ['web'] } },
    });
  });

  it('of a host brings its containers, is on its networks, and has neither its address nor its login', () => {
    const { after, made } = paste(design, ['host:docker01']);
    expect(made).toEqual(['host:docker02']);
    expect(after.hosts?.['docker02']).toEqual({ interfaces: { eth0: { segment: 'lan' } } });
    expect(after.networks?.['mac_net1']?.parents).toEqual({ docker01: 'eth0', docker02: 'eth0' });
    expect(after.containers?.['bbox2']?.host).toBe('docker02');
  });

  it('of a network has a subnet of its own, and its containers are on the copy', () => {
    const { after } = paste(design, ['network:mac_net1', 'container:bbox1']);
    expect(after.networks?.['mac_net2']?.subnets).toEqual([{ subnet: '172.16.20.0/24', gateway: '172.16.20.1' }]);
    expect(after.containers?.['bbox2']?.networks).toEqual({ mac_net2: { aliases: ['web'] } });
  });

  it('pasted into an empty design makes what it needs', () => {
    const { after } = paste(design, ['host:docker01', 'network:mac_net1'], { vlanvas: 1, name: 'other' });
    expect(after).toMatchObject({
      segments: { lan: {} },
      hosts: design.hosts,
      networks: design.networks,
      containers: design.containers,
    });
  });

  it('of a wire alone is nothing', () => {
    expect(clipOf(design, ['attachment:bbox1/mac_net1'])).toBeNull();
  });
});

describe('nameLike', () => {
  it('counts on in the way of the name', () => {
    expect(nameLike('docker01', ['docker01', 'docker02'])).toBe('docker03');
    expect(nameLike('web', ['web'])).toBe('web1');
    expect(nameLike('mac_net10', ['mac_net10'])).toBe('mac_net11');
  });
});
