/** What a look at the hosts says of a pair that did not answer: what was seen is named, what was not is not claimed. */
import { describe, expect, it } from 'vitest';
import type { MacAddress } from '../address/address.ts';
import { container, endpointsOf, host, ip, macvlan, nic, oneSegment, route, vlan } from '../reach/fixture.ts';
import type { ContainerState, HostState } from '../state/state.ts';
import { crossings } from './crossing.ts';
import { diagnoser } from './diagnose.ts';
import type { Filter, Look, Sounding } from './look.ts';
import type { Measurement } from './measurement.ts';
import { soundingQuestions } from './soundings.ts';

const mac = (text: string) => text as MacAddress;
const NIC = { one: '52:54:00:00:00:01', two: '52:54:00:00:00:02', three: '52:54:00:00:00:03' };

const inside = (name: string, last: number, more: Parameters<typeof container>[2] = {}): ContainerState =>
  container(name, [macvlan('ens33.20', [`172.16.20.${last}/24`], { mac: `02:42:ac:10:14:0${last}` })], {
    key: name,
    routes: [route('172.16.20.0/24', undefined, { link: 'eth0' }), route('default', '172.16.20.1', { link: 'eth0' })],
    ...more,
  });

function hostOf(name: string, last: number, address: string, containers: readonly ContainerState[], up = true): HostState {
  const links = [nic('ens33', [`192.168.1.${last}/24`], { mac: address, up }), vlan('ens33', 20, [], { mac: address })];
  const routes = [route('192.168.1.0/24', undefined, { link: 'ens33' })];
  return host(name, links, containers, { routes });
}

const design = (): readonly HostState[] => [
  hostOf('docker01', 11, NIC.one, [inside('a', 1)]),
  hostOf('docker02', 12, NIC.two, [inside('b', 2)]),
  hostOf('docker03', 13, NIC.three, []),
];

const SILENT: Measurement = { sent: 3, received: 0, rttMs: null, silence: 'no-neighbour' };
const UNANSWERED: Measurement = { ...SILENT, silence: 'no-reply' };
const OPEN: Measurement = { sent: 3, received: 3, rttMs: 0.3 };
const pair = { from: 'a', to: 'b', address: ip('172.16.20.2') };

interface Seen extends Partial<Look> {
  readonly desired?: readonly HostState[];
}

function diagnose(seen: Seen, measured = SILENT, which = pair) {
  const desired = seen.desired ?? design();
  const look: Look = { observed: desired, unread: {}, soundings: [], filters: [], ...seen };
  return diagnoser({ desired, look, fabric: oneSegment(desired), endpoints: endpointsOf(desired) }).diagnose(which, measured);
}

/** Answers to everything that would be asked: who hears whom, by the address that is asked for. */
function soundings(heard: (question: Omit<Sounding, 'macs'>) => string | undefined): readonly Sounding[] {
  const desired = design();
  const { walk } = diagnoser({
    desired,
    look: { observed: desired, unread: {}, soundings: [], filters: [] },
    fabric: oneSegment(desired),
    endpoints: endpointsOf(desired),
  });
  return soundingQuestions(crossings(walk(pair)), desired, oneSegment(desired)).map((question) => {
    const answer = heard(question);
    return { ...question, macs: answer === undefined ? [] : [mac(answer)] };
  });
}

const OWNERS: Readonly<Record<string, string>> = {
  '192.168.1.11': NIC.one,
  '192.168.1.12': NIC.two,
  '192.168.1.13': NIC.three,
  '172.16.20.1': '',
  '172.16.20.2': '02:42:ac:10:14:02',
};
const owner = (address: string) => (address === '172.16.20.1' ? '02:42:ac:10:14:01' : OWNERS[address]);

