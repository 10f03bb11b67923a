/** Random topologies: plausible ones with plausible mistakes. Everything that fast-check draws shrinks. */
import fc from 'fast-check';
import type {
  FabricPort,
  ForwardPolicy,
  LinkState,
  MasqueradeRule,
  NamespaceState,
  RouteState,
} from '../../shared/state/state.ts';
import { container, host, ip, link, net, nic } from '../../shared/reach/fixture.ts';
import { withIpv6 } from './ipv6.ts';
import type { FuzzCase } from './plan.ts';

/** True `percent` times of a hundred; shrinks to false. */
const chance = (percent: number): fc.Arbitrary<boolean> => fc.integer({ min: 0, max: 99 }).map((value) => value >= 100 - percent);
const mostly = (percent: number): fc.Arbitrary<boolean> => chance(100 - percent).map((value) => !value);
const pick = fc.nat({ max: 1000 });
const filter = fc.constantFrom<(0 | 1 | 2)[]>(0, 0, 0, 0, 1, 2);

const addressDraw = fc.record({
  /** Stray: in a subnet that is not the place's own. */
  stray: chance(10),
  subnet: fc.nat({ max: 3 }),
  number: fc.integer({ min: 2, max: 120 }),
  special: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 127, 63, 129, 200),
  double: chance(3),
  length: fc.constantFrom(24, 24, 24, 24, 24, 24, 24, 25, 26, 23, 16, 32, 31),
});
type AddressDraw = typeof addressDraw extends fc.Arbitrary<infer T> ? T : never;

const nicDraw = fc.record({
  segment: pick,
  address: fc.option(addressDraw, { freq: 4 }),
  second: fc.option(addressDraw, { freq: 1 }),
  isGateway: chance(40),
  up: mostly(94),
  carrier: mostly(95),
  filter,
});
const shimDraw = fc.record({
  parent: pick,
  mode: fc.constantFrom('bridge', 'bridge', 'bridge', 'private', 'vepa'),
  address: addressDraw,
  filter,
});
const bridgeDraw = fc.record({
  takesNic: chance(35),
  address: addressDraw,
  isGateway: chance(85),
  up: mostly(95),
  isolated: chance(30),
  tunnel: chance(40),
});
const linkDraw = fc.record({
  onBridge: chance(35),
  parent: pick,
  mode: fc.constantFrom('bridge', 'bridge', 'bridge', 'bridge', 'bridge', 'private', 'vepa', 'passthru'),
  address: addressDraw,
  second: fc.option(addressDraw, { freq: 1 }),
  up: mostly(95),
  filter,
});
const routeDraw = fc.record({
  subnet: fc.nat({ max: 7 }),
  via: pick,
  hole: chance(6),
  metric: fc.constantFrom(0, 0, 10),
  length: fc.constantFrom(24, 24, 25, 22),
});
const containerDraw = fc.record({
  links: fc.array(linkDraw, { minLength: 1, maxLength: 2 }),
  gateway: fc.constantFrom('own', 'own', 'own', 'own', 'host', 'random', 'none', 'bad'),
  via: pick,
  routes: fc.array(routeDraw, { maxLength: 1 }),
  forwarding: chance(10),
});
const ruleDraw = fc.record({
  from: fc.option(pick, { freq: 3 }),
  to: fc.option(pick, { freq: 3 }),
  source: fc.option(fc.nat({ max: 7 }), { freq: 1 }),
  destination: fc.option(fc.nat({ max: 7 }), { freq: 1 }),
  protocol: fc.constantFrom(undefined, undefined, 'icmp' as const, 'tcp' as const),
  ports: fc.constantFrom<[number, number][]>([80, 80], [81, 90], [8000, 65535]),
  hasPorts: chance(30),
  accept: mostly(70),
});
const hostDraw = fc.record({
  nics: fc.array(nicDraw, { minLength: 1, maxLength: 3 }),
  shims: fc.array(shimDraw, { maxLength: 1 }),
  bridges: fc.array(bridgeDraw, { maxLength: 2 }),
  containers: fc.array(containerDraw, { maxLength: 3 }),
  forwarding: mostly(75),
  policy: fc.option(
    fc.record({
      rules: fc.array(ruleDraw, { maxLength: 4 }),
      accept: chance(40),
      stateful: mostly(85),
      bridgeFilter: chance(25),
    }),
    { freq: 1 },
  ),
  masquerade: fc.array(
    fc.record({
      from: fc.option(pick, { freq: 1 }),
      to: fc.option(pick, { freq: 3 }),
      source: fc.option(fc.nat({ max: 7 }), { freq: 1 }),
    }),
    { maxLength: 1 },
  ),
  masquerades: chance(35),
  routes: fc.array(routeDraw, { maxLength: 3 }),
  defaultVia: fc.option(pick, { freq: 2 }),
});
const caseDraw = fc.record({
  tcp: chance(25),
  ipv6: chance(35),
  segments: fc.integer({ min: 1, max: 2 }),
  hosts: fc.array(hostDraw, { minLength: 1, maxLength: 4 }),
});
type CaseDraw = typeof caseDraw extends fc.Arbitrary<infer T> ? T : never;
type HostDraw = CaseDraw['hosts'][number];

