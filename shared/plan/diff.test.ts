import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { parseInterfaceAddress, parseIpAddress, parsePrefix } from '../address/address.ts';
import type { ContainerState, DockerNetworkState, HostState, LinkState } from '../state/state.ts';
import { parseTopology } from '../topology/parse.ts';
import { diff, diffDestroy, hasImage } from './diff.ts';
import type { Plan, Step } from './plan.ts';

const text = `
vlanvas: 1
name: lab
segments: { lan: {} }
hosts:
  docker01: { interfaces: { ens33: { segment: lan, promiscuous: true, addresses: [192.168.50.11/24] } } }
networks:
  net1: { driver: macvlan, parents: { docker01: ens33 }, subnets: [{ subnet: 192.168.50.0/24, gateway: 192.168.50.1 }] }
containers:
  a: { host: docker01, image: busybox, networks: { net1: { ipv4: 192.168.50.10 } } }
  b: { host: docker01, image: busybox, networks: { net1: { ipv4: 192.168.50.20 } } }
`;

function desiredOf(source = text): readonly HostState[] {
  const { topology } = parseTopology(source);
  if (!topology) throw new Error('no topology');
  return compile(topology).hosts;
}

const nic: LinkState = { name: 'ens33', kind: 'nic', up: true, mtu: 1500, promiscuous: false, addresses: [] };

/** A host as it comes: one NIC, no Docker objects, the image there. */
function bare(change: Partial<HostState> = {}): HostState {
  return {
    host: 'docker01',
    engine: { version: '20.10.24' },
    namespace: { links: [nic], routes: [], forwarding: { ipv4: true, ipv6: false } },
    containers: [],
    networks: [],
    images: ['busybox:latest'],
    ...change,
  };
}

/** The host after the plan was carried out to the letter. */
function deployed(): HostState {
  const [host] = desiredOf();
  const [, link] = host?.namespace.links ?? [];
  if (!host || !link) throw new Error('no host');
  return {
    ...bare(),
    namespace: { ...bare().namespace, links: [{ ...link, alias: 'io.vlanvas/lab=promisc,192.168.50.11/24' }] },
    networks: host.networks,
    containers: host.containers,
  };
}

const kinds = (plan: Plan) => plan.steps.map(({ id }) => id.slice('docker01:'.length));
const codes = (plan: Plan) => plan.problems.map(({ code }) => code);

function before(plan: Plan, first: string, second: string): boolean {
  const byId = new Map(plan.steps.map((step) => [step.id, step]));
  const reaches = (step: Step | undefined): boolean =>
    step?.after.some((id) => id === `docker01:${first}` || reaches(byId.get(id))) === true;
  return reaches(byId.get(`docker01:${second}`));
}

