import { describe, expect, it } from 'vitest';
import type { HostState } from '../state/state.ts';
import { container, endpointsOf, host, ip, link, macvlan, nic, oneSegment, route, vlan } from './fixture.ts';
import { reach } from './reach.ts';

const TAGS = Array.from({ length: 20 }, (_, index) => index + 10);

/** Containers dealt out over hosts and VLANs, two routers that pass one VLAN to the next, and a shim on every host if wanted. */
function campus(hosts: number, containers: number, withShims = false): HostState[] {
  const networkOf = (tag: number): string => `172.${tag}`;
  const next = new Map<number, number>();
  const dealt = Array.from({ length: containers }, (_, index) => {
    const tag = TAGS[Math.floor(index / hosts) % TAGS.length] ?? 10;
    const number = next.get(tag) ?? 256;
    next.set(tag, number + 1);
    const address = `${networkOf(tag)}.${number >> 8}.${number & 255}`;
    const routes = [route('default', `${networkOf(tag)}.0.${1 + (index % 2)}`)];
    return {
      on: index % hosts,
      tag,
      address,
      state: container(`c${index}`, [macvlan(`e.${tag}`, [`${address}/16`])], { routes }),
    };
  });
  const router = (number: number): HostState =>
    host(`router${number}`, [nic('e'), ...TAGS.map((tag) => vlan('e', tag, [`${networkOf(tag)}.0.${number}/16`]))], [], {
      forwarding: { ipv4: true, ipv6: false },
      forward: {
        fallback: 'drop',
        rules: TAGS.map((tag) => ({ from: `e.${tag}`, to: `e.${tag + 1}`, action: 'accept' as const })),
      },
    });
  return [
    ...Array.from({ length: hosts }, (_, number) => {
      const own = dealt.filter(({ on }) => on === number);
      const shims = withShims
        ? [link('shim', 'macvlan', [`172.10.200.${number + 1}/32`], { parent: { link: 'e.10' }, mode: 'bridge' })]
        : [];
      const routes = own
        .filter(({ tag }) => tag === 10)
        .map(({ address }) => route(`${address}/32`, undefined, { link: 'shim' }));
      return host(
        `h${number}`,
        [nic('e', [`192.168.0.${number + 1}/24`]), ...TAGS.map((tag) => vlan('e', tag)), ...shims],
        own.map(({ state }) => state),
        withShims ? { routes } : {},
      );
    }),
    router(1),
    router(2),
  ];
}

describe('groups', () => {
  it('are few where containers are many', () => {
    const hosts = campus(50, 1000, true);
    const matrix = reach(
      hosts,
      oneSegment(hosts),
      endpointsOf(hosts).filter((endpoint) => endpoint.container),
    );
    expect(matrix.groups).toHaveLength(40);
    const tally = matrix.tally();
    expect(tally.pairs).toBe(999_000);
    // Twenty networks of fifty containers: within each network everybody, and from each to the next those who have the same
    // router, because the other one has not seen the request and drops the reply.
    expect(tally.reachable).toBe(20 * 50 * 49 + 19 * 2 * 25 * 25);
  });

  it('agree with the walk of every pair', { timeout: 30_000 }, () => {
    const hosts = campus(4, 60, true);
    const matrix = reach(hosts, oneSegment(hosts), endpointsOf(hosts));
    for (const pair of matrix.pairs()) expect([pair, matrix.isReachable(pair)]).toEqual([pair, matrix.walk(pair).reachable]);
  });

  it('keep apart what a single route or rule tells apart', () => {
    const hosts = campus(2, 80);
    const [first, ...others] = hosts;
    if (!first) throw new Error('a host');
    const holed = [
      ...others.slice(0, -2),
      first,
      ...others.slice(-2).map((router) => ({
        ...router,
        namespace: { ...router.namespace, routes: [route('172.11.1.0/32', undefined, { type: 'blackhole' })] },
      })),
    ];
    const matrix = reach(
      holed,
      oneSegment(holed),
      endpointsOf(holed).filter((endpoint) => endpoint.container),
    );
    const to = (address: string): boolean | undefined =>
      [
        ...matrix.select({
          from: ({ addresses }) => addresses[0]?.address.startsWith('172.10.') === true,
          to: (_, target) => target.address === ip(address),
        }),
      ].map((pair) => matrix.isReachable(pair))[0];
    expect(to('172.11.1.0')).toBe(false);
    expect(to('172.11.1.1')).toBe(true);
  });

  it('count for a pattern what walking it counts', () => {
    const hosts = campus(5, 100);
    const matrix = reach(hosts, oneSegment(hosts), endpointsOf(hosts));
    const pattern = {
      from: ({ host: name }: { host: string }) => name === 'h1' || name === 'h2',
      to: (_: unknown, { address }: { address: string }) => address.startsWith('172.11.'),
    };
    const pairs = [...matrix.select(pattern)];
    const tally = matrix.tally(pattern);
    expect(tally.pairs).toBe(pairs.length);
    expect(tally.reachable).toBe(pairs.filter((pair) => matrix.walk(pair).reachable).length);
  });
});
