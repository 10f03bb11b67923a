import { describe, expect, test } from 'vitest';
import { parseTopology } from '../topology/parse.ts';
import type { Topology } from '../topology/topology.ts';
import { compile } from './compile.ts';
import { markedTopologies, readMark, writeMark } from './labels.ts';
import { atLeast } from './engine.ts';

function topologyOf(text: string): Topology {
  const { topology, problems } = parseTopology(text);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!topology) throw new Error('no topology');
  return topology;
}

const twoHosts = `
vlanvas: 1
name: lab
segments: { lan: {} }
hosts:
  docker01: { interfaces: { ens33: { segment: lan, promiscuous: true, addresses: [192.168.50.11/24] } } }
  docker02: { interfaces: { ens33: { segment: lan, addresses: [192.168.50.12/24] } } }
networks:
  net1: { driver: macvlan, parents: { docker01: ens33, docker02: ens33 }, subnets: [{ subnet: 192.168.50.0/24, gateway: 192.168.50.1 }] }
containers:
  a: { host: docker01, image: busybox, networks: { net1: { ipv4: 192.168.50.10 } } }
  b: { host: docker01, image: busybox, networks: { net1: {} } }
  c: { host: docker02, image: busybox, networks: { net1: {} } }
`;

describe('compile', () => {
  const compiled = compile(topologyOf(twoHosts));
  const [docker01] = compiled.hosts;

  test('gives each host the NICs, networks and containers that are drawn on it', () => {
    expect(docker01?.namespace.links.map(({ name, promiscuous }) => [name, promiscuous])).toEqual([
      ['lo', false],
      ['ens33', true],
    ]);
    expect(docker01?.containers.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(docker01?.networks[0]).toMatchObject({ name: 'net1', driver: 'macvlan', options: { parent: 'ens33' } });
  });

  test('a container sits on its parent with its address and a default route through the gateway', () => {
    const a = docker01?.containers[0]?.namespace;
    expect(a?.links[1]).toMatchObject({
      name: 'eth0',
      kind: 'macvlan',
      mode: 'bridge',
      parent: { link: 'ens33' },
      addresses: ['192.168.50.10/24'],
    });
    expect(a?.routes).toEqual([{ to: '0.0.0.0/0', via: '192.168.50.1', link: 'eth0' }]);
  });

  test('each daemon gets a range of its own, and the addresses of hosts are reserved in it', () => {
    expect(compiled.hosts.map((host) => host.networks[0]?.subnets[0]?.range)).toEqual(['192.168.50.64/26', '192.168.50.128/26']);
    const inRange = topologyOf(twoHosts.replace('192.168.50.11/24', '192.168.50.70/24'));
    expect(compile(inRange).hosts[0]?.networks[0]?.subnets[0]?.reserved).toEqual({ 'docker01-ens33': '192.168.50.70' });
  });

  test('endpoints are the containers, then the hosts, with all their addresses', () => {
    expect(compiled.endpoints.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'host:docker01', 'host:docker02']);
    expect(compiled.endpoints[3]?.addresses).toEqual([{ network: 'ens33', address: '192.168.50.11' }]);
  });

  test('an engine before 29 is given the gateway that it would invent, a later one none', () => {
    const open = topologyOf(twoHosts.replace(', gateway: 192.168.50.1', ''));
    const gatewayWith = (version: string) =>
      compile(open, { engines: new Map([['docker01', version]]) }).hosts[0]?.networks[0]?.subnets[0]?.gateway;
    expect(gatewayWith('20.10.24+dfsg1')).toBe('192.168.50.1');
    expect(gatewayWith('29.0.1')).toBeUndefined();
  });
});

describe('the alias mark of a NIC', () => {
  test('keeps what others wrote there, and takes out only its own', () => {
    const mark = { up: false, promiscuous: true, addresses: ['10.0.0.1/24'] };
    const alias = writeMark(writeMark('uplink to rack 4', 'lab', mark), 'other', { ...mark, promiscuous: false });
    expect(alias).toBe('uplink to rack 4 io.vlanvas/lab=promisc,10.0.0.1/24 io.vlanvas/other=10.0.0.1/24');
    expect(readMark(alias, 'lab')).toEqual(mark);
    expect(markedTopologies(alias)).toEqual(['lab', 'other']);
    expect(writeMark(writeMark(alias, 'lab', undefined), 'other', undefined)).toBe('uplink to rack 4');
  });
});

test('engine versions compare by their three numbers', () => {
  expect(atLeast('20.10.24+dfsg1', '20.10.24')).toBe(true);
  expect(atLeast('28.5.1', '29.0.0')).toBe(false);
  expect(atLeast('29.0.0-rc.2', '29.0.0')).toBe(true);
});
