import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { optionsFrom } from '../compile/deployed.ts';
import { parseIpAddress } from '../address/address.ts';
import type { ContainerState, HostState } from '../state/state.ts';
import { parseTopology } from '../topology/parse.ts';
import { diff } from './diff.ts';
import { driftOf } from './drift.ts';
import { carryOut } from './testing/carry-out.ts';

const { topology } = parseTopology(`
vlanvas: 1
name: lab
segments: { lan: {} }
hosts:
  docker01: { interfaces: { ens33: { segment: lan, promiscuous: true } } }
networks:
  net1: { driver: macvlan, parents: { docker01: ens33 }, subnets: [{ subnet: 192.168.50.0/24 }] }
containers:
  a: { host: docker01, image: busybox, networks: { net1: { ipv4: 192.168.50.10 } } }
  b: { host: docker01, image: busybox, networks: { net1: { ipv4: 192.168.50.20 } } }
`);
const bare: HostState = {
  host: 'docker01',
  engine: { version: '20.10.24' },
  namespace: {
    links: [{ name: 'ens33', kind: 'nic', up: true, mtu: 1500, promiscuous: false, addresses: [] }],
    routes: [],
    forwarding: { ipv4: false, ipv6: false },
  },
  containers: [],
  networks: [],
  images: ['busybox:latest'],
};

function deployed(change: (container: ContainerState) => ContainerState | null = (container) => container): HostState {
  const host = carryOut(diff('lab', compile(topology!, optionsFrom('lab', [bare])).hosts, [bare]), bare);
  return { ...host, containers: host.containers.flatMap((container) => change(container) ?? []) };
}

const drift = (host: HostState) => driftOf(topology!, [host]).map(({ object, kind }) => `${object.kind} ${object.name} ${kind}`);

test('a host that is as it was deployed has none', () => {
  expect(drift(deployed())).toEqual([]);
});

test('on a bare host everything is missing, and the NIC is otherwise', () => {
  expect(drift(bare).toSorted()).toEqual([
    'container a missing',
    'container b missing',
    'interface docker01/ens33 differs',
    'network net1 missing',
  ]);
});

test('what was removed is missing, what was stopped is stopped, what was changed differs and says how', () => {
  expect(drift(deployed((container) => (container.name === 'a' ? null : container)))).toEqual(['container a missing']);
  expect(drift(deployed((container) => (container.name === 'a' ? { ...container, status: 'exited' } : container)))).toEqual([
    'container a stopped',
  ]);
  const other = parseIpAddress('192.168.50.99');
  const moved = deployed((container) =>
    container.name === 'a' && other
      ? { ...container, attachments: container.attachments.map((attachment) => ({ ...attachment, ipv4: other })) }
      : container,
  );
  expect(driftOf(topology!, [moved])).toMatchObject([
    { host: 'docker01', kind: 'differs', why: 'address on net1 is 192.168.50.99, not 192.168.50.10' },
  ]);
});

test('hosts that were not read are not told of', () => {
  expect(driftOf(topology!, [])).toEqual([]);
});
