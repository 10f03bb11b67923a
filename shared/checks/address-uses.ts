import { addressOf } from '../address/address.ts';
import type { InterfaceAddress, IpAddress, MacAddress } from '../address/address.ts';
import type { ObjectRef } from '../problem/problem.ts';
import type { Path } from '../topology/path.ts';
import type { Topology } from '../topology/topology.ts';
import type { NetworkOnHost } from './context.ts';

/** An address that the file gives to somebody. */
export interface AddressUse {
  readonly address: IpAddress;
  readonly kind: 'container' | 'interface' | 'shim';
  readonly domain: string;
  /** Network of the file; undefined for an interface's own address. */
  readonly network: string | undefined;
  readonly host: string;
  /** As it is called in a sentence: `bbox1`, `ens33 of docker01`. */
  readonly who: string;
  readonly object: ObjectRef;
  readonly path: Path;
  readonly mac?: MacAddress;
}

/** Every address of containers, interfaces and shims, with the broadcast domain that it lives in. */
export function addressUses(
  topology: Topology,
  places: readonly NetworkOnHost[],
  domain: (host: string, link: string) => string,
): readonly AddressUse[] {
  const domains = new Map(places.map((place) => [`${place.network.name} ${place.host}`, place.domain]));
  const uses: AddressUse[] = [];
  for (const container of topology.containers.values()) {
    for (const { network, ipv4, ipv6 } of container.attachments) {
      const common = {
        kind: 'container' as const,
        domain: domains.get(`${network} ${container.host}`) ?? `network ${network} of ${container.host}`,
        network,
        host: container.host,
        who: container.key,
        object: { kind: 'container' as const, name: container.key },
      };
      const path = ['containers', container.key, 'networks', network];
      if (ipv4 !== undefined) uses.push({ ...common, address: ipv4, path: [...path, 'ipv4'] });
      if (ipv6 !== undefined) uses.push({ ...common, address: ipv6, path: [...path, 'ipv6'] });
    }
  }
  for (const host of topology.hosts.values()) {
    for (const link of host.interfaces.values()) {
      const section = link.kind === 'bond' ? 'bonds' : 'interfaces';
      link.addresses.forEach((address, index) =>
        uses.push({
          address: addressOf(address),
          kind: 'interface',
          domain: domain(host.name, link.name),
          network: undefined,
          host: host.name,
          who: `${link.name} of ${host.name}`,
          object: { kind: 'interface', name: `${host.name}/${link.name}` },
          path: ['hosts', host.name, section, link.name, 'addresses', index],
        }),
      );
    }
  }
  for (const place of places) {
    const shim = place.network.parents.get(place.host)?.shim;
    shim?.addresses.forEach((address: InterfaceAddress, index) =>
      uses.push({
        address: addressOf(address),
        kind: 'shim',
        domain: place.domain,
        network: place.network.name,
        host: place.host,
        who: `the shim of ${place.network.name} on ${place.host}`,
        object: { kind: 'network', name: place.network.name },
        path: ['networks', place.network.name, 'parents', place.host, 'shim', 'addresses', index],
      }),
    );
  }
  return uses;
}