describe('apply', () => {
  test('on a bare host: the NIC is noted and changed, then the network, then its containers', () => {
    const plan = diff('lab', desiredOf(), [bare()]);
    expect(plan.problems).toEqual([]);
    expect(kinds(plan)).toEqual([
      'link.mark:ens33',
      'link.promiscuous:ens33',
      'address.add:ens33:192.168.50.11/24',
      'network.create:net1',
      'container.create:a',
      'container.create:b',
    ]);
    expect(before(plan, 'link.mark:ens33', 'link.promiscuous:ens33')).toBe(true);
    expect(before(plan, 'link.promiscuous:ens33', 'network.create:net1')).toBe(true);
    expect(before(plan, 'network.create:net1', 'container.create:b')).toBe(true);
  });

  test('what was deployed needs nothing', () => {
    const plan = diff('lab', desiredOf(), [deployed()]);
    expect(plan).toMatchObject({ steps: [], problems: [], unchanged: ['docker01'] });
  });

  test('a container removed behind our back is put back, a stopped one started', () => {
    const state = deployed();
    const [a, b] = state.containers;
    if (!a || !b) throw new Error();
    expect(kinds(diff('lab', desiredOf(), [{ ...state, containers: [a] }]))).toEqual(['container.create:b']);
    expect(kinds(diff('lab', desiredOf(), [{ ...state, containers: [a, { ...b, status: 'exited' }] }]))).toEqual([
      'container.start:b',
    ]);
  });

  test('a container with another image is made anew, and the plan says why', () => {
    const plan = diff(
      'lab',
      desiredOf(
        text.replace(
          'image: busybox, networks: { net1: { ipv4: 192.168.50.10',
          'image: alpine, networks: { net1: { ipv4: 192.168.50.10',
        ),
      ),
      [deployed()],
    );
    // Nothing is taken down for an image that may be nowhere.
    expect(kinds(plan)).toEqual(['image.ensure:alpine', 'container.remove:a', 'container.create:a']);
    expect(before(plan, 'image.ensure:alpine', 'container.remove:a')).toBe(true);
    expect(plan.steps[1]).toMatchObject({ why: 'image is busybox, not alpine', disruption: 'recreate' });
    expect(before(plan, 'container.remove:a', 'container.create:a')).toBe(true);
  });

  test('a container that was disconnected by hand is removed before it is made anew', () => {
    const state = deployed();
    const containers = state.containers.map((one) => (one.name === 'a' ? { ...one, attachments: [] } : one));
    const plan = diff('lab', desiredOf(), [{ ...state, containers }]);
    expect(kinds(plan)).toEqual(['container.remove:a', 'container.create:a']);
    expect(before(plan, 'container.remove:a', 'container.create:a')).toBe(true);
  });

  test('where an address takes the place of another, both are noted until that is done', () => {
    const plan = diff('lab', desiredOf(text.replace('[192.168.50.11/24]', '[192.168.50.12/24]')), [deployed()]);
    const notes = plan.steps.flatMap(({ action }) => (action.type === 'link.mark' ? [action.alias] : []));
    expect(notes).toEqual([
      'io.vlanvas/lab=promisc,192.168.50.11/24,192.168.50.12/24',
      'io.vlanvas/lab=promisc,192.168.50.12/24',
    ]);
    expect(new Set(plan.steps.map(({ id }) => id)).size).toBe(plan.steps.length);
    const [first] = plan.steps;
    expect(first?.action.type).toBe('link.mark');
    expect(plan.steps.at(-1)?.action.type).toBe('link.mark');
  });

  test('a network whose gateway changed is made anew under its containers, which stay', () => {
    const plan = diff('lab', desiredOf(text.replace('gateway: 192.168.50.1 ', 'gateway: 192.168.50.2 ')), [deployed()]);
    expect(kinds(plan)).toEqual([
      'container.disconnect:a:net1',
      'container.disconnect:b:net1',
      'network.remove:net1',
      'network.create:net1',
      'container.connect:a:net1',
      'container.connect:b:net1',
    ]);
    expect(before(plan, 'container.disconnect:b:net1', 'network.remove:net1')).toBe(true);
    expect(before(plan, 'network.remove:net1', 'network.create:net1')).toBe(true);
    expect(before(plan, 'network.create:net1', 'container.connect:a:net1')).toBe(true);
  });

  test('promiscuous mode that was on before us is left alone, also by destroy', () => {
    const own: HostState = { ...bare(), namespace: { ...bare().namespace, links: [{ ...nic, promiscuous: true }] } };
    const plan = diff('lab', desiredOf(), [own]);
    expect(kinds(plan)).not.toContain('link.promiscuous:ens33');
    expect(plan.steps[0]?.action).toEqual({ type: 'link.mark', link: 'ens33', alias: 'io.vlanvas/lab=192.168.50.11/24' });
  });

  test('another host joining changes no network that is there', () => {
    const wider = text
      .replace('networks:\n  net1', '  docker02: { interfaces: { ens33: { addresses: [192.168.50.12/24] } } }\nnetworks:\n  net1')
      .replace('parents: { docker01: ens33 }', 'parents: { docker01: ens33, docker02: ens33 }');
    expect(diff('lab', desiredOf(wider), [deployed()]).steps).toEqual([]);
  });
});

