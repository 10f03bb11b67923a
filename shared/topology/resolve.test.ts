import { describe, expect, it } from 'vitest';
import { parsePath, pathText } from './path.ts';
import { editDistance, nearest } from './nearest.ts';
import { resolve } from './resolve.ts';
import type { ContainerDocument, HostDocument, NetworkDocument } from './document.ts';
import { applyChanges } from './changes.ts';
import { splitWords } from './words.ts';

const host = (entry: HostDocument) => resolve({ vlanvas: 1, name: 'x', hosts: { a: entry } }).topology.hosts.get('a');
const network = (entry: NetworkDocument, containers: Record<string, ContainerDocument> = {}) =>
  resolve({ vlanvas: 1, name: 'x', networks: { n: entry }, containers }).topology.networks.get('n');
const container = (entry: Partial<ContainerDocument>) =>
  resolve({ vlanvas: 1, name: 'x', containers: { c: { host: 'a', image: 'i', ...entry } } }).topology.containers.get('c');

describe('resolve', () => {
  it.each([
    ['docker01.lab', { host: 'docker01.lab' }],
    ['root@192.168.1.11', { host: '192.168.1.11', user: 'root' }],
    ['root@192.168.1.11:2222', { host: '192.168.1.11', user: 'root', port: 2222 }],
    ['[fd00::1]:22', { host: 'fd00::1', port: 22 }],
    ['root@fd00::1', { host: 'fd00::1', user: 'root' }],
    ['ssh://me@box:22', { host: 'box', user: 'me', port: 22 }],
  ])('ssh %s', (text, target) => expect(host({ ssh: text })?.ssh).toEqual(target));

  it.each(['', 'a b', '-x', 'a:0', 'a:x', 'a:70000', '@a'])('ssh %j is refused', (text) => {
    const { problems } = resolve({ vlanvas: 1, name: 'x', hosts: { a: { ssh: text } } });
    expect(problems).toMatchObject([{ code: 'WRONG_VALUE', place: { path: 'hosts.a.ssh' } }]);
  });

  it('reads where Docker is', () => {
    expect(host({})?.docker).toEqual({ via: 'ssh' });
    expect(host({ docker: 'none' })?.docker).toEqual({ via: 'none' });
    expect(host({ docker: 'unix:///run/d.sock' })?.docker).toEqual({ via: 'unix', path: '/run/d.sock' });
    expect(host({ docker: 'tcp://10.0.0.1' })?.docker).toEqual({ via: 'tcp', host: '10.0.0.1', port: 2376 });
    expect(host({ docker: 'tcp://[fd00::1]:2375' })?.docker).toEqual({ via: 'tcp', host: 'fd00::1', port: 2375 });
    expect(resolve({ vlanvas: 1, name: 'x', hosts: { a: { docker: 'http://x' } } }).problems).toHaveLength(1);
  });

  it('gives interfaces their kinds, bonds included', () => {
    const links = host({
      interfaces: { eth0: null, v10: { parent: 'eth0', vlan: 10, addresses: ['10.0.0.1/24'] } },
      bonds: { bond0: { interfaces: ['eth1'], mode: '802.3ad', segment: 'lan' } },
    })?.interfaces;
    expect([...(links?.values() ?? [])].map(({ name, kind }) => [name, kind])).toEqual([
      ['eth0', 'nic'],
      ['v10', 'vlan'],
      ['bond0', 'bond'],
    ]);
    expect(links?.get('bond0')).toMatchObject({ members: ['eth1'], bondMode: '802.3ad', segment: 'lan' });
    expect(links?.get('v10')?.addresses).toEqual(['10.0.0.1/24']);
  });

  it('writes routes and forwarding rules out', () => {
    const router = host({
      routes: [{ to: 'default', via: '10.0.0.1' }, { to: '10.9.0.5' }, { to: 'default', via: 'fd00::1' }],
      forward: [{ action: 'accept', ports: [80, '8000-8010'] }],
    });
    expect(router?.routes.map(({ to }) => to)).toEqual(['0.0.0.0/0', '10.9.0.5/32', '::/0']);
    expect(router?.forward?.[0]).toMatchObject({
      ports: [
        [80, 80],
        [8000, 8010],
      ],
      masquerade: false,
    });
  });

  it('gives networks modes, hosts and shims', () => {
    expect(network({ driver: 'macvlan', parents: { a: 'eth0', b: { interface: 'eth1', shim: true } } })).toMatchObject({
      mode: 'bridge',
      hosts: ['a', 'b'],
    });
    expect(network({ driver: 'macvlan', parents: { b: { interface: 'eth1', shim: true } } })?.parents.get('b')).toEqual({
      interface: 'eth1',
      shim: { name: undefined, addresses: [] },
    });
    expect(network({ driver: 'ipvlan' })?.mode).toBe('l2');
    expect(network({ driver: 'bridge' }, { c: { host: 'z', image: 'i', networks: { n: null } } })?.hosts).toEqual(['z']);
  });

  it('reads containers', () => {
    expect(container({})).toMatchObject({ name: 'c', attachments: [], command: undefined });
    expect(container({ command: `sh -c 'echo "a b"' \\$x` })?.command).toEqual(['sh', '-c', 'echo "a b"', '$x']);
    expect(container({ networks: { n: null, m: { mac: '02-42-AC-10-0A-0A' } } })?.attachments).toMatchObject([
      { network: 'n' },
      { network: 'm', mac: '02:42:ac:10:0a:0a' },
    ]);
    expect(splitWords(`a "b`)).toBeUndefined();
    expect(splitWords(` "" a\\ b "\\"c" `)).toEqual(['', 'a b', '"c']);
  });

  it('puts variables in, and offers no fix where one stands', () => {
    const { topology, problems } = resolve({
      vlanvas: 1,
      name: 'x',
      variables: { tag: 3, net: '10.0.0' },
      networks: { n: { driver: 'macvlan', subnets: [{ subnet: '${net}.1/24' }] } },
      containers: { c: { host: 'a', image: 'i:${tag}', command: ['$${HOME}'] } },
    });
    expect(topology.containers.get('c')).toMatchObject({ image: 'i:3', command: ['${HOME}'] });
    expect(problems).toMatchObject([{ code: 'IPAM_HOST_BITS', place: { path: 'networks.n.subnets[0].subnet' } }]);
    expect(problems[0]?.fix).toBeUndefined();
    expect(topology.networks.get('n')?.subnets[0]?.subnet).toBe('10.0.0.0/24');
  });
});

