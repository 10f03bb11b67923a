/** Addresses that somebody else has: another host's NIC, or a container that is not of this design, on any host that was read. */
import { addressOf } from '../address/address.ts';
import { isOwned, readMark } from '../compile/labels.ts';
import type { ObjectRef, Problem } from '../problem/problem.ts';
import type { HostState } from '../state/state.ts';

interface Holder {
  readonly host: string;
  readonly what: string;
  /** Network or link that it is on. */
  readonly on: string;
  readonly nic: boolean;
}

/** Problems for every address that the design gives out and somebody else on these hosts has on a NIC or a macvlan or ipvlan network. */
export function usedElsewhere(
  topology: string,
  desired: readonly HostState[],
  observed: readonly HostState[],
): readonly Problem[] {
  const holders = new Map<string, Holder[]>();
  const hold = (address: string | undefined, holder: Holder) => {
    if (address !== undefined) holders.set(address, [...(holders.get(address) ?? []), holder]);
  };
  for (const host of observed) {
    for (const link of host.namespace.links) {
      if (link.kind === 'loopback' || link.kind === 'bridge') continue;
      const ours = readMark(link.alias, topology)?.addresses ?? [];
      for (const address of link.addresses)
        // What this design gave is taken back where it moves.
        if (!ours.includes(address))
          hold(addressOf(address), {
            host: host.host,
            what: `the interface ${link.name} of ${host.host}`,
            on: link.name,
            nic: true,
          });
    }
    const direct = new Set(
      host.networks.filter(({ driver }) => driver === 'macvlan' || driver === 'ipvlan').map(({ name }) => name),
    );
    for (const container of host.containers) {
      if (isOwned(container, topology)) continue;
      for (const attachment of container.attachments) {
        if (!direct.has(attachment.network)) continue;
        const holder = {
          host: host.host,
          what: `the container ${container.name} on ${host.host}`,
          on: attachment.network,
          nic: false,
        };
        hold(attachment.ipv4, holder);
        hold(attachment.ipv6, holder);
      }
    }
  }
  return desired.flatMap((host) => [
    // Docker's bridges have the same addresses on every host, each for itself.
    ...host.namespace.links
      .filter(({ kind }) => kind !== 'bridge')
      .flatMap((link) =>
        link.addresses.flatMap((address) =>
          clash(
            holders.get(addressOf(address)),
            `${link.name} of ${host.host}`,
            addressOf(address),
            { kind: 'interface', name: `${host.host}/${link.name}` },
            (holder) => holder.nic && holder.host === host.host && holder.on === link.name,
          ),
        ),
      ),
    ...host.containers.flatMap((container) =>
      container.attachments.flatMap((attachment) =>
        [attachment.ipv4, attachment.ipv6].flatMap((address) =>
          // On the same daemon and network `containers.ts` has said it already.
          clash(
            holders.get(address ?? ''),
            container.key ?? container.name,
            address ?? '',
            { kind: 'container', name: container.key ?? container.name },
            (holder) => !holder.nic && holder.host === host.host && holder.on === attachment.network,
          ),
        ),
      ),
    ),
  ]);
}

function clash(
  holders: readonly Holder[] | undefined,
  who: string,
  address: string,
  object: ObjectRef,
  isSelf: (holder: Holder) => boolean,
): readonly Problem[] {
  if (address.startsWith('127.') || address === '::1') return [];
  return (holders ?? [])
    .filter((holder) => !isSelf(holder))
    .map((holder) => ({
      code: 'ADDRESS_IN_USE',
      severity: 'error' as const,
      message: `${who} wants ${address}, which ${holder.what} has already.`,
      hint: `Give ${who} another address, or free that one.`,
      place: { host: holder.host },
      objects: [object],
      data: { address, host: holder.host },
    }));
}