export const fuzzCase: fc.Arbitrary<FuzzCase> = caseDraw.map((draw) => {
  const built: FuzzCase = { ...build(draw), ...(draw.tcp && { question: { protocol: 'tcp', port: 80 } }) };
  return draw.ipv6 ? withIpv6(built) : built;
});

/** Subnets 0 to 3 belong to segments, 4 to 7 to bridges; they lie side by side, so that a wrong mask covers a neighbour. */
const subnetOf = (index: number): string => `10.0.${index % 8}`;

function build(draw: CaseDraw): FuzzCase {
  const used = new Set<string>();
  const given: string[] = [];
  const hostAddresses: string[] = [];
  const takeAddress = (wanted: AddressDraw, home: number, isGateway = false): string => {
    const subnet = wanted.stray ? wanted.subnet : home;
    const known = given[wanted.number % Math.max(1, given.length)];
    if (wanted.double && known !== undefined) return `${known}/${wanted.length}`;
    let number = isGateway ? 1 : wanted.special || wanted.number;
    // Two gateways of one subnet are a mistake that people make; other addresses are given once.
    while (!isGateway && used.has(`${subnet}.${number}`)) number = (number % 250) + 1;
    used.add(`${subnet}.${number}`);
    given.push(`${subnetOf(subnet)}.${number}`);
    return `${subnetOf(subnet)}.${number}/${wanted.length}`;
  };
  let macs = 0;
  const mac = (): string =>
    `02:00:00:00:${(macs >> 8).toString(16).padStart(2, '0')}:${(macs++ & 255).toString(16).padStart(2, '0')}`;

  const ports: FabricPort[] = [];
  const built = draw.hosts.map((drawn, index) => buildHost(drawn, `h${index}`, index));
  const hosts = built.map(({ finish }) => finish());
  return {
    hosts,
    fabric: {
      segments: Array.from({ length: draw.segments }, (_, index) => ({
        name: `s${index}`,
        vlans: 'all',
        foreignMacs: true,
        mtu: 1500,
      })),
      ports,
    },
  };

  function buildHost(drawn: HostDraw, name: string, hostIndex: number) {
    const links: LinkState[] = [];
    const bridged = new Set<string>();
    const nics = drawn.nics.map((item, index) => {
      const segment = item.segment % draw.segments;
      const addresses = [
        item.address && takeAddress(item.address, segment, item.isGateway),
        item.second && takeAddress(item.second, segment),
      ].filter((text) => typeof text === 'string');
      const state = nic(`n${index}`, addresses, {
        up: item.up,
        mac: mac(),
        reversePathFilter: item.filter,
        ...(!item.carrier && { carrier: false }),
      });
      ports.push({ host: name, link: state.name, segment: `s${segment}` });
      hostAddresses.push(...addresses.map(bare));
      return { state, segment };
    });
    const bridges = drawn.bridges.map((item, index) => {
      const taken = item.takesNic && nics.length > 1 ? nics[nics.length - 1 - index] : undefined;
      const home = taken ? taken.segment : 4 + ((hostIndex * 2 + index) % 4);
      // A tunnel joins bridges of two hosts: they share the subnet then.
      const subnet = item.tunnel && !taken ? 7 : home;
      if (taken) bridged.add(taken.state.name);
      const addresses = [takeAddress(item.address, subnet, item.isGateway && !taken && subnet !== 7)];
      hostAddresses.push(...addresses.map(bare));
      return {
        state: link(`b${index}`, 'bridge', addresses, { up: item.up, mac: mac(), isolated: item.isolated }),
        home: subnet,
        taken,
        tunnel: item.tunnel && !taken,
      };
    });
    const free = nics.filter(({ state }) => !bridged.has(state.name));
    const parents = [
      ...free.map(({ state, segment }) => ({ name: state.name, home: segment })),
      ...bridges.filter(({ tunnel }) => !tunnel).map(({ state, home }) => ({ name: state.name, home })),
    ];
    const passthru = new Set<string>();
    const taken = new Set<string>();
    const macvlanOn = (parent: { name: string }, mode: string): string | undefined => {
      if (passthru.has(parent.name)) return undefined;
      // A passthru child of a bridge hears everybody's frames, which no Docker network makes.
      const allowed = mode === 'passthru' && (taken.has(parent.name) || parent.name.startsWith('b')) ? 'bridge' : mode;
      if (allowed === 'passthru') passthru.add(parent.name);
      taken.add(parent.name);
      return allowed;
    };
    const shims = drawn.shims.flatMap((item, index) => {
      const parent = parents[item.parent % parents.length];
      const mode = parent && macvlanOn(parent, item.mode);
      if (!parent || mode === undefined) return [];
      const address = takeAddress(item.address, parent.home);
      hostAddresses.push(bare(address));
      return [
        link(`shim${index}`, 'macvlan', [address], {
          parent: { link: parent.name },
          mode,
          mac: mac(),
          reversePathFilter: item.filter,
        }),
      ];
    });
    const veths: LinkState[] = [];
    const containers = drawn.containers.map((item, number) => {
      const own = item.links.flatMap((wanted, index): { state: LinkState; home: number }[] => {
        const eth = `eth${index}`;
        const common = { up: wanted.up, reversePathFilter: wanted.filter };
        const addressesAt = (home: number): string[] => [
          takeAddress(wanted.address, home),
          ...(wanted.second ? [takeAddress(wanted.second, home)] : []),
        ];
        const bridge = wanted.onBridge ? bridges[wanted.parent % Math.max(1, bridges.length)] : undefined;
        if (bridge) {
          const outer = `v${number}x${index}`;
          veths.push(
            link(outer, 'veth', [], { peer: { container: `c${hostIndex}${number}`, link: eth }, master: bridge.state.name }),
          );
          return [
            { state: link(eth, 'veth', addressesAt(bridge.home), { ...common, peer: { link: outer } }), home: bridge.home },
          ];
        }
        const parent = parents[wanted.parent % Math.max(1, parents.length)];
        const mode = parent && macvlanOn(parent, wanted.mode);
        if (!parent || mode === undefined) return [];
        const ownMac = mode === 'passthru' ? {} : { mac: mac() };
        return [
          {
            state: link(eth, 'macvlan', addressesAt(parent.home), { ...common, parent: { link: parent.name }, mode, ...ownMac }),
            home: parent.home,
          },
        ];
      });
      return { item, own };
    });

    const finish = () => {
      const own = new Set(
        [...nics, ...bridges]
          .flatMap(({ state }) => state.addresses.map(bare))
          .concat(shims.flatMap((state) => state.addresses.map(bare))),
      );
      const tunnels = bridges.flatMap(({ state, tunnel }, index): LinkState[] => {
        // A tunnel to oneself is a loop of layer 2, which nobody predicts.
        const remote = hostAddresses.filter((address) => !own.has(address))[index];
        const local = ownAddresses(nics)[0];
        if (!tunnel || remote === undefined || local === undefined) return [];
        return [
          link(`vx${index}`, 'vxlan', [], {
            mac: mac(),
            mtu: 1450,
            master: state.name,
            tunnel: { id: 42 + index, local: ip(local), remotes: [ip(remote)], port: 4789 },
          }),
        ];
      });
      const states = nics.map(({ state }) => {
        const bridge = bridges.find((candidate) => candidate.taken?.state.name === state.name);
        return bridge ? { ...state, master: bridge.state.name } : state;
      });
      links.push(...states, ...bridges.map(({ state }) => state), ...shims, ...veths, ...tunnels);
      const names = links.filter(({ master }) => master === undefined).map((candidate) => candidate.name);
      const forward = drawn.policy ? policyOf(drawn.policy, names) : undefined;
      const bridgeFilter = drawn.policy?.bridgeFilter === true;
      const routes = [
        ...drawn.routes.map((item) => routeOf(item, hostAddresses)),
        ...defaultRoute(drawn.defaultVia, hostAddresses),
      ];
      return host(
        name,
        links,
        containers.map(({ item, own }, number) => {
          const routesOf = [...gatewayOf(item, own), ...item.routes.map((wanted) => routeOf(wanted, hostAddresses))];
          return container(
            `c${hostIndex}${number}`,
            own.map(({ state }) => state),
            { routes: routesOf, forwarding: { ipv4: item.forwarding, ipv6: false } },
          );
        }),
        {
          forwarding: { ipv4: drawn.forwarding, ipv6: false },
          routes,
          ...(forward && { forward }),
          bridgeFilter,
          // br_netfilter would masquerade bridged frames too, which no Docker host is set up for.
          ...(drawn.masquerades && !bridgeFilter && { masquerade: drawn.masquerade.map((rule) => masqueradeOf(rule, names)) }),
        } satisfies Partial<NamespaceState>,
      );
    };
    return { finish };
  }

  function gatewayOf(item: HostDraw['containers'][number], own: readonly { state: LinkState; home: number }[]): RouteState[] {
    const home = own[0]?.home ?? 0;
    switch (item.gateway) {
      case 'own':
        return [{ to: net('0.0.0.0/0'), via: ip(`${subnetOf(home)}.1`) }];
      case 'host':
      case 'random':
        return defaultRoute(item.via, item.gateway === 'host' ? hostAddresses : given);
      case 'bad':
        return [{ to: net('0.0.0.0/0'), via: ip(`${subnetOf(home)}.251`) }];
      default:
        return [];
    }
  }
}