describe('what the hosts show', () => {
  it('is that a container has lost its default route, and what brings it back', () => {
    const desired = [...design(), host('out', [nic('eth0', ['10.9.9.9/24'])])];
    const lost = inside('a', 1, { routes: [route('172.16.20.0/24', undefined, { link: 'eth0' })] });
    const observed = [hostOf('docker01', 11, NIC.one, [lost]), ...desired.slice(1)];
    const found = diagnose(
      { desired, observed },
      { ...SILENT, silence: 'no-route' },
      { from: 'a', to: 'host:out', address: ip('10.9.9.9') },
    );
    expect(found).toMatchObject({
      explained: true,
      reason: 'NO_ROUTE',
      at: 'docker01/a',
      object: { kind: 'container', name: 'a' },
    });
    expect(found.summary).toBe('a has no default route via 172.16.20.1; the design has it.');
    expect(found.hint).toContain('docker restart a');
  });

  it('is that a parent interface is down', () => {
    const observed = [design()[0], hostOf('docker02', 12, NIC.two, [inside('b', 2)], false)].filter((one) => one !== undefined);
    expect(diagnose({ observed })).toMatchObject({
      explained: true,
      reason: 'INTERFACE_DOWN',
      object: { kind: 'interface', name: 'docker02/ens33' },
      hint: 'On docker02: ip link set ens33 up',
    });
  });

  it('is that a container, or a host, gets pings and ignores them', () => {
    const echoIgnored = { ipv4: true, ipv6: false };
    const observed = design().map((state) => {
      if (state.host !== 'docker02') return state;
      const containers = state.containers.map((one) =>
        one.namespace ? { ...one, namespace: { ...one.namespace, echoIgnored } } : one,
      );
      return { ...state, namespace: { ...state.namespace, echoIgnored }, containers };
    });
    const found = diagnose({ observed }, UNANSWERED);
    expect(found).toMatchObject({ explained: true, at: 'docker02/b', object: { kind: 'container', name: 'b' } });
    expect(found.summary).toContain('net.ipv4.icmp_echo_ignore_all is 1');
    expect(found.hint).toContain('On docker02: nsenter');
    const host = diagnose({ observed }, UNANSWERED, { from: 'host:docker01', to: 'host:docker02', address: ip('192.168.1.12') });
    expect(host).toMatchObject({ explained: true, object: { kind: 'host', name: 'docker02' } });
    expect(host.hint).toBe('On docker02: sysctl -w net.ipv4.icmp_echo_ignore_all=0');
    // Who does not even answer ARP has another fault.
    expect(diagnose({ observed }).text).not.toContain('ignores them');
  });

  it('is that a firewall lets through what the design drops, where its rules were read', () => {
    const ends = ['one', 'two'].map((name, index) =>
      host(name, [nic('eth0', [`10.0.${index + 1}.2/24`])], [], {
        routes: [
          route(`10.0.${index + 1}.0/24`, undefined, { link: 'eth0' }),
          route('default', `10.0.${index + 1}.1`, { link: 'eth0' }),
        ],
      }),
    );
    // One NIC with both gateways: two on one segment would answer for each other.
    const links = [nic('eth1', ['10.0.1.1/24', '10.0.2.1/24'])];
    const routes = ['10.0.1.0/24', '10.0.2.0/24'].map((to) => route(to, undefined, { link: 'eth1' }));
    const forwarding = { ipv4: true, ipv6: false };
    const forward = { rules: [], fallback: 'drop', stateful: false } as const;
    const desired = [...ends, host('router01', links, [], { routes, forwarding, forward })];
    const observed = [...ends, { ...host('router01', links, [], { routes, forwarding }), firewall: { chains: [] } }];
    const found = diagnose({ desired, observed }, OPEN, { from: 'host:one', to: 'host:two', address: ip('10.0.2.2') });
    expect(found).toMatchObject({ explained: true, at: 'router01', object: { kind: 'host', name: 'router01' } });
    expect(found.summary).toBe('The firewall of router01 lets through what the design drops.');
  });

  it('is that a container does not run', () => {
    const { namespace: _gone, ...stopped } = inside('b', 2, { status: 'exited' });
    const observed = design().map((state) => (state.host === 'docker02' ? { ...state, containers: [stopped] } : state));
    const found = diagnose({ observed });
    expect(found).toMatchObject({ explained: true, object: { kind: 'container', name: 'b' } });
    expect(found.summary).toBe('b does not run: it is exited.');
  });

  it('is nothing of a host that could not be read, which is said', () => {
    const [one] = design();
    const found = diagnose({ observed: one ? [one] : [], unread: { docker02: 'It hangs.' } });
    expect(found).toMatchObject({ explained: false, object: { kind: 'host', name: 'docker02' } });
    expect(found.summary).toContain('It hangs.');
  });

  it('a namespace that was not read is taken as designed, and nothing is claimed of it', () => {
    const observed = design().map((state) => ({
      ...state,
      containers: state.containers.map(({ namespace: _unread, ...rest }) => ({ ...rest, pid: 1 })),
    }));
    expect(diagnose({ observed })).toMatchObject({ explained: false, reachable: true });
  });
});

