import { boundsOf, overlaps } from '../../address/address.ts';
import type { Prefix } from '../../address/address.ts';
import type { Path } from '../../topology/path.ts';
import { groupBy } from '../context.ts';
import { defineRule } from '../rule.ts';

interface Range {
  readonly range: Prefix;
  readonly host: string;
  readonly network: string;
  readonly path: Path;
}

export const rangeOverlap = defineRule({
  code: 'RANGE_OVERLAP',
  severity: 'error',
  title: 'Ranges of two hosts overlap',
  explanation: {
    what: 'Two hosts that share a broadcast domain have ranges with addresses in common.',
    why: 'Each Docker daemon hands out addresses alone, from the first of its range on. Where ranges overlap, two hosts hand out the same address and neither notices.',
    how: 'Give each host a range of its own, or leave the ranges out: Vlanvas plans one for each host that overlaps with no other.',
  },
  *find({ places }) {
    const ranges: (Range & { readonly keys: readonly string[] })[] = [];
    for (const { network, host, domain } of places) {
      network.subnets.forEach((subnet, index) => {
        const range = subnet.ranges.get(host);
        const path = ['networks', network.name, 'subnets', index, 'ranges', host];
        if (range !== undefined)
          ranges.push({ range, host, network: network.name, path, keys: [domain, `network ${network.name}`] });
      });
    }
    const told = new Set<string>();
    for (const group of groupBy(ranges, ({ keys }) => keys).values()) {
      // Prefixes that overlap contain one another, so in this order a range overlaps with the last one that is wider.
      const sorted = [...group].sort(
        (a, b) =>
          compare(boundsOf(a.range).first, boundsOf(b.range).first) || compare(boundsOf(b.range).last, boundsOf(a.range).last),
      );
      let widest: Range | undefined;
      for (const current of sorted) {
        if (!widest || !overlaps(widest.range, current.range)) widest = current;
        else if (widest.host !== current.host && !told.has(key(widest, current))) {
          told.add(key(widest, current));
          yield {
            message: `The ranges of ${widest.host} (${widest.range}) and ${current.host} (${current.range}) overlap: both hosts would hand out the same addresses.`,
            hint: 'Give each host a range of its own, or leave them out and let Vlanvas plan them.',
            path: current.path,
            objects: [...new Set([widest.network, current.network])].map((name) => ({ kind: 'network', name })),
            data: { first: widest.host, second: current.host },
            fix: { label: 'Plan the ranges', changes: [widest, current].map(({ path }) => ({ path, value: undefined })) },
          };
        }
      }
    }
  },
});

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function key(a: Range, b: Range): string {
  return JSON.stringify([a.path, b.path]);
}