describe('paths', () => {
  it('go from segments to text and back', () => {
    const data = { hosts: { a: { interfaces: { ens33: { vlan: 1 }, 'ens33.10': { addresses: ['x'] } } } } };
    for (const path of [
      ['hosts', 'a', 'interfaces', 'ens33.10', 'addresses', 0],
      ['hosts', 'a', 'interfaces', 'ens33', 'vlan'],
      ['hosts', 'a', 'missing'],
    ]) {
      expect(parsePath(pathText(path), data)).toEqual(path);
    }
  });

  it('are changed without touching the rest', () => {
    const data = { a: { b: [1, 2] }, c: { d: 1 } };
    const after = applyChanges(data, [
      { path: ['a', 'b', 0], value: undefined },
      { path: ['x', 'y'], value: 1 },
    ]);
    expect(after).toEqual({ a: { b: [2] }, c: { d: 1 }, x: { y: 1 } });
    expect(after.c).toBe(data.c);
    expect(data.a.b).toEqual([1, 2]);
  });
});

describe('nearest', () => {
  it('is one of few letters away', () => {
    expect(editDistance('macvlna', 'macvlan')).toBe(1);
    expect(nearest('dokcer01', ['docker01', 'docker02'])).toBe('docker01');
    expect(nearest('x', ['alpha', 'beta'])).toBeUndefined();
    expect(nearest('completely', ['different'])).toBeUndefined();
  });
});
