import { groupBy } from '../context.ts';
import type { AddressUse } from '../address-uses.ts';
import { defineRule } from '../rule.ts';
import type { Finding } from '../rule.ts';

export const duplicateAddress = defineRule({
  code: 'DUPLICATE_ADDRESS',
  severity: 'error',
  title: 'An address is given twice',
  explanation: {
    what: 'Two containers, interfaces or gateways have the same address in one broadcast domain, in one network, or on one Docker daemon.',
    why:
      'Each Docker daemon allocates alone and does not know what others gave out. Neighbours ask by ARP who has the address, ' +
      'two answer, and packets go now to the one and now to the other: some pings fail, some connections break, and it changes by the minute. ' +
      'Networks of one daemon with the same subnet share its addresses, whatever their parents are: the second container ends with "Address already in use".',
    how: 'Give one of them another address, or leave the address out: Vlanvas then plans one that is free on all hosts.',
  },
  *find({ usesByAddress, topology }) {
    // Overlay networks have an address space of their own.
    const isLocal = ({ kind, network }: AddressUse): boolean =>
      kind === 'container' && topology.networks.get(network ?? '')?.driver !== 'overlay';
    for (const uses of usesByAddress.values()) {
      if (uses.length < 2) continue;
      const told = new Set<AddressUse>();
      const groups = [
        ...groupBy(uses, ({ domain }) => [domain]).values(),
        ...groupBy(uses, ({ network }) => (network === undefined ? [] : [network])).values(),
        ...groupBy(uses, (use) => (isLocal(use) ? [use.host] : [])).values(),
      ];
      for (const [first, ...others] of groups) {
        for (const other of others) {
          if (!first || told.has(other)) continue;
          told.add(other);
          yield finding(other, first);
        }
      }
    }
    for (const network of topology.networks.values()) {
      for (const { gateway } of network.subnets) {
        if (gateway === undefined) continue;
        for (const use of usesByAddress.get(gateway) ?? []) {
          if (use.kind === 'container' && use.network === network.name) {
            yield {
              ...finding(use, undefined),
              message: `${use.who} has ${gateway}, which is the gateway of ${network.name}: Docker reserves it and refuses the container.`,
            };
          }
        }
      }
    }
  },
});

function finding(use: AddressUse, first: AddressUse | undefined): Finding {
  const objects = first && first.object.name !== use.object.name ? [use.object, first.object] : [use.object];
  const where =
    first?.domain === use.domain
      ? 'in the same broadcast domain'
      : first?.network === use.network
        ? `in the network ${use.network ?? ''}`
        : `on the Docker daemon of ${use.host}`;
  return {
    message: `${first?.who ?? ''} and ${use.who} both have the address ${use.address} ${where}.`,
    hint:
      use.kind === 'container'
        ? `Give ${use.who} another address, or leave it out and let Vlanvas plan one.`
        : `Give ${use.who} another address.`,
    path: use.path,
    objects,
    data: { address: use.address, ...(first ? { first: first.who } : {}), second: use.who },
    ...(use.kind === 'container'
      ? { fix: { label: `Plan another address for ${use.who}`, changes: [{ path: use.path, value: undefined }] } }
      : {}),
  };
}
