/** Grouping is a shortcut: over random topologies, and over enlarged ones, it gives what every pair gives by itself. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { InterfaceAddress } from '../../shared/address/address.ts';
import type { ContainerState, HostState, LinkState } from '../../shared/state/state.ts';
import { endpointsOf } from '../../shared/reach/fixture.ts';
import { reach } from '../../shared/reach/reach.ts';
import { fuzzCase } from './arbitrary.ts';
import { vlanCase } from './vlans.ts';
import type { FuzzCase } from './plan.ts';

/** Gives every container two twins on its host, with free addresses of the same subnets. */
function enlarged({ hosts, ...given }: FuzzCase): FuzzCase {
  const used = new Set(
    hosts.flatMap((host) => endpointsOf([host])).flatMap(({ addresses }) => addresses.map(({ address }) => address as string)),
  );
  const free = (address: InterfaceAddress): InterfaceAddress => {
    const [text = '', length = ''] = address.split('/');
    const [separator, base] = text.includes(':') ? [':', 16] : ['.', 10];
    const stem = text.slice(0, text.lastIndexOf(separator) + 1);
    let last = 131;
    while (used.has(`${stem}${last.toString(base)}`)) last += 1;
    used.add(`${stem}${last.toString(base)}`);
    return `${stem}${last.toString(base)}/${length}` as InterfaceAddress;
  };
  return {
    ...given,
    hosts: hosts.map((host): HostState => {
      const veths: LinkState[] = [];
      // The kernel lets a passthru child have no sibling.
      const single = host.containers.filter((item) => item.namespace?.links.some((link) => link.mode === 'passthru') !== true);
      const twins = single.flatMap((item): ContainerState[] =>
        ['a', 'b'].map((suffix) => {
          const name = `${item.name}${suffix}`;
          const links = item.namespace?.links.map((link): LinkState => {
            if (link.kind === 'loopback') return link;
            const outer = host.namespace.links.find((candidate) => candidate.name === link.peer?.link);
            if (outer) veths.push({ ...outer, name: `${outer.name}${suffix}`, peer: { container: name, link: link.name } });
            const { mac: _mac, ...rest } = link;
            return { ...rest, addresses: link.addresses.map(free), ...(outer && { peer: { link: `${outer.name}${suffix}` } }) };
          });
          return { ...item, name, ...(item.namespace && links && { namespace: { ...item.namespace, links } }) };
        }),
      );
      return {
        ...host,
        namespace: { ...host.namespace, links: [...host.namespace.links, ...veths] },
        containers: [...host.containers, ...twins],
      };
    }),
  };
}

function disagreements({ hosts, fabric, question }: FuzzCase): readonly string[] {
  const endpoints = endpointsOf(hosts);
  const grouped = reach(hosts, fabric, endpoints, question);
  const wrong: string[] = [];
  const count = { pairs: 0, reachable: 0, uncertain: 0 };
  for (const pair of grouped.pairs()) {
    const fate = grouped.fate(pair);
    const walk = grouped.walk(pair);
    count.pairs += 1;
    if (walk.reachable) count.reachable += 1;
    if (walk.uncertain) count.uncertain += 1;
    if (fate.reachable !== walk.reachable || fate.reason !== walk.reason || fate.uncertain !== walk.uncertain) {
      wrong.push(`${pair.from} ${pair.to} ${pair.address}: ${fate.reason ?? 'open'}, by itself ${walk.reason ?? 'open'}`);
    }
  }
  const { pairs, reachable, uncertain } = grouped.tally();
  if (pairs !== count.pairs || pairs !== grouped.pairCount) wrong.push(`${pairs} pairs tallied of ${count.pairs}`);
  if (reachable !== count.reachable || uncertain !== count.uncertain)
    wrong.push(`${reachable} reachable tallied of ${count.reachable}`);
  return wrong;
}

it('gives every pair the fate that it has by itself', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.oneof(fuzzCase, vlanCase), (given) => {
      expect(disagreements(given)).toEqual([]);
    }),
    { numRuns: 150, seed: 7 },
  );
});

it('gives twins the fate that they have by themselves', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.oneof(fuzzCase, vlanCase), (given) => {
      expect(disagreements(enlarged(given))).toEqual([]);
    }),
    { numRuns: 100, seed: 8 },
  );
});
