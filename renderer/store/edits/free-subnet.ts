/** A subnet that nothing in the design uses yet. */
import {
  overlaps,
  parseInterfaceAddress,
  parsePrefix,
  networkOf,
  addressAt,
  type Prefix,
} from '../../../shared/address/address.ts';
import type { TopologyDocument } from '../../../shared/topology/document.ts';

/** 172.16.10.0/24, 172.16.20.0/24 … as the tutorials do, with its first address as the gateway. */
export function freeSubnet(document: TopologyDocument): { subnet: string; gateway: string } {
  const used = usedPrefixes(document);
  for (let third = 10; third <= 250; third += 10) {
    const prefix = parsePrefix(`172.16.${third}.0/24`);
    if (prefix && !used.some((other) => overlaps(prefix, other))) return { subnet: prefix, gateway: addressAt(prefix, 1n) ?? '' };
  }
  for (let second = 0; second <= 255; second++) {
    const prefix = parsePrefix(`10.${second}.0.0/16`);
    if (prefix && !used.some((other) => overlaps(prefix, other))) return { subnet: prefix, gateway: addressAt(prefix, 1n) ?? '' };
  }
  return { subnet: '172.16.10.0/24', gateway: '172.16.10.1' };
}

function usedPrefixes(document: TopologyDocument): Prefix[] {
  const subnets = Object.values(document.networks ?? {}).flatMap((network) => network.subnets ?? []);
  const interfaces = Object.values(document.hosts ?? {}).flatMap((host) => Object.values(host.interfaces ?? {}));
  const written = [...subnets.map((subnet) => subnet.subnet), ...interfaces.flatMap((nic) => nic?.addresses ?? [])];
  return written.flatMap((text) => {
    const address = parseInterfaceAddress(text);
    return address ? [networkOf(address)] : [];
  });
}
