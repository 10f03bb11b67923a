import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { parseTopology } from '../../../shared/topology/parse.ts';
import { writeTopology } from '../../../shared/topology/write.ts';
import { clipHead, clipOf, readClip } from './clip.ts';
import { addOpenNetwork, paste, type PasteHosts, type Pasted } from './paste.ts';

const design: TopologyDocument = {
  vlanvas: 1,
  name: 'first',
  segments: { lan: { vlans: [10, 20] } },
  hosts: {
    docker01: {
      ssh: 'root@192.168.1.11',
      interfaces: {
        eth0: { segment: 'lan', addresses: ['192.168.1.11/24'] },
        eth1: { segment: 'lan' },
        eth2: { segment: 'lan' },
        'eth0.10': { parent: 'eth0', vlan: 10 },
      },
      bonds: { bond0: { interfaces: ['eth1', 'eth2'], segment: 'lan' } },
    },
  },
  networks: {
    net10: {
      driver: 'macvlan',
      parents: { docker01: 'eth0.10' },
      subnets: [{ subnet: '10.1.0.0/24', gateway: '10.1.0.1', ranges: { docker01: '10.1.0.64/26' } }],
    },
    br: { driver: 'bridge', hosts: ['docker01'], subnets: [{ subnet: '10.9.0.0/24' }] },
  },
  containers: {
    web: { host: 'docker01', image: 'nginx', networks: { net10: { ipv4: '10.1.0.70', aliases: ['www'] }, br: {} } },
  },
  tunnels: { wan: { kind: 'vxlan', id: 7, hosts: { docker01: { local: '192.168.1.11', bridge: 'br0' } } } },
};

const other = (interfaces: NonNullable<NonNullable<TopologyDocument['hosts']>[string]['interfaces']>): TopologyDocument => ({
  vlanvas: 1,
  name: 'other',
  segments: { net: {} },
  hosts: { server: { interfaces } },
});

function pasteInto(into: TopologyDocument, selection: readonly string[], hosts: PasteHosts = { chosen: null, first: 'server' }) {
  const clip = clipOf(design, selection);
  if (!clip) throw new Error('nothing was copied');
  let pasted: Pasted | undefined;
  const after = produce(into, (draft) => {
    pasted = paste(draft, clip, hosts);
  });
  if (!pasted) throw new Error('nothing was pasted');
  return { after, clip, ...pasted };
}

describe('a container that is pasted where its networks are not', () => {
  it('brings them along on the one interface that is like theirs, and keeps its addresses', () => {
    const { after, brought, left, open } = pasteInto(
      other({ ens1: { segment: 'net' }, 'ens1.10': { parent: 'ens1', vlan: 10 } }),
      ['container:web'],
    );
    expect(after.networks).toEqual({
      net10: {
        driver: 'macvlan',
        parents: { server: 'ens1.10' },
        subnets: [{ subnet: '10.1.0.0/24', gateway: '10.1.0.1', ranges: { server: '10.1.0.64/26' } }],
      },
      br: { driver: 'bridge', hosts: ['server'], subnets: [{ subnet: '10.9.0.0/24' }] },
    });
    expect(after.containers?.['web']?.networks).toEqual({ net10: { ipv4: '10.1.0.70', aliases: ['www'] }, br: {} });
    expect({ brought, left, open }).toEqual({ brought: ['net10', 'br'], left: [], open: [] });
  });

  it('gets the VLAN on the only NIC where it is not there yet', () => {
    const { after } = pasteInto(other({ ens1: { segment: 'net' } }), ['container:web']);
    expect(after.hosts?.['server']?.interfaces).toEqual({ ens1: { segment: 'net' }, 'ens1.10': { parent: 'ens1', vlan: 10 } });
    expect(after.networks?.['net10']?.parents).toEqual({ server: 'ens1.10' });
  });

  it('asks which interface where there are several, and makes it there', () => {
    const nics = {
      a: { segment: 'net' },
      b: { segment: 'net' },
      'a.10': { parent: 'a', vlan: 10 },
      'b.10': { parent: 'b', vlan: 10 },
    };
    const { after, clip, open, brought } = pasteInto(other(nics), ['container:web']);
    expect(brought).toEqual(['br']);
    expect(Object.keys(after.containers?.['web']?.networks ?? {})).toEqual(['br']);
    expect(open.map(({ network, host, interfaces }) => [network, host, interfaces])).toEqual([
      ['net10', 'server', ['a.10', 'b.10']],
    ]);
    const [first] = open;
    const then = produce(after, (draft) => first && addOpenNetwork(draft, clip, first, 'b.10'));
    expect(then.networks?.['net10']?.parents).toEqual({ server: 'b.10' });
    expect(then.containers?.['web']?.networks?.['net10']).toEqual({ ipv4: '10.1.0.70', aliases: ['www'] });
  });

  it('tells which links were not made, and leaves nothing half made', () => {
    const two = pasteInto(other({ a: { segment: 'net' }, b: { segment: 'net' } }), ['container:web']);
    expect(two.left).toEqual([{ why: 'no-parent', network: 'net10', host: 'server' }]);
    expect(Object.keys(two.after.networks ?? {})).toEqual(['br']);
    const router = produce(other({ a: { segment: 'net' } }), (draft) => {
      draft.hosts!['server']!.docker = 'none';
      draft.networks = { br: { driver: 'bridge', hosts: [] } };
    });
    expect(pasteInto(router, ['container:web']).left).toContainEqual({
      why: 'refused',
      container: 'web',
      network: 'br',
      refusal: 'no-docker',
    });
    const empty = pasteInto({ vlanvas: 1, name: 'empty' }, ['container:web'], { chosen: null, first: null });
    expect(empty).toMatchObject({ made: [], left: [{ why: 'no-host', name: 'web' }], after: { vlanvas: 1, name: 'empty' } });
    const text = readClip(
      { vlanvas: 1, name: 'x', containers: { c: { host: 'server', image: 'i', networks: { lost: {} } } } },
      '',
    );
    const unknown: Pasted[] = [];
    produce(other({}), (draft) => void unknown.push(paste(draft, text, { chosen: null, first: null })));
    expect(unknown[0]?.left).toEqual([{ why: 'unknown-network', container: 'c', network: 'lost' }]);
  });

  it('does not take an address that its network does not have there', () => {
    const into = produce(other({ a: { segment: 'net' } }), (draft) => {
      draft.networks = { net10: { driver: 'macvlan', parents: { server: 'a' }, subnets: [{ subnet: '10.55.0.0/24' }] } };
    });
    expect(pasteInto(into, ['container:web']).after.containers?.['web']?.networks?.['net10']).toEqual({ aliases: ['www'] });
  });

  it('goes to the host that is selected', () => {
    const into = produce(design, (draft) => {
      draft.hosts!['docker02'] = { interfaces: { eth0: { segment: 'lan' }, 'eth0.10': { parent: 'eth0', vlan: 10 } } };
    });
    const { after } = pasteInto(into, ['container:web'], { chosen: 'docker02', first: 'docker02' });
    expect(after.containers?.['web1']).toMatchObject({ host: 'docker02', networks: { net10: { aliases: ['www'] }, br: {} } });
    expect(after.networks?.['net10']?.parents).toEqual({ docker01: 'eth0.10', docker02: 'eth0.10' });
  });
});