const bare = (address: string): string => address.slice(0, address.lastIndexOf('/'));

function ownAddresses(nics: readonly { state: LinkState }[]): readonly string[] {
  return nics.flatMap(({ state }) => state.addresses.map(bare));
}

function defaultRoute(via: number | null, known: readonly string[]): RouteState[] {
  const address = via === null ? undefined : known[via % Math.max(1, known.length)];
  return address === undefined ? [] : [{ to: net('0.0.0.0/0'), via: ip(address) }];
}

function routeOf(
  drawn: { subnet: number; via: number; hole: boolean; metric: number; length: number },
  known: readonly string[],
): RouteState {
  const third = drawn.length === 22 ? drawn.subnet & 4 : drawn.subnet;
  const to = net(`10.0.${third}.0/${drawn.length}`);
  const via = known[drawn.via % Math.max(1, known.length)];
  if (drawn.hole || via === undefined) return { to, type: 'blackhole' };
  return { to, via: ip(via), ...(drawn.metric > 0 && { metric: drawn.metric }) };
}

type PolicyDraw = NonNullable<HostDraw['policy']>;

function policyOf(drawn: PolicyDraw, names: readonly string[]): ForwardPolicy {
  return {
    fallback: drawn.accept ? 'accept' : 'drop',
    ...(!drawn.stateful && { stateful: false }),
    rules: drawn.rules.map(({ from, to, source, destination, protocol, ports, hasPorts, accept }) => ({
      ...linkNamed('from', from, names),
      ...linkNamed('to', to, names),
      ...(source !== null && { source: net(`${subnetOf(source)}.0/24`) }),
      ...(destination !== null && { destination: net(`${subnetOf(destination)}.0/24`) }),
      ...(protocol && { protocol }),
      ...(hasPorts && protocol !== 'icmp' && { ports: [ports] }),
      action: accept ? 'accept' : 'drop',
    })),
  };
}

function masqueradeOf(drawn: HostDraw['masquerade'][number], names: readonly string[]): MasqueradeRule {
  return {
    ...linkNamed('in', drawn.from, names),
    ...linkNamed('out', drawn.to, names),
    ...(drawn.source !== null && { source: net(`${subnetOf(drawn.source)}.0/24`) }),
  };
}

function linkNamed<Key extends string>(key: Key, drawn: number | null, names: readonly string[]): Partial<Record<Key, string>> {
  const name = drawn === null ? undefined : names[drawn % names.length];
  return name === undefined ? {} : ({ [key]: name } as Record<Key, string>);
}