describe('what is in the way stops the plan and is named', () => {
  const foreignNetwork = (change: Partial<DockerNetworkState>): DockerNetworkState => ({
    name: 'other',
    driver: 'bridge',
    internal: false,
    subnets: [],
    options: {},
    labels: {},
    ...change,
  });
  const subnet = parsePrefix('192.168.50.0/25');
  const holder = parseIpAddress('192.168.50.10');
  if (subnet === undefined || holder === undefined) throw new Error();
  const foreignContainer: ContainerState = {
    name: 'db',
    image: 'postgres',
    status: 'running',
    labels: {},
    attachments: [{ network: 'net1', ipv4: holder }],
  };

  test.each<readonly [string, string, HostState]>([
    ['a foreign network of the same name', 'IN_THE_WAY', bare({ networks: [foreignNetwork({ name: 'net1' })] })],
    [
      'a foreign container of the same name',
      'IN_THE_WAY',
      bare({ containers: [{ ...foreignContainer, name: 'a', attachments: [] }] }),
    ],
    [
      'a foreign network that overlaps',
      'SUBNET_IN_USE',
      bare({ networks: [foreignNetwork({ subnets: [{ subnet, reserved: {} }] })] }),
    ],
    [
      'a second macvlan network on the parent, before 27.0.1',
      'PARENT_IN_USE',
      bare({ networks: [foreignNetwork({ driver: 'macvlan', parent: 'ens33' })] }),
    ],
    ['a foreign container that has the address', 'ADDRESS_IN_USE', { ...deployed(), containers: [foreignContainer] }],
    ['no such NIC', 'PARENT_MISSING', bare({ namespace: { ...bare().namespace, links: [{ ...nic, name: 'eth0' }] } })],
  ])('%s', (_, code, observed) => {
    expect(codes(diff('lab', desiredOf(), [observed]))).toContain(code);
  });

  test('another host that has the address on its NIC', () => {
    const address = parseInterfaceAddress('192.168.50.10/24');
    const elsewhere: HostState = {
      ...bare(),
      host: 'docker02',
      namespace: { ...bare().namespace, links: [{ ...nic, addresses: address ? [address] : [] }] },
    };
    const plan = diff('lab', desiredOf(), [bare(), elsewhere]);
    expect(plan.problems[0]).toMatchObject({ code: 'ADDRESS_IN_USE', place: { host: 'docker02' } });
  });
});

describe('destroy', () => {
  test('removes what carries our marks, in the order that works, and nothing else', () => {
    const foreign: ContainerState = { name: 'db', image: 'postgres', status: 'running', labels: {}, attachments: [] };
    const state = deployed();
    const plan = diffDestroy('lab', [{ ...state, containers: [...state.containers, foreign] }]);
    expect(kinds(plan).sort()).toEqual([
      'address.remove:ens33:192.168.50.11/24',
      'container.remove:a',
      'container.remove:b',
      'link.mark:ens33',
      'link.promiscuous:ens33',
      'network.remove:net1',
    ]);
    expect(before(plan, 'container.remove:b', 'network.remove:net1')).toBe(true);
    expect(before(plan, 'link.promiscuous:ens33', 'link.mark:ens33')).toBe(true);
  });

  test('says why things go, and that what runs is stopped', () => {
    const state = deployed();
    const [first, ...others] = state.containers;
    if (!first) throw new Error();
    const plan = diffDestroy('lab', [{ ...state, containers: [{ ...first, status: 'exited' }, ...others] }]);
    expect(plan.steps.map(({ why }) => why)).not.toContainEqual(expect.stringContaining('no longer in the design'));
    expect(plan.steps.find(({ id }) => id.includes('container.remove:b'))).toMatchObject({
      why: 'all that the design made is taken away',
      disruption: 'stop',
    });
    expect(plan.steps.find(({ id }) => id.includes('container.remove:a'))?.disruption).toBe('live');
  });

  test('of a topology that is not there does nothing', () => {
    expect(diffDestroy('unknown', [deployed()]).steps).toEqual([]);
  });

  test('taking away the address that carries our session is refused', () => {
    const state = deployed();
    const address = parseIpAddress('192.168.50.11');
    if (address === undefined) throw new Error();
    const plan = diffDestroy('lab', [{ ...state, session: { link: 'ens33', address } }]);
    expect(plan.steps.find(({ id }) => id.includes('address.remove'))?.disruption).toBe('ssh-path');
    expect(codes(plan)).toEqual(['SSH_PATH']);
  });
});

test('an image reference without a tag means latest', () => {
  expect(hasImage(['busybox:latest'], 'busybox')).toBe(true);
  expect(hasImage(['registry:5000/a:latest'], 'registry:5000/a')).toBe(true);
  expect(hasImage(['busybox:1.36'], 'busybox')).toBe(false);
});