describe('a host that is pasted elsewhere', () => {
  it('brings its segment and the networks of its containers, and is cabled to nothing else', () => {
    const { after, brought } = pasteInto(other({}), ['host:docker01']);
    expect(after.segments).toEqual({ net: {}, lan: { vlans: [10, 20] } });
    expect(after.hosts?.['docker01']).toEqual(design.hosts?.['docker01']);
    expect(after.networks?.['net10']).toEqual(design.networks?.['net10']);
    expect(brought).toEqual(['lan', 'net10', 'br']);
  });
});

describe('interfaces', () => {
  const here: PasteHosts = { chosen: null, first: 'docker01' };

  it('are duplicated under free names, without the address, with the next tag', () => {
    const { after, made } = pasteInto(design, ['interface:docker01/eth0', 'interface:docker01/eth0.10'], here);
    const { interfaces } = after.hosts?.['docker01'] ?? {};
    expect(interfaces?.['eth3']).toEqual({ segment: 'lan' });
    expect(interfaces?.['eth3.10']).toEqual({ parent: 'eth3', vlan: 10 });
    expect(made).toEqual(['interface:docker01/eth3', 'interface:docker01/eth3.10']);
    const alone = pasteInto(design, ['interface:docker01/eth0.10'], here);
    expect(alone.after.hosts?.['docker01']?.interfaces?.['eth0.20']).toEqual({ parent: 'eth0', vlan: 20 });
  });

  it('of a bond bring members of their own', () => {
    const { after, made } = pasteInto(design, ['interface:docker01/bond0'], here);
    expect(made).toEqual(['interface:docker01/bond1']);
    expect(after.hosts?.['docker01']?.bonds?.['bond1']).toEqual({ interfaces: ['eth3', 'eth4'], segment: 'lan' });
    expect(Object.keys(after.hosts?.['docker01']?.interfaces ?? {})).toEqual(['eth0', 'eth1', 'eth2', 'eth0.10', 'eth3', 'eth4']);
  });

  it('go to another host, and a sub-interface that finds no one NIC there is told of', () => {
    const one = pasteInto(other({ ens1: {} }), ['interface:docker01/eth0.10'], { chosen: 'server', first: 'server' });
    expect(one.after.hosts?.['server']?.interfaces?.['ens1.10']).toEqual({ parent: 'ens1', vlan: 10 });
    const two = pasteInto(other({ a: {}, b: {} }), ['interface:docker01/eth0.10']);
    expect(two).toMatchObject({ made: [], left: [{ why: 'no-nic', interface: 'eth0.10', host: 'server' }] });
  });
});

it('a tunnel is duplicated with an identifier of its own, and on no bridge twice', () => {
  const { after, made } = pasteInto(design, ['tunnel:wan']);
  expect(made).toEqual(['tunnel:wan1']);
  expect(after.tunnels?.['wan1']).toEqual({ kind: 'vxlan', id: 8, hosts: { docker01: { local: '192.168.1.11' } } });
});

it('a clip goes through its text, and a topology file is a clip of all of it', () => {
  const clip = clipOf(design, ['container:web', 'interface:docker01/eth1']);
  if (!clip) throw new Error('nothing was copied');
  const text = clipHead(clip) + writeTopology('', clip.document);
  const { document } = parseTopology(text);
  expect(document && readClip(document, text)).toEqual(clip);
  const whole = readClip(design, writeTopology('', design));
  const after = produce(
    { vlanvas: 1, name: 'first' } as TopologyDocument,
    (draft) => void paste(draft, whole, { chosen: null, first: null }),
  );
  expect(after).toEqual(design);
});
