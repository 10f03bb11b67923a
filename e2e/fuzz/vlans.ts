/**
 * Random topologies of what a machine without 802.1Q and ipvlan cannot build: trunks and access ports, sub-interfaces, macvlan and
 * ipvlan in all modes upon them, fabrics that carry some tags and drop foreign MACs, and routers on a stick.
 */
import fc from 'fast-check';
import type { FabricPort, ForwardRuleState, LinkState, RouteState } from '../../shared/state/state.ts';
import { container, host, ip, link, net, nic, vlan } from '../../shared/reach/fixture.ts';
import { withIpv6 } from './ipv6.ts';
import type { FuzzCase } from './plan.ts';

const TAGS = [10, 20] as const;
const chance = (percent: number): fc.Arbitrary<boolean> => fc.integer({ min: 0, max: 99 }).map((value) => value >= 100 - percent);
const mostly = (percent: number): fc.Arbitrary<boolean> => chance(100 - percent).map((value) => !value);
const pick = fc.nat({ max: 1000 });
const filter = fc.constantFrom<(0 | 1 | 2)[]>(0, 0, 0, 1, 2);

const driverDraw = fc.constantFrom('macvlan', 'macvlan', 'l2', 'l2', 'l3', 'l3', 'l3s');
const placeDraw = fc.record({
  address: mostly(60),
  isGateway: chance(50),
  up: mostly(95),
  filter,
  driver: driverDraw,
  shim: chance(30),
});
const nicDraw = fc.record({
  access: fc.constantFrom<(number | undefined)[]>(undefined, undefined, undefined, undefined, 10, 20),
  trunk: fc.constantFrom<(readonly number[] | undefined)[]>(undefined, undefined, undefined, undefined, [10], [20]),
  carrier: mostly(96),
  own: placeDraw,
  subs: fc.tuple(fc.option(placeDraw, { freq: 4 }), fc.option(placeDraw, { freq: 4 })),
});
const childDraw = fc.record({
  parent: pick,
  mode: fc.constantFrom('bridge', 'bridge', 'bridge', 'bridge', 'private', 'vepa'),
  stray: chance(8),
  up: mostly(96),
  filter,
});
const containerDraw = fc.record({
  links: fc.array(childDraw, { minLength: 1, maxLength: 2 }),
  gateway: fc.constantFrom('own', 'own', 'own', 'host', 'none'),
  via: pick,
});
const ruleDraw = fc.record({
  from: fc.option(pick, { freq: 3 }),
  to: fc.option(pick, { freq: 3 }),
  protocol: fc.constantFrom(undefined, undefined, 'icmp' as const, 'tcp' as const),
  accept: mostly(70),
});
const hostDraw = fc.record({
  nics: fc.array(nicDraw, { minLength: 1, maxLength: 2 }),
  containers: fc.array(containerDraw, { maxLength: 3 }),
  forwarding: mostly(70),
  rules: fc.option(fc.array(ruleDraw, { maxLength: 3 }), { freq: 1 }),
  masquerade: fc.option(pick, { freq: 1 }),
  knows: fc.array(chance(70), { minLength: 6, maxLength: 6 }),
  defaultVia: fc.option(pick, { freq: 2 }),
});
const caseDraw = fc.record({
  ipv6: chance(30),
  vlans: fc.constantFrom<('all' | readonly number[])[]>('all', 'all', 'all', [10], [20], []),
  foreignMacs: mostly(80),
  hosts: fc.array(hostDraw, { minLength: 2, maxLength: 3 }),
});
type CaseDraw = typeof caseDraw extends fc.Arbitrary<infer T> ? T : never;
type HostDraw = CaseDraw['hosts'][number];
type PlaceDraw = HostDraw['nics'][number]['own'];

export const vlanCase: fc.Arbitrary<FuzzCase> = caseDraw.map((draw) => (draw.ipv6 ? withIpv6(build(draw)) : build(draw)));

/** A NIC or sub-interface, and the children that it may have. */
interface Place {
  readonly draw: PlaceDraw;
  readonly name: string;
  /** Third byte of the subnet that people would take for it. */
  readonly subnet: number;
  /** Of its children: that of the place itself, or one of their own behind ipvlan l3. */
  readonly inner: number;
}