describe('where the hosts show nothing', () => {
  it('the fault is beyond them: the segment, the tag and the ports are told', () => {
    const found = diagnose({});
    expect(found).toMatchObject({ explained: false, reachable: true, object: { kind: 'segment', name: 'lan' } });
    expect(found.text).toContain('VLAN 20');
    expect(found.hint).toContain('docker01/ens33 and docker02/ens33');
  });

  it('a rule that drops is named, and not that the ping met it', () => {
    const filters: readonly Filter[] = [{ at: 'docker02/b', rules: ['-A INPUT -p icmp -j DROP', '-A INPUT -p tcp -j DROP'] }];
    const found = diagnose({ filters }, UNANSWERED);
    expect(found).toMatchObject({ explained: false, object: { kind: 'container', name: 'b' } });
    expect(found.text).toContain('may be: docker02/b has -A INPUT -p icmp -j DROP, and 1 more');
    // Nobody even answered ARP: a filter of IP has nothing to do with it.
    expect(diagnose({ filters }).text).not.toContain('INPUT');
    expect(diagnose({ filters: [{ at: 'docker03', rules: ['-A INPUT -j DROP'] }] }, UNANSWERED).text).not.toContain('INPUT');
  });

  it('a pair that answers against hosts and drawing has a way that nobody drew', () => {
    const desired = design().map((state) =>
      state.host === 'docker01' ? hostOf('docker01', 11, NIC.one, [inside('a', 1)], false) : state,
    );
    const found = diagnose({ desired }, OPEN);
    expect(found).toMatchObject({ explained: false, reachable: false });
    expect(found.summary).toContain('a way');
  });
});

describe('what is heard on the wire', () => {
  const heardBy = (heard: Parameters<typeof soundings>[0]) => diagnose({ soundings: soundings(heard) });

  it('nobody: the segment does not join the two hosts', () => {
    expect(heardBy(() => undefined)).toMatchObject({
      explained: true,
      reason: 'NEIGHBOR_UNREACHABLE',
      object: { kind: 'segment', name: 'lan' },
    });
  });

  it('untagged and not tagged: the VLAN is not carried', () => {
    const found = heardBy(({ link, address }) => (link === 'ens33' ? owner(address) : undefined));
    expect(found).toMatchObject({ explained: true, reason: 'VLAN_NOT_CARRIED', object: { kind: 'segment', name: 'lan' } });
    expect(found.text).toContain('VLAN 20 is not carried between docker01/ens33 and docker02/ens33');
  });

  it('another host on the VLAN, and not this one: its port does not carry it', () => {
    const found = heardBy(({ host: from, link, address }) =>
      link === 'ens33' || (from === 'docker01' && address === '192.168.1.13') ? owner(address) : undefined,
    );
    expect(found).toMatchObject({ reason: 'VLAN_NOT_CARRIED', object: { kind: 'interface', name: 'docker02/ens33' } });
  });

  it('the hosts and not the container: its MAC is dropped, at the port that it is behind', () => {
    const found = heardBy(({ address }) => (address === '172.16.20.2' ? undefined : owner(address)));
    expect(found).toMatchObject({
      explained: true,
      reason: 'FOREIGN_MAC_DROPPED',
      object: { kind: 'interface', name: 'docker02/ens33' },
    });
    expect(found.text).toContain('02:42:ac:10:14:02');
    const near = heardBy(({ address }) => (address === '172.16.20.1' ? undefined : owner(address)));
    expect(near).toMatchObject({ reason: 'FOREIGN_MAC_DROPPED', object: { kind: 'interface', name: 'docker01/ens33' } });
  });

  it('a stranger: the address is held twice', () => {
    const found = heardBy(({ address }) => (address === '172.16.20.2' ? 'de:ad:be:ef:00:01' : owner(address)));
    expect(found).toMatchObject({ explained: true, reason: 'DUPLICATE_ADDRESS' });
    expect(found.text).toContain('de:ad:be:ef:00:01');
  });

  it('everybody: then it is not the wire', () => {
    expect(heardBy(({ address }) => owner(address))).toMatchObject({ explained: false, reachable: true });
  });
});
