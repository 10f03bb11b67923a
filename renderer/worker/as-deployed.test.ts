import { describe, expect, it } from 'vitest';
import { networkOf } from '../../shared/address/address.ts';
import type { ContainerState, HostState, NamespaceState } from '../../shared/state/state.ts';
import { twoVlans } from '../testing/two-vlans.ts';
import { compile } from '../../shared/compile/compile.ts';
import { optionsFrom } from '../../shared/compile/deployed.ts';
import { diff } from '../../shared/plan/diff.ts';
import { carryOut } from '../../shared/plan/testing/carry-out.ts';
import { parseTopology } from '../../shared/topology/parse.ts';
import { isDeployed, predictDeployed } from './as-deployed.ts';
import { examine, predict } from './examine.ts';

/** The design, and its hosts as a deploy of it leaves them. */
function deployed() {
  const { topology, compiled } = examine({ document: twoVlans(), base: '', path: null }, new Map());
  if (!topology || !compiled) throw new Error('nothing compiled');
  const observed = compiled.hosts.map((host): HostState => ({
    ...host,
    namespace: withConnected(host.namespace),
    containers: host.containers.map((container): ContainerState => ({
      ...container,
      ...(container.namespace && { namespace: withConnected(container.namespace) }),
    })),
  }));
  return { topology, hosts: observed, drawn: compiled };
}

/** A host that is read lists the routes that its addresses give; the design does not name them. */
function withConnected(namespace: NamespaceState): NamespaceState {
  const connected = namespace.links.flatMap(({ name, addresses }) =>
    addresses.map((address) => ({ to: networkOf(address), link: name })),
  );
  return { ...namespace, routes: [...namespace.routes, ...connected] };
}

const outcomesOf = (reachability: ReturnType<typeof predictDeployed>) =>
  new Map([...reachability.pairs()].map((pair) => [`${pair.from} ${pair.to} ${pair.address}`, reachability.isReachable(pair)]));

describe('what is deployed', () => {
  it('is what the design says, where it was deployed as it is', () => {
    const { topology, hosts, drawn } = deployed();
    const outcomes = outcomesOf(predictDeployed(topology, hosts));
    expect(outcomes).toEqual(outcomesOf(predict(drawn)));
    expect([...outcomes.values()]).toContain(true);
  });

  it('has the containers that are on the hosts, and those alone', () => {
    const { topology, hosts } = deployed();
    const withoutFirst = hosts.map((host): HostState => ({
      ...host,
      containers: host.containers.filter(({ name }) => name !== 'bbox1'),
    }));
    const renamed = withoutFirst.map((host): HostState => ({
      ...host,
      containers: host.containers.map((container) => (container.name === 'bbox2' ? { ...container, key: 'old' } : container)),
    }));
    const foreign = renamed.map((host): HostState => ({
      ...host,
      containers: host.containers.map((container) => (container.name === 'bbox3' ? { ...container, labels: {} } : container)),
    }));
    const ids = predictDeployed(topology, foreign).endpoints.flatMap(({ id, container }) =>
      container === undefined ? [] : [id],
    );
    expect(ids).toEqual(['old', 'bbox4']);
  });

  it('says nothing of hosts that were not read', () => {
    const { topology, hosts } = deployed();
    const [first] = hosts;
    const found = predictDeployed(topology, first ? [first] : []);
    expect(new Set(found.endpoints.map(({ host }) => host))).toEqual(new Set([first?.host]));
  });

  it('closes what a host has closed', () => {
    const { topology, hosts } = deployed();
    const closed = hosts.map((host): HostState => {
      const { forwarding: _was, ...namespace } = host.namespace;
      return { ...host, namespace: { ...namespace, forwarding: { ipv4: false, ipv6: false } } };
    });
    const [before, now] = [hosts, closed].map((read) => outcomesOf(predictDeployed(topology, read)));
    const isOpenIn = (outcomes: typeof now, from: string, to: string): boolean =>
      [...(outcomes ?? [])].some(([key, isOpen]) => isOpen && key.startsWith(`${from} ${to} `));
    expect(isOpenIn(before, 'bbox1', 'bbox4')).toBe(true);
    expect(isOpenIn(now, 'bbox1', 'bbox4')).toBe(false);
    expect(isOpenIn(now, 'bbox1', 'bbox3')).toBe(true);
  });
});

describe('whether a design is what the hosts are', () => {
  const DESIGN = `
vlanvas: 1
name: lab
segments: { lan: {} }
hosts:
  docker01: { interfaces: { ens33: { segment: lan, promiscuous: true } } }
networks:
  net1: { driver: macvlan, parents: { docker01: ens33 }, subnets: [{ subnet: 192.168.50.0/24 }] }
containers:
  a: { host: docker01, image: busybox, networks: { net1: { ipv4: 192.168.50.10 } } }
`;
  const SECOND = '  b: { host: docker01, image: busybox, networks: { net1: {} } }\n';
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
  const read = (text: string) => {
    const { topology } = parseTopology(text);
    if (!topology) throw new Error('not read');
    return topology;
  };
  const hostOf = (text: string): HostState =>
    carryOut(diff('lab', compile(read(text), optionsFrom('lab', [bare])).hosts, [bare]), bare);

  it('is so after a deploy, and as long as it is no other design', () => {
    expect(isDeployed(read(DESIGN), [bare])).toBe(false);
    expect(isDeployed(read(DESIGN), [hostOf(DESIGN)])).toBe(true);
    expect(isDeployed(read(DESIGN + SECOND), [hostOf(DESIGN)])).toBe(false);
    expect(isDeployed(read(DESIGN), [hostOf(DESIGN + SECOND)])).toBe(false);
    expect(isDeployed(read(DESIGN.replace('192.168.50.10', '192.168.50.11')), [hostOf(DESIGN)])).toBe(false);
  });

  it('is so where a container was stopped, and not where a foreign one has its name', () => {
    const host = hostOf(DESIGN);
    const hostWith = (change: Partial<ContainerState>): HostState => ({
      ...host,
      containers: host.containers.map((container) => ({ ...container, ...change })),
    });
    expect(isDeployed(read(DESIGN), [hostWith({ status: 'exited' })])).toBe(true);
    expect(isDeployed(read(DESIGN), [hostWith({ labels: {} })])).toBe(false);
  });
});