function build(draw: CaseDraw): FuzzCase {
  const used = new Set<string>();
  const hostAddresses: string[] = [];
  const take = (subnet: number, isGateway = false): string => {
    let number = isGateway ? 1 : 10;
    while (used.has(`${subnet}.${number}`) && !isGateway) number += 1;
    used.add(`${subnet}.${number}`);
    return `10.0.${subnet}.${number}/24`;
  };
  let macs = 0;
  const mac = (): string => `02:00:00:00:01:${(macs++).toString(16).padStart(2, '0')}`;
  const ports: FabricPort[] = [];

  const planned = draw.hosts.map((drawn, hostIndex) => {
    const places: Place[] = [];
    const links: LinkState[] = [];
    const add = (
      place: PlaceDraw,
      name: string,
      subnet: number,
      make: (addresses: readonly string[], extra: object) => LinkState,
    ): void => {
      const isLayer3 = place.driver === 'l3' || place.driver === 'l3s';
      places.push({ draw: place, name, subnet, inner: isLayer3 ? 100 + hostIndex * 8 + places.length : subnet });
      const addresses = place.address ? [take(subnet, place.isGateway)] : [];
      hostAddresses.push(...addresses.map(bare));
      links.push(make(addresses, { up: place.up, reversePathFilter: place.filter }));
    };
    for (const [index, item] of drawn.nics.entries()) {
      const name = `n${index}`;
      add(item.own, name, item.access ?? 0, (addresses, extra) =>
        nic(name, addresses, { ...extra, mac: mac(), ...(!item.carrier && { carrier: false }) }),
      );
      // A bridge lets a tag in that is the port's own access VLAN, which switches do or do not.
      for (const [position, sub] of item.subs.entries()) {
        const tag = TAGS[position];
        if (sub && tag !== undefined && tag !== item.access)
          add(sub, `${name}.${tag}`, tag, (addresses, extra) => vlan(name, tag, addresses, extra));
      }
      ports.push({
        host: `h${hostIndex}`,
        link: name,
        segment: 's0',
        ...(item.access !== undefined && { access: item.access }),
        ...(item.access === undefined && item.trunk && { vlans: item.trunk }),
      });
    }
    return { drawn, places, links };
  });

  const child = (
    name: string,
    place: Place,
    drawn: { mode: string; up: boolean; filter: 0 | 1 | 2 },
    address: string,
  ): LinkState => {
    const { driver } = place.draw;
    const common = { up: drawn.up, reversePathFilter: drawn.filter, parent: { link: place.name } };
    return driver === 'macvlan'
      ? link(name, 'macvlan', [address], { ...common, mode: drawn.mode, mac: mac() })
      : link(name, 'ipvlan', [address], { ...common, mode: driver });
  };
  const inside = planned.flatMap(({ places }, owner) =>
    places.filter(({ inner }) => inner >= 100).map(({ inner, subnet }) => ({ owner, inner, subnet })),
  );

  const hosts = planned.map(({ drawn, places, links }, hostIndex) => {
    const shims = places
      .filter((place) => place.draw.shim)
      .map((place, index) => {
        const address = take(place.inner);
        hostAddresses.push(bare(address));
        return child(`shim${index}`, place, { mode: 'bridge', up: true, filter: 0 }, address);
      });
    const containers = drawn.containers.map((item, number) => {
      const own = item.links.flatMap((wanted, index) => {
        const place = places[wanted.parent % places.length];
        if (!place) return [];
        return [{ place, state: child(`eth${index}`, place, wanted, take(wanted.stray ? 99 : place.inner)) }];
      });
      return container(
        `c${hostIndex}${number}`,
        own.map(({ state }) => state),
        { routes: gatewayOf(item, own[0]) },
      );
    });
    const names = [...links, ...shims].map(({ name }) => name);
    const named = (drawnName: number | null): string | undefined =>
      drawnName === null ? undefined : names[drawnName % names.length];
    const rules = drawn.rules?.map(({ from, to, protocol, accept }): ForwardRuleState => {
      const [one, other] = [named(from), named(to)];
      return {
        ...(one !== undefined && { from: one }),
        ...(other !== undefined && { to: other }),
        ...(protocol && { protocol }),
        action: accept ? 'accept' : 'drop',
      };
    });
    const out = named(drawn.masquerade);
    return host(`h${hostIndex}`, [...links, ...shims], containers, {
      forwarding: { ipv4: drawn.forwarding, ipv6: false },
      routes: [...routesInside(drawn, hostIndex), ...defaultRoute(drawn.defaultVia)],
      ...(rules && { forward: { rules, fallback: 'drop' as const } }),
      ...(out !== undefined && { masquerade: [{ out }] }),
    });
  });
  return {
    hosts,
    fabric: { segments: [{ name: 's0', vlans: draw.vlans, foreignMacs: draw.foreignMacs, mtu: 1500 }], ports },
  };

  /** Routes to what lies behind ipvlan l3 of other hosts, via their address in the subnet of the parent. */
  function routesInside({ knows }: HostDraw, hostIndex: number): RouteState[] {
    return inside.flatMap(({ owner, inner, subnet }, index): RouteState[] => {
      if (owner === hostIndex || !knows[index % knows.length]) return [];
      const via = planned[owner]?.links
        .flatMap(({ addresses }) => addresses.map(bare))
        .find((address) => address.startsWith(`10.0.${subnet}.`));
      return via === undefined ? [] : [{ to: net(`10.0.${inner}.0/24`), via: ip(via) }];
    });
  }

  function gatewayOf(
    item: HostDraw['containers'][number],
    first: { readonly place: Place; readonly state: LinkState } | undefined,
  ): RouteState[] {
    if (!first || item.gateway === 'none') return [];
    const to = net('0.0.0.0/0');
    if (first.state.mode === 'l3' || first.state.mode === 'l3s') return [{ to, link: first.state.name }];
    return item.gateway === 'own' ? [{ to, via: ip(`10.0.${first.place.subnet}.1`) }] : defaultRoute(item.via);
  }

  function defaultRoute(via: number | null): RouteState[] {
    const address = via === null ? undefined : hostAddresses[via % Math.max(1, hostAddresses.length)];
    return address === undefined ? [] : [{ to: net('0.0.0.0/0'), via: ip(address) }];
  }
}

function bare(address: string): string {
  return address.slice(0, address.lastIndexOf('/'));
}
